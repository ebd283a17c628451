import Domain
import Foundation
import Store

extension Desk {
    /// Somebody says what people have to learn.
    @discardableResult
    public func writeNeed(_ content: TrainingNeed.Content, as person: Operator) async throws -> TrainingNeed {
        guard person.may(.publish) else { throw Refusal.notAllowed }
        let now = now(), content = try content.checked()
        let need = TrainingNeed(id: id(), content: content, createdAt: now, updatedAt: now)
        let event = NeedEvent(id: id(), need: need.id, at: now, byName: person.name, kind: .written)
        try await database.write { c in
            try check(content, c)
            try c.insert(need)
            try c.insert(event)
        }
        return need
    }

    /// Its words are these from now on; what was there before is in its history.
    /// - Parameter version: the one the writer had before their eyes.
    /// - Throws: `Refusal.changedMeanwhile` when there is a later one.
    @discardableResult
    public func edit(
        _ id: ID<TrainingNeed>, _ content: TrainingNeed.Content, from version: Int, as person: Operator
    ) async throws -> TrainingNeed {
        let now = now(), content = try content.checked()
        return try await change(id, from: version, as: person) { need, c in
            let replaced = need.content.replaced(by: content)
            if replaced.isEmpty { return nil }
            try check(content, c)
            return (need.written(content, at: now), .changed, replaced)
        }
    }

    /// It is accepted, planned, held, dropped or proposed again.
    @discardableResult
    public func take(
        _ step: TrainingNeed.Step, of id: ID<TrainingNeed>, from version: Int, as person: Operator
    ) async throws -> TrainingNeed {
        let now = now(), today = TimeZone.rome.day(at: now)
        let next = try await change(id, from: version, as: person) { need, c in
            if step == .reopen, let triple = need.content.triple, try c.triplesWithNeed().contains(triple) {
                throw Refusal.invalid(field: "", reason: "training.problem.open")
            }
            let next = try need.taking(step, today: today, at: now)
            if next.state == .held { try tellLearning(of: id, at: now, c) }
            return (next, step.kind, step.data)
        }
        if next.state == .held && tellsLearning { bell.ring() }
        return next
    }

    /// - Parameter step: the need after it and what the history says of it; nil changes nothing.
    private func change(
        _ id: ID<TrainingNeed>, from version: Int, as person: Operator,
        _ step:
            @escaping @Sendable (TrainingNeed, any Connection) throws -> (
                TrainingNeed, NeedEvent.Kind, [String: String]
            )?
    ) async throws -> TrainingNeed {
        guard person.may(.publish) else { throw Refusal.notAllowed }
        let now = now(), event = self.id(NeedEvent.self)
        return try await database.write { c in
            guard let need = try c.need(id) else { throw Refusal.notFound }
            if need.version != version { throw Refusal.changedMeanwhile }
            guard let (next, kind, data) = try step(need, c) else { return need }
            guard try c.update(next, from: version) else { throw Refusal.changedMeanwhile }
            try c.insert(
                NeedEvent(id: event, need: id, at: now, byName: person.name, kind: kind, data: data))
            return next
        }
    }

    /// What the catalogue and the articles must know.
    private func check(_ content: TrainingNeed.Content, _ c: any Connection) throws {
        let catalogue = try catalogues.current(c)
        if let triple = content.triple, !catalogue.triples.contains(where: { $0.code == triple }) {
            throw Refusal.invalid(field: "triple", reason: "training.problem.triple")
        }
        if let owner = content.owner, catalogue.person(owner) == nil {
            throw Refusal.invalid(field: "owner", reason: "training.problem.owner")
        }
        if let slug = content.article, try !c.isTaken(slug: slug) {
            throw Refusal.invalid(field: "article", reason: "training.problem.article")
        }
        switch content.audience {
        case .everybody: break
        case .group(let code):
            if catalogue.group(code: code) == nil {
                throw Refusal.invalid(field: "group", reason: "training.problem.group")
            }
        case .administration(let code):
            if !catalogue.administrations.contains(where: { $0.code == code }) {
                throw Refusal.invalid(field: "administration", reason: "training.problem.administration")
            }
        }
    }
}
