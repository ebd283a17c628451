import Domain

// What the log of a rule says, in the words of the reader: it keeps the lines of the rule as the settings write them.
extension RuleWords {
    /// The lines of the condition that decided.
    func because(_ outcome: RuleRun.Outcome, of rule: Rule?) -> String {
        if outcome.because.isEmpty { return w("settings.regole.log.always") }
        let lines = Dictionary((rule?.condition.tests ?? []).map { ($0.description, test($0)) }) { first, _ in first }
        return outcome.because.map { said($0, lines) }.joined(separator: "; ")
    }

    private func said(_ line: String, _ lines: [String: String]) -> String {
        if let words = lines[line] { return words }
        let isNot = line.hasPrefix("not (") && line.hasSuffix(")")
        if isNot { return w("settings.regole.not", ["what": said(String(line.dropFirst(5).dropLast()), lines)]) }
        return line
    }

    /// What was done, what was skipped and why, and where the rule was stopped.
    func deeds(_ outcome: RuleRun.Outcome, of rule: Rule?) -> HTML {
        let lines = Dictionary((rule?.actions ?? []).map { ($0.description, action($0)) }) { first, _ in first }
        return ul(.class("sp-rule-deeds")) {
            for deed in outcome.done { li { lines[deed] ?? deed } }
            for skipped in outcome.skipped {
                li(.class("sp-muted")) {
                    w(
                        "settings.regole.skipped",
                        ["action": lines[skipped.action] ?? skipped.action, "reason": w(skipped.reason)])
                }
            }
            if let cut = outcome.cut { li { badge(w("settings.regole.cut.\(cut.rawValue)"), .warning) } }
        }
    }

    /// What woke a rule, as the log names it: `registered`, `deadline 75`, `clock`.
    func event(_ text: String) -> String {
        let parts = text.split(separator: " ").map(String.init)
        if parts.count == 2, parts[0] == "deadline", let percent = Int(parts[1]) {
            return trigger(.deadline(percent: percent, aim: nil, kind: nil))
        }
        return RuleEvent(rawValue: text).map { trigger(.event($0)) } ?? w("settings.regole.woken.clock")
    }
}
