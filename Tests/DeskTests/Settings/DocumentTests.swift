import Domain
import Formats
import Foundation
import Store
import TestSupport
import Testing

@testable import Desk

@Suite("Impostazioni come testo")
struct DocumentTests {
    static let town = """
        groups:
          - {code: L2-ECO, name: Trattamento economico, tier: 2, employer: fornitore, escalatesTo: AMM}
          - {code: AMM, name: Amministrazione, level: governance, tier: 3, email: amm@ente.example}
        administrations:
          - {code: "20", name: AGENZIA DEL DEMANIO, sections: [Amministrato]}
          - {code: ASL1, name: "ASL: Roma 1", health: true}
        triples:
          - code: STI-PAG-01
            area: Servizi stipendiali
            tematica: Accredito
            problem: Segnalazione mancato accredito
            offers: [A, "S:health", O:other]
            administrations: ["20"]
            priority: P2
            path: [L1, L2-ECO]
          - {code: "NO", area: Altro, tematica: "no", problem: "2026", from: 2027-01-01, until: 2027-07-01T00:00:00Z}
        routing:
          - {position: 10, channel: pec, group: AMM}
          - {position: 20, triple: "STI-*", health: true, group: L2-ECO}
        fields:
          - {code: motivo, label: Motivo, kind: select, choices: ["Sì", "no", "Altro: dica"], requiredFor: ["*"]}
        templates:
          - kind: reply
            language: it
            subject: "Richiesta {{number}}"
            text: |
              Gentile {{name}},

              {{message}}
        office: {administrationName: "Comune: prova", ratingScale: thumbs, closeDays: 5, confirmByMail: no}
        users:
          - {login: ada, name: Ada, email: ada@ente.example, role: administrator, groups: [L1, AMM], password: parola-lunga}
        """

    @Test("Applicare due volte cambia una volta sola", arguments: TestDatabase.available)
    func idempotent(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let first = try await office.apply(Self.town)
            #expect(first.contains("+ triple STI-PAG-01"))
            #expect(first.contains("~ office: administrationName, closeDays, confirmByMail, ratingScale"))
            #expect(try await office.apply(Self.town) == [])
            let catalogue = try await office.catalogue
            let triple = try #require(catalogue.triple(code: "STI-PAG-01", at: office.clock.now))
            #expect(
                triple.offers == [
                    .init(userType: "A"), .init(userType: "S", health: true), .init(userType: "O", health: false),
                ])
            #expect(catalogue.office.ratingScale == .thumbs && catalogue.office.confirmByMail == false)
            #expect(catalogue.operators.map(\.groups.count) == [2])
            _ = try await office.desk.logIn("ada", password: "parola-lunga", address: "::1", agent: "")
        }
    }

    @Test(
        "Quello che si esporta, applicato, non cambia nulla; su un ufficio vuoto fa lo stesso ufficio",
        arguments: TestDatabase.available)
    func roundTrip(_ kind: TestDatabase) async throws {
        let exported = try await SettingsOffice.open(kind) { office in
            _ = try await office.apply(Self.town)
            office.clock.advance(3600)
            let text = try await office.desk.exportSettings()
            #expect(try await office.apply(text) == [])
            return text
        }
        try await SettingsOffice.open(kind, defaults: false) { office in
            _ = try await office.apply(exported)
            #expect(try await office.desk.exportSettings() == exported)
        }
    }

    @Test("Una chiave che manca lascia il suo valore; null lo toglie", arguments: TestDatabase.available)
    func partial(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            _ = try await office.apply(Self.town)
            #expect(
                try await office.apply("groups: [{code: AMM, name: Uffici, email: null}]") == [
                    "~ group AMM: name, email"
                ])
            let group = try #require(try await office.catalogue.group(code: "AMM"))
            #expect(group.tier == 3 && group.email == nil && group.name == "Uffici")
        }
    }

    @Test("Finisce solo ciò che il testo dice finito", arguments: TestDatabase.available)
    func ended(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            _ = try await office.apply(Self.town)
            let end = "triples: [{code: STI-PAG-01, ended: true}]\ngroups: [{code: AMM, ended: true}]"
            #expect(try await office.apply(end) == ["- group AMM", "- triple STI-PAG-01"])
            #expect(try await office.apply(end) == [])
            office.clock.advance(1)
            #expect(try await office.apply("groups: [{code: AMM}]") == ["~ group AMM: until"])
            #expect(try await office.catalogue.triple(code: "STI-PAG-01", at: office.clock.now) == nil)
        }
    }

    @Test("Un errore non lascia nulla a metà e dice la riga", arguments: TestDatabase.available)
    func allOrNothing(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind) { office in
            let before = try await office.catalogue.version
            let text =
                "groups:\n  - {code: NUOVO, name: Nuovo}\ntriples:\n  - {code: T, area: a, tematica: b, problem: c, path: [MAI]}"
            let error = await #expect(throws: SettingsProblem.self) { try await office.apply(text) }
            #expect(error?.description == "line 4: triples: T: path: names a group that is not there")
            #expect(try await office.catalogue.version == before)
        }
    }

    @Test(
        "Ciò che non si capisce è detto con il nome e la riga",
        arguments: [
            ("groups:\n  - code: X\n    nome: Y", "line 3: groups: unknown key nome"),
            ("gruppi: []", "line 1: unknown key gruppi"),
            ("office:\n  isDemo: true", "line 2: office: unknown key isDemo"),
            ("users:\n- {login: a", "line"),
            ("mailboxes: []", "line 1: mailboxes belongs to a later version"),
            ("groups: [{code: A, tier: alto}]", "line 1: groups: tier: a whole number is expected"),
            ("groups: [{code: A, level: alto}]", "line 1: groups: level: alto is none of governance, erogazione"),
            ("groups:\n- {code: A}\n- {code: A}", "line 3: groups: code: A stands here twice"),
            ("office:\n\n  ratingScale: seven", "line 3: office: a value is none of those it may have"),
            ("users: [{login: a b, email: x@y.it}]", "line 1: users: a b: login: 2 to 100"),
            ("users: [{login: anna, email: x@y.it, groups: [BOH]}]", "line 1: users: groups: there is no group BOH"),
        ])
    func problems(_ text: String, _ message: String) async throws {
        try await SettingsOffice.open(.sqlite) { office in
            let error = await #expect(throws: SettingsProblem.self) { try await office.apply(text) }
            #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
        }
    }

    @Test("Una prova dice che cosa cambierebbe e non cambia nulla")
    func trial() async throws {
        try await SettingsOffice.open(.sqlite) { office in
            let done = try await office.desk.apply(SettingsDocument(Self.town), isTrial: true)
            #expect(!done.isEmpty)
            #expect(try await office.catalogue.group(code: "AMM") == nil)
        }
    }
}

