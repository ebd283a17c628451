import Domain
import Foundation
import Testing

@Suite("What would become of a request")
struct SimulationTests {
    static let arrived = at("2026-11-27 17:00")
    static let routes = [
        Route(id: ID(1), position: 10, channel: .pec, area: "Accesso", group: "DSII-UFF"),
        Route(id: ID(2), position: 20, userType: "EC", group: "SPARITO"),
        Route(id: ID(3), position: 30, triple: "STI-*", health: true, group: "L2-ECO"),
        Route(id: ID(4), position: 40, group: "DSII-UFF", validity: Validity(to: at("2026-11-01 00:00"))),
        Route(id: ID(5), position: 50, administration: "1", group: "L1-WEB"),
    ]
    static let contractBefore = {
        var old = PromiseOffice.contract
        old.id = ID(9)
        old.validity = Validity(from: at("2026-01-01 00:00"), to: at("2026-06-01 00:00"))
        return old
    }()
    static let contractNow = {
        var now = PromiseOffice.contract
        now.validity = Validity(from: at("2026-06-01 00:00"))
        return now
    }()
    static let town = Catalogue(
        version: 1, userTypes: [Town.employee, Town.creditor], administrations: [Town.ministry, Town.hospital],
        groups: [Town.desk, Town.pay, Town.office], triples: [Town.access, Town.unpaid], routes: routes,
        calendars: [PromiseOffice.calendar],
        promises: [contractBefore, contractNow, PromiseOffice.urgent, PromiseOffice.law, PromiseOffice.patient])

    static func request(
        _ channel: ChannelKind = .web, _ triple: Triple? = Town.access, _ type: UserType? = nil,
        _ administration: Administration? = nil, _ priority: Priority? = nil, in group: Group? = nil
    ) -> DescribedRequest {
        DescribedRequest(
            channel: channel, triple: triple, userType: type, administration: administration, priority: priority,
            arrivedAt: arrived, group: group)
    }

    /// A request; the group it gets, the lines looked at with what each lacked, and the groups above.
    static let destinations: [(String, DescribedRequest, String, String, [String])] = [
        ("first line", request(.pec), "DSII-UFF", "10", []),
        (
            "last line", request(.web, Town.access, nil, Town.ministry), "L1-WEB",
            "10:channel 20:userType 30:triple,health 50", ["L2-ECO", "DSII-UFF"]
        ),
        (
            "path of the triple", request(.web, Town.unpaid), "L2-ECO",
            "10:channel,area 20:userType 30:health 50:administration", ["DSII-UFF"]
        ),
        (
            "a line whose group is gone", request(.phone, Town.unpaid, Town.creditor), "L2-ECO",
            "10:channel,area 20:gone 30:health 50:administration", ["DSII-UFF"]
        ),
        (
            "not classified", request(.email, nil), "L1-WEB",
            "10:channel,area 20:userType 30:triple,health 50:administration", ["L2-ECO", "DSII-UFF"]
        ),
        ("an area alone", request(.pec, .part(area: "Accesso")), "DSII-UFF", "10", []),
        (
            "an area alone has no code", request(.web, .part(area: "Stipendi"), nil, .some(isHealth: true)), "L1-WEB",
            "10:channel,area 20:userType 30:triple 50:administration", ["L2-ECO", "DSII-UFF"]
        ),
        (
            "some body of health", request(.web, Town.unpaid, nil, .some(isHealth: true)), "L2-ECO",
            "10:channel,area 20:userType 30", ["DSII-UFF"]
        ),
        ("another group", request(.pec, in: Town.pay), "L2-ECO", "", ["DSII-UFF"]),
    ]

    @Test("Which line decided, and what the lines before asked for", arguments: destinations)
    func destination(_ name: String, _ request: DescribedRequest, _ group: String, _ lines: String, _ path: [String])
        throws
    {
        let done = try Self.town.simulate(request)
        let tried = done.routes.map { line in
            switch line.verdict {
            case .matched: "\(line.route.position)"
            case .unmet(let conditions):
                "\(line.route.position):" + conditions.map(\.rawValue).joined(separator: ",")
            case .noGroup: "\(line.route.position):gone"
            }
        }
        #expect(done.group?.code == group, "\(name)")
        #expect(tried.joined(separator: " ") == lines, "\(name)")
        #expect(done.path.map(\.code) == path, "\(name)")
    }

    @Test("The table decides as it does for a true request", arguments: destinations.map(\.1))
    func same(_ request: DescribedRequest) throws {
        guard request.group == nil else { return }
        let question = RoutingQuestion(
            channel: request.channel, triple: request.triple, userType: request.userType,
            administration: request.administration)
        let done = try Self.town.simulate(request), real = Self.town.route(question, at: Self.arrived)
        #expect(done.group == real?.group && done.reason == real?.reason)
    }

    /// A request; what each kind promises with its version, and when each clock is due.
    static let promises: [(String, DescribedRequest, [String])] = [
        (
            "contract", request(),
            [
                "contratto v2", "take_charge 2026-11-30 11:00", "first_answer 2026-11-30 17:00",
                "solution 2026-12-04 17:00",
            ]
        ),
        (
            "by priority", request(.web, Town.access, nil, nil, .p1, in: Town.pay),
            [
                "contratto urgente v1", "take_charge 2026-11-27 17:30", "solution 2026-11-30 15:00", "accordo paghe v1",
                "take_charge 2026-11-30 09:00", "solution 2026-12-01 17:00",
            ]
        ),
        (
            "the law counts days", request(.pec, nil, nil, nil, .p2),
            ["L. 241/1990 v1", "solution 2026-12-28 23:59:59"]
        ),
        ("nothing", request(.web, nil, nil, nil, .p4), []),
    ]

