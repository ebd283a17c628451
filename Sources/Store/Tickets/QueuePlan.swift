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
    /// The requests that alone can match, found by another index, when they are few: they are read and sorted, and no
    /// queue is walked in search of them.
    var few: SQL?

    /// Sorting so many rows takes a few milliseconds. When more can match, they are near one another in every order, and
    /// walking finds a page of them soon.
    static let mostCandidates = 2000

    private var path: Path {
        if filter.states.allSatisfy({ !$0.isEnded }) { return .queues }
        // A period of the past is read by the age of requests: the order of closing would wade through all that came after.
        let isPeriod = filter.createdFrom != nil || filter.createdBefore != nil
        return filter.states.allSatisfy(\.isEnded) && groups != nil && !isPeriod ? .archive : .all
    }

    /// What finds the requests that alone can match, in a column `few_id`; nil when no index but the queues' can.
    var candidates: SQL? {
        if !filter.tag.isEmpty { return "SELECT ticket_id AS few_id FROM ticket_tags WHERE tag = \(filter.tag)" }
        if let problem = filter.problem {
            return "SELECT ticket_id AS few_id FROM problem_tickets WHERE problem_id = \(problem)"
        }
        guard path == .queues, filter.assignee == nil else {
            return filter.administrations.map {
                "SELECT id AS few_id FROM tickets WHERE administration_id IN \($0)"
            }
        }
        let open: SQL = "closed_at IS NULL AND group_id IS NOT NULL"
        if let administrations = filter.administrations {
            return "SELECT id AS few_id FROM tickets WHERE administration_id IN \(administrations) AND \(open)"
        }
        if let channel = filter.channel {
            return "SELECT id AS few_id FROM tickets WHERE channel = \(channel) AND \(open)"
        }
        // In the order of deadlines the queues' own index begins where the condition does.
        if let groups, let due = filter.due, due.standsInIndex, filter.order != .deadline {
            let queues = groups.flatMap { group in filter.states.map { (group, $0) } }
            return queues.map { group, state -> SQL in
                """
                SELECT id AS few_id FROM tickets WHERE group_id = \(group) AND state = \(state) AND closed_at IS NULL
                AND group_id IS NOT NULL AND \(due.condition)
                """
            }.joined(" UNION ALL ")
        }
        return filter.triples.map {
            "SELECT id AS few_id FROM tickets WHERE triple_id IN \($0) AND closed_at IS NULL AND group_id IS NOT NULL"
        }
    }

    /// The keys first, which stand in the index: each range gives a page of them, and only the page that comes out of
    /// the merge is looked up in the table.
    var statement: SQL {
        let ranges = self.ranges.map { range -> SQL in
            "SELECT * FROM (SELECT \(keys) FROM \(source) WHERE \(range.joined(" AND ")) ORDER BY \(order) LIMIT \(filter.limit + 1)) AS q"
        }
        return """
            \(beginning)SELECT \(TicketLine.columns)
            FROM (SELECT id FROM (\(ranges.joined(" UNION ALL "))) AS u ORDER BY \(order) LIMIT \(filter.limit + 1)) AS k
            JOIN tickets AS t ON t.id = k.id
            JOIN requesters AS p ON p.id = t.requester_id
            ORDER BY \(order(of: "t."))
            """
    }

    /// How many there are, counted up to `most`.
    func counting(upTo most: Int) -> SQL {
        let ranges = self.ranges.map { range -> SQL in
            "SELECT * FROM (SELECT id FROM \(source) WHERE \(range.joined(" AND ")) LIMIT \(most)) AS q"
        }
        return """
            \(beginning)SELECT COUNT(*) FROM (SELECT id FROM (\(ranges.joined(" UNION ALL "))) AS u LIMIT \(most)) AS k
            """
    }

    private var beginning: SQL { few.map { "WITH few AS MATERIALIZED (\($0)) " } ?? "" }

    /// CROSS JOIN keeps SQLite from turning the two around.
    private var source: SQL { few == nil ? "tickets" : "few CROSS JOIN tickets" }

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
        case (.queues, .updated), (.queues, .untouched):
            return TicketCursor([line.updatedAt.milliseconds, line.id.rawValue])
        }
    }

    private var ranges: [[SQL]] {
        let common = conditions + bounds + after
        if few != nil { return [scope + ["id = few_id", "state IN \(filter.states)"] + common] }
        switch path {
        case .all:
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
                    return [scope + open]
                }
                return groups.map { $0.map { ["group_id = \($0)"] + open } } ?? [open]
            }
        }
    }

    private var scope: [SQL] { groups.map { ["group_id IN \($0)"] } ?? [] }

    /// What the conditions say again in the words of the index that is walked, so that it begins in the right place.
    private var bounds: [SQL] {
        switch path {
        case .queues: []
        // What was touched before an instant was closed before it.
        case .archive: filter.updatedBefore.map { ["closed_at < \($0)"] } ?? []
        case .all: filter.idBefore.map { ["id < \($0)"] } ?? []
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
        case (.queues, .updated, 2): return ["(updated_at, id) < (\(keys[0]), \(keys[1]))"]
        case (.queues, .untouched, 2): return ["(updated_at, id) > (\(keys[0]), \(keys[1]))"]
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
        case (.queues, .updated), (.queues, .untouched): "updated_at, id"
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
        case (.queues, .updated): "\(raw: table)updated_at DESC, \(raw: table)id DESC"
        case (.queues, .untouched): "\(raw: table)updated_at, \(raw: table)id"
        case (.queues, .priority): "\(raw: table)priority, \(raw: table)created_at, \(raw: table)id"
        }
    }
}

extension TicketFilter.Due {
    /// Whether the index of deadlines says it, without a look at the request. Having none is common, and never few.
    fileprivate var standsInIndex: Bool {
        switch self {
        case .overdue, .between: true
        case .atRisk, .none: false
        }
    }
}
