import Domain
import Foundation
import Formats

extension Rule {
    init(_ r: SettingsReader, over old: Rule?) throws {
        let name = try r.required("name")
        let was = old ?? Rule(name: name)
        self = was
        position = try r.int("position", or: was.position)
        isActive = try r.bool("active", or: was.isActive)
        if let value = r["when"] { triggers = try RuleReading.list(value).map(RuleReading.trigger) }
        if let value = r["if"] { condition = try RuleReading.condition(value) }
        if let value = r["then"] { actions = try RuleReading.list(value).map(RuleReading.action) }
        stops = try r.bool("stop", or: was.stops)
        repeats = try r.bool("again", or: was.repeats)
        calendar = try r.text("calendar", or: was.calendar)
        validity = try r.validity(or: was.validity)
        do {
            try check()
        } catch {
            let key = ["when", "if", "calendar"].contains(error.field) ? error.field : "then"
            throw r.problem(key, RuleReading.words(error))
        }
    }

    /// A rule alone, as `yaml` writes it; a key that is absent keeps what `old` has.
    /// - Throws: `SettingsProblem` with the line of what is not understood.
    public init(yaml: String, over old: Rule? = nil) throws {
        let document: YAML
        do {
            document = try YAML(reading: yaml)
        } catch {
            throw SettingsProblem(line: error.line, message: error.message)
        }
        try self.init(
            SettingsReader(document, in: "rules", keys: SettingsDocument.Section.rules.keys), over: old)
    }
}

/// The parts of a rule as the settings write them; each problem has the line where it was typed.
enum RuleReading {
    static func words(_ problem: RuleProblem) -> String {
        let place = ["when", "if", "then", "calendar"].contains(problem.field) ? "" : "\(problem.field): "
        let text = problem.text.isEmpty ? "" : " (\(problem.text))"
        return place + SettingsWords.sentence(problem.reason) + text
    }

    static func fault(_ value: YAML, _ message: String) -> SettingsProblem {
        SettingsProblem(line: value.line, message: "rules: \(message)")
    }

    /// Checks a value; what is wrong gets the line of what was typed.
    static func checked<T>(_ value: YAML, _ make: () throws(RuleProblem) -> T) throws -> T {
        do {
            return try make()
        } catch {
            throw fault(value, words(error))
        }
    }

    /// A list; what stands alone is a list of one.
    static func list(_ value: YAML) throws -> [YAML] {
        switch value.content {
        case .null: []
        case .list(let items): items
        case .word, .text, .map: [value]
        }
    }

    static func text(_ value: YAML) throws -> String {
        switch value.content {
        case .word(let text), .text(let text): text
        case .null: ""
        case .list, .map: throw fault(value, "a text is expected here")
        }
    }

    static func texts(_ value: YAML) throws -> [String] { try list(value).map(text) }

    static func pairs(_ value: YAML, _ known: Set<String>? = nil) throws -> [YAML.Pair] {
        guard case .map(let pairs) = value.content, !pairs.isEmpty else {
            throw fault(value, "a key and its value are expected here")
        }
        if let known, let stranger = pairs.first(where: { !known.contains($0.key) }) {
            throw SettingsProblem(
                line: stranger.line,
                message: "rules: unknown key \(stranger.key) (known: \(known.sorted().joined(separator: ", ")))")
        }
        return pairs
    }
}

// When.
extension RuleReading {
    static func trigger(_ value: YAML) throws -> RuleTrigger {
        switch value.content {
        case .word(let text), .text(let text):
            guard let event = RuleEvent(rawValue: text) else {
                let known = RuleEvent.allCases.map(\.rawValue).joined(separator: ", ")
                throw fault(value, "when: \(text) is none of \(known)")
            }
            return .event(event)
        case .map: return try timed(value)
        case .null, .list: throw fault(value, "when: an event, a deadline or a turn of the clock is expected here")
        }
    }

    private static func timed(_ value: YAML) throws -> RuleTrigger {
        let pairs = try pairs(value, ["deadline", "aim", "promise", "every", "daily", "weekdays", "calendar"])
        let found = Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }
        if let percent = found["deadline"] {
            let text = try text(percent)
            guard let number = Int(text.hasSuffix("%") ? String(text.dropLast()) : text) else {
                throw fault(percent, "when: deadline: \(text) is no share of a term, as 75")
            }
            return .deadline(
                percent: number, aim: try found["aim"].map(aim), kind: try found["promise"].map(kind))
        }
        if let every = found["every"] {
            let text = try text(every)
            if case .working(let minutes)? = PromiseTerm(text) { return .every(minutes: minutes) }
            throw fault(every, "when: every: \(text) is no period, as 30 min or 1 h")
        }
        guard let daily = found["daily"] else { throw fault(value, "when: deadline, every or daily is expected here") }
        let time = try text(daily), days = try found["weekdays"].map(weekdays) ?? []
        guard let turn = DailyTurn(time, weekdays: days, calendar: try found["calendar"].map(text)) else {
            throw fault(daily, "when: daily: \(time) is no time of a day, as 08:00")
        }
        return .daily(turn)
    }

    private static func aim(_ value: YAML) throws -> PromiseTarget.Aim {
        let text = try text(value)
        guard let aim = PromiseTarget.Aim.allCases.first(where: { $0.settingsKey == text || $0.rawValue == text })
        else {
            let known = PromiseTarget.Aim.allCases.map(\.settingsKey).joined(separator: ", ")
            throw fault(value, "when: aim: \(text) is none of \(known)")
        }
        return aim
    }

    private static func kind(_ value: YAML) throws -> ServicePromise.Kind { try choice(value, "when: promise") }

    private static func weekdays(_ value: YAML) throws -> Set<Weekday> {
        try Set(list(value).map { try choice($0, "when: weekdays") })
    }

    static func choice<T: RawRepresentable & CaseIterable>(_ value: YAML, _ place: String) throws -> T
    where T.RawValue == String {
        let text = try text(value)
        guard let choice = T(rawValue: text) else {
            throw fault(value, "\(place): \(text) is none of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }
}
