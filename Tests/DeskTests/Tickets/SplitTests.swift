import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("A message that becomes a request of its own")
struct SplitTests {
    @Test("With its text and files, like any request; the old one goes on as it is", arguments: TestDatabase.available)
    func splits(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let kept = try await town.desk.files.keep(Array("busta\n".utf8))
            let file = KeptFile(hash: kept.hash, name: "busta.txt", type: "text/plain", size: Int64(kept.size))
            let first = try await town.registered(), giulia = try await town[.giulia]
            let old = try await town.desk.answer(
                town.desk.trackingToken(of: first.id), "E poi non mi è arrivato lo stipendio.", files: [file])
            let message = try #require(try await town.messages(of: old).last)
            let new = try await town.desk.split(
                message.id, of: old.number, into: "STI-PAG-01", as: giulia, version: old.version)
            #expect(new.requester == old.requester && new.id != old.id && new.number > old.number)
            let catalogue = try await town.desk.catalogue()
            #expect(catalogue.group(new.group)?.code == "L2-ECO" && catalogue.triple(new.triple)?.code == "STI-PAG-01")
            #expect(new.state == .new && new.priority == catalogue.triple(new.triple)?.priority)
            #expect(new.summary == "E poi non mi è arrivato lo stipendio.")
            let (messages, files) = try await town.desk.database.read { c in
                try (c.messages(of: new.id), c.attachments(of: new.id))
            }
            #expect(messages.map(\.text) == [message.text] && messages[0].kind == .request)
            #expect(messages[0].author == .requester(old.requester))
            #expect(files.map(\.hash) == [file.hash] && files[0].message == messages[0].id)
            // It has its own promise, and its requester its number.
            #expect(try await !town.clocks(of: new).isEmpty)
            #expect(try await town.mails(of: new).map(\.kind) == [.acknowledgement])
            #expect(try await town.facts(of: new).contains(.split))
            // Its history begins like that of any request.
            #expect(try await town.facts(of: new).first == .opened)
            let after = try #require(try await town.ticket(old.number))
            #expect(after.state == old.state && after.version == old.version + 1)
            #expect(try await town.facts(of: old).last == .split)
            #expect(try await town.messages(of: old).count == 2)
            let ada = try await town[.ada]
            let linked = try await town.desk.database.read { c in
                try (c.linkedTickets(of: old.id, visibleTo: ada), c.linkedTickets(of: new.id, visibleTo: ada))
            }
            #expect(linked.0.related.map(\.id) == [new.id] && linked.1.related.map(\.id) == [old.id])
            #expect(linked.1.parents.isEmpty)
            // Sent twice, it is one request.
            await #expect(throws: Refusal.changedMeanwhile) {
                try await town.desk.split(message.id, of: old.number, into: nil, as: giulia, version: old.version)
            }
        }
    }

    @Test("Only the requester's words, in a request one sees, by who may open one", arguments: TestDatabase.available)
    func refuses(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), other = try await town.registered()
            let giulia = try await town[.giulia], piero = try await town[.piero], sara = try await town[.sara]
            let note = try await town.desk.note(on: ticket.number, "Da chiamare", as: giulia).message
            let first = try #require(try await town.messages(of: ticket).first)
            await #expect(throws: Refusal.invalid(field: "message", reason: "merge.problem.notTheirs")) {
                try await town.desk.split(note, of: ticket.number, into: nil, as: giulia)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.split(first.id, of: ticket.number, into: nil, as: piero)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.split(first.id, of: other.number, into: nil, as: giulia)
            }
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.split(first.id, of: ticket.number, into: nil, as: sara)
            }
            await #expect(throws: Refusal.invalid(field: "triple", reason: "refusal.triple.ended")) {
                try await town.desk.split(first.id, of: ticket.number, into: "NON-CE", as: giulia)
            }
            let kept = try await town.desk.split(first.id, of: ticket.number, into: nil, as: giulia)
            #expect(kept.triple == ticket.triple)
        }
    }
}
