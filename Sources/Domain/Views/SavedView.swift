import Foundation

/// A list of the desk that somebody kept under a name ("vista"): its filters, order and columns. What it shows to whom is
/// decided when it is read, as with any list: sharing it lets nobody see a request they could not see.
public struct SavedView: Sendable, Equatable {
    public enum Sharing: String, Sendable, CaseIterable {
        /// Its owner alone.
        case none
        /// The people of some groups.
        case groups
        case everyone
    }

    public var id: ID<SavedView>
    public var owner: ID<Operator>
    /// One name is used once by one owner.
    public var name: String
    /// The address of the list after its question mark.
    public var query: String
    public var sharing: Sharing
    /// Whose people see it when it is shared with groups; else empty.
    public var groups: [ID<Group>]
    /// Those of one owner stand in this order.
    public var position: Int
    public var createdAt: Date
    public var updatedAt: Date

    /// Characters.
    public static let longestName = 60
    /// Bytes.
    public static let longestQuery = 2000
    /// How many one person may keep.
    public static let most = 40

    public init(
        id: ID<SavedView>, owner: ID<Operator>, name: String, query: String, sharing: Sharing = .none,
        groups: [ID<Group>] = [], position: Int = 0, createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.query = query
        self.sharing = sharing
        self.groups = groups
        self.position = position
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

extension SavedView {
    /// Whether somebody has it among theirs.
    public func isShown(to person: Operator) -> Bool {
        if owner == person.id { return true }
        switch sharing {
        case .none: return false
        case .groups: return groups.contains(where: person.sees)
        case .everyone: return true
        }
    }

    /// What is wrong with it for its owner; whether the name is taken, the desk looks up.
    public func check(by person: Operator) throws(Refusal) {
        guard owner == person.id else { throw .notFound }
        if name.isEmpty || name.count > Self.longestName { throw .invalid(field: "name", reason: "views.problem.name") }
        if query.utf8.count > Self.longestQuery { throw .invalid(field: "name", reason: "views.problem.query") }
        switch sharing {
        case .none: break
        case .groups:
            guard !groups.isEmpty, groups.allSatisfy({ person.sees($0) }) else {
                throw .invalid(field: "groups", reason: "views.problem.groups")
            }
        case .everyone: if !person.mayShareViewsWithEveryone { throw .notAllowed }
        }
    }
}

extension Operator {
    /// Lists for the whole house are made by those who see all of it.
    public var mayShareViewsWithEveryone: Bool { role.seesAllGroups }
}

extension Catalogue {
    /// The views somebody has: their own in their order, then what others share, by name.
    public func views(of person: Operator) -> [SavedView] {
        let shown = views.filter { $0.isShown(to: person) }
        return shown.filter { $0.owner == person.id }.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
            + shown.filter { $0.owner != person.id }.sorted { ($0.name.folded, $0.id) < ($1.name.folded, $1.id) }
    }

    /// A view that somebody has.
    public func view(_ id: ID<SavedView>, of person: Operator) -> SavedView? {
        views.first { $0.id == id && $0.isShown(to: person) }
    }
}
