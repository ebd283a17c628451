/// Who did something.
public enum Actor: Sendable, Equatable, Hashable {
    case requester(ID<Requester>)
    case `operator`(ID<Operator>)
    /// A program with an API token.
    case client(ID<APIToken>)
    /// The program by itself: a schedule, a job.
    case system

    public var kind: String {
        switch self {
        case .requester: "requester"
        case .operator: "operator"
        case .client: "client"
        case .system: "system"
        }
    }

    public var id: Int64? {
        switch self {
        case .requester(let id): id.rawValue
        case .operator(let id): id.rawValue
        case .client(let id): id.rawValue
        case .system: nil
        }
    }

    public init(kind: String, id: Int64?) {
        switch (kind, id) {
        case ("requester", let id?): self = .requester(.init(id))
        case ("operator", let id?): self = .operator(.init(id))
        case ("client", let id?): self = .client(.init(id))
        default: self = .system
        }
    }
}
