import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Details put right, and notes about the person")
struct CorrectTests {
    private func details(of ticket: Ticket, _ town: World, _ edit: (inout CorrectedDetails) -> Void) async throws
        -> CorrectedDetails
    {
        let catalogue = try await town.desk.catalogue()
        let person = try await town.desk.database.read { c in try c.requester(ticket.requester) }
        var details = CorrectedDetails(
            administration: catalogue.administration(ticket.administration)?.code,
            userType: catalogue.userType(ticket.userType)?.code, externalReference: ticket.externalReference,
            email: person?.email, phone: person?.phone)
        edit(&details)
        return details
    }

    @Test("What was wrong is put right, and history keeps what it was", arguments: TestDatabase.available)
    func corrects(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let right = try await details(of: ticket, town) {
                $0.externalReference = "  PROT/2026/17 "
                $0.email = "anna.b@example.it"
                $0.phone = "06 555 12 34"
            }
            let after = try await town.desk.correct(ticket.number, right, as: giulia, version: ticket.version)
            #expect(after.version == ticket.version + 1 && after.externalReference == "PROT/2026/17")
            let (kept, person, events) = try await town.desk.database.read { c in
                try (c.ticket(ticket.id), c.requester(ticket.requester), c.events(of: ticket.id))
            }
            #expect(kept?.externalReference == "PROT/2026/17")
            #expect(person?.email == "anna.b@example.it" && person?.phone == "065551234")
            #expect(
                events.suffix(3).map(\.fact) == [
                    .corrected(Correction(.reference, from: nil, to: "PROT/2026/17")),
                    .corrected(Correction(.email, from: "anna.bianchi@example.it", to: "anna.b@example.it")),
                    .corrected(Correction(.phone, from: nil, to: "065551234")),
                ])
            let again = try await details(of: after, town) { _ in }
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.correct(ticket.number, again, as: giulia) }
            let none = try await details(of: after, town) { $0.externalReference = nil }
            #expect(try await town.desk.correct(ticket.number, none, as: giulia).externalReference == nil)
        }
    }

    @Test(
        "Where a person is reached changes only for who sees all of their requests", arguments: TestDatabase.available)
    func elsewhere(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), other = try await town.registered()
            let giulia = try await town[.giulia], ada = try await town[.ada]
            #expect(ticket.requester == other.requester)
            try await town.desk.handOver(other.number, to: "L2-ECO", reason: "", as: giulia)
            let moved = try await details(of: ticket, town) { $0.email = "altra@example.it" }
            await #expect(throws: Refusal.invalid(field: "email", reason: "request.correct.elsewhere")) {
                try await town.desk.correct(ticket.number, moved, as: giulia)
            }
            let person = try await town.desk.database.read { c in try c.requester(ticket.requester) }
            #expect(person?.email == "anna.bianchi@example.it")
            let own = try await details(of: ticket, town) { $0.externalReference = "PROT/1" }
            try await town.desk.correct(ticket.number, own, as: giulia)
            let whole = try await details(of: ticket, town) {
                $0.externalReference = "PROT/1"
                $0.email = "altra@example.it"
            }
            try await town.desk.correct(ticket.number, whole, as: ada)
        }
    }

    @Test(
        "What is wrong again is refused with its field; what changed meanwhile too", arguments: TestDatabase.available)
    func refuses(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia], sara = try await town[.sara]
            let cases: [(String, (inout CorrectedDetails) -> Void)] = [
                ("email", { $0.email = "anna.b@" }), ("phone", { $0.phone = "dodici" }),
                ("administration", { $0.administration = "nessuna" }), ("userType", { $0.userType = "Z9" }),
                ("externalReference", { $0.externalReference = String(repeating: "x", count: 101) }),
            ]
            for (field, edit) in cases {
                let wrong = try await details(of: ticket, town, edit)
                do {
                    try await town.desk.correct(ticket.number, wrong, as: giulia)
                    Issue.record("\(field) was taken")
                } catch Refusal.invalid(let told, _) {
                    #expect(told == field)
                }
            }
            let right = try await details(of: ticket, town) { $0.phone = "065551234" }
            await #expect(throws: Refusal.notAllowed) { try await town.desk.correct(ticket.number, right, as: sara) }
            await #expect(throws: Refusal.changedMeanwhile) {
                try await town.desk.correct(ticket.number, right, as: giulia, version: ticket.version - 1)
            }
        }
    }

    @Test(
        "A note about the person stands beside each of their requests, until it is removed",
        arguments: TestDatabase.available)
    func notes(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), other = try await town.registered()
            #expect(ticket.requester == other.requester)
            let giulia = try await town[.giulia], luca = try await town[.luca], sara = try await town[.sara]
            try await town.desk.noteRequester(of: ticket.number, " Solo per telefono. ", as: giulia)
            let notes = try await town.desk.database.read { c in try c.notes(about: other.requester) }
            #expect(notes.map(\.text) == ["Solo per telefono."] && notes.map(\.authorName) == ["Giulia"])
            let note = try #require(notes.first?.id)
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.removeRequesterNote(note, of: other.number, as: luca)
            }
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.noteRequester(of: other.number, "x", as: sara)
            }
            try await town.desk.removeRequesterNote(note, of: other.number, as: giulia)
            await #expect(throws: Refusal.notFound) {
                try await town.desk.removeRequesterNote(note, of: other.number, as: giulia)
            }
            for place in 0..<RequesterNote.most {
                try await town.desk.noteRequester(of: ticket.number, "Nota \(place)", as: giulia)
            }
            for wrong in ["  ", String(repeating: "x", count: RequesterNote.longest + 1), "una di troppo"] {
                await #expect(throws: Refusal.self) {
                    try await town.desk.noteRequester(of: ticket.number, wrong, as: giulia)
                }
            }
        }
    }
}
