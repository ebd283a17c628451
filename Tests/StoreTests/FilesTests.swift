import Foundation
import Synchronization
import Testing

@testable import Store

@Suite("A file is kept whole or not at all")
struct FilesTests {
    private func withFiles(_ disk: Disk = Disk(), _ test: (Files) async throws -> Void) async throws {
        let root = NSTemporaryDirectory() + "/sportello-files-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: root) }
        try await test(Files(root: root, disk: disk))
    }

    private func leftOver(_ files: Files) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: files.root + "/tmp")
    }

    @Test("What is kept is found by the hash of its content, once")
    func keep() async throws {
        try await withFiles { files in
            let kept = try await files.keep(Array("abc".utf8))
            // FIPS 180-2, appendix B.1.
            #expect(kept.hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
            #expect(kept.size == 3)
            let path = try files.find(kept.hash).path
            #expect(path == files.root + "/ba/78/" + kept.hash)
            let again = try await files.keep(Array("abc".utf8))
            let content = try await files.read(kept.hash)
            #expect(again == kept && content == Array("abc".utf8))
            #expect(try leftOver(files).isEmpty)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try await files.remove(kept.hash)
            #expect(!files.contains(kept.hash))
            await #expect(throws: FileError.missing(kept.hash)) { try await files.read(kept.hash) }
        }
    }

    @Test("A large file comes in pieces and is read in pieces")
    func pieces() async throws {
        try await withFiles { files in
            let piece = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let writer = files.begin(limit: 1_000_000)
            for _ in 0..<10 { try await writer.write(piece) }
            let kept = try await writer.commit()
            #expect(kept.size == 1_000_000)
            let (middle, end) = try await (
                files.read(kept.hash, at: 99_990, count: 20), files.read(kept.hash, at: 999_999, count: 50)
            )
            #expect(middle == Array(piece.suffix(10) + piece.prefix(10)))
            #expect(end == [piece[99_999]])
        }
    }

    @Test("An empty file is a file")
    func empty() async throws {
        try await withFiles { files in
            let kept = try await files.begin(limit: 0).commit()
            let content = try await files.read(kept.hash)
            #expect(kept.size == 0 && content.isEmpty)
        }
    }

    @Test("One byte too many and nothing is left")
    func limit() async throws {
        try await withFiles { files in
            let writer = files.begin(limit: 600_000)
            try await writer.write([UInt8](repeating: 1, count: 600_000))
            await #expect(throws: FileError.tooLarge(limit: 600_000)) { try await writer.write([1]) }
            await #expect(throws: FileError.self) { try await writer.commit() }
            #expect(try leftOver(files).isEmpty)
        }
    }

    @Test("A file that is given up leaves nothing, whether said or not")
    func abort() async throws {
        try await withFiles { files in
            let writer = files.begin(limit: 10_000_000)
            try await writer.write([UInt8](repeating: 1, count: 600_000))
            #expect(try leftOver(files).count == 1)
            await writer.abort()
            #expect(try leftOver(files).isEmpty)
            do {
                let forgotten = files.begin(limit: 10_000_000)
                try await forgotten.write([UInt8](repeating: 1, count: 600_000))
            }
            // The last hold on it may be let go a moment later, on the thread that wrote.
            for _ in 0..<200 where try !leftOver(files).isEmpty { try await Task.sleep(for: .milliseconds(50)) }
            #expect(try leftOver(files).isEmpty)
        }
    }

    @Test("A disk that fills up is said, and nothing half is left")
    func full() async throws {
        let taken = Mutex(0)
        var disk = Disk()
        disk.writeBytes = { descriptor, bytes in
            let isFull = taken.withLock { taken in
                taken += bytes.count
                return taken > 500_000
            }
            if isFull {
                errno = ENOSPC
                return -1
            }
            return write(descriptor, bytes.baseAddress, min(bytes.count, 100_000))
        }
        try await withFiles(disk) { files in
            let writer = files.begin(limit: 10_000_000)
            await #expect(throws: FileError.full) {
                for _ in 0..<100 { try await writer.write([UInt8](repeating: 7, count: 100_000)) }
            }
            let left = try leftOver(files)
            #expect(left.isEmpty)
        }
        var small = Disk()
        small.reserve = .max
        try await withFiles(small) { files in
            await #expect(throws: FileError.full) { try await files.keep([1]) }
        }
    }

    @Test("A hash that is none opens no path", arguments: ["", "../../etc/passwd", String(repeating: "G", count: 64)])
    func noHash(_ hash: String) async throws {
        try await withFiles { files in
            #expect(throws: FileError.missing(hash)) { try files.find(hash) }
        }
    }

    @Test("What was begun and never finished goes after a day")
    func sweep() async throws {
        try await withFiles { files in
            let path = files.root + "/tmp/old"
            try #require(FileManager.default.createFile(atPath: path, contents: Data([1])))
            let now = try #require(
                FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
            let young = try await files.sweep(at: now.addingTimeInterval(86_000))
            let old = try await files.sweep(at: now.addingTimeInterval(87_000))
            #expect(young == 0 && old == 1)
            #expect(try leftOver(files).isEmpty)
        }
    }

    @Test("Many writers of the same content all get it")
    func together() async throws {
        try await withFiles { files in
            let content = [UInt8](repeating: 9, count: 300_000)
            let kept = try await withThrowingTaskGroup(of: Files.Kept.self) { tasks in
                for _ in 0..<12 { tasks.addTask { try await files.keep(content) } }
                return try await tasks.reduce(into: Set<Files.Kept>()) { $0.insert($1) }
            }
            let back = try await files.read(try #require(kept.first).hash)
            #expect(kept.count == 1 && back == content)
            #expect(try leftOver(files).isEmpty)
        }
    }

    @Test("Only a file: address is taken")
    func address() {
        #expect(throws: FileError.self) { try Files(url: "s3://bucket") }
        #expect(throws: FileError.self) { try Files(url: "file:") }
    }
}
