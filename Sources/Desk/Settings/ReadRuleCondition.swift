import Domain
import Formats

// If.
extension RuleReading {
    /// A list and a map of several keys ask all of their parts.
    static func condition(_ value: YAML, depth: Int = 1) throws -> RuleCondition {
        if depth > RuleCondition.deepest { throw fault(value, "if: \(SettingsWords.sentence("problem.rule.deep"))") }
        switch value.content {
        case .null: return .always
        case .list(let items): return .all(try items.map { try condition($0, depth: depth + 1) })
        case .map(let pairs):
            let parts = try pairs.map { try part($0, depth) }
            return parts.count == 1 ? parts[0] : .all(parts)
        case .word, .text: throw fault(value, "if: a field and its value are expected here")
        }
    }

    private static func part(_ pair: YAML.Pair, _ depth: Int) throws -> RuleCondition {
        switch pair.key {
        case "all": return .all(try list(pair.value).map { try condition($0, depth: depth + 1) })
        case "any": return .any(try list(pair.value).map { try condition($0, depth: depth + 1) })
        case "not": return .not(try condition(pair.value, depth: depth + 1))
        default:
            guard let field = RuleField(pair.key) else {
                let known = RuleField.fixed.map(\.description).sorted().joined(separator: ", ")
                throw SettingsProblem(
                    line: pair.line, message: "rules: if: unknown field \(pair.key) (known: \(known), field.CODE)")
            }
            return .test(try test(field, pair.value))
        }
    }

    private static func test(_ field: RuleField, _ value: YAML) throws -> RuleTest {
        if case .map = value.content {
            let pairs = try pairs(value, Set(RuleTest.Comparison.allCases.map(\.rawValue)))
            guard pairs.count == 1, let comparison = RuleTest.Comparison(rawValue: pairs[0].key) else {
                throw fault(value, "if: \(field): one comparison is expected here")
            }
            let values = try texts(pairs[0].value)
            return try checked(pairs[0].value) { () throws(RuleProblem) in try RuleTest(field, comparison, values) }
        }
        let values = try texts(value)
        if field.comparisons.contains(.greater), values.count == 1, let signed = signed(values[0]) {
            return try checked(value) { () throws(RuleProblem) in try RuleTest(field, signed.0, [signed.1]) }
        }
        return try checked(value) { () throws(RuleProblem) in try RuleTest(field, field.usual, values) }
    }

    /// `> 3 days`, `< 2`.
    private static func signed(_ text: String) -> (RuleTest.Comparison, String)? {
        let signs: [(Character, RuleTest.Comparison)] = [(">", .greater), ("<", .less)]
        guard let sign = signs.first(where: { $0.0 == text.first }) else { return nil }
        return (sign.1, String(text.dropFirst()).tidied)
    }
}

extension RuleField {
    /// The comparison of a value that names none: a term has none, so it is refused as one that is not compared so.
    fileprivate var usual: RuleTest.Comparison { kind == .time ? .is : comparisons[0] }
}
