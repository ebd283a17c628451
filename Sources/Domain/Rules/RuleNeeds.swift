import Foundation

/// What has to be read of a request before rules are tried on it.
public enum RuleNeed: Sendable, CaseIterable { case tags, description, email, attachments, wait, links }

extension RuleBook {
    /// What any rule in force asks about, or changes.
    public func needs(at instant: Date) -> Set<RuleNeed> {
        rules.filter { $0.holds(at: instant) }.reduce(into: []) { $0.formUnion($1.needs) }
    }
}

extension Rule {
    public var needs: Set<RuleNeed> {
        Set(condition.tests.compactMap(\.field.need) + actions.compactMap(\.need))
    }
}

extension RuleField {
    fileprivate var need: RuleNeed? {
        switch self {
        case .tag: .tags
        case .text: .description
        case .domain: .email
        case .attachments: .attachments
        case .waiting: .wait
        case .channel, .area, .tematica, .triple, .priority, .userType, .administration, .health, .campaign, .mode,
            .group, .level, .assignee, .state, .language, .message, .age, .idle, .reopenings, .chases, .deadline, .open,
            .form:
            nil
        }
    }
}

extension RuleAction {
    fileprivate var need: RuleNeed? {
        switch self {
        case .tag, .untag: .tags
        case .child: .links
        case .priority, .triple, .field, .wait, .resolve, .close, .assign, .move, .escalate, .answer, .note, .notify,
            .checklist, .webhook:
            nil
        }
    }
}
