import Domain
import Foundation

extension Connection {
    /// Every version of every promise.
    public func promises() throws -> [ServicePromise] {
        try all(
            """
            SELECT id, name, kind, position, calendar, channel, area, tematica, triple, priority, user_type, administration,
                health, mode, campaign, group_code, take_charge, first_answer, next_answer, solution, suspends, suspends_once,
                thresholds, valid_from, valid_to
            FROM promises
            """, promise)
    }

    public func insert(_ promise: ServicePromise) throws {
        let asked = promise.conditions
        try run(
            """
            INSERT INTO promises (id, name, kind, position, calendar, channel, area, tematica, triple, priority, user_type,
                administration, health, mode, campaign, group_code, take_charge, first_answer, next_answer, solution, suspends,
                suspends_once, thresholds, valid_from, valid_to)
            VALUES (\(promise.id), \(promise.name), \(promise.kind), \(promise.position), \(promise.calendar),
                \(asked.channel), \(asked.area), \(asked.tematica), \(asked.triple), \(asked.priority), \(asked.userType),
                \(asked.administration), \(asked.health?.bit), \(asked.mode), \(asked.campaign), \(asked.group),
                \(promise.targets[.takeCharge]?.description), \(promise.targets[.firstAnswer]?.description),
                \(promise.targets[.nextAnswer]?.description), \(promise.targets[.solution]?.description),
                \(Lists.json(promise.suspends.map(\.rawValue).sorted())), \(promise.suspendsOnce.bit),
                \(Lists.json(promise.thresholds)), \(promise.validity.from), \(promise.validity.to))
            """)
    }

    public func end(promise id: ID<ServicePromise>, at now: Date) throws {
        try run("UPDATE promises SET valid_to = \(now) WHERE id = \(id)")
    }

    private func promise(_ row: Row) throws -> ServicePromise {
        var r = row.reader()
        let id: ID<ServicePromise> = try r.id()
        let (name, kind) = try (r.text(), r.choice(ServicePromise.Kind.self))
        let (position, calendar) = try (r.int(), r.text())
        let conditions = try PromiseConditions(
            channel: r.optionalChoice(), area: r.optionalText(), tematica: r.optionalText(), triple: r.optionalText(),
            priority: r.optionalChoice(), userType: r.optionalText(), administration: r.optionalText(),
            health: r.optionalInt().map { $0 != 0 }, mode: r.optionalChoice(), campaign: r.optionalText(),
            group: r.optionalText())
        var targets: [PromiseTarget.Aim: PromiseTarget] = [:]
        for aim in [PromiseTarget.Aim.takeCharge, .firstAnswer, .nextAnswer, .solution] {
            targets[aim] = try r.optionalText().flatMap(PromiseTarget.init)
        }
        return try ServicePromise(
            id: id, name: name, kind: kind, position: position, calendar: calendar, conditions: conditions,
            targets: targets, suspends: Set(r.list().compactMap(TicketState.init)), suspendsOnce: r.bool(),
            thresholds: Lists.numbers(r.text()), validity: r.validity())
    }
}
