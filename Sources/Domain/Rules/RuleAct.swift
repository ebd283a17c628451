import Foundation

/// One action on one request: what becomes of it, or why it does not apply.
struct RuleAct {
    private(set) var ticket: Ticket
    private(set) var tags: Set<String>
    private(set) var facts: [Fact] = []
    private(set) var effects: [RuleEffect.Kind] = []
    /// The key of the words that say why nothing was done.
    private(set) var skipped: String?
    private let isChild: Bool
    private let catalogue: Catalogue
    private let now: Date

    init(_ action: RuleAction, on scene: RuleScene, _ means: RuleMeans) throws {
        ticket = scene.ticket
        tags = scene.traits.tags
        isChild = scene.traits.isChild
        catalogue = scene.catalogue
        now = scene.now
        do {
            try act(action, means)
        } catch let reason as Skip {
            skipped = reason.key
        }
    }

    private struct Skip: Error { let key: String }

    private func skip(_ key: String) -> Skip { Skip(key: "rules.skipped.\(key)") }

    private mutating func act(_ action: RuleAction, _ means: RuleMeans) throws {
        guard ticket.registeredAt != nil else { throw skip("unregistered") }
        switch action {
        case .priority(let priority): try give(priority)
        case .triple(let code): try classify(code)
        case .field(let code, let value): try set(code, value)
        case .wait: try wait()
        case .resolve(let resolution): try resolve(resolution)
        case .close: try close()
        case .assign(let assignment): try assign(assignment, means)
        case .move(let code): try move(code)
        case .escalate: try escalate()
        case .tag(let tags): try tag(tags)
        case .untag(let tags): try untag(tags)
        case .answer(let text): try answer(text, means)
        case .note(let text): note(text, means)
        case .notify(let notice): effects = [.notify(notice)]
        case .checklist(let items):
            facts = [.listed(items.count)]
            effects = [.checklist(items)]
        case .webhook(let url): effects = [.webhook(url)]
        case .child(let child):
            // A child that had children would have them for ever.
            if isChild { throw skip("child") }
            effects = [.child(child)]
        }
    }

    private mutating func change(_ facts: [Fact], _ edit: (inout Ticket) -> Void) {
        ticket = ticket.changed(at: now, facts, edit).to
        self.facts = facts
    }

    private func requireOpen() throws {
        guard ticket.state.isOpen else { throw skip("ended") }
    }
}

// What the request itself becomes.
extension RuleAct {
    private mutating func give(_ wanted: RulePriority) throws {
        try requireOpen()
        let before = ticket.priority
        let next =
            switch wanted {
            case .to(let priority): priority
            case .raise: before.raised
            case .lower: before.lowered
            }
        guard next != before else { throw skip("same") }
        change([.prioritised(from: before, to: next, because: .rule)]) { $0.priority = next }
    }

    private mutating func classify(_ code: String) throws {
        try requireOpen()
        guard let triple = catalogue.triple(code: code, at: now) else { throw skip("triple") }
        guard triple.id != ticket.triple else { throw skip("same") }
        let old = catalogue.triple(ticket.triple)
        ticket = ticket.reclassified(from: old, to: triple, at: now).to
        facts = [.reclassified(from: old, to: triple)]
    }

    private mutating func set(_ code: String, _ value: String) throws {
        let before = ticket.fields[code]
        guard before ?? "" != value else { throw skip("same") }
        change([.fieldSet(code, from: before, to: value)]) { $0.fields[code] = value.isEmpty ? nil : value }
    }

    private mutating func wait() throws {
        try requireOpen()
        guard ticket.state != .waitingThirdParty else { throw skip("same") }
        change([.waiting(.waitingThirdParty)]) { $0.state = .waitingThirdParty }
    }

    private mutating func resolve(_ resolution: Resolution) throws {
        try requireOpen()
        let now = now
        change([.resolved(resolution)]) {
            $0.state = .resolved
            $0.resolution = resolution
            $0.resolvedAt = now
        }
        effects = [.solution]
    }

