import Foundation

/// What a rule sees of a request when it decides, and what the rules before it left of it.
public struct RuleScene: Sendable {
    public var ticket: Ticket
    public let catalogue: Catalogue
    public let now: Date
    /// What the request was looked up for; empty when no rule at hand asks.
    public var traits: RuleTraits
    /// By which hours are counted: the calendar of the rule that looks.
    var hours: WorkingCalendar?

    public init(_ ticket: Ticket, _ traits: RuleTraits = RuleTraits(), _ catalogue: Catalogue, at now: Date) {
        self.ticket = ticket
        self.traits = traits
        self.catalogue = catalogue
        self.now = now
    }
}

/// What of a request does not stand on its row, and is read only when a rule asks for it.
public struct RuleTraits: Sendable, Equatable {
    public var tags: Set<String>
    /// What the request began with.
    public var description: String
    /// What was written with the fact at hand.
    public var message: String
    /// The requester's address.
    public var email: String?
    public var hasAttachments: Bool
    /// Since when the turn is somebody else's.
    public var waitingSince: Date?
    /// Whether a rule opened it beside another.
    public var isChild: Bool

    public init(
        tags: Set<String> = [], description: String = "", message: String = "", email: String? = nil,
        hasAttachments: Bool = false, waitingSince: Date? = nil, isChild: Bool = false
    ) {
        self.tags = tags
        self.description = description
        self.message = message
        self.email = email
        self.hasAttachments = hasAttachments
        self.waitingSince = waitingSince
        self.isChild = isChild
    }
}

extension RuleScene {
    /// Whether one line of a condition is true.
    func holds(_ test: RuleTest) -> Bool {
        switch test.field.kind {
        case .choice, .name, .yesNo, .count, .typed: compare(values(of: test.field), test)
        case .time: compare(begin(of: test.field), test)
        case .words: finds(test)
        }
    }

    private func compare(_ has: [String], _ test: RuleTest) -> Bool {
        switch test.comparison {
        case .is: test.values.contains { matches(has, $0, test.field) }
        case .isNot: !test.values.contains { matches(has, $0, test.field) }
        case .contains:
            test.values.contains { value in has.contains { $0.searchWords.contains(value.searchWords) } }
        case .greater: number(has) > Int(test.values[0]) ?? .max
        case .less: number(has) < Int(test.values[0]) ?? .min
        }
    }

    private func number(_ has: [String]) -> Int { has.first.flatMap(Int.init) ?? 0 }

    private func matches(_ has: [String], _ value: String, _ field: RuleField) -> Bool {
        if value == RuleTest.none && has.isEmpty { return true }
        switch field {
        case .triple, .tag: return has.contains { FormField.matches($0, value) }
        case .area, .tematica, .domain, .form: return has.contains { $0.folded == value.folded }
        case .open: return isOpen(value)
        default: return has.contains(value)
        }
    }

    private func isOpen(_ calendar: String) -> Bool {
        catalogue.calendar(named: calendar, at: now)?.isOpen(at: now) ?? false
    }

    /// What a field holds; nothing when it is not there.
    private func values(of field: RuleField) -> [String] {
        let triple = catalogue.triple(ticket.triple), group = catalogue.group(ticket.group)
        let administration = catalogue.administration(ticket.administration)
        let value: String? =
            switch field {
            case .channel: ticket.channel.rawValue
            case .area: triple?.area
            case .tematica: triple?.tematica
            case .triple: triple?.code
            case .priority: ticket.priority.code
            case .userType: catalogue.userType(ticket.userType)?.code
            case .administration: administration?.code
            case .health: administration?.isHealth == true ? "true" : "false"
            case .campaign: catalogue.campaign(of: ticket)?.code
            case .mode: (catalogue.campaign(of: ticket)?.mode ?? .web).rawValue
            case .group: group?.code
            case .level: group?.level.rawValue
            case .assignee: catalogue.person(ticket.assignee)?.login
            case .state: ticket.state.rawValue
            case .language: ticket.language
            case .domain: traits.email?.split(separator: "@").last.map(String.init)
            case .attachments: traits.hasAttachments ? "true" : "false"
            case .reopenings: String(ticket.reopenings)
            case .chases: String(ticket.chases)
            case .deadline: ticket.deadline.state(at: now)?.rawValue
            case .form(let code): ticket.fields[code].flatMap { $0.isEmpty ? nil : $0 }
            case .tag, .text, .message, .age, .idle, .waiting, .open: nil
            }
        return field == .tag ? Array(traits.tags) : value.map { [$0] } ?? []
    }

    private func begin(of field: RuleField) -> Date? {
        switch field {
        case .age: ticket.registeredAt ?? ticket.createdAt
        case .idle: ticket.updatedAt
        case .waiting: ticket.state.isWaiting ? traits.waitingSince : nil
        default: nil
        }
    }

    /// What has not begun is neither longer nor shorter than anything.
    private func compare(_ begin: Date?, _ test: RuleTest) -> Bool {
        guard let begin, let term = PromiseTerm(test.values[0]) else { return false }
        let (gone, given): (Double, Double) =
            switch term {
            case .solar(let days): (now.timeIntervalSince(begin), Double(days) * 86_400)
            case .working(let minutes): (Double(worked(since: begin)), Double(minutes))
            }
        return test.comparison == .greater ? gone > given : gone < given
    }

    /// Minutes; around the clock for a rule whose calendar is gone.
    private func worked(since begin: Date) -> Int {
        hours?.worked(from: begin, to: now) ?? Int(now.timeIntervalSince(begin) / 60)
    }

    /// Words are looked for at their beginning: `stipend` finds «stipendio», `pec` does not find «specifica».
    private func finds(_ test: RuleTest) -> Bool {
        let text = (test.field == .message ? traits.message : traits.description).searchWords
        return test.values.contains { text.contains($0.searchWords) }
    }
}
