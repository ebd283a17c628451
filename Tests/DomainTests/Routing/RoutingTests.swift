import Domain
import Foundation
import Testing

@Suite("Where a request goes")
struct RoutingTests {
    static func question(
        _ channel: ChannelKind = .web, _ triple: Triple? = Town.access, _ type: UserType? = Town.employee,
        _ administration: Administration? = Town.ministry
    ) -> RoutingQuestion {
        RoutingQuestion(channel: channel, triple: triple, userType: type, administration: administration)
    }

    static let cases: [(String, Route, RoutingQuestion, String)] = [
        ("channel", Route(id: ID(1), position: 1, channel: .pec, group: "DSII-UFF"), question(.pec), "DSII-UFF"),
        ("another channel", Route(id: ID(1), position: 1, channel: .pec, group: "DSII-UFF"), question(.web), "L1-WEB"),
        ("area", Route(id: ID(1), position: 1, area: "Accesso", group: "DSII-UFF"), question(), "DSII-UFF"),
        ("tematica", Route(id: ID(1), position: 1, tematica: "Accredito", group: "DSII-UFF"), question(), "L1-WEB"),
        ("triple", Route(id: ID(1), position: 1, triple: "ACC-CRE-01", group: "DSII-UFF"), question(), "DSII-UFF"),
        ("pattern", Route(id: ID(1), position: 1, triple: "ACC-*", group: "DSII-UFF"), question(), "DSII-UFF"),
        ("other pattern", Route(id: ID(1), position: 1, triple: "STI-*", group: "DSII-UFF"), question(), "L1-WEB"),
        ("user type", Route(id: ID(1), position: 1, userType: "A", group: "L2-ECO"), question(), "L2-ECO"),
        ("administration", Route(id: ID(1), position: 1, administration: "906", group: "L2-ECO"), question(), "L1-WEB"),
        (
            "health", Route(id: ID(1), position: 1, health: true, group: "L2-ECO"),
            question(.web, Town.access, Town.employee, Town.hospital), "L2-ECO"
        ),
        ("no health", Route(id: ID(1), position: 1, health: true, group: "L2-ECO"), question(), "L1-WEB"),
        (
            "no administration is no health", Route(id: ID(1), position: 1, health: false, group: "L2-ECO"),
            question(.web, Town.access, nil, nil), "L2-ECO"
        ),
        ("unknown group is skipped", Route(id: ID(1), position: 1, group: "NIENTE"), question(), "L1-WEB"),
        (
            "ended", Route(id: ID(1), position: 1, group: "L2-ECO", validity: Validity(to: Town.now)), question(),
            "L1-WEB"
        ),
        (
            "not yet",
            Route(id: ID(1), position: 1, group: "L2-ECO", validity: Validity(from: Town.now.addingTimeInterval(1))),
            question(), "L1-WEB"
        ),
        (
            "path of the triple", Route(id: ID(1), position: 1, channel: .pec, group: "DSII-UFF"),
            question(.web, Town.unpaid), "L2-ECO"
        ),
        (
            "triage", Route(id: ID(1), position: 1, channel: .pec, group: "DSII-UFF"), question(.email, nil, nil, nil),
            "L1-WEB"
        ),
    ]

    @Test("One route at a time", arguments: cases)
    func one(_ name: String, _ route: Route, _ question: RoutingQuestion, _ expected: String) {
        #expect(Town.catalogue(routes: [route]).route(question, at: Town.now)?.group.code == expected, "\(name)")
    }

    @Test("The first that matches wins, by position and not by order of writing")
    func first() {
        let routes = [
            Route(id: ID(2), position: 20, group: "L2-ECO"),
            Route(id: ID(1), position: 10, userType: "A", group: "DSII-UFF"),
        ]
        let routing = Town.catalogue(routes: routes).route(Self.question(), at: Town.now)
        #expect(routing?.group == Town.office)
        #expect(routing?.reason == .route(position: 10))
    }

    @Test("Without any group there is nowhere to go")
    func nowhere() { #expect(Town.catalogue(groups: []).route(Self.question(), at: Town.now) == nil) }

    static let climbs: [(Group, Triple?, String?)] = [
        (Town.desk, Town.access, "L2-ECO"), (Town.pay, Town.unpaid, "DSII-UFF"), (Town.desk, nil, "L2-ECO"),
        (Town.pay, Town.access, "DSII-UFF"), (Town.office, Town.unpaid, nil),
    ]

    @Test("Escalation follows the triple's path, then the group's own", arguments: climbs)
    func escalation(_ group: Group, _ triple: Triple?, _ expected: String?) {
        #expect(Town.catalogue().escalation(from: group, triple: triple, at: Town.now)?.code == expected)
    }
}
