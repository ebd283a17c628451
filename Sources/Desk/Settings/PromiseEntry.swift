import Domain
import Foundation
import Formats
import Store

extension ServicePromise: SettingsEntry {
    static let noun = "promise"
    var key: String { name }
    var pairs: [YAML.Pair] {
        [
            .init("name", .text(name)), .init("kind", .text(kind.rawValue)), .init("position", .int(position)),
            .init("calendar", .text(calendar)),
        ]
            + PromiseTarget.Aim.allCases.map { .init($0.settingsKey, .text(targets[$0]?.description)) } + [
                .init("suspends", .texts(suspends.map(\.rawValue).sorted())),
                .init("suspendsOnce", .bool(suspendsOnce)),
                .init("thresholds", .texts(thresholds.map(String.init))),
                .init("channel", .text(conditions.channel?.rawValue)), .init("area", .text(conditions.area)),
                .init("tematica", .text(conditions.tematica)), .init("triple", .text(conditions.triple)),
                .init("priority", .text(conditions.priority?.code)), .init("userType", .text(conditions.userType)),
                .init("administration", .text(conditions.administration)),
                .init("health", conditions.health.map { .bool($0) } ?? .null),
                .init("mode", .text(conditions.mode?.rawValue)), .init("campaign", .text(conditions.campaign)),
                .init("group", .text(conditions.group)),
            ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(promise: id, at: now) }
}

extension PromiseTarget.Aim {
    /// How the document calls the term.
    var settingsKey: String {
        switch self {
        case .takeCharge: "takeCharge"
        case .firstAnswer: "firstAnswer"
        case .nextAnswer: "nextAnswer"
        case .solution: "solution"
        }
    }
}

extension ServicePromise {
    init(_ r: SettingsReader, over old: ServicePromise?) throws {
        let name = try r.required("name")
        let was = old ?? ServicePromise(id: ID(0), name: name)
        self = was
        kind = try r.choice("kind", or: was.kind)
        position = try r.int("position", or: was.position)
        calendar = try r.text("calendar", or: was.calendar)
        for aim in PromiseTarget.Aim.allCases { targets[aim] = try r.target(aim.settingsKey, or: was.targets[aim]) }
        suspends = try Set(r.texts("suspends", or: was.suspends.map(\.rawValue)).map { try r.wait("suspends", $0) })
        suspendsOnce = try r.bool("suspendsOnce", or: was.suspendsOnce)
        thresholds = try r.numbers("thresholds", or: was.thresholds)
        conditions = try PromiseConditions(r, over: was.conditions)
        validity = try r.validity(or: was.validity)
    }
}

extension PromiseConditions {
    fileprivate init(_ r: SettingsReader, over was: PromiseConditions) throws {
        try self.init(
            channel: r.optionalChoice("channel", or: was.channel), area: r.optionalText("area", or: was.area),
            tematica: r.optionalText("tematica", or: was.tematica), triple: r.optionalText("triple", or: was.triple),
            priority: r.priority("priority", or: was.priority), userType: r.optionalText("userType", or: was.userType),
            administration: r.optionalText("administration", or: was.administration),
            health: r.optionalBool("health", or: was.health), mode: r.optionalChoice("mode", or: was.mode),
            campaign: r.optionalText("campaign", or: was.campaign), group: r.optionalText("group", or: was.group))
    }
}

extension SettingsReader {
    fileprivate func target(_ key: String, or was: PromiseTarget?) throws -> PromiseTarget? {
        guard self[key] != nil else { return was }
        guard let text = try optionalText(key, or: nil) else { return nil }
        guard let target = PromiseTarget(text) else {
            throw problem(key, "\(text) is no term (30 min, 8 h, 1 h 30 min, 30 days; 95% within 8 h)")
        }
        return target
    }

    fileprivate func wait(_ key: String, _ text: String) throws -> TicketState {
        let waits = TicketState.waiting.map(\.rawValue)
        guard waits.contains(text), let state = TicketState(rawValue: text) else {
            throw problem(key, "\(text) is none of \(waits.joined(separator: ", "))")
        }
        return state
    }

    fileprivate func priority(_ key: String, or was: Priority?) throws -> Priority? {
        guard self[key] != nil else { return was }
        guard let text = try optionalText(key, or: nil) else { return nil }
        guard let priority = Priority(code: text) else { throw problem(key, "\(text) is none of P1, P2, P3, P4") }
        return priority
    }
}
