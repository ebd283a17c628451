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
            let removed = try await desk.files.removeForgotten(at: later) { try await desk.inUse($0) }
            #expect(removed == 1)
            #expect(desk.files.contains(attached.hash))
            #expect(!desk.files.contains(left.hash))
        }
    }

    @Test(
        "What waits with a draft, or with a reply that is about to leave, stays too", arguments: TestDatabase.available)
    func waiting(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, giulia = try await town[.giulia], number = try await town.registered().number
            let policy = try await desk.catalogue().office.filePolicy
            let file = try await desk.keepFile(Array("In bozza".utf8), named: "bozza.txt", policy)
            let later = Date().addingTimeInterval(2 * 86_400)
            func remove() async throws -> Int {
                try await desk.files.removeForgotten(at: later) { try await desk.inUse($0) }
            }
            _ = try await desk.keepDraftFile(file, .reply, of: number, as: giulia)
            #expect(try await remove() == 0)
            let held = try await desk.hold(
                ReplyDraft(text: "Ecco", files: [file], wasDraft: true), to: number, as: giulia)
            #expect(try await remove() == 0 && desk.files.contains(file.hash))
            _ = try await desk.takeBack(held.id, of: number, as: giulia)
            #expect(try await remove() == 0 && desk.files.contains(file.hash))
            try await desk.forgetDraft(.reply, of: number, as: giulia)
            #expect(try await remove() == 1 && !desk.files.contains(file.hash))
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