    @Test("Which promise, which version, and by when", arguments: promises)
    func promised(_ name: String, _ request: DescribedRequest, _ lines: [String]) throws {
        let done = try Self.town.simulate(request).promises
        #expect(done.map(\.kind) == ServicePromise.Kind.allCases)
        let told = done.flatMap { promise in
            [promise.promise.map { "\($0.name) v\(promise.version ?? 0)" }].compactMap { $0 }
                + promise.clocks.map { "\($0.clock.aim.rawValue) \($0.clock.dueAt.map(text) ?? "–")" }
        }
        #expect(told == lines, "\(name)")
    }

    @Test("A promise that was passed over says what it asked for")
    func passedOver() throws {
        let done = try Self.town.simulate(Self.request(.web, nil, nil, nil, .p4)).promises
        let contract = try #require(done.first { $0.kind == .contract })
        #expect(contract.tried.map(\.promise.name) == ["contratto", "contratto urgente"])
        #expect(contract.tried.map(\.unmet) == [[.priority], [.priority]])
        let agreement = try #require(done.first { $0.kind == .agreement })
        #expect(agreement.tried.map(\.unmet) == [[.group]])
    }

    @Test("What was in force then decides")
    func past() throws {
        var request = Self.request()
        request.arrivedAt = at("2026-03-02 09:00")
        let contract = try #require(try Self.town.simulate(request).promises.first { $0.kind == .contract })
        #expect(contract.promise?.id == ID(9) && contract.version == 1)
        request.administration = nil
        request.triple = nil
        #expect(try Self.town.simulate(request).routes.map(\.route.position) == [10, 20, 30, 40])
    }

    @Test("A window that has begun raises the priority before anything is promised")
    func windows() throws {
        let window = try PriorityWindow(
            id: ID(1), name: "CU", triple: "*", date: #require(WindowDate("03-16")), before: [10, 5],
            calendar: "ordinario")
        let town = Catalogue(
            version: 1, groups: [Town.desk], triples: [Town.access], calendars: [PromiseOffice.calendar],
            windows: [window])
        for (arrived, priority, names) in [
            ("2027-03-01 09:00", Priority.p3, []), ("2027-03-02 09:00", .p2, ["CU"]),
            ("2027-03-09 09:00", .p1, ["CU", "CU"]),
        ] {
            var request = Self.request(.web, Town.access)
            request.priority = .p3
            request.arrivedAt = at(arrived)
            let done = try town.simulate(request)
            #expect(done.request.priority == priority && done.windows == names, "\(arrived)")
        }
    }

    @Test("Two groups that escalate to one another end the path")
    func circle() throws {
        var (one, other) = (Town.desk, Town.pay)
        one.escalatesTo = "L2-ECO"
        other.escalatesTo = "L1-WEB"
        let town = Catalogue(version: 1, groups: [one, other])
        #expect(try town.simulate(Self.request(.web, nil)).path.map(\.code) == ["L2-ECO"])
    }

    @Test("Which rules would act, and what keeps the others from it")
    func rules() throws {
        func test(_ field: RuleField, _ values: String...) throws -> RuleCondition {
            .test(try RuleTest(field, .is, values))
        }
        let rules = try [
            Rule(
                id: ID(1), name: "a", position: 10, when: [.event(.registered)], if: test(.channel, "pec"),
                then: [.escalate]),
            Rule(
                id: ID(2), name: "b", position: 20, when: [.event(.registered)], if: test(.group, "L1-WEB"),
                then: [.priority(.to(.p1)), .priority(.to(.p1))]),
            Rule(id: ID(3), name: "c", position: 30, when: [.event(.prioritised)], then: [.tag(["x"])]),
            Rule(
                id: ID(4), name: "d", position: 40, when: [.event(.registered)], if: test(.priority, "P1"),
                then: [.tag(["y"])], stops: true),
            Rule(id: ID(5), name: "e", position: 50, when: [.event(.registered)], then: [.tag(["z"])]),
            Rule(id: ID(6), name: "f", position: 60, isActive: false, when: [.event(.registered)], then: [.tag(["z"])]),
        ]
        let town = Catalogue(
            version: 1, groups: [Town.desk, Town.pay, Town.office], triples: [Town.access], rules: rules)
        let told = try town.simulate(Self.request()).rules.map { simulated in
            switch simulated.fate {
            case .obeys(let outcome):
                simulated.rule.name + "! "
                    + (outcome.done + outcome.skipped.map { "(\($0.action))" }).joined(separator: " ")
            case .passes(let because): simulated.rule.name + "? " + because.joined(separator: " ")
            case .stopped(let by): simulated.rule.name + "< " + by
            }
        }
        #expect(told == ["a? channel: pec", "b! priority: P1 (priority: P1)", "d! tag: y", "e< d"])
    }

    @Test(
        "The clock of Rome shows some times never and some twice",
        arguments: [
            ("2026-03-29T02:30", InstantProblem.skipped), ("2026-10-25T02:30", .twice), ("2026-02-30T10:00", .wrong),
            ("domani", .wrong),
        ])
    func nights(_ text: String, _ problem: InstantProblem) {
        #expect(throws: problem) { try TimeZone.rome.instant(text) }
    }
}
