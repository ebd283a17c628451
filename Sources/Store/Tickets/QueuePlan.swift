import Domain
import Foundation

/// How a list is read: along which index, from where, and how its pages are merged.
struct QueuePlan {
    private enum Path {
        /// Open requests, one index range for each group and state.
        case queues
        /// Requests that are over, newest first, one range for each group.
        case archive
        /// Everything, in the order of the ids.
        case all
    }

    let filter: TicketFilter
    let groups: [ID<Group>]?
    let conditions: [SQL]
    let cursor: TicketCursor?

    private var path: Path {
        if filter.states.allSatisfy({ !$0.isEnded }) { return .queues }
        return filter.states.allSatisfy(\.isEnded) && groups != nil ? .archive : .all
    }

    var statement: SQL {
        let ranges = self.ranges.map { range -> SQL in
            "SELECT * FROM (SELECT \(ticketColumns) FROM tickets WHERE \(range.joined(" AND ")) ORDER BY \(order) LIMIT \(filter.limit + 1)) AS q"
        }
        return """
            SELECT t.*, p.given_name, p.family_name
            FROM (SELECT * FROM (\(ranges.joined(" UNION ALL "))) AS u ORDER BY \(order) LIMIT \(filter.limit + 1)) AS t
            JOIN requesters AS p ON p.id = t.requester_id
            ORDER BY \(order(of: "t."))
            """
    }

    func cursor(after ticket: Ticket) -> TicketCursor {
        let created = ticket.createdAt.milliseconds
        switch (path, filter.order) {
        case (.all, _): return TicketCursor([ticket.id.rawValue])
        case (.archive, _):
            return TicketCursor([(ticket.closedAt ?? ticket.updatedAt).milliseconds, ticket.id.rawValue])
        case (.queues, .priority): return TicketCursor([Int64(ticket.priority.rawValue), created, ticket.id.rawValue])
        case (.queues, .oldest), (.queues, .newest): return TicketCursor([created, ticket.id.rawValue])
        }
    }

    private var ranges: [[SQL]] {
        let common = conditions + after
        switch path {
        case .all:
            let scope: [SQL] = groups.map { ["group_id IN \($0)"] } ?? []
            return [scope + ["state IN \(filter.states)"] + common]
        case .archive:
            return (groups ?? []).map {
                ["group_id = \($0)", "closed_at IS NOT NULL", "state IN \(filter.states)"] + common
            }
        case .queues:
            return filter.states.flatMap { state -> [[SQL]] in
                let open: [SQL] = ["state = \(state)", "closed_at IS NULL", "group_id IS NOT NULL"] + common
                if filter.assignee != nil {
                    // One person's work: their own index, and only the groups the reader sees.
                    let scope: [SQL] = groups.map { ["group_id IN \($0)"] } ?? []
                    return [scope + open]
                }
                return groups.map { $0.map { ["group_id = \($0)"] + open } } ?? [open]
            }
        }
    }

    private var after: [SQL] {
        guard let keys = cursor?.keys else { return [] }
        switch (path, filter.order, keys.count) {
        case (.all, _, 1): return ["id < \(keys[0])"]
        case (.archive, _, 2): return ["(closed_at, id) < (\(keys[0]), \(keys[1]))"]
        case (.queues, .oldest, 2): return ["(created_at, id) > (\(keys[0]), \(keys[1]))"]
        case (.queues, .newest, 2): return ["(created_at, id) < (\(keys[0]), \(keys[1]))"]
        case (.queues, .priority, 3): return ["(priority, created_at, id) > (\(keys[0]), \(keys[1]), \(keys[2]))"]
        default: return []  // a cursor of another list begins this one
        }
    }

    private var order: SQL { order(of: "") }

    private func order(of table: String) -> SQL {
        switch (path, filter.order) {
        case (.all, _): "\(raw: table)id DESC"
        case (.archive, _): "\(raw: table)closed_at DESC, \(raw: table)id DESC"
        case (.queues, .oldest): "\(raw: table)created_at, \(raw: table)id"
        case (.queues, .newest): "\(raw: table)created_at DESC, \(raw: table)id DESC"
        case (.queues, .priority): "\(raw: table)priority, \(raw: table)created_at, \(raw: table)id"
        }
    }
}
