import Domain
import Foundation
import Testing

@Suite("Kept lists")
struct SavedViewTests {
    static let groups: [ID<Group>] = [ID(1), ID(2), ID(3)]
    static let owner = person(1, .operator, [1, 2])

    static func person(_ id: Int64, _ role: Role, _ groups: [Int64]) -> Operator {
        var person = Operator(id: ID(id), login: "p\(id)", name: "P\(id)", email: "", role: role)
        person.groups = groups.map { ID($0) }
        return person
    }

    static func view(_ sharing: SavedView.Sharing, _ groups: [Int64] = [], name: String = "Scadute") -> SavedView {
        SavedView(
            id: ID(9), owner: owner.id, name: name, query: "scadenza=scadute", sharing: sharing,
            groups: groups.map { ID($0) }, createdAt: .distantPast, updatedAt: .distantPast)
    }

    @Test(
        "Who has it among theirs",
        arguments: [
            (SavedView.Sharing.none, [], person(2, .operator, [1, 2]), false), (.none, [], owner, true),
            (.none, [], person(3, .administrator, []), false),
            (.groups, [1], person(2, .operator, [1]), true), (.groups, [1], person(2, .operator, [2]), false),
            (.groups, [1, 2], person(2, .lead, [2, 3]), true), (.groups, [3], person(4, .supervisor, []), true),
            (.groups, [3], owner, true), (.everyone, [], person(2, .operator, []), true),
        ] as [(SavedView.Sharing, [Int64], Operator, Bool)])
    func shown(_ sharing: SavedView.Sharing, _ groups: [Int64], _ person: Operator, _ isShown: Bool) {
        #expect(Self.view(sharing, groups).isShown(to: person) == isShown)
    }

    @Test(
        "What is refused",
        arguments: [
            (view(.none), owner, nil), (view(.groups, [1]), owner, nil),
            (view(.none), person(2, .administrator, []), .notFound),
            (view(.none, name: ""), owner, .invalid(field: "name", reason: "views.problem.name")),
            (
                view(.none, name: String(repeating: "a", count: 61)), owner,
                .invalid(field: "name", reason: "views.problem.name")
            ),
            (view(.groups), owner, .invalid(field: "groups", reason: "views.problem.groups")),
            (view(.groups, [1, 3]), owner, .invalid(field: "groups", reason: "views.problem.groups")),
            (view(.everyone), owner, .notAllowed), (view(.everyone), person(1, .supervisor, []), nil),
        ] as [(SavedView, Operator, Refusal?)])
    func refused(_ view: SavedView, _ person: Operator, _ refusal: Refusal?) {
        do {
            try view.check(by: person)
            #expect(refusal == nil)
        } catch {
            #expect(error == refusal)
        }
    }

    @Test("One's own first, in their order, then those of others by name")
    func order() {
        func view(_ id: Int64, _ owner: Int64, _ name: String, _ position: Int) -> SavedView {
            SavedView(
                id: ID(id), owner: ID(owner), name: name, query: "", sharing: .everyone, position: position,
                createdAt: .distantPast, updatedAt: .distantPast)
        }
        let catalogue = Catalogue(
            version: 1,
            views: [
                view(1, 2, "zebra", 1), view(2, 1, "ultima", 5), view(3, 2, "Èbano", 2), view(4, 1, "prima", 2),
            ])
        #expect(catalogue.views(of: Self.owner).map(\.name) == ["prima", "ultima", "Èbano", "zebra"])
    }
}
