import Store

/// Where the files of a form go while they arrive.
protocol UploadSink: Sendable {
    /// Begins a file of at most `limit` bytes.
    func begin(limit: Int) async throws -> any UploadWriter
}

/// One file on its way in: fed with pieces, then kept or forgotten.
protocol UploadWriter: Sendable {
    func write(_ bytes: [UInt8]) async throws
    /// Keeps the file; the answer is how to find it again.
    func keep() async throws -> String
    func forget() async
}

/// The files of the store: the handle is the hash of the content.
struct StoredFiles: UploadSink {
    let files: Files

    func begin(limit: Int) async throws -> any UploadWriter { Writer(writer: files.begin(limit: limit)) }

    private struct Writer: UploadWriter {
        let writer: FileWriter

        func write(_ bytes: [UInt8]) async throws { try await writer.write(bytes) }
        func keep() async throws -> String { try await writer.commit().hash }
        func forget() async { await writer.abort() }
    }
}
