import Domain
import Synchronization

/// What the screens are told after a commit: which request, and the groups whose queues it touches.
public struct TicketChanged: Sendable, Equatable {
    public let ticket: ID<Ticket>
    public let number: Ticket.Number
    public let groups: Set<ID<Group>>

    public init(ticket: ID<Ticket>, number: Ticket.Number, groups: Set<ID<Group>>) {
        self.ticket = ticket
        self.number = number
        self.groups = groups
    }
}

/// Who listens to changes of this process. Another process's changes are read from the events (see Web's live updates).
public final class Changes: Sendable {
    private let listeners = Mutex<[@Sendable (TicketChanged) -> Void]>([])

    public init() {}

    /// Calls back, quickly and without waiting, after each commit.
    public func listen(_ callback: @escaping @Sendable (TicketChanged) -> Void) {
        listeners.withLock { $0.append(callback) }
    }

    public func tell(_ change: TicketChanged) {
        for callback in listeners.withLock({ $0 }) { callback(change) }
    }
}

extension Changes {
    public func tell(from old: Ticket?, to ticket: Ticket) {
        tell(
            TicketChanged(
                ticket: ticket.id, number: ticket.number, groups: Set([old?.group, ticket.group].compactMap { $0 })))
    }
}
