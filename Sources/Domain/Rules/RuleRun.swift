import Foundation

/// One line of the log: which rule did what to a request, and why.
public struct RuleRun: Sendable, Equatable {
    public var id: ID<RuleRun>
    public var ticket: ID<Ticket>
    /// The version of the rule that obeyed.
    public var rule: ID<Rule>
    public var ruleName: String
    public var at: Date
    /// What woke it: `registered`, `deadline 75`, `clock`.
    public var event: String
    public var outcome: Outcome

    public struct Outcome: Sendable, Equatable, Codable {
        /// The lines of the condition that decided.
        public var because: [String]
        /// What was done, in order.
        public var done: [String]
        public var skipped: [Skipped]
        /// Why it was stopped, when it was.
        public var cut: RuleCut?

        public init(because: [String] = [], done: [String] = [], skipped: [Skipped] = [], cut: RuleCut? = nil) {
            self.because = because
            self.done = done
            self.skipped = skipped
            self.cut = cut
        }
    }

    /// An action that did not apply; the reason is a key of words.
    public struct Skipped: Sendable, Equatable, Codable {
        public var action: String
        public var reason: String
    }

    public init(
        id: ID<RuleRun>, ticket: ID<Ticket>, rule: ID<Rule>, ruleName: String, at: Date, event: String, outcome: Outcome
    ) {
        self.id = id
        self.ticket = ticket
        self.rule = rule
        self.ruleName = ruleName
        self.at = at
        self.event = event
        self.outcome = outcome
    }
}

extension RuleRun {
    /// The line that tells of an outcome.
    public init(_ outcome: RuleOutcome, id: ID<RuleRun>, of ticket: ID<Ticket>, at now: Date) {
        self.init(
            id: id, ticket: ticket, rule: outcome.rule.id, ruleName: outcome.rule.name, at: now,
            event: outcome.fact?.ruleEvent ?? "clock", outcome: Outcome(outcome))
    }
}

extension RuleRun.Outcome {
    public init(_ outcome: RuleOutcome) {
        self.init(because: outcome.verdict.because, cut: outcome.cut)
        for deed in outcome.deeds {
            switch deed.result {
            case .done: done.append(deed.action.description)
            case .skipped(let reason): skipped.append(.init(action: deed.action.description, reason: reason))
            }
        }
    }
}

extension Fact {
    /// How a log names what woke a rule.
    public var ruleEvent: String {
        if let threshold { return "deadline \(threshold)" }
        return RuleEvent(self, isRegistered: true)?.rawValue ?? kind.rawValue
    }
}

extension RuleAction: CustomStringConvertible {
    /// As a line of a log: `priority: P1`, `tag: urgente`. Secrets in addresses stay hidden.
    public var description: String { detail.isEmpty ? name : "\(name): \(detail)" }

    private var detail: String {
        switch self {
        case .priority(.to(let priority)): priority.code
        case .priority(.raise): "raise"
        case .priority(.lower): "lower"
        case .triple(let code), .move(let code): code
        case .field(let code, let value): "\(code) \(value)"
        case .wait: TicketState.waitingThirdParty.rawValue
        case .resolve(let resolution): resolution.rawValue
        case .close: TicketState.closed.rawValue
        case .assign(.login(let login)): login
        case .assign(.leastBusy): "least busy"
        case .assign(.nobody): "nobody"
        case .assign(.me): "me"
        case .escalate: ""
        case .tag(let tags), .untag(let tags): tags.joined(separator: ", ")
        case .answer(let text): Ticket.summary(of: text.italian)
        case .note(let text): Ticket.summary(of: text)
        case .notify(let notice): notice.recipients.map(\.description).joined(separator: ", ")
        case .checklist(let items): String(items.count)
        case .webhook(let url): WebhookAddress.shown(url)
        case .child(let child): Ticket.summary(of: child.text)
        }
    }
}

extension RuleNotice.Recipient: LosslessStringConvertible {
    /// As the settings write it: a word, an address, or a login.
    public init(_ description: String) {
        switch description {
        case "lead": self = .lead
        case "assignee": self = .assignee
        case "group": self = .group
        case "governance": self = .governance
        case "requester": self = .requester
        default: self = description.contains("@") ? .mail(description) : .login(description)
        }
    }

    public var description: String {
        switch self {
        case .lead: "lead"
        case .assignee: "assignee"
        case .group: "group"
        case .governance: "governance"
        case .requester: "requester"
        case .login(let login): login
        case .mail(let address): address
        }
    }
}
