import Domain
import Foundation
import Store

extension Desk {
    /// A request gets a tag.
    @discardableResult
    public func tag(_ number: Ticket.Number, _ tag: String, as person: Operator, version: Int? = nil) async throws
        -> Ticket
    {
        let tag = try checked(tag: tag)
        return try await work(on: number, as: person, version: version) { scene in
            let change = try scene.ticket.tagging([.tagged(tag)], by: person, at: scene.now)
            let tags = try scene.c.tags(of: scene.ticket.id)
            if tags.contains(tag) { throw Refusal.alreadyDone }
            if tags.count >= RuleAction.mostTags { throw Refusal.invalid(field: "tag", reason: "problem.tag.tooMany") }
            try scene.c.tag(scene.ticket.id, tag, at: scene.now)
            return Decision(change: change)
        }
    }

    /// A request loses a tag.
    @discardableResult
    public func untag(_ number: Ticket.Number, _ tag: String, as person: Operator, version: Int? = nil) async throws
        -> Ticket
    {
        let tag = try checked(tag: tag)
        return try await work(on: number, as: person, version: version) { scene in
            let change = try scene.ticket.tagging([.untagged(tag)], by: person, at: scene.now)
            guard try scene.c.untag(scene.ticket.id, tag) else { throw Refusal.alreadyDone }
            return Decision(change: change)
        }
    }

    /// A thing to do is done, or is not after all.
    @discardableResult
    public func tick(
        _ item: ID<ChecklistItem>, on number: Ticket.Number, isDone: Bool, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            guard var found = try scene.c.checklist(of: scene.ticket.id).first(where: { $0.id == item }) else {
                throw Refusal.notFound
            }
            let fact = Fact.ticked(found.text, isDone: isDone)
            let change = try scene.ticket.tagging([fact], by: person, at: scene.now)
            if (found.doneAt != nil) == isDone { throw Refusal.alreadyDone }
            found.doneAt = isDone ? scene.now : nil
            found.doneBy = isDone ? person.name : nil
            try scene.c.update(found)
            return Decision(change: change)
        }
    }

    private func checked(tag: String) throws -> String {
        let tag = tag.tidied
        if tag.isEmpty { throw Refusal.invalid(field: "tag", reason: "problem.tag.missing") }
        if tag.count > RuleAction.longestTag { throw Refusal.invalid(field: "tag", reason: "problem.tag.tooLong") }
        return tag
    }
}
