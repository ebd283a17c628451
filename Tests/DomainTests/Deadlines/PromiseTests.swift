import Domain
import Foundation
import Testing

@Suite("What is promised")
struct PromiseTests {
    @Test(
        "A term and a target are read as they are written",
        arguments: [
            ("30 min", "95% within 30 min"), ("8 h", "95% within 8 h"), ("1 h 30 min", "95% within 1 h 30 min"),
            ("90 min", "95% within 1 h 30 min"), ("30 days", "95% within 30 days"), ("1 day", "95% within 1 days"),
            ("90% within 20 h", "90% within 20 h"), (" 100%  WITHIN  30 Days ", "100% within 30 days"),
        ])
    func written(_ text: String, _ expected: String) {
        #expect(PromiseTarget(text)?.description == expected)
        #expect(PromiseTarget(text).flatMap { PromiseTarget($0.description) } == PromiseTarget(text))
    }

    @Test(
        "What promises nothing is no term",
        arguments: [
            "", "0 min", "0 h", "-1 h", "-30 days", "0 days", "8", "8 ore", "h 8", "1 h 60 min", "8 h 8 h",
            "30 days 1 h",
            "99999999999999999999 min", "9000000 min", "3661 days", "0% within 8 h", "101% within 8 h", "95% 8 h",
            "95% within", "% within 8 h", "95% within 95% within 8 h",
        ])
    func refused(_ text: String) { #expect(PromiseTarget(text) == nil) }

    static let book = PromiseBook(
        [
            promise(1, "di chi è fermo", position: 10, .init(priority: .p1)),
            promise(2, "del gruppo paghe", .agreement, position: 10, .init(group: "L2-ECO")),
            promise(3, "per gli stipendi", position: 20, .init(area: "Stipendi")),
            promise(4, "per le triplette STI", position: 30, .init(triple: "STI-*")),
            promise(5, "sanità per telefono", position: 5, .init(channel: .phone, health: true)),
            promise(6, "per chi opera", position: 40, .init(userType: "O")),
            promise(7, "PEC", .statutory, position: 10, .init(channel: .pec)),
            promise(8, "del ministero", position: 45, .init(administration: "1")),
            promise(9, "per i turni", position: 7, .init(tematica: "Turni")),
            promise(10, "per tutti", position: 99, .init()),
            promise(11, "finita", position: 1, .init(), until: Town.now),
            promise(12, "che verrà", position: 1, .init(), from: Town.now.addingTimeInterval(1)),
        ])

    typealias Case = (PromiseQuestion, [ServicePromise.Kind: String])
    static let cases: [Case] = [
        (ask(.web, .p3), [.contract: "per tutti"]),
        (ask(.web, .p1, Town.unpaid), [.contract: "di chi è fermo"]),
        (ask(.web, .p3, Town.unpaid), [.contract: "per gli stipendi"]),
        (ask(.web, .p3, Town.shifts), [.contract: "per i turni"]),
        (ask(.phone, .p3, Town.shifts, body: Town.hospital), [.contract: "sanità per telefono"]),
        (ask(.phone, .p4, body: Town.ministry), [.contract: "del ministero"]),
        (ask(.web, .p4, type: Town.bodyOperator, body: Town.ministry), [.contract: "per chi opera"]),
        (ask(.pec, .p3), [.contract: "per tutti", .statutory: "PEC"]),
        (ask(.pec, .p3, group: Town.pay), [.contract: "per tutti", .statutory: "PEC", .agreement: "del gruppo paghe"]),
        (ask(.web, .p3, group: Town.desk), [.contract: "per tutti"]),
    ]

    @Test("Of each kind the first that matches holds, among those in force", arguments: cases.indices)
    func choice(_ index: Int) {
        let (question, expected) = Self.cases[index]
        for kind in ServicePromise.Kind.allCases {
            #expect(Self.book.promise(kind, for: question, at: Town.now)?.name == expected[kind])
        }
    }

    private static func promise(
        _ id: Int64, _ name: String, _ kind: ServicePromise.Kind = .contract, position: Int,
        _ conditions: PromiseConditions,
        from: Date? = nil, until: Date? = nil
    ) -> ServicePromise {
        ServicePromise(
            id: ID(id), name: name, kind: kind, position: position, conditions: conditions,
            validity: Validity(from: from, to: until))
    }

    private static func ask(
        _ channel: ChannelKind, _ priority: Priority, _ triple: Triple? = nil, type: UserType? = nil,
        body: Administration? = nil, group: Group? = nil
    ) -> PromiseQuestion {
        PromiseQuestion(
            channel: channel, priority: priority, triple: triple, userType: type, administration: body, group: group)
    }
}
