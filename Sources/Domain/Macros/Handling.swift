import Foundation

/// Several actions of a person on one request, one after the other, by the same rules as if each were done by hand: all of
/// them, or none. Pure: the request comes in, a change goes out, with what is to be written beside it.
public struct Handling {
    /// What is written beside the request.
    public enum Effect: Sendable, Equatable {
        case tag(String)
        case untag(String)
        case checklist([String])
        case answer(ID<Message>, RuleText)
        case note(ID<Message>, String)
        /// The requester is told that the request is solved.
        case solution
        /// It waits for a known problem.
        case gather(ID<KnownProblem>)
    }

    /// How it came about: by which macro, in which action on many requests.
    public struct Occasion: Sendable, Equatable {
        public var macro: String?
        public var bulk: ID<Bulk>?
        /// What the person gave as a reason, for the actions that ask one.
        public var reason: String

        public init(macro: String? = nil, bulk: ID<Bulk>? = nil, reason: String = "") {
            self.macro = macro
            self.bulk = bulk
            self.reason = reason
        }
    }

    public private(set) var change: Change
    public private(set) var effects: [Effect] = []
    private var tags: Set<String>
    private let person: Operator
    private let occasion: Occasion
    private let catalogue: Catalogue
    private let now: Date
    private let id: () -> ID<Message>

    /// - Parameters:
    ///   - problem: one that the request waits for from now on, before anything else is done.
    ///   - tags: those the request has.
    ///   - id: a fresh id for what is written.
    /// - Throws: why the first action that cannot be done cannot. What is so already is passed over; when everything is,
    ///   `Refusal.alreadyDone`.
    public init(
        _ actions: [RuleAction], gathering problem: ProblemMention? = nil, on ticket: Ticket, tags: Set<String>,
        by person: Operator, on occasion: Occasion,
        _ catalogue: Catalogue, at now: Date, id: @escaping () -> ID<Message>
    ) throws(Refusal) {
        change = Change(from: ticket, to: ticket, facts: [])
        self.tags = tags
        self.person = person
        self.occasion = occasion
        self.catalogue = catalogue
        self.now = now
        self.id = id
        if let problem { try gather(problem) }
        for action in actions {
            do {
                try act(action)
            } catch Refusal.alreadyDone {
                continue
            } catch {
                throw error
            }
        }
        if change.facts.isEmpty { throw .alreadyDone }
        change = Change(from: change.from, to: change.to, facts: change.facts.map { $0.on(occasion) })
    }

    private var ticket: Ticket { change.to }

    private mutating func act(_ action: RuleAction) throws(Refusal) {
        switch action {
        case .priority(let priority): try give(priority)
        case .triple(let code): try classify(code)
        case .wait: follow(try ticket.waiting(.waitingThirdParty, by: person, at: now))
        case .resolve(let resolution):
            follow(try ticket.resolving(resolution, by: person, at: now))
            effects.append(.solution)
        case .close: follow(try ticket.closing(by: person, at: now))
        case .assign(let assignment): try assign(assignment)
        case .move(let code): try move(code)
        case .escalate:
            let current = catalogue.group(ticket.group)
            let above = catalogue.escalation(from: current, triple: catalogue.triple(ticket.triple), at: now)
            follow(try ticket.escalating(to: above, from: current, reason: occasion.reason, by: person, at: now))
        case .tag(let wanted): try tag(wanted)
        case .untag(let wanted): try untag(wanted)
        case .answer(let text):
            let id = id()
            follow(try ticket.replying(id, by: person, at: now))
            effects.append(.answer(id, text))
        case .note(let text):
            let id = id()
            follow(try ticket.noting(id, by: person, at: now))
            effects.append(.note(id, text))
        case .checklist(let items):
            follow(try ticket.tagging([.listed(items.count)], by: person, at: now))
            effects.append(.checklist(items))
        // The check of a macro lets none of these in.
        case .field, .notify, .webhook, .child: throw .notAllowed
        }
    }

    private mutating func follow(_ next: Change) {
        change = Change(from: change.from, to: next.to, facts: change.facts + next.facts)
    }
}

