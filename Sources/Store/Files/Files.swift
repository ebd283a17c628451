import Crypto
import Foundation

/// The bytes people sent and we made, each kept once under the hash of its content, never half.
///
/// A file lives at `ab/cd/<SHA-256 in hex>`; what is being written lives in `tmp/`. Disk calls block: they run on a few
/// threads of their own.
public struct Files: Sendable {
    /// The folder everything is in, readable by its owner alone.
    public let root: String
    let disk: Disk

    /// Opens the folder of a `file:` address, which is made when missing.
    public init(url: String) throws {
        guard url.hasPrefix("file:"), url.count > "file:".count else {
            throw FileError.failed("files.url must begin with file:")
        }
        let path = url.hasPrefix("file://") ? url.dropFirst("file://".count) : url.dropFirst("file:".count)
        try self.init(root: String(path), disk: Disk())
    }

    init(root: String, disk: Disk) throws {
        self.root = root
        self.disk = disk
        try disk.makeFolder(root + "/tmp")
    }

    /// A file kept: its content's hash, 64 hex digits, and its length.
    public struct Kept: Sendable, Hashable {
        public let hash: String
        public let size: Int

        public init(hash: String, size: Int) {
            self.hash = hash
            self.size = size
        }
    }

    /// Begins a file that comes in pieces; more than `limit` bytes are refused as they come.
    public func begin(limit: Int) -> FileWriter { FileWriter(files: self, limit: limit) }

    /// Keeps bytes that are in memory already. They are on disk when this returns.
    public func keep(_ bytes: [UInt8]) async throws -> Kept {
        let writer = begin(limit: bytes.count)
        try await writer.write(bytes)
        return try await writer.commit()
    }

    /// Where a file's bytes are and how many; throws `.missing`.
    public func find(_ hash: String) throws -> (path: String, size: Int) {
        let path = try path(of: hash)
        guard let size = disk.size(of: path) else { throw FileError.missing(hash) }
        return (path, size)
    }

    /// True when a file of that hash is kept.
    public func contains(_ hash: String) -> Bool { (try? find(hash)) != nil }  // every error means it cannot be had

    /// The whole content.
    public func read(_ hash: String) async throws -> [UInt8] {
        let (path, size) = try find(hash)
        return try await disk.run { try disk.read(path, at: 0, count: size) }
    }

    /// A part of the content, to send it in pieces: up to `count` bytes from `offset`, none after the end.
    public func read(_ hash: String, at offset: Int, count: Int) async throws -> [UInt8] {
        let path = try path(of: hash)
        return try await disk.run { try disk.read(path, at: offset, count: count) }
    }

    /// Removes a file; not there is no error.
    public func remove(_ hash: String) async throws {
        let path = try path(of: hash)
        try await disk.run { try disk.remove(path) }
    }

    /// Removes what was begun and never finished, older than a day: the program died in between.
    /// - Returns: how many.
    @discardableResult
    public func sweep(at now: Date) async throws -> Int {
        let folder = root + "/tmp"
        return try await disk.run {
            let old = try disk.list(folder).filter { now.timeIntervalSince($0.changedAt) > 86_400 }
            for file in old { try disk.remove(file.path) }
            return old.count
        }
    }

    /// The place of a file; throws when the hash is not one, so that no path can be smuggled in.
    func path(of hash: String) throws -> String {
        let digits = hash.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard hash.utf8.count == 64, digits else { throw FileError.missing(hash) }
        return "\(root)/\(hash.prefix(2))/\(hash.dropFirst(2).prefix(2))/\(hash)"
    }
}
