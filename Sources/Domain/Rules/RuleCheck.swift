extension Rule {
    /// What is wrong with it as it is written; whether the codes it names exist, the desk looks up.
    /// - Throws: `RuleProblem` with the part and the reason.
    public func check() throws(RuleProblem) {
        guard !triggers.isEmpty else { throw RuleProblem("when", "problem.rule.when") }
        guard triggers.count <= Self.mostTriggers else { throw RuleProblem("when", "problem.rule.tooMany") }
        for trigger in triggers { try trigger.check() }
        guard condition.depth <= RuleCondition.deepest else { throw RuleProblem("if", "problem.rule.deep") }
        guard condition.tests.count <= RuleCondition.mostTests else { throw RuleProblem("if", "problem.rule.tooMany") }
        if calendar.isEmpty, let test = condition.tests.first(where: \.countsHours) {
            throw RuleProblem("calendar", "problem.rule.calendar", test.description)
        }
        guard !actions.isEmpty else { throw RuleProblem("then", "problem.rule.then") }
        guard actions.count <= Self.mostActions else { throw RuleProblem("then", "problem.rule.tooMany") }
        for action in actions { try action.check() }
        if actions.contains(.assign(.me)) { throw RuleProblem("assign", "problem.rule.me") }
        if let (action, event) = loop { throw RuleProblem("then", "problem.rule.itself", "\(action): \(event)") }
    }
}

extension RuleTest {
    /// Whether it compares a term of working time.
    var countsHours: Bool {
        guard field.kind == .time, case .working? = PromiseTerm(values[0]) else { return false }
        return true
    }
}

extension RuleTrigger {
    fileprivate func check() throws(RuleProblem) {
        switch self {
        case .event: break
        case .deadline(let percent, _, _):
            guard (1...ServicePromise.end).contains(percent) else {
                throw RuleProblem("when", "problem.rule.percent", String(percent))
            }
        case .every(let minutes):
            guard Self.periods.contains(minutes) else {
                throw RuleProblem("when", "problem.rule.every", String(minutes))
            }
        case .daily(let turn):
            guard (0..<24 * 60).contains(turn.minute) else { throw RuleProblem("when", "problem.rule.time") }
        }
    }
}

extension RuleAction {
    func check() throws(RuleProblem) {
        switch self {
        case .priority, .wait, .close, .resolve, .escalate: break
        case .triple(let code), .move(let code): try filled(code, Self.longestItem)
        case .field(let code, let value):
            try filled(code, Self.longestItem)
            if value.count > Self.longestText { throw RuleProblem(name, "problem.rule.long") }
        case .assign(let assignment): if case .login(let login) = assignment { try filled(login, Self.longestItem) }
        case .tag(let tags), .untag(let tags):
            try some(tags, Self.mostTags)
            for tag in tags { try filled(tag, Self.longestTag) }
        case .answer(let text): try filled(text)
        case .note(let text): try filled(text, Self.longestText)
        case .notify(let notice):
            if notice.recipients.isEmpty { throw RuleProblem(name, "problem.rule.recipients") }
            if notice.recipients.count > RuleNotice.mostRecipients { throw RuleProblem(name, "problem.rule.tooMany") }
            try filled(notice.text)
        case .checklist(let items):
            try some(items, Self.mostItems)
            for item in items { try filled(item, Self.longestItem) }
        case .webhook(let url):
            if WebhookAddress(url) == nil { throw RuleProblem(name, "problem.rule.webhook", WebhookAddress.shown(url)) }
        case .child(let child): try filled(child.text, Self.longestText)
        }
    }

    private func filled(_ text: String, _ limit: Int) throws(RuleProblem) {
        if text.tidied.isEmpty { throw RuleProblem(name, "problem.rule.empty") }
        if text.count > limit { throw RuleProblem(name, "problem.rule.long") }
    }

    private func filled(_ text: RuleText) throws(RuleProblem) {
        try filled(text.italian, Self.longestText)
        if text.english.count > Self.longestText { throw RuleProblem(name, "problem.rule.long") }
    }

    private func some(_ list: [String], _ limit: Int) throws(RuleProblem) {
        if list.isEmpty { throw RuleProblem(name, "problem.rule.empty") }
        if list.count > limit { throw RuleProblem(name, "problem.rule.tooMany") }
    }
}
