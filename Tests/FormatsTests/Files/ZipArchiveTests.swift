import Formats
import Foundation
import Testing

@Suite("An archive of files, made while it is sent")
struct ZipArchiveTests {
    /// Python reads it, which does not know us.
    private static let reader = """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1]) as archive:
            assert archive.testzip() is None
            for entry in archive.infolist():
                print(entry.filename, entry.file_size, entry.flag_bits >> 11 & 1, hash(archive.read(entry)) and 1)
        """

    private func read(_ bytes: [UInt8]) throws -> [String] {
        let path = NSTemporaryDirectory() + "archive-\(UUID().uuidString).zip"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }  // a temporary file that stays harms nobody
        let python = Process(), answer = Pipe()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3", "-c", Self.reader, path]
        python.standardOutput = answer
        try python.run()
        let text = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
        return text.split(separator: "\n").map(String.init)
    }

    @Test("Names with accents, names that are there twice, a file of nothing, one of a megabyte")
    func files() throws {
        let archive = try ZipArchive(), now = Date(timeIntervalSince1970: 1_795_417_200)
        var bytes: [UInt8] = []
        for (name, size) in [("perché.txt", 5), ("busta.pdf", 3), ("busta.pdf", 4), ("BUSTA.pdf", 1), ("vuoto", 0)] {
            try archive.begin(name, size: size, at: now)
            if size > 0 { try archive.write([UInt8](repeating: 65, count: size)) }
            bytes += archive.take()
        }
        try archive.begin("grande.bin", size: 1 << 20, at: now)
        for piece in 0..<4 {
            try archive.write([UInt8](repeating: UInt8(piece), count: 1 << 18))
            bytes += archive.take()
        }
        try archive.finish()
        bytes += archive.take()
        #expect(bytes.count < 100_000)
        #expect(
            try read(bytes) == [
                "perché.txt 5 1 1", "busta.pdf 3 0 1", "busta (2).pdf 4 0 1", "BUSTA (3).pdf 1 0 1", "vuoto 0 0 0",
                "grande.bin 1048576 0 1",
            ])
    }
}
