import Domain
import Foundation

extension Connection {
    /// Every version of every rule.
    public func rules() throws -> [Rule] {
        try all(
            """
            SELECT id, name, position, active, triggers, condition, actions, stops, repeats, calendar, valid_from, valid_to
            FROM rules
            """
        ) { row in
            var r = row.reader()
            let id: ID<Rule> = try r.id()
            let (name, position, isActive) = try (r.text(), r.int(), r.bool())
            let triggers: [RuleTrigger]? = RuleJSON.read(try r.text())
            let condition: RuleCondition? = RuleJSON.read(try r.text())
            let actions: [RuleAction]? = RuleJSON.read(try r.text())
            // A rule that another version of the program wrote is kept, and does nothing rather than half of itself.
            let isRead = triggers != nil && condition != nil && actions != nil
            return try Rule(
                id: id, name: name, position: position, isActive: isActive && isRead, when: triggers ?? [],
                if: condition ?? .always, then: actions ?? [], stops: r.bool(), repeats: r.bool(), calendar: r.text(),
                validity: r.validity())
        }
    }

    public func insert(_ rule: Rule) throws {
        try run(
            """
            INSERT INTO rules (id, name, position, active, triggers, condition, actions, stops, repeats, calendar,
                valid_from, valid_to)
            VALUES (\(rule.id), \(rule.name), \(rule.position), \(rule.isActive.bit), \(RuleJSON.text(rule.triggers)),
                \(RuleJSON.text(rule.condition)), \(RuleJSON.text(rule.actions)), \(rule.stops.bit), \(rule.repeats.bit),
                \(rule.calendar), \(rule.validity.from), \(rule.validity.to))
            """)
    }

    public func end(rule id: ID<Rule>, at now: Date) throws {
        try run("UPDATE rules SET valid_to = \(now) WHERE id = \(id)")
    }
}

/// The parts of a rule as JSON text: written and read in Swift, never queried.
enum RuleJSON {
    static func text<T: Encodable>(_ value: T) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, numbers and lists of them always encode.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    static func read<T: Decodable>(_ text: String) -> T? {
        // Nil says that the text is none of ours; who asks decides what that means.
        try? JSONDecoder().decode(T.self, from: Data(text.utf8))
    }
}
