import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Files that come with requests")
struct FilesTests {
    @Test("What is attached stays; what was chosen and left is removed a day later", arguments: TestDatabase.available)
    func forgotten(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let policy = try await desk.catalogue().office.filePolicy
            let attached = try await desk.keepFile(Array("Una riga di testo".utf8), named: "nota.txt", policy)
            let left = try await desk.keepFile(Array("Un'altra riga".utf8), named: "altra.txt", policy)
            let giulia = try await town[.giulia]
            let number = try await town.registered().number
            _ = try await desk.reply(to: number, as: giulia, ReplyDraft(text: "Ecco", files: [attached]))
            // The clock of files is the disk's: what was written now is older than a day two days from now.
            let later = Date().addingTimeInterval(2 * 86_400)
            let removed = try await desk.files.removeForgotten(at: later) { hashes in
                try await desk.database.read { c in try c.keptFiles(hashes) }
            }
            #expect(removed == 1)
            #expect(desk.files.contains(attached.hash))
            #expect(!desk.files.contains(left.hash))
        }
    }

    @Test("A program dressed as a PDF is refused by its content")
    func disguised() async throws {
        try await World.run(.sqlite) { town in
            let policy = try await town.desk.catalogue().office.filePolicy
            let program: [UInt8] = [0x4D, 0x5A, 0x90, 0x00] + Array(repeating: 0, count: 600)
            await #expect(throws: (any Error).self) {
                try await town.desk.keepFile(program, named: "modulo.pdf", policy)
            }
        }
    }
}
