/// Why a request counts as solved ("motivo della soluzione").
public enum Resolution: String, Sendable, Codable, CaseIterable {
    case answered, fixed, explained, notReproducible = "not_reproducible", noReply = "no_reply"
}

/// Why a request ended without a solution.
public enum Cancellation: Sendable, Equatable {
    /// Another request, already open, says the same.
    case duplicate(of: Ticket.Number)
    /// Not ours: the competent body is named, so that nobody is left at a dead end.
    case outOfCompetence(body: String)
    /// The requester does not need it any more.
    case withdrawn
    /// Never confirmed by e-mail in time.
    case unconfirmed
    /// It goes on in another request, into which it was joined: closed rather than cancelled.
    case merged(into: Ticket.Number)

    public var code: String {
        switch self {
        case .duplicate: "duplicate"
        case .outOfCompetence: "out_of_competence"
        case .withdrawn: "withdrawn"
        case .unconfirmed: "unconfirmed"
        case .merged: "merged"
        }
    }

    /// The number of the other request, or the name of the competent body.
    public var detail: String? {
        switch self {
        case .duplicate(let number), .merged(let number): number.description
        case .outOfCompetence(let body): body
        case .withdrawn, .unconfirmed: nil
        }
    }

    public init?(code: String, detail: String?) {
        switch code {
        case "duplicate":
            guard let number = detail.flatMap(Ticket.Number.init) else { return nil }
            self = .duplicate(of: number)
        case "out_of_competence":
            guard let detail, !detail.isEmpty else { return nil }
            self = .outOfCompetence(body: detail)
        case "withdrawn": self = .withdrawn
        case "unconfirmed": self = .unconfirmed
        case "merged":
            guard let number = detail.flatMap(Ticket.Number.init) else { return nil }
            self = .merged(into: number)
        default: return nil
        }
    }
}
