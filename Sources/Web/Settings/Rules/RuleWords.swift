import Domain

/// What rules say, as people read it: when, if and then.
struct RuleWords: Sendable {
    let w: Words
    /// What groups (`g:`), user types (`t:`), administrations (`a:`) and campaigns (`c:`) are called, by code.
    let names: [String: String]

    private func key(_ name: String, _ blanks: [String: any CustomStringConvertible] = [:]) -> String {
        w("settings.regole.\(name)", from: blanks)
    }
}

// When.
extension RuleWords {
    /// "arriva una richiesta; passa il 75% di un termine".
    func when(_ rule: Rule) -> String { rule.triggers.map(trigger).joined(separator: "; ") }

    func trigger(_ trigger: RuleTrigger) -> String {
        switch trigger {
        case .event(let event): key("event.\(event.rawValue)")
        case .deadline(let percent, let aim, let kind):
            key("deadline", ["percent": percent])
                + [aim.map { w("promises.aim.\($0.rawValue)") }, kind.map { w("promises.kind.\($0.rawValue)") }]
                .compactMap { $0 }.map { ", " + $0 }.joined()
        case .every(let minutes): key("every", ["time": w.amount(.working(minutes: minutes))])
        case .daily(let turn):
            key("daily", ["time": turn.time])
                + Weekday.allCases.filter(turn.weekdays.contains).map { ", " + w("settings.weekday.\($0.rawValue)") }
                .joined()
                + (turn.calendar.map { ", " + key("daily.calendar", ["name": $0]) } ?? "")
        }
    }
}

// If.
extension RuleWords {
    /// "Canale è Web, PEC e (Area è Stipendi oppure Tag è urgente)"; nil when nothing is asked.
    func condition(_ condition: RuleCondition) -> String? {
        condition.tests.isEmpty ? nil : text(condition)
    }

    private func text(_ condition: RuleCondition) -> String {
        switch condition {
        case .test(let test): self.test(test)
        case .not(let part): key("not", ["what": text(part)])
        case .all(let parts): joined(parts, by: "and")
        case .any(let parts): joined(parts, by: "or")
        }
    }

    private func joined(_ parts: [RuleCondition], by word: String) -> String {
        if parts.count == 1 { return text(parts[0]) }
        return parts.map { part in
            switch part {
            case .all(let inner) where inner.count > 1, .any(let inner) where inner.count > 1: "(\(text(part)))"
            case .all, .any, .not, .test: text(part)
            }
        }.joined(separator: " \(key(word)) ")
    }

    func test(_ test: RuleTest) -> String {
        let list = test.values.map { value($0, of: test.field) }.joined(separator: ", ")
        return "\(field(test.field)) \(key("comparison.\(test.comparison.rawValue)")) \(list)"
    }

    func field(_ field: RuleField) -> String {
        switch field {
        case .form(let code): key("field.form", ["code": code])
        default: key("field.\(field)")
        }
    }

    func value(_ value: String, of field: RuleField) -> String {
        if value == RuleTest.none { return key("none") }
        return switch field {
        case .channel: w("channel.\(value)")
        case .mode: w("mode.\(value)")
        case .state: w("state.\(value)")
        case .level: w("settings.level.\(value)")
        case .deadline: w("promises.state.\(value)")
        case .language: key("language.\(value)")
        case .health, .attachments: key(value == "true" ? "yes" : "no")
        case .campaign: names["c:" + value] ?? value
        case .group: names["g:" + value] ?? value
        case .userType: names["t:" + value] ?? value
        case .administration: names["a:" + value] ?? value
        case .age, .idle, .waiting: PromiseTerm(value).map(w.term) ?? value
        case .area, .tematica, .triple, .priority, .assignee, .tag, .text, .message, .domain, .reopenings, .chases,
            .open, .form:
            value
        }
    }
}

// Then.
extension RuleWords {
    func then(_ rule: Rule) -> [String] { rule.actions.map(action) }

    func action(_ action: RuleAction) -> String {
        switch action {
        case .priority(.to(let priority)): key("do.priority", ["priority": priority.code])
        case .priority(.raise): key("do.raise")
        case .priority(.lower): key("do.lower")
        case .triple(let code): key("do.triple", ["code": code])
        case .field(let code, let value): key("do.field", ["code": code, "value": value])
        case .wait: key("do.wait")
        case .resolve(let resolution): key("do.resolve", ["reason": w("resolution.\(resolution.rawValue)")])
        case .close: key("do.close")
        case .assign(.login(let login)): key("do.assign", ["login": login])
        case .assign(.leastBusy): key("do.leastBusy")
        case .assign(.nobody): key("do.nobody")
        case .assign(.me): key("do.me")
        case .move(let code): key("do.move", ["group": names["g:" + code] ?? code])
        case .escalate: key("do.escalate")
        case .tag(let tags): key("do.tag", ["tags": tags.joined(separator: ", ")])
        case .untag(let tags): key("do.untag", ["tags": tags.joined(separator: ", ")])
        case .answer: key("do.answer")
        case .note(let text): key("do.note", ["text": Ticket.summary(of: text)])
        case .notify(let notice):
            key("do.notify", ["people": notice.recipients.map(recipient).joined(separator: ", ")])
        case .checklist(let items): key("do.checklist", ["n": items.count])
        case .webhook(let url): key("do.webhook", ["url": WebhookAddress.shown(url)])
        case .child(let child):
            key("do.child", ["text": Ticket.summary(of: child.text)])
        }
    }

    func recipient(_ recipient: RuleNotice.Recipient) -> String {
        switch recipient {
        case .lead, .assignee, .group, .governance, .requester: key("to.\(recipient)")
        case .login(let login): login
        case .mail(let address): address
        }
    }
}

extension RuleNotice.Recipient {
    /// Those that are found by what they are to a request.
    static let roles: [RuleNotice.Recipient] = [.lead, .assignee, .group, .governance, .requester]
}