extension Handling {
    /// Who waits is told first: an answer would begin the work that the wait then stops.
    private mutating func gather(_ problem: ProblemMention) throws(Refusal) {
        if ticket.state == .onKnownProblem { throw .alreadyDone }
        if !problem.standing.italian.tidied.isEmpty {
            let id = id()
            follow(try ticket.replying(id, by: person, at: now))
            effects.append(.answer(id, problem.standing))
        }
        let waiting = try ticket.waiting(.onKnownProblem, by: person, at: now)
        follow(Change(from: waiting.from, to: waiting.to, facts: [.gathered(problem)] + waiting.facts))
        effects.append(.gather(problem.id))
    }

    private mutating func give(_ wanted: RulePriority) throws(Refusal) {
        let next =
            switch wanted {
            case .to(let priority): priority
            case .raise: ticket.priority.raised
            case .lower: ticket.priority.lowered
            }
        follow(try ticket.prioritising(next, reason: occasion.reason, by: person, at: now))
    }

    private mutating func classify(_ code: String) throws(Refusal) {
        guard let triple = catalogue.triple(code: code, at: now) else {
            throw .invalid(field: "triple", reason: "refusal.triple.ended")
        }
        follow(
            try ticket.reclassifying(from: catalogue.triple(ticket.triple), to: triple, by: person, at: now))
    }

    private mutating func assign(_ assignment: RuleAssignment) throws(Refusal) {
        switch assignment {
        case .me:
            let colleague = catalogue.person(ticket.assignee)?.name
            follow(try ticket.taking(by: person, colleague: colleague, at: now))
        case .nobody: follow(try ticket.releasing(by: person, at: now))
        case .login(let login):
            guard let colleague = catalogue.operators.first(where: { $0.login == login }) else {
                throw .invalid(field: "operator", reason: "refusal.operator.outside")
            }
            if ticket.assignee == colleague.id { throw .alreadyDone }
            follow(try ticket.assigning(to: colleague, by: person, at: now))
        case .leastBusy: throw .notAllowed
        }
    }

    private mutating func move(_ code: String) throws(Refusal) {
        guard let group = catalogue.group(code: code) else {
            throw .invalid(field: "group", reason: "refusal.group.unknown")
        }
        if group.id == ticket.group && ticket.state.isOpen { throw .alreadyDone }
        follow(
            try ticket.handingOver(
                to: group, from: catalogue.group(ticket.group), reason: occasion.reason, by: person, at: now))
    }

    private mutating func tag(_ wanted: [String]) throws(Refusal) {
        let new = wanted.filter { !tags.contains($0) }
        let change = try ticket.tagging(new.map { .tagged($0) }, by: person, at: now)
        if new.isEmpty { throw .alreadyDone }
        guard tags.count + new.count <= RuleAction.mostTags else {
            throw .invalid(field: "tag", reason: "problem.tag.tooMany")
        }
        tags.formUnion(new)
        follow(change)
        effects += new.map { .tag($0) }
    }

    private mutating func untag(_ wanted: [String]) throws(Refusal) {
        let old = wanted.filter(tags.contains)
        let change = try ticket.tagging(old.map { .untagged($0) }, by: person, at: now)
        if old.isEmpty { throw .alreadyDone }
        tags.subtract(old)
        follow(change)
        effects += old.map { .untag($0) }
    }
}

extension Ticket {
    /// Nobody has the request any more; it waits in its queue.
    public func releasing(by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .assign)
        try require(state.isOpen)
        guard let assignee else { throw .alreadyDone }
        if assignee != person.id, !person.may(.takeOver, in: group) { throw .notAllowed }
        return changed(at: now, [.released]) {
            $0.assignee = nil
            if state.isActive { $0.state = triple == nil ? .triage : .assigned }
        }
    }
}

extension Fact {
    /// Name of the macro with which it was done.
    public var macro: String? { data["macro"] }
    /// The action on many requests of which it was a part.
    public var bulk: ID<Bulk>? { data["bulk"].flatMap { ID<Bulk>($0) } }
    /// Whether it took back what an action on many requests had done.
    public var isUndoing: Bool { data["undoing"] != nil }

    func on(_ occasion: Handling.Occasion, isUndoing: Bool = false) -> Fact {
        var data = data
        data["macro"] = occasion.macro ?? data["macro"]
        data["bulk"] = occasion.bulk?.description ?? data["bulk"]
        if isUndoing { data["undoing"] = "1" }
        return Fact(kind: kind, data: data)
    }

    /// What an action on many requests made of the state was taken back.
    public static func undone(_ state: TicketState) -> Fact { Fact(kind: .undone, data: ["state": state.rawValue]) }
}
