import Domain

extension Desk {
    /// The turn goes to a third party, or to the requester without a message (one was sent before).
    @discardableResult
    public func wait(
        _ number: Ticket.Number, for state: TicketState, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            try Decision(change: scene.ticket.waiting(state, by: person, at: scene.now))
        }
    }

    /// A wait is called off.
    @discardableResult
    public func resume(_ number: Ticket.Number, as person: Operator, version: Int? = nil) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            try Decision(change: scene.ticket.resuming(by: person, at: scene.now))
        }
    }

    /// The request is solved without a further message; the requester is told and can vote.
    @discardableResult
    public func resolve(
        _ number: Ticket.Number, as resolution: Resolution, by person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            try Decision(change: scene.ticket.resolving(resolution, by: person, at: scene.now), mail: .solution)
        }
    }

    /// A solved request is closed before its time.
    @discardableResult
    public func close(_ number: Ticket.Number, as person: Operator, version: Int? = nil) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            try Decision(change: scene.ticket.closing(by: person, at: scene.now))
        }
    }

    /// An ended request is opened again.
    @discardableResult
    public func reopen(
        _ number: Ticket.Number, reason: String, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            try Decision(change: scene.ticket.reopening(reason: reason.tidied, by: person, at: scene.now))
        }
    }

    /// The triple is corrected; first and last are both kept. The request stays where it is.
    @discardableResult
    public func reclassify(
        _ number: Ticket.Number, to code: String, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            guard let triple = scene.catalogue.triple(code: code, at: scene.now) else {
                throw Refusal.invalid(field: "triple", reason: "refusal.triple.ended")
            }
            let old = scene.catalogue.triple(scene.ticket.triple)
            return try Decision(change: scene.ticket.reclassifying(from: old, to: triple, by: person, at: scene.now))
        }
    }

    /// The request ends without a solution; the requester is told why, and who is competent.
    @discardableResult
    public func cancel(
        _ number: Ticket.Number, because cancellation: Cancellation, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            if case .duplicate(let other) = cancellation, try scene.c.ticket(other, visibleTo: person) == nil {
                throw Refusal.invalid(field: "duplicate", reason: "refusal.duplicate.unknown")
            }
            return try Decision(
                change: scene.ticket.cancelling(cancellation, by: person, at: scene.now), mail: .cancellation)
        }
    }
}
