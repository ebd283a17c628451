import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Impostazioni: modifiche")
struct EditTests {
    @Test("Rinominare una tripletta ne apre una nuova versione con lo stesso codice", arguments: TestDatabase.available)
    func newVersion(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let triple = try await office.desk.add(
                Triple(
                    id: ID(0), code: "STI-PAG-01", area: "Stipendi", tematica: "Accredito",
                    problem: "Mancato accredito",
                    offers: [.init(userType: "A")], path: ["L1"]), as: .commandLine)
            office.clock.advance(60)
            var next = triple
            next.problem = "Accredito non arrivato"
            let renamed = try await office.desk.edit(next, as: .commandLine)
            let catalogue = try await office.catalogue
            #expect(renamed.id != triple.id)
            #expect(catalogue.triple(triple.id)?.problem == "Mancato accredito")
            #expect(catalogue.triple(triple.id)?.validity.to == office.clock.now)
            #expect(catalogue.triple(code: "STI-PAG-01", at: office.clock.now)?.id == renamed.id)
        }
    }

    @Test("Priorità, percorso e offerta si cambiano sul posto", arguments: TestDatabase.available)
    func inPlace(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let triple = try await office.desk.add(
                Triple(id: ID(0), code: "T1", area: "a", tematica: "b", problem: "c"), as: .commandLine)
            var next = triple
            next.priority = .p1
            next.offers = [.init(userType: "S", health: true)]
            #expect(try await office.desk.edit(next, as: .commandLine).id == triple.id)
            let last = try #require(try await office.changes().first)
            #expect(last.change == "~ offers: – → S:health; priority: P3 → P1")
            #expect(last.noun == "triple" && last.code == "T1" && last.actorName == "sportello")
        }
    }

    @Test("Salvare senza cambiare nulla non lascia traccia", arguments: TestDatabase.available)
    func nothing(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let before = try await office.catalogue
            let count = try await office.changes().count
            let group = try #require(before.group(code: "L1"))
            try await office.desk.edit(group, as: .commandLine)
            try await office.desk.edit(before.office, as: .commandLine)
            #expect(try await office.catalogue.version == before.version)
            #expect(try await office.changes().count == count)
        }
    }

    @Test("Il triage passa di mano: uno solo lo fa, e non si può chiudere", arguments: TestDatabase.available)
    func triage(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            try await office.desk.add(
                Group(id: ID(0), code: "L2", name: "Secondo livello", isTriage: true), as: .commandLine)
            #expect(try await office.catalogue.groups.filter(\.isTriage).map(\.code) == ["L2"])
            await #expect(throws: Refusal.invalid(field: "triage", reason: "problem.group.triage")) {
                try await office.desk.end(group: "L2", as: .commandLine)
            }
            try await office.desk.end(group: "L1", as: .commandLine)
            #expect(try await office.catalogue.groups(at: office.clock.now).map(\.code) == ["L2"])
        }
    }

    @Test("Chi non amministra non tocca le impostazioni", arguments: TestDatabase.available)
    func permission(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let lead = try await office.administrator("marco", role: .lead)
            await #expect(throws: Refusal.notAllowed) {
                try await office.desk.add(Group(id: ID(0), code: "X", name: "X"), as: .operator(lead))
            }
            await #expect(throws: Refusal.notAllowed) {
                try await office.desk.setPassword("un'altra parola", of: "marco", as: .operator(lead))
            }
        }
    }

    @Test("Un valore sbagliato è rifiutato con il suo campo", arguments: TestDatabase.available)
    func rules(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let desk = office.desk
            await #expect(throws: Refusal.invalid(field: "code", reason: "problem.code.wrong")) {
                try await desk.add(Group(id: ID(0), code: "L 1", name: "X"), as: .commandLine)
            }
            await #expect(throws: Refusal.invalid(field: "code", reason: "problem.code.taken")) {
                try await desk.add(Group(id: ID(0), code: "L1", name: "X"), as: .commandLine)
            }
            await #expect(throws: Refusal.invalid(field: "path", reason: "problem.group.unknown")) {
                try await desk.add(
                    Triple(id: ID(0), code: "T", area: "a", tematica: "b", problem: "c", path: ["NIENTE"]),
                    as: .commandLine)
            }
            await #expect(throws: Refusal.invalid(field: "choices", reason: "problem.field.choices")) {
                try await desk.add(FormField(id: ID(0), code: "f", label: "F", kind: .select), as: .commandLine)
            }
            await #expect(throws: Refusal.invalid(field: "privacyURL", reason: "problem.url.wrong")) {
                var next = Office()
                next.privacyURL = "javascript:alert(1)"
                try await desk.edit(next, as: .commandLine)
            }
            await #expect(throws: TemplateRefusal.self) {
                try await desk.edit(
                    MailTemplate(kind: .reply, language: "it", subject: "x", text: "{{codiceFiscale}}"),
                    as: .commandLine)
            }
        }
    }

    @Test("L'ordine delle rotte si cambia tutto insieme", arguments: TestDatabase.available)
    func reorder(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let first = try await office.desk.add(
                Route(id: ID(0), position: 0, channel: .pec, group: "L1"), as: .commandLine)
            let second = try await office.desk.add(
                Route(id: ID(0), position: 0, channel: .phone, group: "L1"), as: .commandLine)
            #expect(first.position == 10 && second.position == 20)
            office.clock.advance(1)
            try await office.desk.reorder(routes: [second.id, first.id], as: .commandLine)
            let lines = try await office.catalogue.routes.filter { $0.validity.holds(at: office.clock.now) }
            #expect(lines.map(\.channel) == [.phone, .pec])
            #expect(lines.map(\.position) == [10, 20])
            await #expect(throws: Refusal.changedMeanwhile) {
                try await office.desk.reorder(routes: [second.id], as: .commandLine)
            }
        }
    }
}

