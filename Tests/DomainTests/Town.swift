import Domain
import Foundation

/// The small town of the rules' tests: one office, three groups, and the people who work there.
enum Town {
    static let now = Date(timeIntervalSince1970: 1_795_000_000)

    static let desk = Group(
        id: ID(1), code: "L1-WEB", name: "Primo livello", tier: 1, escalatesTo: "L2-ECO", isTriage: true)
    static let pay = Group(id: ID(2), code: "L2-ECO", name: "Trattamento economico", tier: 2, escalatesTo: "DSII-UFF")
    static let office = Group(id: ID(3), code: "DSII-UFF", name: "Uffici", level: .governance, tier: 3)

    /// Giulia answers at the front desk, Marco leads pay, Sara reads everything, Ada administers, Piero must see nothing.
    static let giulia = person(1, "giulia", .operator, [desk])
    static let luca = person(5, "luca", .operator, [desk])
    static let marco = person(2, "marco", .lead, [pay])
    static let sara = person(3, "sara", .supervisor, [])
    static let ada = person(4, "ada", .administrator, [])
    static let piero = person(6, "piero", .operator, [pay])

    static let access = Triple(
        id: ID(10), code: "ACC-CRE-01", area: "Accesso", tematica: "Credenziali", problem: "Reset password",
        offers: [.init(userType: "A")], priority: .p3, path: ["L1-WEB", "L2-ECO"])
    static let unpaid = Triple(
        id: ID(11), code: "STI-PAG-01", area: "Stipendi", tematica: "Accredito", problem: "Mancato accredito",
        offers: [.init(userType: "A"), .init(userType: "S", health: true)], priority: .p1, path: ["L2-ECO", "DSII-UFF"])
    static let shifts = Triple(
        id: ID(12), code: "SAN-TUR-01", area: "Stipendi", tematica: "Turni", problem: "Visualizzazione turni",
        offers: [.init(userType: "A", health: true)], priority: .p3)

    static let ministry = Administration(id: ID(20), code: "1", name: "Ministero", sections: ["Amministrato"])
    static let hospital = Administration(
        id: ID(21), code: "906", name: "Ospedale", isHealth: true, sections: ["Amministrato"])
    static let employee = UserType(
        id: ID(30), code: "A", name: "Amministrato", nameEnglish: "Employee", section: "Amministrato")
    static let bodyOperator = UserType(
        id: ID(31), code: "O", name: "Operatore di ente", section: "Amministrato", asksOnBehalf: true, position: 1)
    static let creditor = UserType(
        id: ID(32), code: "EC", name: "Ente creditore", section: "EntiCreditori", identity: .body,
        needsAdministration: false,
        position: 2)
    static let citizen = UserType(id: ID(33), code: "C", name: "Cittadino", needsAdministration: false, position: 3)

    static func catalogue(
        routes: [Route] = [], fields: [FormField] = [], triples: [Triple] = [access, unpaid, shifts],
        groups: [Group] = [desk, pay, office]
    ) -> Catalogue {
        Catalogue(
            version: 1, userTypes: [employee, bodyOperator, creditor, citizen], administrations: [ministry, hospital],
            groups: groups, triples: triples, routes: routes, fields: fields,
            operators: [giulia, luca, marco, sara, ada, piero])
    }

    static func ticket(_ state: TicketState = .new, in group: Group? = desk, of assignee: Operator? = nil) -> Ticket {
        Ticket(
            id: ID(100), number: Ticket.Number(100_001), state: state, channel: .web, requester: ID(50),
            triple: access.id,
            firstTriple: access.id, group: group?.id, assignee: assignee?.id, summary: "Non riesco a entrare",
            createdAt: now,
            registeredAt: now, resolvedAt: state == .resolved || state == .closed ? now : nil,
            closedAt: state.isEnded ? now : nil, updatedAt: now)
    }

    private static func person(_ id: Int64, _ login: String, _ role: Role, _ groups: [Group]) -> Operator {
        Operator(
            id: ID(id), login: login, name: login.capitalized, email: "\(login)@ente.example", role: role,
            groups: groups.map(\.id))
    }
}