@Suite("Prime impostazioni")
struct DefaultsTests {
    @Test(
        "Un ufficio nuovo ha gruppo, utenti, campi e testi; la seconda volta non cambia nulla",
        arguments: TestDatabase.available)
    func once(_ kind: TestDatabase) async throws {
        try await SettingsOffice.open(kind, defaults: false) { office in
            #expect(try await !office.desk.applyDefaults().isEmpty)
            #expect(try await office.desk.applyDefaults() == [])
            let catalogue = try await office.catalogue
            #expect(catalogue.userTypes.count == 11)
            #expect(catalogue.triageGroup(at: office.clock.now)?.code == "L1")
            let templates = try await office.desk.database.read { c in try c.mailTemplates() }
            #expect(templates.count == OutgoingMail.Kind.allCases.count * 2)
        }
    }

    @Test("Chi toglie qualcosa non se lo ritrova dopo un aggiornamento")
    func staysAway() async throws {
        try await SettingsOffice.open(.sqlite) { office in
            try await office.desk.end(userType: "PR", as: .commandLine)
            try await office.desk.applyDefaults()
            #expect(try await office.catalogue.userType(code: "PR", at: office.clock.now) == nil)
        }
    }
}

@Suite("Testi di posta della prima volta")
struct DefaultTemplateTests {
    @Test(
        "Ogni testo si riempie, dice il numero e non lascia righe vuote dove manca qualcosa",
        arguments: OutgoingMail.Kind.allCases, ["it", "en"])
    func fill(_ kind: OutgoingMail.Kind, _ language: String) throws {
        let template = try #require(DefaultTemplates.all.first { $0.kind == kind && $0.language == language })
        let names = Set(MailTemplate.variables)
        var values: TemplateValues = [
            "number": "100123", "name": "Anna Bianchi", "summary": "Stipendio non arrivato", "office": "Sportello",
            "link": "https://l", "confirmLink": "https://c", "days": "15", "group": "Gruppo stipendi",
            "signature": "Il gruppo stipendi", "message": "Ecco la risposta.", "ratingLinks": "5: https://v",
        ]
        let subject = try Template(template.subject, names: names)
        let text = try Template(template.text, names: names)
        // The day's notices are about many requests.
        #expect(kind == .confirmation || kind == .digest || subject.line(values).contains("100123"))
        // Whoever gets a copy is not named in it: the desk knows an address.
        #expect(kind.isForOthers || text.text(values).contains("Anna Bianchi"))
        #expect(text.text(values).hasSuffix("Il gruppo stipendi"))
        #expect(kind != .acknowledgement || text.text(values).contains("Gruppo stipendi"))
        #expect(!text.text(values).contains("\n\n\n"), "\(text.text(values))")
        values["signature"] = ""
        values["group"] = ""
        #expect(text.text(values).hasSuffix("Sportello"))
        #expect(!text.text(values).contains("{{") && !text.text(values).contains("\n\n\n"), "\(text.text(values))")
    }
}
