import Domain

// The names under which the form sends the lines of a condition: `se.GROUP.LINE.valore`.
extension RuleGroups {
    static func name(_ part: Int, _ row: Int? = nil, _ what: String) -> String {
        (["se", String(part), row.map(String.init), what] as [String?]).compactMap { $0 }.joined(separator: ".")
    }

    init(_ form: FormData) {
        isAny = form["se.modo"] == Mode.any.rawValue
        for part in 0..<Self.mostParts {
            guard let mode = Mode(rawValue: form[Self.name(part, nil, "modo")]) else { break }
            parts.append(Part(mode: mode, rows: Self.rows(form, part)))
        }
    }

    private static func rows(_ form: FormData, _ part: Int) -> [Row] {
        var rows: [Row] = []
        for row in 0..<mostRows {
            guard let field = RuleField(form[name(part, row, "campo")]) else { break }
            rows.append(
                Row(
                    field: field,
                    comparison: RuleTest.Comparison(rawValue: form[name(part, row, "come")]) ?? field.comparisons[0],
                    values: values(form.all(name(part, row, "valore")), of: field)))
        }
        return rows
    }

    /// Boxes come one by one; what is typed has a value on each line.
    private static func values(_ typed: [String], of field: RuleField) -> [String] {
        typed.flatMap { $0.split(whereSeparator: \.isNewline).map { String($0).trimmed } }.filter { !$0.isEmpty }
    }

    func write(_ form: inout FormData) {
        form.removeAll { $0 == "se.modo" || $0.hasPrefix("se.") }
        form.append("se.modo", (isAny ? Mode.any : .all).rawValue)
        for (place, part) in parts.enumerated() {
            form.append(Self.name(place, nil, "modo"), part.mode.rawValue)
            for (line, row) in part.rows.enumerated() {
                form.append(Self.name(place, line, "campo"), row.field.description)
                form.append(Self.name(place, line, "come"), row.comparison.rawValue)
                if row.field.isTyped {
                    form.append(Self.name(place, line, "valore"), row.values.joined(separator: "\n"))
                } else {
                    for value in row.values { form.append(Self.name(place, line, "valore"), value) }
                }
            }
        }
    }

    /// The condition of the form; each line that says nothing is noted where it was typed.
    func read(_ errors: inout FieldErrors, _ w: Words) -> RuleCondition {
        var tests: [[RuleTest]] = []
        for (place, part) in parts.enumerated() {
            tests.append([])
            for (line, row) in part.rows.enumerated() {
                do throws(RuleProblem) {
                    tests[place].append(try RuleTest(row.field, row.comparison, row.values))
                } catch {
                    errors.add(Self.name(place, line, "valore"), w.rule(error))
                }
            }
        }
        return condition(tests)
    }
}

extension RuleField {
    /// Whether its values are typed, one a line, and not chosen.
    var isTyped: Bool {
        switch self {
        case .area, .tematica, .userType, .campaign, .group, .assignee, .open: false
        case .triple, .administration, .tag, .domain: true
        default:
            switch kind {
            case .choice, .yesNo: false
            case .name, .count, .time, .words, .typed: true
            }
        }
    }
}

extension FormData {
    /// Leaves out what has such a name.
    mutating func removeAll(_ isOut: (String) -> Bool) {
        let kept = pairs.filter { !isOut($0.name) }
        self = FormData(kept.map { ($0.name, $0.value) })
    }
}

extension Words {
    /// Why a rule cannot be written so, with what was typed.
    func rule(_ problem: RuleProblem) -> String { self(problem.reason, ["text": problem.text]) }
}
