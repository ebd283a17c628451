import Desk
import Domain
import Foundation
import Formats
import Store
import TestSupport
import Testing

@Suite("Texts that are ready, as settings and in messages")
struct TextModuleVerbTests {
    private static let document = """
        texts:
          - name: Saluti
            shortcut: saluti
            language: it
            text: |-
              Gentile {{name}},
              la richiesta {{number}} ({{triple}}) è del gruppo {{group}}.{{#deadline}} Risponderemo entro {{deadline}}.{{/deadline}}
              {{operator}}, {{office}}
          - name: Greetings
            shortcut: saluti
            language: en
            groups: [L1-WEB]
            text: "Dear {{name}}, see you by {{deadline}}."
        """

    private static func module(_ name: String, _ town: World) async throws -> TextModule {
        let now = town.clock.now
        return try #require(
            try await town.desk.catalogue().textModules.first { $0.name == name && $0.validity.holds(at: now) })
    }

    @Test("Filled for the request, by who sends it", arguments: TestDatabase.available)
    func filled(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.desk.apply(SettingsDocument(Self.document))
            let unpromised = try await town.registered()
            try await town.promise()
            let ticket = try await town.registered { $0.givenName = "Anna {{number}} <b>" }
            let giulia = try await town[.giulia], piero = try await town[.piero]
            let saluti = try await Self.module("Saluti", town), greetings = try await Self.module("Greetings", town)
            let text = try await town.desk.fill(saluti.id, for: ticket.number, as: giulia) { at, language in
                "\(language):\(Int(at.timeIntervalSince1970))"
            }
            let due = try #require(try await town.ticket(ticket.number)?.deadline.dueAt)
            let catalogue = try await town.desk.catalogue()
            #expect(
                text == """
                    Gentile Anna {{number}} <b> Bianchi,
                    la richiesta \(ticket.number) (\(catalogue.triple(ticket.triple)?.title ?? "?")) è del gruppo \
                    \(catalogue.group(ticket.group)?.name ?? "?"). Risponderemo entro it:\(Int(due.timeIntervalSince1970)).
                    Giulia, \(catalogue.office.serviceName)
                    """)
            let without = try await town.desk.fill(saluti.id, for: unpromised.number, as: giulia) { _, _ in "?" }
            #expect(!without.contains("Risponderemo") && !without.contains("?"))
            // Neither a request nor a text that is not theirs.
            await #expect(throws: Refusal.notFound) {
                try await town.desk.fill(saluti.id, for: ticket.number, as: piero) { _, _ in "" }
            }
            let other = try await town.registered()
            _ = try await town.desk.handOver(other.number, to: "L2-ECO", reason: "Stipendi", as: giulia)
            await #expect(throws: Refusal.notFound) {
                try await town.desk.fill(greetings.id, for: other.number, as: piero) { _, _ in "" }
            }
            #expect(try await !town.desk.fill(saluti.id, for: other.number, as: piero) { _, _ in "" }.isEmpty)
            try await town.desk.end(saluti, as: .commandLine)
            town.clock.pass(minutes: 1)
            await #expect(throws: Refusal.notFound) {
                try await town.desk.fill(saluti.id, for: ticket.number, as: giulia) { _, _ in "" }
            }
        }
    }

    @Test("As a document: applied, exported, applied again without a change", arguments: TestDatabase.available)
    func document(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let done = try await town.desk.apply(SettingsDocument(Self.document))
            #expect(done.map(\.noun) == ["text", "text"])
            let exported = try await town.desk.exportSettings()
            #expect(exported.contains("shortcut: saluti") && exported.contains("Gentile {{name}},"))
            #expect(try await town.desk.apply(SettingsDocument(exported)).isEmpty)
            let before = try await Self.module("Saluti", town).id
            try await town.desk.apply(SettingsDocument("texts:\n  - {name: Saluti, text: Ciao}"))
            let after = try await Self.module("Saluti", town)
            #expect(after.id == before && after.text == "Ciao" && after.shortcut == "saluti")
            try await town.desk.apply(SettingsDocument("texts:\n  - {name: Saluti, ended: true}"))
            #expect(!(try await town.desk.exportSettings()).contains("name: Saluti"))
        }
    }

    @Test(
        "A blank that nothing fills is refused, with its line and column", arguments: TestDatabase.available)
    func wrongBlank(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let wrong = TextModule(name: "X", shortcut: "x", text: "Gentile {{name}},\n ecco {{nome}}")
            let refusal = await #expect(throws: TemplateRefusal.self) {
                try await town.desk.add(wrong, as: .commandLine)
            }
            #expect(refusal?.field == "text" && refusal?.problem.kind == .unknownName("nome"))
            #expect(refusal?.problem.line == 2 && refusal?.problem.column == 7)
            for text in ["{{#name}}", "{{{name}}}", "{{name", "{{ratingLinks}}"] {
                await #expect(throws: TemplateRefusal.self) {
                    try await town.desk.add(TextModule(name: "X", shortcut: "x", text: text), as: .commandLine)
                }
            }
            await #expect(throws: SettingsProblem.self) {
                try await town.desk.apply(
                    SettingsDocument("texts:\n  - {name: X, shortcut: x, text: \"{{nome}}\"}"))
            }
        }
    }

    @Test("What else is refused, and whose a text is", arguments: TestDatabase.available)
    func bounds(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], luca = try await town[.luca], desk = town.desk
            func actor(_ person: Operator) -> SettingsActor { .operator(person) }
            var own = TextModule(name: "Mio", shortcut: "mio", owner: giulia.id, text: "Ciao {{name}}")
            own = try await desk.add(own, as: actor(giulia))
            let cases: [(TextModule, String, String)] = [
                (TextModule(name: "", shortcut: "a", text: "x"), "name", "problem.setting.missing"),
                (TextModule(name: "A", shortcut: "Non va", text: "x"), "shortcut", "problem.module.shortcut"),
                (
                    TextModule(name: "A", shortcut: "a", language: "de", text: "x"), "language",
                    "problem.language.unknown"
                ),
                (TextModule(name: "A", shortcut: "a", groups: ["BOH"], text: "x"), "groups", "problem.group.unknown"),
                (TextModule(name: "A", shortcut: "a", text: " \n"), "text", "problem.setting.missing"),
                (
                    TextModule(
                        name: "A", shortcut: "a", text: String(repeating: "x", count: TextModule.longestText + 1)),
                    "text", "problem.module.long"
                ),
            ]
            for (module, field, reason) in cases {
                await #expect(throws: Refusal.invalid(field: field, reason: reason)) {
                    try await desk.add(module, as: .commandLine)
                }
            }
            try await desk.add(TextModule(name: "A", shortcut: "a", text: "x"), as: .commandLine)
            await #expect(throws: Refusal.invalid(field: "shortcut", reason: "problem.module.taken")) {
                try await desk.add(
                    TextModule(name: "B", shortcut: "a", groups: ["L1-WEB"], text: "x"), as: .commandLine)
            }
            try await desk.add(TextModule(name: "B", shortcut: "a", language: "en", text: "x"), as: .commandLine)
            // Shared ones are for who keeps the settings; one's own for oneself.
            await #expect(throws: Refusal.notAllowed) {
                try await desk.add(TextModule(name: "C", shortcut: "c", text: "x"), as: actor(giulia))
            }
            await #expect(throws: Refusal.notFound) { try await desk.end(own, as: actor(luca)) }
            try await desk.add(TextModule(name: "Mio", shortcut: "mio", owner: luca.id, text: "x"), as: actor(luca))
            for place in 2...TextModule.mostOwn {
                try await desk.add(
                    TextModule(name: "N\(place)", shortcut: "n\(place)", owner: giulia.id, text: "x"), as: actor(giulia)
                )
            }
            await #expect(throws: Refusal.invalid(field: "name", reason: "problem.module.tooMany")) {
                try await desk.add(
                    TextModule(name: "Troppo", shortcut: "troppo", owner: giulia.id, text: "x"), as: actor(giulia))
            }
            own.text = "Ciao"
            try await desk.edit(own, as: actor(giulia))
            #expect(try await Self.module("A", town).text == "x")
        }
    }
}
