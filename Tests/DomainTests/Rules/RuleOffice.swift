import Foundation

@testable import Domain

/// A request and rules to try on it: what the tests of rules have in common.
enum RuleOffice {
    static let calendar = try! WorkingCalendar(.ordinary)  // a calendar of ours that is wrong fails every test

    static func catalogue(_ rules: [Rule] = []) -> Catalogue {
        let town = Town.catalogue()
        return Catalogue(
            version: 1, userTypes: town.userTypes, administrations: town.administrations, groups: town.groups,
            triples: town.triples, operators: town.operators, calendars: [calendar], rules: rules)
    }

    /// Anna's request from the web, a hospital's, about a salary that did not come.
    static var ticket: Ticket {
        var ticket = Town.ticket()
        ticket.triple = Town.unpaid.id
        ticket.priority = .p2
        ticket.administration = Town.hospital.id
        ticket.userType = Town.employee.id
        ticket.fields = ["IBAN": "IT60", "mese": "Ottobre"]
        return ticket
    }

    static let traits = RuleTraits(
        tags: ["ricorso"], description: "Lo stipendio di ottobre non è arrivato", message: "È urgentissimo, grazie",
        email: "anna@asl.example", hasAttachments: true)

    static func scene(_ ticket: Ticket = ticket, _ rules: [Rule] = []) -> RuleScene {
        RuleScene(ticket, traits, catalogue(rules), at: Town.now)
    }

    static func rule(
        _ name: String, position: Int = 10, when events: [RuleEvent] = [.registered],
        if condition: RuleCondition = .always,
        then actions: [RuleAction], stops: Bool = false
    ) -> Rule {
        let id = Int64(name.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF })
        return Rule(
            id: ID(id), name: name, position: position, when: events.map { .event($0) }, if: condition, then: actions,
            stops: stops)
    }

    static func run(_ rules: [Rule], on ticket: Ticket = ticket, _ facts: [Fact] = [.opened(on: .web)]) throws
        -> RuleChain
    {
        var chain = RuleChain(RuleBook(rules), on: scene(ticket, rules), means)
        try chain.run(facts)
        return chain
    }

    static var means: RuleMeans { RuleMeans(id: { 900 }, workload: { _ in [Town.giulia.id: 3, Town.luca.id: 1] }) }

    static func test(_ field: String, _ comparison: RuleTest.Comparison = .is, _ values: String...) -> RuleCondition {
        .test(try! RuleTest(RuleField(field)!, comparison, values))  // a wrong line in a test is a wrong test
    }
}

extension RuleChain {
    /// The rules that obeyed, by name.
    var names: [String] { outcomes.filter { $0.cut == nil }.map(\.rule.name) }
}
