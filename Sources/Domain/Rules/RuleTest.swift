/// One line of a condition: a field, how it is compared, and with what.
public struct RuleTest: Sendable, Hashable, Codable {
    public enum Comparison: String, Sendable, Codable, CaseIterable {
        /// One of the values.
        case `is`
        /// None of the values.
        case isNot = "not"
        /// Any of the words.
        case contains
        case greater, less
    }

    public let field: RuleField
    public let comparison: Comparison
    public let values: [String]

    /// The value of what is not there: no assignee, no triple.
    public static let none = "none"
    public static let mostValues = 100
    /// Characters of one value.
    public static let longestValue = 200

    /// - Throws: `RuleProblem` when the field is not compared so, or not with such values.
    public init(_ field: RuleField, _ comparison: Comparison, _ values: [String]) throws(RuleProblem) {
        guard field.comparisons.contains(comparison) else {
            throw RuleProblem(field.description, "problem.rule.comparison", comparison.rawValue)
        }
        guard !values.isEmpty, values.count <= Self.mostValues,
            values.allSatisfy({ !$0.isEmpty && $0.count <= Self.longestValue })
        else { throw RuleProblem(field.description, "problem.rule.values") }
        let isOne = comparison == .greater || comparison == .less
        if isOne && values.count > 1 { throw RuleProblem(field.description, "problem.rule.values") }
        for value in values where !field.takes(value) {
            throw RuleProblem(field.description, field.refusal, value)
        }
        self.field = field
        self.comparison = comparison
        self.values = values
    }
}

extension RuleField {
    /// The comparisons it knows, the usual one first.
    public var comparisons: [RuleTest.Comparison] {
        switch kind {
        case .choice, .name: [.is, .isNot]
        case .yesNo: [.is]
        case .count: [.is, .isNot, .greater, .less]
        case .time: [.greater, .less]
        case .words: [.contains]
        case .typed: [.is, .isNot, .contains]
        }
    }

    /// Whether a value is one it can have.
    func takes(_ value: String) -> Bool {
        switch kind {
        case .choice(let choices): choices.contains(value)
        case .name, .typed: true
        case .yesNo: value == "true" || value == "false"
        case .count: Int(value).map { (0...1_000_000).contains($0) } ?? false
        case .time: PromiseTerm(value) != nil
        case .words: !value.searchWords.isEmpty
        }
    }

    /// What is wrong with a value it cannot have.
    fileprivate var refusal: String {
        switch kind {
        case .choice: "problem.rule.choice"
        case .name, .typed: "problem.rule.values"
        case .yesNo: "problem.rule.yesNo"
        case .count: "problem.rule.count"
        case .time: "problem.rule.term"
        case .words: "problem.rule.values"
        }
    }
}

extension RuleTest: CustomStringConvertible {
    /// As a line of a log: `channel: web, email`, `age: > 3 days`, `not tag: gestita`.
    public var description: String {
        let list = values.joined(separator: ", ")
        return switch comparison {
        case .is: "\(field): \(list)"
        case .isNot: "not \(field): \(list)"
        case .contains: "\(field) contains: \(list)"
        case .greater: "\(field): > \(list)"
        case .less: "\(field): < \(list)"
        }
    }
}

extension String {
    /// Folded, with one space before each word and nothing else between them: what words are looked for in.
    var searchWords: String {
        folded.split { !$0.isLetter && !$0.isNumber }.reduce(into: "") { $0 += " \($1)" }
    }
}
