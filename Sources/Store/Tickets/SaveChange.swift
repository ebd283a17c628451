import Domain
import Foundation

extension Connection {
    /// Writes what a rule decided; says whether the request was still as the rule saw it. Only the columns that change: both
    /// engines write again every index of a column that is set, whatever its value, and a tag touches two of fourteen.
    public func save(_ change: Change) throws -> Bool {
        let set = change.columns.joined(", ")
        return try run(
            "UPDATE tickets SET \(set) WHERE id = \(change.to.id) AND version = \(change.from.version)") == 1
    }
}

extension Change {
    /// An assignment for each column that has another value after it.
    fileprivate var columns: [SQL] {
        let a = from, b = to
        var list: [SQL] = []
        if a.state != b.state { list.append("state = \(b.state)") }
        if a.priority != b.priority { list.append("priority = \(b.priority)") }
        if a.triple != b.triple { list.append("triple_id = \(b.triple)") }
        if a.firstTriple != b.firstTriple { list.append("first_triple_id = \(b.firstTriple)") }
        if a.fields != b.fields { list.append("fields = \(FlatJSON.encode(b.fields))") }
        if a.group != b.group { list.append("group_id = \(b.group)") }
        if a.assignee != b.assignee { list.append("assignee_id = \(b.assignee)") }
        if a.cancellation != b.cancellation {
            list.append("cancellation = \(b.cancellation?.code), cancellation_detail = \(b.cancellation?.detail)")
        }
        if a.resolution != b.resolution { list.append("resolution = \(b.resolution)") }
        if a.reopenings != b.reopenings { list.append("reopenings = \(b.reopenings)") }
        if a.chases != b.chases { list.append("chases = \(b.chases)") }
        if a.raises != b.raises { list.append("raises = \(Lists.lines(b.raises))") }
        list += instants
        list.append("version = \(b.version)")
        return list
    }

    private var instants: [SQL] {
        let a = from, b = to
        var list: [SQL] = []
        if a.registeredAt != b.registeredAt { list.append("registered_at = \(b.registeredAt)") }
        if a.takenAt != b.takenAt { list.append("taken_at = \(b.takenAt)") }
        if a.firstReplyAt != b.firstReplyAt { list.append("first_reply_at = \(b.firstReplyAt)") }
        if a.resolvedAt != b.resolvedAt { list.append("resolved_at = \(b.resolvedAt)") }
        if a.closedAt != b.closedAt { list.append("closed_at = \(b.closedAt)") }
        if a.chasedAt != b.chasedAt { list.append("chased_at = \(b.chasedAt)") }
        if a.followUpAt != b.followUpAt { list.append("follow_up_at = \(b.followUpAt)") }
        if a.remindedAt != b.remindedAt { list.append("reminded_at = \(b.remindedAt)") }
        if a.updatedAt != b.updatedAt { list.append("updated_at = \(b.updatedAt)") }
        if a.deadline.dueAt != b.deadline.dueAt { list.append("due_at = \(b.deadline.dueAt ?? .never)") }
        if a.deadline.riskAt != b.deadline.riskAt { list.append("risk_at = \(b.deadline.riskAt)") }
        if a.deadline.markAt != b.deadline.markAt { list.append("next_due_at = \(b.deadline.markAt)") }
        return list
    }
}
