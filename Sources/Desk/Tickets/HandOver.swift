import Domain

extension Desk {
    /// A request goes to another group. Whoever hands it over may not see it any more.
    @discardableResult
    public func handOver(
        _ number: Ticket.Number, to group: String, reason: String, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            guard let other = scene.catalogue.group(code: group) else {
                throw Refusal.invalid(field: "group", reason: "refusal.group.unknown")
            }
            let current = scene.catalogue.group(scene.ticket.group)
            return try Decision(
                change: scene.ticket.handingOver(
                    to: other, from: current, reason: reason.tidied, by: person, at: scene.now))
        }
    }

    /// A request climbs to the group above, along the path of its triple or of its group.
    @discardableResult
    public func escalate(
        _ number: Ticket.Number, reason: String, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            let current = scene.catalogue.group(scene.ticket.group)
            let triple = scene.catalogue.triple(scene.ticket.triple)
            let above = scene.catalogue.escalation(from: current, triple: triple, at: scene.now)
            return try Decision(
                change: scene.ticket.escalating(
                    to: above, from: current, reason: reason.tidied, by: person, at: scene.now))
        }
    }
}
