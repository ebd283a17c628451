import Domain
import Foundation

extension Connection {
    /// Things to do for a request, in the order in which they were written down.
    public func checklist(of ticket: ID<Ticket>) throws -> [ChecklistItem] {
        try all(
            """
            SELECT id, ticket_id, body, rule, done_at, done_by FROM checklist_items WHERE ticket_id = \(ticket)
            ORDER BY id LIMIT 500
            """
        ) { row in
            var r = row.reader()
            return try ChecklistItem(
                id: r.id(), ticket: r.id(), text: r.text(), rule: r.text(), doneAt: r.optionalDate(),
                doneBy: r.optionalText())
        }
    }

    public func insert(_ item: ChecklistItem) throws {
        try run(
            """
            INSERT INTO checklist_items (id, ticket_id, body, rule, done_at, done_by)
            VALUES (\(item.id), \(item.ticket), \(item.text), \(item.rule), \(item.doneAt), \(item.doneBy))
            """)
    }

    public func update(_ item: ChecklistItem) throws {
        try run(
            "UPDATE checklist_items SET done_at = \(item.doneAt), done_by = \(item.doneBy) WHERE id = \(item.id)")
    }

    public func insert(_ link: TicketLink, at now: Date) throws {
        try run(
            """
            INSERT INTO ticket_links (parent_id, child_id, kind, at)
            VALUES (\(link.parent), \(link.child), \(link.kind), \(now))
            """)
    }

    /// Takes the link between two requests away, whichever was first; false when there is none.
    public func removeLink(between ticket: ID<Ticket>, and other: ID<Ticket>) throws -> Bool {
        try run(
            """
            DELETE FROM ticket_links WHERE (parent_id = \(ticket) AND child_id = \(other))
                OR (parent_id = \(other) AND child_id = \(ticket))
            """) > 0
    }

    /// Requests that belong with this one, as parent or as child, oldest first.
    public func links(of ticket: ID<Ticket>) throws -> [TicketLink] {
        try all(
            """
            SELECT parent_id, child_id, kind FROM ticket_links WHERE parent_id = \(ticket)
            UNION ALL SELECT parent_id, child_id, kind FROM ticket_links WHERE child_id = \(ticket)
            ORDER BY 1, 2 LIMIT 200
            """
        ) { row in
            var r = row.reader()
            return try TicketLink(parent: r.id(), child: r.id(), kind: r.choice())
        }
    }
}
