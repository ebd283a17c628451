import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Programs at the desk")
struct TicketAPITests {
    static let note =
        #"{"kind":"note","text":"Visto","attachments":[{"name":"a.txt","type":"text/plain","base64":"Y2lhbwo="}]}"#
    static let left = HTTPField.Name("X-RateLimit-Remaining")!

    @Test("A message sent again with its key is written once and answered alike", arguments: TestDatabase.available)
    func messageAgain(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let program = try await Program(client, of: town), path = "tickets/\(ticket.number)/messages"
                let first = try await program.post(path, Self.note, key: "una")
                #expect(first.status == .created && first.text.contains("a.txt"))
                let again = try await program.post(path, Self.note, key: "una")
                #expect(again.status == .created && again.text == first.text)
                #expect(again.headers[.location] == first.headers[.location])
                #expect(try await program.post(path, #"{"kind":"note","text":"Altro"}"#, key: "una").status.code == 422)
                #expect(try await town.messages(of: ticket).count == 2)
            }
        }
    }

    @Test("The same key at the same moment does it once", arguments: TestDatabase.available)
    func atOnce(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let program = try await Program(client, of: town), path = "tickets/\(ticket.number)"
                let calls = [("messages", Self.note), ("actions", #"{"action":"take"}"#)]
                for (verb, body) in calls {
                    let answers = try await withThrowingTaskGroup(of: Program.Answer.self) { group in
                        for _ in 0..<6 {
                            group.addTask { try await program.post("\(path)/\(verb)", body, key: verb) }
                        }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                    #expect(Set(answers.map(\.status)).count == 1 && Set(answers.map(\.text)).count == 1, "\(answers)")
                    #expect(answers[0].status.kind == .successful)
                }
                #expect(try await town.messages(of: ticket).count == 2)
            }
        }
    }

    @Test(
        "Whoever looked at another version is told, with text or without",
        arguments: [
            ("actions", #"{"action":"wait"}"#), ("actions", #"{"action":"wait","text":"Manca il cedolino"}"#),
            ("actions", #"{"action":"resolve","text":"Ecco"}"#), ("messages", #"{"kind":"reply","text":"Ecco"}"#),
            ("messages", #"{"kind":"note","text":"Ecco"}"#),
        ])
    func stale(_ verb: String, _ body: String) async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let program = try await Program(client, of: town), path = "tickets/\(ticket.number)"
                let stale = try await program.post("\(path)/\(verb)", body, ifMatch: "\"99\"")
                #expect(stale.status == .preconditionFailed)
                #expect(try await town.messages(of: ticket).count == 1)
                let tag = try #require(try await program.get(path).headers[.eTag])
                #expect(try await program.post("\(path)/\(verb)", body, ifMatch: tag).status.kind == .successful)
            }
        }
    }

    @Test("Programs tag, tick and see what belongs together", arguments: TestDatabase.available)
    func beside(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), child = try await town.registered { $0.description = "Altra" }
            let item = try await town.checklistItem("Telefonare", on: ticket)
            try await town.link(child, beside: ticket)
            try await town.browsing { client in
                let program = try await Program(client, of: town), path = "tickets/\(ticket.number)"
                func act(_ json: String) async throws -> Program.Answer {
                    try await program.post(path + "/actions", json)
                }
                #expect(try await act(#"{"action":"tag","tag":"CU 2026"}"#).status == .ok)
                #expect(try await act(#"{"action":"tag","tag":"urgente"}"#).status == .ok)
                #expect(try await act(#"{"action":"untag","tag":"urgente"}"#).status == .ok)
                #expect(try await act(#"{"action":"tick","item":"\#(item.id)"}"#).status == .ok)
                let whole = try await program.get(path).text
                #expect(whole.contains(#""tags":["CU 2026"]"#) && whole.contains(#""text":"Telefonare""#))
                #expect(!whole.contains(#""doneAt":null"#) && whole.contains(#""children":["\#(child.number)"]"#))
                #expect(try await program.get("tickets").text.contains(#""tags":["CU 2026"]"#))
                #expect(try await act(#"{"action":"tick","item":"\#(item.id)","done":false}"#).status == .ok)
                #expect(try await program.get(path).text.contains(#""doneAt":null"#))
                for wrong in [#"{"action":"tag"}"#, #"{"action":"tag","tag":" "}"#, #"{"action":"tick","item":"x"}"#] {
                    #expect(try await act(wrong).status.code == 422, "\(wrong)")
                }
                #expect(try await act(#"{"action":"tick","item":"1"}"#).status == .notFound)
            }
        }
    }

    @Test("An error too says how many requests are left")
    func meter() async throws {
        try await World.run(.sqlite) { town in
            try await town.browsing { client in
                let program = try await Program(client, of: town, scopes: [.ticketsRead])
                #expect(try await program.get("tickets").headers[Self.left] == "59999")
                #expect(try await program.get("tickets/999999").headers[Self.left] == "59998")
                #expect(try await program.post("tickets", "{}").headers[Self.left] == "59997")
            }
        }
    }

    @Test(
        "A question with a hole in it is answered, not failed",
        arguments: [
            ("state=,", 422), ("state=new,", 422), ("state=", 200), ("limit=", 200), ("limit=0", 422), ("cursor=", 200),
            ("cursor=%00", 200), ("q=%00", 200), ("q=%FF", 200), ("group=,", 422), ("triple=", 200),
        ])
    func holes(_ query: String, _ status: Int) async throws {
        try await World.run(.sqlite) { town in
            try await town.browsing { client in
                let program = try await Program(client, of: town)
                #expect(try await program.get("tickets?" + query).status.code == status)
            }
        }
    }

    @Test("What is wrong is said by field: a reason for the program, a sentence for who writes it")
    func sentences() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let program = try await Program(client, of: town)
                let empty = try await program.post("tickets", "{}").text
                #expect(empty.contains(#""reason":"problem.email.missing""#) && empty.contains("Write your e-mail"))
                let program64 =
                    #"{"kind":"note","text":"x","attachments":[{"name":"a.pdf","base64":"TVqQAAMAAAAEAAAA"}]}"#
                let disguised = try await program.post("tickets/\(ticket.number)/messages", program64).text
                #expect(disguised.contains(#""reason":"file.program""#) && !disguised.contains("program(name"))
                #expect(try await program.post("tickets", "[]").value("detail") == "The body has another type.")
            }
        }
    }
}

extension World {
    fileprivate func messages(of ticket: Ticket) async throws -> [Message] {
        try await desk.database.read { c in try c.messages(of: ticket.id) }
    }
}
