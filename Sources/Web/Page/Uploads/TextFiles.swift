import Synchronization

/// Small files that are read at once and kept nowhere: the handle is their text.
struct TextFiles: UploadSink {
    func begin(limit: Int) async throws -> any UploadWriter { Writer() }

    private final class Writer: UploadWriter {
        private let bytes = Mutex<[UInt8]>([])

        func write(_ more: [UInt8]) async throws { bytes.withLock { $0 += more } }
        func keep() async throws -> String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
        func forget() async { bytes.withLock { $0 = [] } }
    }
}
