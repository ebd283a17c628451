/// What of a request a condition may look at.
public enum RuleField: Sendable, Hashable {
    case channel, area, tematica
    /// Code of the triple, or a pattern ending in `*`.
    case triple
    case priority, userType, administration, health
    /// Code of the campaign it came in, and how assistance is given.
    case campaign, mode
    /// Code of the group, and its level.
    case group, level
    /// Login of whom it is entrusted to.
    case assignee
    case state, language, tag
    /// Words of the description.
    case text
    /// Words of what was just written.
    case message
    /// Domain of the requester's address.
    case domain
    case attachments
    /// Since the registration, since anything changed, since the wait began.
    case age, idle, waiting
    case reopenings, chases
    /// How the nearest deadline stands.
    case deadline
    /// Whether a calendar is open now.
    case open
    /// An extra field of the form, by code.
    case form(String)

    /// Every field but those of the form, which are data.
    public static let fixed: [RuleField] = [
        .channel, .area, .tematica, .triple, .priority, .userType, .administration, .health, .campaign, .mode, .group,
        .level, .assignee, .state, .language, .tag, .text, .message, .domain, .attachments, .age, .idle, .waiting,
        .reopenings, .chases, .deadline, .open,
    ]

    /// How what it holds is compared.
    public enum Kind: Sendable, Equatable {
        /// One of few words.
        case choice([String])
        /// A code or a name; `none` is that there is none.
        case name
        case yesNo, count
        /// A term, as `3 days` or `8 h`.
        case time
        /// Any of some words.
        case words
        /// What somebody typed in a form.
        case typed
    }

    public var kind: Kind {
        switch self {
        case .channel: .choice(ChannelKind.allCases.map(\.rawValue))
        case .priority: .choice(Priority.allCases.map(\.code))
        case .level: .choice(Group.Level.allCases.map(\.rawValue))
        case .mode: .choice(DeliveryMode.allCases.map(\.rawValue))
        case .state: .choice(TicketState.registered.map(\.rawValue))
        case .language: .choice(["it", "en"])
        case .deadline: .choice(["running", "at_risk", "overdue", RuleTest.none])
        case .area, .tematica, .triple, .userType, .administration, .campaign, .group, .assignee, .tag, .domain, .open:
            .name
        case .health, .attachments: .yesNo
        case .age, .idle, .waiting: .time
        case .reopenings, .chases: .count
        case .text, .message: .words
        case .form: .typed
        }
    }
}

extension RuleField: LosslessStringConvertible, Codable {
    private static let prefix = "field."

    public init?(_ description: String) {
        if description.hasPrefix(Self.prefix), description.count > Self.prefix.count {
            self = .form(String(description.dropFirst(Self.prefix.count)))
        } else if let field = Self.fixed.first(where: { $0.description == description }) {
            self = field
        } else {
            return nil
        }
    }

    /// As the settings write it: `channel`, `userType`, `field.IBAN`.
    public var description: String {
        switch self {
        case .channel: "channel"
        case .area: "area"
        case .tematica: "tematica"
        case .triple: "triple"
        case .priority: "priority"
        case .userType: "userType"
        case .administration: "administration"
        case .health: "health"
        case .campaign: "campaign"
        case .mode: "mode"
        case .group: "group"
        case .level: "level"
        case .assignee: "assignee"
        case .state: "state"
        case .language: "language"
        case .tag: "tag"
        case .text: "text"
        case .message: "message"
        case .domain: "domain"
        case .attachments: "attachments"
        case .age: "age"
        case .idle: "idle"
        case .waiting: "waiting"
        case .reopenings: "reopenings"
        case .chases: "chases"
        case .deadline: "deadline"
        case .open: "open"
        case .form(let code): Self.prefix + code
        }
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let field = Self(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no field"))
        }
        self = field
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
