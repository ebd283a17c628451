import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Lists that people keep")
struct ViewTests {
    private static func names(_ person: World.Person, _ town: World) async throws -> [String] {
        try await town.desk.catalogue().views(of: town[person]).map(\.name)
    }

    @Test("Kept, shared, changed, moved, deleted", arguments: TestDatabase.available)
    func life(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], front = try #require(giulia.groups.first)
            let late = try await town.desk.keepView(named: " In  ritardo ", query: "scadenza=scadute", as: giulia)
            let pay = try await town.desk.keepView(
                named: "Stipendi", query: "area=Servizi", sharing: .groups, groups: [front, front], as: giulia)
            #expect(late.name == "In ritardo" && pay.groups == [front])
            #expect(try await Self.names(.giulia, town) == ["In ritardo", "Stipendi"])
            #expect(try await Self.names(.luca, town) == ["Stipendi"])
            #expect(try await Self.names(.piero, town).isEmpty)
            try await town.desk.move(view: pay.id, earlier: true, as: giulia)
            try await town.desk.move(view: pay.id, earlier: true, as: giulia)
            #expect(try await Self.names(.giulia, town) == ["Stipendi", "In ritardo"])
            var next = pay
            next.sharing = .none
            next.query = "area=Servizi&priorita=P1"
            town.clock.pass(minutes: 1)
            let kept = try await town.desk.edit(next, as: giulia)
            #expect(kept.groups.isEmpty && kept.updatedAt == town.clock.now && kept.createdAt == pay.createdAt)
            #expect(try await Self.names(.luca, town).isEmpty)
            try await town.desk.delete(view: pay.id, as: giulia)
            #expect(try await Self.names(.giulia, town) == ["In ritardo"])
        }
    }

    @Test("By its owner alone; those who keep the house may take one away", arguments: TestDatabase.available)
    func others(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], luca = try await town[.luca], ada = try await town[.ada]
            let view = try await town.desk.keepView(
                named: "Nostre", query: "stato=nuove", sharing: .groups, groups: giulia.groups, as: giulia)
            await #expect(throws: Refusal.notFound) { try await town.desk.edit(view, as: luca) }
            await #expect(throws: Refusal.notFound) { try await town.desk.move(view: view.id, earlier: true, as: luca) }
            await #expect(throws: Refusal.notAllowed) { try await town.desk.delete(view: view.id, as: luca) }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.delete(view: view.id, as: town[.piero])
            }
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.keepView(named: "Di tutti", query: "", sharing: .everyone, as: giulia)
            }
            await #expect(throws: Refusal.invalid(field: "name", reason: "views.problem.taken")) {
                try await town.desk.keepView(named: "NOSTRE", query: "", as: giulia)
            }
            try await town.desk.keepView(named: "Di tutti", query: "stato=nuove", sharing: .everyone, as: ada)
            #expect(try await Self.names(.piero, town) == ["Di tutti"])
            try await town.desk.delete(view: view.id, as: ada)
            #expect(try await Self.names(.giulia, town) == ["Di tutti"])
        }
    }

    @Test("So many and no more", arguments: TestDatabase.available)
    func many(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            for place in 1...SavedView.most {
                try await town.desk.keepView(named: "Vista \(place)", query: "stato=nuove", as: giulia)
            }
            await #expect(throws: Refusal.invalid(field: "name", reason: "views.problem.tooMany")) {
                try await town.desk.keepView(named: "Una di troppo", query: "", as: giulia)
            }
            await #expect(throws: Refusal.invalid(field: "name", reason: "views.problem.query")) {
                try await town.desk.keepView(
                    named: "Lunga", query: String(repeating: "q", count: SavedView.longestQuery + 1), as: town[.luca])
            }
        }
    }
}