    private mutating func close() throws {
        guard ticket.state == .resolved else { throw skip("unsolved") }
        let now = now
        change([.closed]) {
            $0.state = .closed
            $0.closedAt = now
        }
    }
}

// Where it goes.
extension RuleAct {
    private mutating func assign(_ assignment: RuleAssignment, _ means: RuleMeans) throws {
        try requireOpen()
        switch assignment {
        case .nobody:
            guard ticket.assignee != nil else { throw skip("same") }
            change([.released]) {
                $0.assignee = nil
                if $0.state == .inProgress { $0.state = $0.triple == nil ? .triage : .assigned }
            }
        // A rule is nobody; its check refuses it.
        case .me: throw skip("person")
        case .login(let login):
            guard let person = catalogue.operators.first(where: { $0.login == login }) else { throw skip("person") }
            try entrust(to: person)
        case .leastBusy:
            guard let group = ticket.group else { throw skip("group") }
            let load = try means.workload(group)
            let people = catalogue.colleagues(in: group).sorted { ($0.name.folded, $0.id) < ($1.name.folded, $1.id) }
            guard let person = people.min(by: { load[$0.id, default: 0] < load[$1.id, default: 0] }) else {
                throw skip("nobody")
            }
            try entrust(to: person)
        }
    }

    private mutating func entrust(to person: Operator) throws {
        guard person.may(.take, in: ticket.group) else { throw skip("person") }
        guard ticket.assignee != person.id else { throw skip("same") }
        change([.assigned(to: person)]) {
            $0.assignee = person.id
            if $0.state.isActive { $0.state = .assigned }
        }
    }

    private mutating func move(_ code: String) throws {
        guard let group = catalogue.group(code: code), group.validity.holds(at: now) else { throw skip("group") }
        try go(to: group, .handedOver(from: catalogue.group(ticket.group), to: group, reason: ""))
    }

    private mutating func escalate() throws {
        let current = catalogue.group(ticket.group)
        guard let above = catalogue.escalation(from: current, triple: catalogue.triple(ticket.triple), at: now) else {
            throw skip("noHigherGroup")
        }
        try go(to: above, .escalated(from: current, to: above, reason: ""))
    }

    private mutating func go(to group: Group, _ fact: Fact) throws {
        try requireOpen()
        guard group.id != ticket.group else { throw skip("same") }
        change([fact]) {
            $0.group = group.id
            $0.assignee = nil
            $0.state = $0.triple == nil && $0.state == .triage ? .triage : .assigned
        }
    }
}

// What is written to it.
extension RuleAct {
    private mutating func tag(_ wanted: [String]) throws {
        let new = wanted.filter { !tags.contains($0) }
        guard !new.isEmpty else { throw skip("same") }
        guard tags.count + new.count <= RuleAction.mostTags else { throw skip("tags") }
        tags.formUnion(new)
        facts = new.map { .tagged($0) }
        effects = new.map { .tag($0) }
    }

    private mutating func untag(_ wanted: [String]) throws {
        let old = wanted.filter(tags.contains)
        guard !old.isEmpty else { throw skip("same") }
        tags.subtract(old)
        facts = old.map { .untagged($0) }
        effects = old.map { .untag($0) }
    }

    /// A reply of the program is none of the first answer: that is a person's, and the contract counts it.
    private mutating func answer(_ text: RuleText, _ means: RuleMeans) throws {
        guard ticket.state.isOpen || ticket.state == .resolved else { throw skip("ended") }
        let id = ID<Message>(means.id())
        facts = [.replied(id)]
        effects = [.answer(id, text)]
    }

    private mutating func note(_ text: String, _ means: RuleMeans) {
        let id = ID<Message>(means.id())
        facts = [.noted(id)]
        effects = [.note(id, text)]
    }
}
