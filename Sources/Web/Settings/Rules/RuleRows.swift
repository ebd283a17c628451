import Domain

/// A condition as the form shows it: groups of lines, each group "all of these", "one of these" or "none of these".
struct RuleGroups: Sendable, Equatable {
    enum Mode: String, Sendable, CaseIterable { case all, any, none }

    struct Row: Sendable, Equatable {
        var field: RuleField
        var comparison: RuleTest.Comparison
        var values: [String]
    }

    struct Part: Sendable, Equatable {
        var mode: Mode
        var rows: [Row]
    }

    /// Whether all groups must hold, or one is enough.
    var isAny = false
    var parts: [Part] = []

    /// A form that somebody made by hand is no reason to build a page without end.
    static let mostParts = 20
    static let mostRows = 50
}

extension RuleGroups {
    /// Nil for a condition with more levels than the form has.
    init?(_ condition: RuleCondition) {
        if let part = Part(condition) {
            parts = part.rows.isEmpty ? [] : [part]
            return
        }
        guard let (inner, isAny) = condition.list else { return nil }
        self.isAny = isAny
        let alone = inner.compactMap { if case .test(let test) = $0 { Row(test) } else { nil } }
        if !alone.isEmpty { parts.append(Part(mode: isAny ? .any : .all, rows: alone)) }
        for condition in inner {
            if case .test = condition { continue }
            guard let part = Part(condition) else { return nil }
            parts.append(part)
        }
    }

    /// What the groups ask, by tests that were checked one by one.
    func condition(_ tests: [[RuleTest]]) -> RuleCondition {
        let inner = zip(parts, tests).filter { !$1.isEmpty }.map { part, tests in part.condition(tests) }
        if inner.count == 1 { return inner[0] }
        return isAny && !inner.isEmpty ? .any(inner) : .all(inner)
    }
}

extension RuleGroups.Row {
    init(_ test: RuleTest) { self.init(field: test.field, comparison: test.comparison, values: test.values) }
}

extension RuleGroups.Part {
    init?(_ condition: RuleCondition) {
        if case .not(let inner) = condition {
            switch inner {
            case .test(let test): self.init(mode: .none, rows: [.init(test)])
            case .any(let parts):
                guard let rows = parts.rows else { return nil }
                self.init(mode: .none, rows: rows)
            case .all, .not: return nil
            }
            return
        }
        if case .test(let test) = condition {
            self.init(mode: .all, rows: [.init(test)])
            return
        }
        guard let (inner, isAny) = condition.list, let rows = inner.rows else { return nil }
        self.init(mode: isAny ? .any : .all, rows: rows)
    }

    fileprivate func condition(_ tests: [RuleTest]) -> RuleCondition {
        let inner = tests.map(RuleCondition.test)
        return switch mode {
        case .all: inner.count == 1 ? inner[0] : .all(inner)
        case .any: inner.count == 1 ? inner[0] : .any(inner)
        case .none: .not(inner.count == 1 ? inner[0] : .any(inner))
        }
    }
}

extension RuleCondition {
    fileprivate var list: (parts: [RuleCondition], isAny: Bool)? {
        switch self {
        case .all(let parts): (parts, false)
        case .any(let parts): (parts, true)
        case .not, .test: nil
        }
    }
}

extension [RuleCondition] {
    /// Nil when one is more than a line.
    fileprivate var rows: [RuleGroups.Row]? {
        let rows = compactMap { if case .test(let test) = $0 { RuleGroups.Row(test) } else { nil } }
        return rows.count == count ? rows : nil
    }
}
