import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("An action on a request that changed says what changed")
struct StaleTests {
    @Test("Who did what, and the same once more with what was typed", arguments: TestDatabase.available)
    func again(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let seen = try Self.seen(await giulia.get(path))
                try await town.desk.take(ticket.number, as: town[.luca])
                try await town.desk.note(on: ticket.number, "Ci penso io", as: town[.luca])
                let late = try await giulia.post(
                    path + "/escala", ["motivo": "Serve un esperto", "versione": seen])
                #expect(late.status == .unprocessableContent && late.has("cambiata mentre la guardavi"))
                #expect(late.has("id=\"cambiata\"") && late.has("Luca") && late.has("ha aggiunto una nota"))
                #expect(late.has("Ripeti sulla richiesta"))
                let box = late.html[late.html.range(of: "id=\"cambiata\"")!.lowerBound...]
                let now = try #require(box.firstMatch(of: #/name="versione" value="([\d.]+)"/#)).output.1
                #expect(box.contains("name=\"motivo\" value=\"Serve un esperto\"") && now != seen)
                let done = try await giulia.follow(
                    giulia.post(path + "/escala", ["motivo": "Serve un esperto", "versione": String(now)]))
                #expect(done.has("passata a Trattamento economico"))
            }
        }
    }

    @Test("Each action that asks of which moment the page is says what changed", arguments: RequestAction.allCases)
    func every(_ action: RequestAction) async throws {
        guard action.asksVersion, action != .macro else { return }
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let seen = try Self.seen(await giulia.get(path))
                try await town.desk.tag(ticket.number, "urgente", as: town[.luca])
                let fields = try await Self.fields(of: action, town)
                let late = try await giulia.post(
                    "\(path)/\(action.rawValue)", fields.merging(["versione": seen]) { $1 })
                #expect(late.status == .unprocessableContent, "\(action)")
                #expect(late.has("id=\"cambiata\"") && late.has("urgente"), "\(action)")
            }
        }
    }

    @Test("What one did oneself is no reason to ask")
    func own() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let seen = try Self.seen(await giulia.get(path))
                try await town.desk.tag(ticket.number, "urgente", as: town[.giulia])
                let done = try await giulia.follow(giulia.post(path + "/prendi", ["versione": seen]))
                #expect(done.has("La richiesta è tua."))
            }
        }
    }

    @Test("A reply that is not taken any more, and a request that went elsewhere, give back what was typed")
    func over() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.resolved(), path = ticket.number.deskPath
            let other = try await town.registered()
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let seen = try Self.seen(await giulia.get(path))
                try await town.desk.close(ticket.number, as: town[.luca])
                let late = try await giulia.post(
                    path + "/rispondi", ["testo": "Ancora una cosa", "versione": seen, "comunque": "resta"])
                #expect(late.has("non si può più fare") && late.has("Ancora una cosa"))

                try await giulia.get(other.number.deskPath)
                try await town.desk.escalate(other.number, reason: "", as: town[.luca])
                let gone = try await giulia.post(other.number.deskPath + "/rispondi", ["testo": "Gentile Anna"])
                #expect(gone.status == .notFound && gone.has("Gentile Anna") && gone.has("non è tra le richieste"))
            }
        }
    }

    /// Enough for the action to ask the desk.
    private static func fields(of action: RequestAction, _ town: World) async throws -> [String: String] {
        switch action {
        case .assign: ["operatore": try await town[.giulia].id.description]
        case .handOver: ["gruppo": "L2-ECO"]
        case .resolve: ["esito": "answered"]
        case .reclassify: ["tripletta": "ACC-CRE-01"]
        case .prioritise: ["priorita": "P1", "motivo": "Serve"]
        case .cancel: ["perche": "out_of_competence", "ente": "INPS"]
        case .merge: ["numero": try await town.registered().number.description, "verso": "qui"]
        case .take, .macro, .escalate, .reply, .note, .wait, .resume, .close, .reopen, .chase, .tag, .untag, .tick,
            .unmerge,
            .link, .unlink:
            ["motivo": "x"]
        }
    }

    private static func seen(_ page: Clerk.Page) throws -> String {
        String(try #require(page.html.firstMatch(of: #/name="versione" value="(\d+\.\d+)"/#)).output.1)
    }
}
