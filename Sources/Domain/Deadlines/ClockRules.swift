import Foundation

/// What the facts and the states of a request do to its clocks: the table of domain rules, as data.
enum ClockRules {
    /// The aims a fact reaches. The first assignment to a person is the taking in charge; a solution answers too.
    static let reached: [Fact.Kind: Set<PromiseTarget.Aim>] = [
        .assigned: [.takeCharge],
        .taken: [.takeCharge],
        .waiting: [.takeCharge],
        .replied: [.takeCharge, .firstAnswer, .nextAnswer],
        .resolved: Set(PromiseTarget.Aim.allCases),
    ]

    /// The aims that begin when the request is registered.
    static let atRegistration: [PromiseTarget.Aim] = [.takeCharge, .firstAnswer, .solution]

    /// What a fact begins, after the first answer was given.
    static let begun: [Fact.Kind: PromiseTarget.Aim] = [.answered: .nextAnswer]

    /// What goes on, without beginning again, when a request is reopened: the solution was none.
    static func goesOn(_ clock: PromiseClock) -> Bool {
        switch clock.ending {
        case .reached: clock.aim == .solution
        case .cancelled: true
        case .superseded, .moved, nil: false
        }
    }

    /// Whether the clocks of a promise stand still in a state.
    /// - Parameter isAsked: whether the desk wrote to the requester after they last wrote; without it a wait for them is
    ///   no reason to stand still.
    static func suspends(_ promise: ServicePromise, in state: TicketState, isAsked: Bool) -> Bool {
        promise.suspends.contains(state) && (state != .waitingRequester || isAsked)
    }
}
