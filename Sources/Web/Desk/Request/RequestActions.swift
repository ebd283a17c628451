import Domain
import Foundation

/// What the person who looks may do to the request as it stands: exactly what the rules would let pass.
struct RequestActions: Sendable {
    var possible: Set<RequestAction>
    /// The colleague from whom the request would be taken.
    var takenFrom: String?
    var colleagues: [Option]
    /// Those of them who are not there today.
    let absent: Set<String>
    /// Every group but the one it is in.
    var groups: [Option]
    /// Where the request climbs to.
    var escalatesTo: String?
    var triples: ChoiceBlock
    var macros: [MacroButton]
    var canWaitForRequester: Bool
    /// Who can be answered when the case is of several people, its own requester first; empty when it is of one.
    var readers: [Option]
    /// The requester has an address: what is replied reaches them by mail.
    var hasAddress: Bool
    var fileKinds: [String]
    var fileBytes: Int
    var fileCount: Int

    func may(_ action: RequestAction) -> Bool { possible.contains(action) }
}

extension RequestActions {
    init(
        _ file: RequestFile, _ catalogue: Catalogue, _ choices: QueueChoices, person: Operator, at now: Date
    ) {
        let ticket = file.ticket
        let current = catalogue.group(ticket.group)
        let above = catalogue.escalation(from: current, triple: catalogue.triple(ticket.triple), at: now)
        let holder = catalogue.person(ticket.assignee)
        let trial = RuleTrial(ticket: ticket, person: person, catalogue: catalogue, above: above, now: now)
        possible = Set(RequestAction.allCases.filter(trial.allows))
        takenFrom = ticket.assignee == person.id ? nil : holder?.name
        colleagues =
            possible.contains(.assign)
            ? catalogue.colleagues(in: ticket.group).filter { $0.id != ticket.assignee }.map {
                Option($0.id.description, $0.name)
            } : []
        absent = Set(
            colleagues.map(\.value).filter { value in
                ID<Operator>(value).map { catalogue.absence(of: $0, at: now) != nil } ?? false
            })
        if colleagues.isEmpty { possible.remove(.assign) }
        groups = choices.groups.options.filter { $0.value != current?.code }
        if groups.isEmpty { possible.remove(.handOver) }
        escalatesTo = above?.name
        triples = choices.triples
        macros = MacroButton.all(person, catalogue, at: now)
        if macros.isEmpty { possible.remove(.macro) }
        canWaitForRequester = trial.allows { ticket in
            try ticket.waiting(.waitingRequester, by: person, at: now)
        }
        if !ticket.isMerged && file.family.joined.isEmpty { possible.remove(.unmerge) }
        readers = file.readers
        hasAddress = file.requester?.email != nil
        fileKinds = catalogue.office.attachmentKinds
        fileBytes = catalogue.office.attachmentBytes
        fileCount = catalogue.office.attachmentCount
    }
}

/// Asks the rules themselves, so that what is shown and what is allowed cannot drift apart.
private struct RuleTrial {
    let ticket: Ticket
    let person: Operator
    let catalogue: Catalogue
    let above: Group?
    let now: Date

    func allows(_ action: RequestAction) -> Bool {
        allows { ticket in try change(ticket, action) }
    }

    func allows(_ rule: (Ticket) throws -> Change?) -> Bool {
        // A refusal is the answer.
        (try? rule(ticket)) != nil
    }

    private func change(_ ticket: Ticket, _ action: RequestAction) throws -> Change? {
        let current = catalogue.group(ticket.group), message = ID<Message>(0)
        return switch action {
        case .take: try ticket.taking(by: person, colleague: nil, at: now)
        case .assign: try colleague.map { try ticket.assigning(to: $0, by: person, at: now) }
        case .handOver:
            try otherGroup.map { try ticket.handingOver(to: $0, from: current, reason: "", by: person, at: now) }
        case .escalate: try ticket.escalating(to: above, from: current, reason: "", by: person, at: now)
        case .reply: try ticket.replying(message, by: person, at: now)
        case .note: try ticket.noting(message, by: person, at: now)
        case .wait: try ticket.waiting(.waitingThirdParty, by: person, at: now)
        case .resume: try ticket.resuming(by: person, at: now)
        case .resolve: try ticket.resolving(.answered, by: person, at: now)
        case .close: try ticket.closing(by: person, at: now)
        case .reopen: try ticket.reopening(reason: "", by: person, at: now)
        case .reclassify: try otherTriple.map { try ticket.reclassifying(from: nil, to: $0, by: person, at: now) }
        case .prioritise:
            try ticket.prioritising(ticket.priority == .p1 ? .p2 : .p1, reason: "", by: person, at: now)
        case .chase: try ticket.chasing(by: person, at: now)
        case .tag, .untag, .tick, .macro, .link, .unlink: try ticket.tagging([], by: person, at: now)
        case .merge: try asking(.merge, of: ticket) { try ticket.requireMergeable(person) }
        case .unmerge: try asking(.merge, of: ticket)
        case .cancel: try ticket.cancelling(.withdrawn, by: person, at: now)
        }
    }

    /// Nothing becomes of the request itself: only whether one may.
    private func asking(_ permission: Permission, of ticket: Ticket, _ more: () throws -> Void = {}) throws -> Change? {
        try more()
        return person.may(permission, in: ticket.group) ? Change(from: ticket, to: ticket, facts: []) : nil
    }

    private var colleague: Operator? {
        catalogue.operators.first { $0.id != ticket.assignee && $0.may(.take, in: ticket.group) }
    }
    private var otherGroup: Group? {
        catalogue.groups.first { $0.id != ticket.group && $0.validity.holds(at: now) }
    }
    private var otherTriple: Triple? {
        catalogue.triples.first { $0.id != ticket.triple && $0.validity.holds(at: now) }
    }
}
