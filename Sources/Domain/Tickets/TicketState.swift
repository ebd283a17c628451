/// Where a request stands. The raw values are public: JSON and the database use them.
public enum TicketState: String, Sendable, Codable, CaseIterable {
    /// Being written by an operator.
    case draft
    /// Sent by somebody who has not yet confirmed their address.
    case unconfirmed
    /// Registered, in a group's queue, nobody's yet.
    case new
    /// Registered without a triple: somebody has to classify it.
    case triage
    /// Given to a group or a person, who has not begun.
    case assigned
    case inProgress = "in_progress"
    case waitingRequester = "waiting_requester"
    case waitingThirdParty = "waiting_third_party"
    case onKnownProblem = "on_known_problem"
    case resolved, closed, cancelled

    /// Somebody at the desk has to do something.
    public var isActive: Bool {
        switch self {
        case .new, .triage, .assigned, .inProgress: true
        case .draft, .unconfirmed, .waitingRequester, .waitingThirdParty, .onKnownProblem, .resolved, .closed,
            .cancelled:
            false
        }
    }

    public var isWaiting: Bool {
        switch self {
        case .waitingRequester, .waitingThirdParty, .onKnownProblem: true
        case .draft, .unconfirmed, .new, .triage, .assigned, .inProgress, .resolved, .closed, .cancelled: false
        }
    }

    /// Nothing more happens unless somebody reopens it.
    public var isEnded: Bool { self == .closed || self == .cancelled }

    /// The desk may work on it: registered and not over.
    public var isOpen: Bool { isActive || isWaiting }
}
