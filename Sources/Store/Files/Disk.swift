import Foundation

/// The calls to the operating system, each with its error turned into ours. Tests hand in a disk that fills up.
struct Disk: Sendable {
    /// Left free for the database, which may be on the same disk and must be able to say what happened.
    var reserve = 64 << 20
    /// `write(2)`: how many bytes were taken, or -1 with the reason in errno.
    var writeBytes: @Sendable (Int32, UnsafeRawBufferPointer) -> Int = { systemWrite($0, $1) }

    /// A few threads for calls that block: a slow disk must not hold those that tasks share.
    private static let threads: OperationQueue = {
        let queue = OperationQueue()
        queue.name = "files"
        queue.maxConcurrentOperationCount = 4
        return queue
    }()

    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            Self.threads.addOperation { continuation.resume(with: Result(catching: body)) }
        }
    }

    func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileError.failed("the folder \(path) cannot be made")
        }
    }

    /// Throws `.full` when little is left.
    func needSpace(in folder: String) throws {
        var facts = statvfs()
        guard statvfs(folder, &facts) == 0 else { throw failure("statvfs") }
        if Int(facts.f_bavail) * Int(facts.f_frsize) < reserve { throw FileError.full }
    }

    func create(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw failure("create") }
        return descriptor
    }

    func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { all in
            var rest = all[...]
            while !rest.isEmpty {
                let taken = writeBytes(descriptor, UnsafeRawBufferPointer(rebasing: rest))
                if taken < 0 && errno == EINTR { continue }
                if taken <= 0 { throw failure("write") }
                rest = rest.dropFirst(taken)
            }
        }
    }

    /// Makes a written file durable under its final name: its bytes first, then the name, then the folder.
    func keep(_ descriptor: Int32, _ path: String, as target: String, under root: String) throws {
        if fsync(descriptor) != 0 { throw failure("fsync") }
        let folder = (target as NSString).deletingLastPathComponent
        let parent = (folder as NSString).deletingLastPathComponent
        if size(of: folder) == nil {
            try makeFolder(folder)
            try syncFolder(root)
            try syncFolder(parent)
        }
        if rename(path, target) != 0 { throw failure("rename") }
        close(descriptor)
        try syncFolder(folder)
    }

    func remove(_ path: String) throws {
        if unlink(path) != 0 && errno != ENOENT { throw failure("remove") }
    }

    /// Says that a file is in use again, so that no sweep takes it for forgotten.
    func touch(_ path: String) throws {
        if utimensat(AT_FDCWD, path, nil, 0) != 0 { throw failure("touch") }
    }

    func size(of path: String) -> Int? {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : nil
    }

    func read(_ path: String, at offset: Int, count: Int) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 {
            throw errno == ENOENT ? FileError.missing((path as NSString).lastPathComponent) : failure("open")
        }
        defer { close(descriptor) }
        return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let part = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let taken = pread(descriptor, part.baseAddress, part.count, off_t(offset + filled))
                if taken < 0 && errno == EINTR { continue }
                if taken < 0 { throw failure("read") }
                if taken == 0 { break }
                filled += taken
            }
        }
    }

    func list(_ folder: String) throws -> [(path: String, changedAt: Date)] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { throw failure("list") }
        return names.compactMap { name in
            var facts = stat()
            let path = folder + "/" + name
            guard stat(path, &facts) == 0 else { return nil }  // another sweep was faster
            return (path, Date(timeIntervalSince1970: Double(facts.st_mtim.tv_sec)))
        }
    }

    private func syncFolder(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw failure("open folder") }
        defer { close(descriptor) }
        if fsync(descriptor) != 0 { throw failure("fsync folder") }
    }

    /// `errno` in our words.
    private func failure(_ call: String) -> FileError {
        let reason = errno
        return reason == ENOSPC || reason == EDQUOT ? .full : .failed("\(call): \(String(cString: strerror(reason)))")
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
