import Crypto
import Foundation
import Synchronization

/// A file on its way in: fed with pieces, hashed as they come, kept by `commit` or forgotten by `abort`.
///
/// One task at a time feeds it; a writer nobody ends removes its temporary file when it goes away.
public final class FileWriter: Sendable {
    /// Small files, nearly all of them, touch the disk once, at the end.
    private static let gathered = 256 * 1024

    private struct State {
        var hash = SHA256()
        var size = 0
        var waiting: [UInt8] = []
        var path: String?
        var descriptor: Int32 = -1
        var isEnded = false
    }

    private let files: Files
    private let limit: Int
    private let state = Mutex(State())

    init(files: Files, limit: Int) {
        self.files = files
        self.limit = limit
    }

    deinit { state.withLock { discard(&$0) } }

    /// How many bytes came so far.
    public var size: Int { state.withLock { $0.size } }

    /// Adds a piece. On an error, `.tooLarge` and `.full` among them, the file is forgotten.
    public func write(_ piece: some Collection<UInt8> & Sendable) async throws {
        let isMuch = try state.withLock { state in
            if state.isEnded { throw FileError.failed("written to after its end") }
            if piece.count > limit - state.size {
                discard(&state)
                throw FileError.tooLarge(limit: limit)
            }
            state.size += piece.count
            state.waiting.append(contentsOf: piece)
            return state.waiting.count >= Self.gathered
        }
        if isMuch { try await onDisk { try $0.flush(&$1) } }
    }

    /// Keeps the file: when this returns its bytes and its name are on disk. The same content twice is kept once.
    public func commit() async throws -> Files.Kept {
        try await onDisk { writer, state in
            try writer.flush(&state)
            return try writer.finish(&state)
        }
    }

    /// Forgets the file.
    public func abort() async { state.withLock { discard(&$0) } }

    private func onDisk<T: Sendable>(_ body: @escaping @Sendable (FileWriter, inout sending State) throws -> T)
        async throws -> T
    {
        try await files.disk.run {
            try self.state.withLock { state in
                if state.isEnded { throw FileError.failed("the file was ended before") }
                do {
                    return try body(self, &state)
                } catch {
                    self.discard(&state)
                    throw error
                }
            }
        }
    }

    private func flush(_ state: inout State) throws {
        if state.path == nil {
            try files.disk.needSpace(in: files.root)
            let path = "\(files.root)/tmp/\(UUID().uuidString)"
            state.descriptor = try files.disk.create(path)
            state.path = path
        }
        state.hash.update(data: state.waiting)
        try files.disk.write(state.waiting, to: state.descriptor)
        state.waiting.removeAll(keepingCapacity: true)
    }

    private func finish(_ state: inout State) throws -> Files.Kept {
        let hash = state.hash.finalize().map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        let target = try files.path(of: hash)
        if files.disk.size(of: target) == state.size {
            try files.disk.touch(target)
            discard(&state)
        } else {
            try files.disk.keep(state.descriptor, state.path ?? "", as: target, under: files.root)
            state.descriptor = -1
            state.path = nil
            state.isEnded = true
        }
        return Files.Kept(hash: hash, size: state.size)
    }

    private func discard(_ state: inout State) {
        if state.descriptor >= 0 { close(state.descriptor) }
        // A temporary file that cannot be removed now is swept tomorrow.
        if let path = state.path { try? files.disk.remove(path) }
        state.descriptor = -1
        state.path = nil
        state.waiting = []
        state.isEnded = true
    }
}
