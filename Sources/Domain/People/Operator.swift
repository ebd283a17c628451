import Foundation

/// A person who works at the desk, with the groups they belong to.
public struct Operator: Sendable, Equatable {
    public var id: ID<Operator>
    /// What they log in with, folded to lower case.
    public var login: String
    public var name: String
    public var email: String
    public var role: Role
    public var language: String
    public var groups: [ID<Group>]
    public var disabledAt: Date?
    /// A program that works with an API token: it acts, but no request is ever entrusted to it.
    public var isProgram: Bool
    /// How they like the desk.
    public var preferences: Preferences
    /// What they can be given.
    public var work: WorkProfile

    public init(
        id: ID<Operator>, login: String, name: String, email: String, role: Role, language: String = "it",
        groups: [ID<Group>] = [], disabledAt: Date? = nil, isProgram: Bool = false,
        preferences: Preferences = Preferences(), work: WorkProfile = WorkProfile()
    ) {
        self.id = id
        self.login = login
        self.name = name
        self.email = email
        self.role = role
        self.language = language
        self.groups = groups
        self.disabledAt = disabledAt
        self.isProgram = isProgram
        self.preferences = preferences
        self.work = work
    }

    /// A program as somebody who may do what its token allows.
    public init(program token: APIToken) {
        self.init(
            id: ID(token.id.rawValue), login: "", name: token.name, email: "",
            role: token.allows(.ticketsWrite) ? .administrator : .supervisor, isProgram: true)
    }

    /// Who the history says it was.
    public var actor: Actor { isProgram ? .client(ID(id.rawValue)) : .operator(id) }

    /// Whom a request can be entrusted to: a person, never a program.
    var hands: ID<Operator>? { isProgram ? nil : id }

    public var isDisabled: Bool { disabledAt != nil }

    /// Whether requests of the group are this person's to see.
    public func sees(_ group: ID<Group>?) -> Bool {
        if role.seesAllGroups { return true }
        guard let group else { return false }
        return groups.contains(group)
    }

    /// Whether this person may do it on a request of the group.
    public func may(_ permission: Permission, in group: ID<Group>?) -> Bool {
        !isDisabled && role.may(permission) && sees(group)
    }

    /// Whether this person may do it where no group is concerned.
    public func may(_ permission: Permission) -> Bool { !isDisabled && role.may(permission) }
}
