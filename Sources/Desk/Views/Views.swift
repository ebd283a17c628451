import Domain
import Foundation
import Store

extension Desk {
    /// A list that somebody keeps from now on, after those they have.
    /// - Throws: `Refusal` with the field.
    @discardableResult
    public func keepView(
        named name: String, query: String, sharing: SavedView.Sharing = .none, groups: [ID<Group>] = [],
        as person: Operator
    ) async throws -> SavedView {
        let now = now(), id: ID<SavedView> = self.id()
        return try await editViews(of: person) { own, c in
            if own.count >= SavedView.most { throw Refusal.invalid(field: "name", reason: "views.problem.tooMany") }
            let view = SavedView(
                id: id, owner: person.id, name: name.tidied, query: query, sharing: sharing,
                groups: sharing == .groups ? Array(Set(groups)).sorted() : [],
                position: (own.map(\.position).max() ?? 0) + 1,
                createdAt: now, updatedAt: now)
            try Self.check(view, among: own, by: person)
            try c.insert(view)
            return view
        }
    }

    /// The view is this from now on; its owner alone changes it.
    @discardableResult
    public func edit(_ view: SavedView, as person: Operator) async throws -> SavedView {
        let now = now()
        return try await editViews(of: person) { own, c in
            guard let kept = own.first(where: { $0.id == view.id }) else { throw Refusal.notFound }
            var next = view
            next.name = view.name.tidied
            next.groups = view.sharing == .groups ? Array(Set(view.groups)).sorted() : []
            next.position = kept.position
            next.createdAt = kept.createdAt
            next.updatedAt = now
            try Self.check(next, among: own, by: person)
            try c.update(next)
            return next
        }
    }

    /// One place earlier or later among the person's own.
    public func move(view id: ID<SavedView>, earlier: Bool, as person: Operator) async throws {
        try await editViews(of: person) { own, c in
            guard let place = own.firstIndex(where: { $0.id == id }) else { throw Refusal.notFound }
            let other = earlier ? place - 1 : place + 1
            guard own.indices.contains(other) else { return }
            var first = own[place], second = own[other]
            (first.position, second.position) = (second.position, first.position)
            try c.update(first)
            try c.update(second)
        }
    }

    /// The view is no more, for those it was shared with either. Besides its owner, those who keep the house may.
    public func delete(view id: ID<SavedView>, as person: Operator) async throws {
        try await database.write { c in
            guard let view = try c.savedViews().first(where: { $0.id == id }), view.isShown(to: person) else {
                throw Refusal.notFound
            }
            guard view.owner == person.id || person.may(.manageTemplates) else { throw Refusal.notAllowed }
            try c.delete(view: id)
            try c.settingsChanged()
        }
    }

    private func editViews<T: Sendable>(
        of person: Operator, _ body: @escaping @Sendable ([SavedView], any Connection) throws -> T
    ) async throws -> T {
        try await database.write { c in
            let own = try c.savedViews().filter { $0.owner == person.id }
                .sorted { ($0.position, $0.id) < ($1.position, $1.id) }
            let result = try body(own, c)
            // They stand in the catalogue, beside what their filters name.
            try c.settingsChanged()
            return result
        }
    }

    private static func check(_ view: SavedView, among own: [SavedView], by person: Operator) throws {
        try view.check(by: person)
        if own.contains(where: { $0.id != view.id && $0.name.folded == view.name.folded }) {
            throw Refusal.invalid(field: "name", reason: "views.problem.taken")
        }
    }
}
