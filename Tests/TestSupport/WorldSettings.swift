import Desk
import Domain
import Foundation
import Store

extension World {
    public static let triages = "L1-WEB"

    /// The catalogue and the people of the town.
    func settle() async throws {
        let desk = desk
        let password = try await desk.passwords.hash(Self.password).description
        try await desk.database.write { c in
            let groups = Self.groups(desk)
            try c.insert(WorkingCalendar(id: desk.id(), .ordinary))
            for group in groups { try c.insert(group) }
            for type in Self.userTypes(desk) { try c.insert(type) }
            for administration in Self.administrations(desk) { try c.insert(administration) }
            for triple in Self.triples(desk) { try c.insert(triple) }
            for field in Self.fields(desk) { try c.insert(field) }
            for template in Self.templates { try c.save(template) }
            for (person, role, codes) in Self.people {
                let member = Operator(
                    id: desk.id(), login: person.rawValue, name: person.rawValue.capitalized,
                    email: "\(person.rawValue)@ente.example", role: role,
                    groups: groups.filter { codes.contains($0.code) }.map(\.id))
                try c.insert(member, password: password, at: desk.now())
            }
            var office = Office()
            office.submissionsPerMinute = 1000
            try c.save(office)
            try c.settingsChanged()
        }
    }

    static let people: [(Person, Role, [String])] = [
        (.giulia, .operator, ["L1-WEB"]), (.luca, .operator, ["L1-WEB"]), (.marco, .lead, ["L2-ECO"]),
        (.piero, .operator, ["L2-ECO"]), (.sara, .supervisor, []), (.ada, .administrator, []),
    ]

    static func groups(_ desk: Desk) -> [Group] {
        [
            Group(
                id: desk.id(), code: "L1-WEB", name: "Primo livello web", tier: 1, employer: .fornitore,
                escalatesTo: "L2-ECO",
                signature: "Il primo livello", isTriage: true),
            Group(
                id: desk.id(), code: "L2-ECO", name: "Trattamento economico", tier: 2, employer: .fornitore,
                escalatesTo: "DSII-UFF"),
            Group(id: desk.id(), code: "DSII-UFF", name: "Uffici", level: .governance, tier: 3),
        ]
    }

    static func userTypes(_ desk: Desk) -> [UserType] {
        [
            UserType(id: desk.id(), code: "A", name: "Amministrato", nameEnglish: "Employee", section: "Amministrato"),
            UserType(
                id: desk.id(), code: "O", name: "Operatore di ente", nameEnglish: "Operator of a body",
                section: "Amministrato", asksOnBehalf: true, position: 1),
            UserType(
                id: desk.id(), code: "EC", name: "Ente creditore", nameEnglish: "Creditor body",
                section: "EntiCreditori",
                identity: .body, needsAdministration: false, position: 2),
        ]
    }

    static func administrations(_ desk: Desk) -> [Administration] {
        [
            Administration(id: desk.id(), code: "1", name: "Ministero di prova", sections: ["Amministrato"]),
            Administration(
                id: desk.id(), code: "906", name: "Ospedale di prova", isHealth: true, sections: ["Amministrato"]),
        ]
    }

    static func triples(_ desk: Desk) -> [Triple] {
        let everybody = ["A", "O"].map { Triple.Offer(userType: $0) }
        return [
            Triple(
                id: desk.id(), code: "ACC-CRE-01", area: "Accesso", tematica: "Credenziali", problem: "Reset password",
                offers: everybody, path: ["L1-WEB", "L2-ECO"]),
            Triple(
                id: desk.id(), code: "STI-PAG-01", area: "Stipendi", tematica: "Accredito",
                problem: "Mancato accredito",
                offers: everybody, priority: .p1, path: ["L2-ECO", "DSII-UFF"]),
            Triple(
                id: desk.id(), code: "STI-CED-01", area: "Stipendi", tematica: "Cedolino",
                problem: "Cedolino non visibile",
                offers: everybody, path: ["L1-WEB"]),
            Triple(
                id: desk.id(), code: "ENT-CNV-01", area: "Enti creditori", tematica: "Convenzioni",
                problem: "Convenzionamento",
                offers: [.init(userType: "EC")], path: ["DSII-UFF"]),
        ]
    }

    static func fields(_ desk: Desk) -> [FormField] {
        [
            FormField(
                id: desk.id(), code: "payMonth", label: "Mese del cedolino", labelEnglish: "Payslip month",
                kind: .month,
                triples: ["STI-*"], requiredFor: ["STI-PAG-*"])
        ]
    }

    static let templates: [MailTemplate] = OutgoingMail.Kind.allCases.flatMap { kind in
        ["it", "en"].map { language in
            MailTemplate(
                kind: kind, language: language, subject: "[{{number}}] \(kind.rawValue) \(language)",
                text: """
                    {{name}}
                    {{message}}
                    {{#confirmLink}}conferma: {{confirmLink}}{{/confirmLink}}
                    segui: {{link}}
                    {{ratingLinks}}
                    {{#body}}competente: {{body}}{{/body}}
                    {{signature}}
                    """)
        }
    }
}
