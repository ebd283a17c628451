import Domain
import Foundation
import Testing

@Suite("Texts that are ready")
struct TextModuleTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)
    private static let web = Group(id: ID(1), code: "WEB", name: "Web"),
        pay = Group(id: ID(2), code: "PAY", name: "Pay")

    private static func person(_ id: Int64, _ groups: [ID<Group>], _ role: Role = .operator) -> Operator {
        Operator(
            id: ID(id), login: "p\(id)", name: "P", email: "p@x.example", role: role, language: "it", groups: groups)
    }

    private static func text(
        _ id: Int64, _ shortcut: String, _ language: String = "it", owner: Int64? = nil, groups: [String] = [],
        ended: Bool = false
    ) -> TextModule {
        TextModule(
            id: ID(id), name: "Testo \(id)", shortcut: shortcut, language: language, owner: owner.map { ID($0) },
            groups: groups, text: "x", validity: Validity(to: ended ? now : nil))
    }

    private static let catalogue = Catalogue(
        version: 1, groups: [web, pay],
        textModules: [
            text(1, "saluti"), text(2, "saluti", "en"), text(3, "saluti", owner: 7), text(4, "paga", groups: ["PAY"]),
            text(5, "solo-en", "en"), text(6, "finito", ended: true), text(7, "altrui", owner: 8),
        ])

    @Test(
        "Whose they are, and which of one shortcut",
        arguments: [
            // Giulia's own before the house's, in the language of the request.
            (person(7, [web.id]), "it", [3, 5]),
            (person(7, [web.id]), "en", [2, 5]),
            (person(9, [web.id]), "it", [1, 5]),
            (person(9, [pay.id]), "it", [1, 4, 5]),
            (person(9, [web.id, pay.id]), "en", [2, 4, 5]),
            (person(10, [], .administrator), "it", [1, 4, 5]),
            (person(8, []), "de", [1, 5, 7]),
        ] as [(Operator, String, [Int64])])
    func whose(_ person: Operator, _ language: String, _ wanted: [Int64]) {
        let found = Self.catalogue.textModules(of: person, in: language, at: Self.now).map(\.id.rawValue)
        #expect(found == wanted)
    }

    @Test(
        "What a shortcut is",
        arguments: [
            ("saluti", true), ("a", true), ("cu-2026", true), ("due_parole", true), ("", false), ("Saluti", false),
            ("perché", false), ("due parole", false), ("::saluti", false),
            (String(repeating: "a", count: TextModule.longestShortcut), true),
            (String(repeating: "a", count: TextModule.longestShortcut + 1), false),
        ])
    func shortcut(_ text: String, _ isOne: Bool) {
        #expect(TextModule.isShortcut(text) == isOne)
    }

    @Test(
        "Who has both of two texts",
        arguments: [
            (text(1, "a"), text(2, "a"), true), (text(1, "a", groups: ["WEB"]), text(2, "a"), true),
            (text(1, "a", groups: ["WEB"]), text(2, "a", groups: ["PAY"]), false),
            (text(1, "a", groups: ["WEB", "PAY"]), text(2, "a", groups: ["PAY"]), true),
            (text(1, "a", owner: 7), text(2, "a", owner: 7), true),
            (text(1, "a", owner: 7), text(2, "a", owner: 8), false),
            // One's own goes before the house's: they are not in each other's way.
            (text(1, "a", owner: 7), text(2, "a"), false),
        ])
    func people(_ one: TextModule, _ other: TextModule, _ shares: Bool) {
        #expect(one.sharesPeople(with: other) == shares && other.sharesPeople(with: one) == shares)
    }
}
