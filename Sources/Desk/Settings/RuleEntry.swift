import Domain
import Foundation
import Formats
import Store

extension Rule: SettingsEntry {
    static let noun = "rule"
    var key: String { name }
    var pairs: [YAML.Pair] {
        [
            .init("name", .text(name)), .init("position", .int(position)), .init("active", .bool(isActive)),
            .init("when", .list(triggers.map(\.written))), .init("if", condition.written),
            .init("then", .lines(actions.map(\.written))), .init("stop", .bool(stops)),
            .init("again", .bool(repeats)), .init("calendar", .text(calendar)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(rule: id, at: now) }

    /// Actions as the log names them: an address may hold a password.
    func shown(_ pair: YAML.Pair) -> String {
        pair.key == "then" ? actions.map(\.description).joined(separator: ", ") : pair.value.short
    }

    /// The rule alone, as the settings write it.
    public var yaml: String { YAML.map(pairs).written() }
}

extension RuleTrigger {
    fileprivate var written: YAML {
        switch self {
        case .event(let event): return .text(event.rawValue)
        case .deadline(let percent, let aim, let kind):
            return .map(
                [.init("deadline", .int(percent))] + (aim.map { [.init("aim", .text($0.settingsKey))] } ?? [])
                    + (kind.map { [.init("promise", .text($0.rawValue))] } ?? []))
        case .every(let minutes):
            return .map([.init("every", .text(PromiseTerm.working(minutes: minutes).description))])
        case .daily(let turn):
            let days = Weekday.allCases.filter(turn.weekdays.contains).map(\.rawValue)
            return .map(
                [.init("daily", .text(turn.time))] + (days.isEmpty ? [] : [.init("weekdays", .texts(days))])
                    + (turn.calendar.map { [.init("calendar", .text($0))] } ?? []))
        }
    }
}

extension RuleCondition {
    fileprivate var written: YAML {
        switch self {
        case .always: .null
        case .all(let parts): .map([.init("all", .lines(parts.map(\.written)))])
        case .any(let parts): .map([.init("any", .lines(parts.map(\.written)))])
        case .not(let part): .map([.init("not", part.written)])
        case .test(let test): YAML(.map([.init(test.field.description, test.written)]), isOpen: true)
        }
    }
}

extension RuleTest {
    fileprivate var written: YAML {
        switch comparison {
        case .is: field.kind == .yesNo || field.kind == .count ? word : list
        case .contains: field.kind == .words ? list : .map([.init("contains", list)])
        case .isNot: .map([.init("not", list)])
        case .greater: .text("> \(values[0])")
        case .less: .text("< \(values[0])")
        }
    }

    private var list: YAML { values.count == 1 ? .text(values[0]) : .texts(values) }
    private var word: YAML { values.count == 1 ? YAML(.word(values[0])) : .texts(values) }
}

extension RuleAction {
    var written: YAML { YAML(.map([.init(name, value)]), isOpen: true) }

    private var value: YAML {
        switch self {
        case .priority(.to(let priority)): .text(priority.code)
        case .priority(.raise): .text("raise")
        case .priority(.lower): .text("lower")
        case .triple(let code), .move(let code): .text(code)
        case .field(let code, let value): .map([.init("code", .text(code)), .init("value", .text(value))])
        case .wait: .text(TicketState.waitingThirdParty.rawValue)
        case .close: .text(TicketState.closed.rawValue)
        case .resolve(let resolution): .text(resolution.rawValue)
        case .assign(.login(let login)): .text(login)
        case .assign(.leastBusy): .text("least busy")
        case .assign(.nobody): .text("nobody")
        case .assign(.me): .text("me")
        case .escalate: .bool(true)
        case .tag(let tags), .untag(let tags): tags.count == 1 ? .text(tags[0]) : .texts(tags)
        case .answer(let text): text.written
        case .note(let text), .webhook(let text): .text(text)
        case .notify(let notice):
            .map([.init("to", Self.one(notice.recipients.map(\.description))), .init("text", notice.text.written)])
        case .checklist(let items): .texts(items)
        case .child(let child):
            .map(
                (child.triple.map { [.init("triple", .text($0))] } ?? [])
                    + (child.group.map { [.init("group", .text($0))] } ?? []) + [.init("text", .text(child.text))])
        }
    }

    private static func one(_ texts: [String]) -> YAML { texts.count == 1 ? .text(texts[0]) : .texts(texts) }
}

extension RuleText {
    fileprivate var written: YAML {
        english.isEmpty ? .text(italian) : .map([.init("it", .text(italian)), .init("en", .text(english))])
    }
}
