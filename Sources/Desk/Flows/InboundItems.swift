import Domain
import Foundation
import Store

extension Desk {
    /// Something came in: a task for who keeps the articles.
    @discardableResult
    public func writeItem(_ content: InboundItem.Content, as person: Operator) async throws -> InboundItem {
        guard person.may(.note) else { throw Refusal.notAllowed }
        let now = now(), content = try content.checked(today: TimeZone.rome.day(at: now))
        let item = InboundItem(id: id(), content: content, createdAt: now, updatedAt: now)
        try await database.write { c in
            try check(content, c)
            try c.insert(item)
        }
        return item
    }

    /// - Parameter version: the one the writer had before their eyes.
    /// - Throws: `Refusal.changedMeanwhile` when there is a later one.
    @discardableResult
    public func edit(
        _ id: ID<InboundItem>, _ content: InboundItem.Content, from version: Int, as person: Operator
    ) async throws -> InboundItem {
        let now = now(), content = try content.checked(today: TimeZone.rome.day(at: now))
        return try await change(id, from: version, as: person) { item, c in
            try check(content, c)
            return item.written(content, at: now)
        }
    }

    /// An article says it, or none has to.
    @discardableResult
    public func end(
        _ id: ID<InboundItem>, _ end: InboundItem.End, from version: Int, as person: Operator
    ) async throws -> InboundItem {
        let now = now()
        return try await change(id, from: version, as: person) { item, c in
            let next = try item.ended(end, byName: person.name, at: now)
            if let slug = next.article, try !c.isTaken(slug: slug) {
                throw Refusal.invalid(field: "article", reason: "flows.problem.article")
            }
            return next
        }
    }

    /// It has to be done after all.
    @discardableResult
    public func reopen(_ id: ID<InboundItem>, from version: Int, as person: Operator) async throws -> InboundItem {
        let now = now()
        return try await change(id, from: version, as: person) { item, _ in try item.reopened(at: now) }
    }

    private func change(
        _ id: ID<InboundItem>, from version: Int, as person: Operator,
        _ step: @escaping @Sendable (InboundItem, any Connection) throws -> InboundItem
    ) async throws -> InboundItem {
        guard person.may(.note) else { throw Refusal.notAllowed }
        return try await database.write { c in
            guard let item = try c.item(id) else { throw Refusal.notFound }
            if item.version != version { throw Refusal.changedMeanwhile }
            let next = try step(item, c)
            guard try c.update(next, from: version) else { throw Refusal.changedMeanwhile }
            return next
        }
    }

    private func check(_ content: InboundItem.Content, _ c: any Connection) throws {
        try check(owner: content.assignee, "assignee", c)
        if let flow = content.flow, try c.flow(flow) == nil {
            throw Refusal.invalid(field: "flow", reason: "flows.problem.flow")
        }
    }
}
