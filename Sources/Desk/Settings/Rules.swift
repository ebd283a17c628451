import Domain
import Formats

extension SettingsEdit {
    /// A rule. Whatever changes, its row ends and another begins: the log tells which wording obeyed.
    @discardableResult
    func put(_ rule: Rule, isNew: Bool? = nil) throws -> Rule {
        try SettingsChecks.name(rule.name)
        try SettingsChecks.range(rule.position, 1...1_000_000, "position")
        try SettingsChecks.validity(rule.validity)
        do {
            try rule.check()
        } catch {
            throw Refusal.invalid(field: error.field, reason: error.reason)
        }
        try checkCalendars(of: rule)
        for test in rule.condition.tests { try check(test) }
        for action in rule.actions { try check(action) }
        return try put(rule, in: \.rules, isNew: isNew)
    }

    /// The rules in this order, at positions 10, 20, 30 ...; every open rule must be named once.
    func reorder(rules order: [ID<Rule>]) throws {
        let open = open(\.rules)
        guard Set(order) == Set(open.map(\.id)), order.count == open.count else { throw Refusal.changedMeanwhile }
        for (index, id) in order.enumerated() {
            guard var rule = open.first(where: { $0.id == id }), rule.position != (index + 1) * 10 else { continue }
            rule.position = (index + 1) * 10
            try put(rule, in: \.rules, isNew: false)
        }
    }

    private func checkCalendars(of rule: Rule) throws {
        let known = Set(open(\.calendars).map(\.name))
        let turns = rule.triggers.compactMap { if case .daily(let turn) = $0 { turn.calendar } else { nil } }
        let open = rule.condition.tests.filter { $0.field == .open }.flatMap(\.values)
        let hours = rule.calendar.isEmpty ? [] : [rule.calendar]
        for (field, names) in [("calendar", hours), ("when", turns), ("if", open)] {
            guard names.allSatisfy(known.contains) else {
                throw Refusal.invalid(field: field, reason: "problem.rule.calendar.unknown")
            }
        }
    }

    /// What a condition compares with is there; a pattern fits something that is.
    private func check(_ test: RuleTest) throws {
        let values = test.values.filter { $0 != RuleTest.none }, field = test.field.description
        switch test.field {
        case .triple: try checkTriples(values, field)
        case .group: try checkGroups(values, field)
        case .userType: try checkUserTypes(values, field)
        case .administration: try checkAdministrations(values, field)
        case .assignee: try checkLogins(values, field)
        case .campaign: for code in values { try checkCampaign(code, field) }
        case .form(let code): try checkField(code, field)
        case .channel, .area, .tematica, .priority, .health, .mode, .level, .state, .language, .tag, .text, .message,
            .domain, .attachments, .age, .idle, .waiting, .reopenings, .chases, .deadline, .open:
            break
        }
    }

    func check(_ action: RuleAction) throws {
        switch action {
        case .triple(let code): try checkTriples([code], action.name)
        case .move(let code): try checkGroups([code], action.name)
        case .field(let code, _): try checkField(code, action.name)
        case .assign(.login(let login)): try checkLogins([login], action.name)
        case .answer(let text): try check(text, action.name)
        case .note(let text): try check(template: text, action.name)
        case .notify(let notice):
            for recipient in notice.recipients { try check(recipient, action.name) }
            try check(notice.text, action.name)
        case .child(let child):
            try checkTriples([child.triple].compactMap { $0 }, action.name)
            try checkGroups([child.group].compactMap { $0 }, action.name)
            try check(template: child.text, action.name)
        case .priority, .wait, .resolve, .close, .assign, .escalate, .tag, .untag, .checklist, .webhook: break
        }
    }
}

extension SettingsEdit {
    private func checkTriples(_ codes: [String], _ field: String) throws {
        let known = open(\.triples)
        for code in codes where !known.contains(where: { FormField.matches($0.code, code) }) {
            throw Refusal.invalid(field: field, reason: "problem.promise.triple")
        }
    }

    private func checkLogins(_ logins: [String], _ field: String) throws {
        for login in logins where !people.contains(where: { $0.login == login }) {
            throw Refusal.invalid(field: field, reason: "problem.rule.login")
        }
    }

    private func checkField(_ code: String, _ field: String) throws {
        guard open(\.fields).contains(where: { $0.code == code }) else {
            throw Refusal.invalid(field: field, reason: "problem.rule.field")
        }
    }

    private func check(_ recipient: RuleNotice.Recipient, _ field: String) throws {
        switch recipient {
        case .login(let login): try checkLogins([login], field)
        case .mail(let address): try SettingsChecks.email(address, field)
        case .lead, .assignee, .group, .governance, .requester: break
        }
    }

    private func check(_ text: RuleText, _ field: String) throws {
        try check(template: text.italian, field)
        try check(template: text.english, field)
    }

    private func check(template text: String, _ field: String) throws {
        do {
            _ = try Template(text, names: Set(MailTemplate.variables))
        } catch {
            throw TemplateRefusal(field: field, problem: error)
        }
    }
}

extension Desk {
    /// A rule that is not there yet; position 0 puts it at the end.
    @discardableResult
    public func add(_ rule: Rule, as actor: SettingsActor) async throws -> Rule {
        try await editSettings(.manageRouting, as: actor) { edit in
            var rule = rule
            if rule.position == 0 { rule.position = ((edit.open(\.rules).map(\.position).max() ?? 0) / 10 + 1) * 10 }
            return try edit.put(rule, isNew: true)
        }
    }

    /// The rule of this name is this from now on.
    @discardableResult
    public func edit(_ rule: Rule, as actor: SettingsActor) async throws -> Rule {
        try await editSettings(.manageRouting, as: actor) { try $0.put(rule, isNew: false) }
    }

    /// The rule of this name ends.
    public func end(rule name: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageRouting, as: actor) { try $0.end(name, in: \.rules) }
    }

    /// The rules in another order; `Refusal.changedMeanwhile` when one is missing or unknown.
    public func reorder(rules order: [ID<Rule>], as actor: SettingsActor) async throws {
        try await editSettings(.manageRouting, as: actor) { try $0.reorder(rules: order) }
    }
}
