import Domain

/// A word in a box: a level, a channel, a mark.
func badge(_ text: String, _ tone: Tone = .neutral, icon symbol: Icon? = nil) -> HTML {
    span(.class("sp-badge sp-tone-\(tone.rawValue)")) {
        symbol.map { icon($0) }
        text
    }
}

/// The state of a request, in the words of the reader: the office's, or (`isPublic`) the citizen's.
func stateChip(_ state: TicketState, _ w: Words, isPublic: Bool = false) -> HTML {
    span(.class("sp-chip sp-tone-\(state.tone.rawValue)"), .data("state", state.rawValue)) {
        w((isPublic ? "state.public." : "state.") + state.rawValue)
    }
}

extension TicketState {
    var tone: Tone {
        switch self {
        case .new, .triage, .unconfirmed: .info
        case .assigned, .inProgress: .info
        case .waitingRequester, .waitingThirdParty, .onKnownProblem: .warning
        case .resolved: .success
        case .draft, .closed, .cancelled: .neutral
        }
    }
}