@Suite("Impostazioni: persone")
struct UserTests {
    @Test("Chi viene disabilitato è fuori subito e non rientra", arguments: TestDatabase.available)
    func disable(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            _ = try await office.administrator()
            let giulia = try await office.administrator("giulia", role: .operator)
            _ = try await office.desk.logIn("giulia", password: "parola-lunga", address: "::1", agent: "")
            try await office.desk.disable(user: "giulia", as: .commandLine)
            let now = office.clock.now
            #expect(try await office.desk.database.read { c in try c.sessions(of: giulia.id, at: now) }.isEmpty)
            await #expect(throws: Refusal.notAllowed) {
                try await office.desk.logIn("giulia", password: "parola-lunga", address: "::1", agent: "")
            }
            try await office.desk.enable(user: "giulia", as: .commandLine)
            _ = try await office.desk.logIn("giulia", password: "parola-lunga", address: "::1", agent: "")
        }
    }

    @Test("Un amministratore resta sempre, e nessuno si chiude fuori da solo", arguments: TestDatabase.available)
    func lastAdministrator(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            var ada = try await office.administrator()
            await #expect(throws: Refusal.invalid(field: "role", reason: "problem.user.lastAdministrator")) {
                try await office.desk.disable(user: "ada", as: .commandLine)
            }
            _ = try await office.administrator("bruno")
            let actor = SettingsActor.operator(ada)
            ada.role = .operator
            let demoted = ada
            await #expect(throws: Refusal.invalid(field: "login", reason: "problem.user.yourself")) {
                try await office.desk.edit(demoted, as: actor)
            }
            try await office.desk.disable(user: "bruno", as: actor)
        }
    }

    @Test("Una parola d'ordine corta è rifiutata; una nuova chiude le sessioni", arguments: TestDatabase.available)
    func password(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let ada = try await office.administrator()
            await #expect(throws: Refusal.invalid(field: "password", reason: "problem.password.short")) {
                try await office.desk.setPassword("corta", of: "ada", as: .commandLine)
            }
            _ = try await office.desk.logIn("ada", password: "parola-lunga", address: "::1", agent: "")
            try await office.desk.setPassword("parola-ancora-piu-lunga", of: "ada", as: .operator(ada))
            let now = office.clock.now
            #expect(try await office.desk.database.read { c in try c.sessions(of: ada.id, at: now) }.isEmpty)
            _ = try await office.desk.logIn("ada", password: "parola-ancora-piu-lunga", address: "::1", agent: "")
        }
    }

    @Test("Un token si vede una volta sola e si può revocare", arguments: TestDatabase.available)
    func tokens(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let (token, text) = try await office.desk.addToken("portale", scopes: [.all], as: .commandLine)
            let hash = try #require(Token.hash(text))
            #expect(try await office.desk.database.read { c in try c.apiToken(hash: hash)?.id } == token.id)
            await #expect(throws: Refusal.invalid(field: "name", reason: "problem.token.taken")) {
                try await office.desk.addToken("portale", scopes: [.all], as: .commandLine)
            }
            try await office.desk.revokeToken("portale", as: .commandLine)
            #expect(try await office.desk.database.read { c in try c.apiToken(hash: hash) } == nil)
        }
    }
}
