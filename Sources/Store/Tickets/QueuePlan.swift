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

    /// The keys first, which stand in the index: each range gives a page of them, and only the page that comes out of
    /// the merge is looked up in the table.
    var statement: SQL {
        let ranges = self.ranges.map { range -> SQL in
            "SELECT * FROM (SELECT \(keys) FROM tickets WHERE \(range.joined(" AND ")) ORDER BY \(order) LIMIT \(filter.limit + 1)) AS q"
        }
        return """
            SELECT \(TicketLine.columns)
            FROM (SELECT id FROM (\(ranges.joined(" UNION ALL "))) AS u ORDER BY \(order) LIMIT \(filter.limit + 1)) AS k
            JOIN tickets AS t ON t.id = k.id
            JOIN requesters AS p ON p.id = t.requester_id
            ORDER BY \(order(of: "t."))
            """
    }

    func cursor(after line: TicketLine) -> TicketCursor {
        let created = line.createdAt.milliseconds
        switch (path, filter.order) {
        case (.all, _): return TicketCursor([line.id.rawValue])
        case (.archive, _):
            return TicketCursor([(line.closedAt ?? line.updatedAt).milliseconds, line.id.rawValue])
        case (.queues, .priority): return TicketCursor([Int64(line.priority.rawValue), created, line.id.rawValue])
        case (.queues, .deadline):
            return TicketCursor([(line.deadline.dueAt ?? .never).milliseconds, line.id.rawValue])
        case (.queues, .oldest), (.queues, .newest): return TicketCursor([created, line.id.rawValue])
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
        case (.queues, .deadline, 2): return ["(due_at, id) > (\(keys[0]), \(keys[1]))"]
        default: return []  // a cursor of another list begins this one
        }
    }

    /// The columns a list is ordered by, and the id.
    private var keys: SQL {
        switch (path, filter.order) {
        case (.all, _): "id"
        case (.archive, _): "closed_at, id"
        case (.queues, .oldest), (.queues, .newest): "created_at, id"
        case (.queues, .deadline): "due_at, id"
        case (.queues, .priority): "priority, created_at, id"
        }
    }

    private var order: SQL { order(of: "") }

    private func order(of table: String) -> SQL {
        switch (path, filter.order) {
        case (.all, _): "\(raw: table)id DESC"
        case (.archive, _): "\(raw: table)closed_at DESC, \(raw: table)id DESC"
        case (.queues, .oldest): "\(raw: table)created_at, \(raw: table)id"
        case (.queues, .newest): "\(raw: table)created_at DESC, \(raw: table)id DESC"
        case (.queues, .deadline): "\(raw: table)due_at, \(raw: table)id"
        case (.queues, .priority): "\(raw: table)priority, \(raw: table)created_at, \(raw: table)id"
        }
    }
}
