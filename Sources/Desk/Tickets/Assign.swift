import Domain

extension Desk {
    /// A request is given to a colleague of its group.
    @discardableResult
    public func assign(
        _ number: Ticket.Number, to colleague: ID<Operator>, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            guard let colleague = scene.catalogue.person(colleague) else {
                throw Refusal.invalid(field: "operator", reason: "refusal.operator.outside")
            }
            return try Decision(change: scene.ticket.assigning(to: colleague, by: person, at: scene.now))
        }
    }

    /// Nobody has a request any more: it waits in the queue of its group.
    @discardableResult
    public func release(_ number: Ticket.Number, as person: Operator, version: Int? = nil) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            try Decision(change: scene.ticket.releasing(by: person, at: scene.now))
        }
    }
}
