import Domain
import Formats

// Then.
extension RuleReading {
    static func action(_ value: YAML) throws -> RuleAction {
        let pairs = try pairs(value, Set(RuleAction.names))
        guard pairs.count == 1 else { throw fault(value, "then: one action is expected on each line") }
        return try action(pairs[0].key, pairs[0].value)
    }

    private static func action(_ name: String, _ value: YAML) throws -> RuleAction {
        switch name {
        case "priority": return .priority(try priority(value))
        case "triple": return .triple(try text(value))
        case "field":
            let (code, text) = try two(value, "code", "value")
            return .field(code: code, value: text)
        case "state": return try state(value)
        case "resolve": return .resolve(try choice(value, "then: resolve"))
        case "assign": return .assign(assignment(try text(value)))
        case "move": return .move(try text(value))
        case "escalate": return try escalate(value)
        case "tag": return .tag(try texts(value).map(\.tidied))
        case "untag": return .untag(try texts(value).map(\.tidied))
        case "answer": return .answer(try ruleText(value))
        case "note": return .note(try text(value))
        case "notify": return .notify(try notice(value))
        case "checklist": return .checklist(try texts(value))
        case "webhook": return .webhook(try text(value))
        default: return .child(try child(value))
        }
    }

    private static func priority(_ value: YAML) throws -> RulePriority {
        switch try text(value) {
        case "raise": return .raise
        case "lower": return .lower
        case let code:
            guard let priority = Priority(code: code) else {
                throw fault(value, "then: priority: \(code) is none of P1, P2, P3, P4, raise, lower")
            }
            return .to(priority)
        }
    }

    private static func state(_ value: YAML) throws -> RuleAction {
        switch try text(value) {
        case TicketState.waitingThirdParty.rawValue: return .wait
        case TicketState.closed.rawValue: return .close
        case let other: throw fault(value, "then: state: \(other) is none of waiting_third_party, closed")
        }
    }

    private static func escalate(_ value: YAML) throws -> RuleAction {
        guard try text(value) == "true" else { throw fault(value, "then: escalate: true is expected here") }
        return .escalate
    }

    private static func assignment(_ text: String) -> RuleAssignment {
        switch text {
        case "nobody": .nobody
        case "least busy": .leastBusy
        case "me": .me
        default: .login(text)
        }
    }

    private static func ruleText(_ value: YAML) throws -> RuleText {
        guard case .map = value.content else { return RuleText(try text(value)) }
        let pairs = try pairs(value, ["it", "en"])
        let words = try Dictionary(pairs.map { ($0.key, try text($0.value)) }) { first, _ in first }
        return RuleText(words["it"] ?? "", english: words["en"] ?? "")
    }

    private static func notice(_ value: YAML) throws -> RuleNotice {
        let found = try values(value, ["to", "text"])
        return try RuleNotice(
            to: found["to"].map { try texts($0).map(RuleNotice.Recipient.init) } ?? [],
            found["text"].map(ruleText) ?? RuleText(""))
    }

    private static func child(_ value: YAML) throws -> RuleChild {
        let found = try values(value, ["triple", "group", "text"])
        return try RuleChild(
            triple: found["triple"].map(text), group: found["group"].map(text), text: found["text"].map(text) ?? "")
    }

    private static func two(_ value: YAML, _ first: String, _ second: String) throws -> (String, String) {
        let found = try values(value, [first, second])
        return try (found[first].map(text) ?? "", found[second].map(text) ?? "")
    }

    private static func values(_ value: YAML, _ known: Set<String>) throws -> [String: YAML] {
        try Dictionary(pairs(value, known).map { ($0.key, $0.value) }) { first, _ in first }
    }
}
