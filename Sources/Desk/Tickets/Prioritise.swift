import Domain
import Store

/// The priority a person gives: one of the four, or what the matrix says of an impact and an urgency.
public enum ChosenPriority: Sendable, Equatable {
    case priority(Priority)
    case matrix(Impact, Urgency)
}

extension Desk {
    /// A request gets another priority, with the reason; its terms are counted again from the beginning.
    @discardableResult
    public func prioritise(
        _ number: Ticket.Number, as chosen: ChosenPriority, reason: String, by person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            let (priority, impact, urgency) = Self.priority(chosen, scene.catalogue.office)
            return try Decision(
                change: scene.ticket.prioritising(
                    priority, impact: impact, urgency: urgency, reason: Ticket.summary(of: reason), by: person,
                    at: scene.now))
        }
    }

    private static func priority(_ chosen: ChosenPriority, _ office: Office) -> (Priority, Impact?, Urgency?) {
        switch chosen {
        case .priority(let priority): (priority, nil, nil)
        case .matrix(let impact, let urgency): (office.matrix[impact, urgency], impact, urgency)
        }
    }

    /// The requester asks, on the telephone, when they will hear ("sollecito").
    @discardableResult
    public func chase(_ number: Ticket.Number, as person: Operator, version: Int? = nil) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            try Decision(change: scene.ticket.chasing(by: person, at: scene.now))
        }
    }

    /// The requester asks on their own page.
    @discardableResult
    public func chase(_ token: String) async throws -> Ticket {
        try await follow(token) { scene, _ in try Decision(change: scene.ticket.chasing(at: scene.now)) }
    }
}
