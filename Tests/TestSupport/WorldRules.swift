import Domain
import Foundation
import Store

extension World {
    /// A thing to do, as a rule writes it down.
    @discardableResult
    public func checklistItem(_ text: String, on ticket: Ticket, by rule: String = "Prima risposta") async throws
        -> ChecklistItem
    {
        let item = ChecklistItem(id: desk.id(), ticket: ticket.id, text: text, rule: rule)
        try await desk.database.write { c in try c.insert(item) }
        return item
    }

    /// One request opened beside another.
    public func link(_ child: Ticket, beside parent: Ticket) async throws {
        let now = clock.now
        try await desk.database.write { c in try c.insert(TicketLink(parent: parent.id, child: child.id), at: now) }
    }

    public func tags(of ticket: Ticket) async throws -> [String] {
        try await desk.database.read { c in try c.tags(of: ticket.id) }
    }

    public func checklist(of ticket: Ticket) async throws -> [ChecklistItem] {
        try await desk.database.read { c in try c.checklist(of: ticket.id) }
    }
}
