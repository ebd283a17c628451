import Domain

extension Desk {
    /// An operator makes a request theirs.
    @discardableResult
    public func take(_ number: Ticket.Number, as person: Operator, version: Int? = nil) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            let colleague = scene.catalogue.person(scene.ticket.assignee)?.name
            return try Decision(change: scene.ticket.taking(by: person, colleague: colleague, at: scene.now))
        }
    }
}
