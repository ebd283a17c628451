import Domain
import Foundation
import Store

extension Desk {
    /// A flow is in the register from now on.
    @discardableResult
    public func writeFlow(_ content: InformationFlow.Content, as person: Operator) async throws -> InformationFlow {
        guard person.may(.publish) else { throw Refusal.notAllowed }
        let now = now(), content = try content.checked()
        try Self.check(webhook: content.webhook, insteadOf: nil, by: person)
        let flow = InformationFlow.begun(content, id: id(), today: TimeZone.rome.day(at: now), at: now)
        let event = FlowEvent(id: id(), flow: flow.id, at: now, byName: person.name, kind: .written)
        try await database.write { c in
            try check(owner: content.owner, "owner", c)
            try c.insert(flow)
            try c.insert(event)
        }
        return flow
    }

    /// - Parameter version: the one the writer had before their eyes.
    /// - Throws: `Refusal.changedMeanwhile` when there is a later one.
    @discardableResult
    public func edit(
        _ id: ID<InformationFlow>, _ content: InformationFlow.Content, from version: Int, as person: Operator
    ) async throws -> InformationFlow {
        let now = now(), today = TimeZone.rome.day(at: now), content = try content.checked()
        return try await change(id, from: version, as: person, .changed) { flow, c in
            try check(owner: content.owner, "owner", c)
            try Self.check(webhook: content.webhook, insteadOf: flow.content.webhook, by: person)
            return flow.written(content, today: today, at: now)
        }
    }

    /// It was received, or sent.
    @discardableResult
    public func noteRun(
        of id: ID<InformationFlow>, on day: CalendarDay, note: String, from version: Int, as person: Operator
    ) async throws -> InformationFlow {
        let now = now(), today = TimeZone.rome.day(at: now), note = note.tidiedLines
        if note.count > FlowEvent.longestNote { throw Refusal.invalid(field: "note", reason: "flows.problem.long") }
        return try await change(id, from: version, as: person, .ran, day: day, note: note) { flow, _ in
            try flow.ran(on: day, today: today, at: now)
        }
    }

    /// Nobody uses it any more, or again.
    public func endFlow(_ id: ID<InformationFlow>, _ isEnding: Bool, from version: Int, as person: Operator)
        async throws
    {
        let now = now()
        try await change(id, from: version, as: person, isEnding ? .ended : .resumed) { flow, _ in
            try flow.ending(isEnding, at: now)
        }
    }

    @discardableResult
    private func change(
        _ id: ID<InformationFlow>, from version: Int, as person: Operator, _ kind: FlowEvent.Kind,
        day: CalendarDay? = nil, note: String = "",
        _ step: @escaping @Sendable (InformationFlow, any Connection) throws -> InformationFlow
    ) async throws -> InformationFlow {
        guard person.may(.publish) else { throw Refusal.notAllowed }
        let event = FlowEvent(
            id: self.id(), flow: id, at: now(), byName: person.name, kind: kind, day: day, note: note)
        return try await database.write { c in
            guard let flow = try c.flow(id) else { throw Refusal.notFound }
            if flow.version != version { throw Refusal.changedMeanwhile }
            let next = try step(flow, c)
            guard try c.update(next, from: version) else { throw Refusal.changedMeanwhile }
            try c.insert(event)
            return next
        }
    }

    /// Where the program sends something by itself is said by who says it in the rules too.
    private static func check(webhook: String?, insteadOf old: String?, by person: Operator) throws {
        if webhook != old && !person.may(.manageRouting) {
            throw Refusal.invalid(field: "webhook", reason: "flows.problem.webhook.who")
        }
    }

    func check(owner: ID<Operator>?, _ field: String, _ c: any Connection) throws {
        if let owner, try catalogues.current(c).person(owner) == nil {
            throw Refusal.invalid(field: field, reason: "flows.problem.owner")
        }
    }
}
