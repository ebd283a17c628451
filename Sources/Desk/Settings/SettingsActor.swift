import Domain

/// Who edits the settings.
public enum SettingsActor: Sendable, Equatable {
    /// A person in the program, with the permissions of their role.
    case `operator`(Operator)
    /// Whoever can run commands on the server may do everything.
    case commandLine

    /// The name the list of changes shows.
    public var name: String {
        switch self {
        case .operator(let person): person.name
        case .commandLine: "sportello"
        }
    }

    public func may(_ permission: Permission) -> Bool {
        switch self {
        case .operator(let person): person.may(permission)
        case .commandLine: true
        }
    }

    /// The operator this is; nil on the command line.
    var id: ID<Operator>? {
        switch self {
        case .operator(let person): person.id
        case .commandLine: nil
        }
    }
}
