/// Whether a rule would certainly wake itself: one of its actions makes what it listens to, and nothing it does makes its
/// own condition false. What only may happen is left to the chain, which obeys a rule once and tells.
extension Rule {
    /// The action, and the event by which it wakes the rule; nil when nothing is certain.
    var loop: (action: String, event: String)? {
        let heard = Set(triggers.compactMap { if case .event(let event) = $0 { event } else { nil } })
        for action in actions {
            guard let event = action.event, heard.contains(event) else { continue }
            if !condition.isCertainlyFalse(after: RuleTraces(actions)) { return (action.name, event.rawValue) }
        }
        return nil
    }
}

extension RuleAction {
    /// The event it surely makes, when it applies.
    fileprivate var event: RuleEvent? {
        switch self {
        case .priority: .prioritised
        case .triple: .reclassified
        case .wait: .waiting
        case .resolve: .resolved
        case .close: .closed
        case .assign(let assignment): assignment == .nobody ? nil : .assigned
        case .move, .escalate: .moved
        case .tag: .tagged
        case .answer: .replied
        case .note: .noted
        // A child of a child is not opened, so a rule on registration goes no further than one.
        case .field, .untag, .notify, .checklist, .webhook, .child: nil
        }
    }
}

/// What is surely true of a request after some actions.
private struct RuleTraces {
    /// Values, of the fields that surely have them.
    var values: [RuleField: String] = [:]
    /// Fields that surely have another value than before.
    var others: Set<RuleField> = []
    var tags: Set<String> = []
    var noTags: Set<String> = []

    init(_ actions: [RuleAction]) {
        for action in actions { note(action) }
    }

    private mutating func note(_ action: RuleAction) {
        switch action {
        case .priority(.to(let priority)): values[.priority] = priority.code
        case .priority(.raise), .priority(.lower): others.insert(.priority)
        case .triple(let code): values[.triple] = code
        case .field(let code, let value): values[.form(code)] = value.isEmpty ? RuleTest.none : value
        case .wait: values[.state] = TicketState.waitingThirdParty.rawValue
        case .resolve: values[.state] = TicketState.resolved.rawValue
        case .close: values[.state] = TicketState.closed.rawValue
        case .assign(.login(let login)): values[.assignee] = login
        case .assign(.nobody): values[.assignee] = RuleTest.none
        case .assign(.leastBusy), .assign(.me): others.insert(.assignee)
        case .move(let code):
            values[.group] = code
            values[.assignee] = RuleTest.none
        case .escalate:
            others.insert(.group)
            values[.assignee] = RuleTest.none
        case .tag(let list): tags.formUnion(list)
        case .untag(let list): noTags.formUnion(list)
        case .answer, .note, .notify, .checklist, .webhook, .child: break
        }
    }
}

extension RuleCondition {
    /// Whether no request of which the traces are true fulfils it.
    fileprivate func isCertainlyFalse(after traces: RuleTraces) -> Bool {
        switch self {
        case .all(let parts): parts.contains { $0.isCertainlyFalse(after: traces) }
        case .any(let parts): !parts.isEmpty && parts.allSatisfy { $0.isCertainlyFalse(after: traces) }
        case .not(let part): part.isCertainlyTrue(after: traces)
        case .test(let test): test.verdict(after: traces) == false
        }
    }

    private func isCertainlyTrue(after traces: RuleTraces) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.isCertainlyTrue(after: traces) }
        case .any(let parts): parts.contains { $0.isCertainlyTrue(after: traces) }
        case .not(let part): part.isCertainlyFalse(after: traces)
        case .test(let test): test.verdict(after: traces) == true
        }
    }
}

extension RuleTest {
    /// What it says after the actions; nil when that is not certain.
    fileprivate func verdict(after traces: RuleTraces) -> Bool? {
        guard comparison == .is || comparison == .isNot else { return nil }
        let found: Bool?
        if field == .tag {
            found = tagged(traces)
        } else if let value = traces.values[field] {
            found = values.contains { FormField.matches(value, $0) || value.folded == $0.folded }
        } else if traces.others.contains(field), comparison == .is, values.count == 1 {
            // It had this value when the rule obeyed, and has another now.
            found = false
        } else {
            found = nil
        }
        return found.map { comparison == .is ? $0 : !$0 }
    }

    private func tagged(_ traces: RuleTraces) -> Bool? {
        if values.contains(where: { value in traces.tags.contains { FormField.matches($0, value) } }) { return true }
        return values.allSatisfy(traces.noTags.contains) ? false : nil
    }
}
