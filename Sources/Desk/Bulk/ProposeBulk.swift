import Domain
import Foundation
import Formats
import Store

/// Which requests an action is for.
public enum BulkChoice: Sendable, Equatable {
    /// Chosen one by one.
    case numbers([Ticket.Number])
    /// Everything a list has, also beyond the page that is looked at.
    case list(TicketFilter)
}

/// What is done to them.
public enum BulkDeed: Sendable, Equatable {
    /// With a reason for the actions that ask one.
    case actions([RuleAction], reason: String)
    case macro(ID<Macro>)
    /// They wait for a known problem from now on.
    case gather(ID<KnownProblem>)
}

extension Desk {
    /// An action on many requests is proposed: nothing is done until the person has seen what it would do. Requests chosen
    /// one by one are looked at here; a whole list is looked at by a job.
    /// - Parameter list: where the list is read, to go back to it.
    /// - Throws: `Refusal` with the field, `TemplateRefusal` with the place of a wrong blank, `BrokenMacro`.
    public func propose(
        _ deed: BulkDeed, on choice: BulkChoice, list: String, as person: Operator
    ) async throws -> Bulk {
        guard person.may(.note) else { throw Refusal.notAllowed }
        let now = now(), id: ID<Bulk> = id()
        var bulk = try await database.read { [catalogues] c in
            let catalogue = try catalogues.current(c)
            let (actions, macro, reason) = try self.actions(of: deed, by: person, catalogue, at: now)
            let problem: ProblemMention? = if case .gather(let id) = deed { try mention(of: id, c) } else { nil }
            let selection: [ID<Ticket>], filter: TicketFilter?
            switch choice {
            case .numbers(let numbers):
                guard numbers.count <= Bulk.mostSelected else {
                    throw Refusal.invalid(field: "selection", reason: "bulk.problem.tooMany")
                }
                (selection, filter) = (try c.ids(of: numbers, visibleTo: person), nil)
                if selection.isEmpty { throw Refusal.invalid(field: "selection", reason: "bulk.problem.nothing") }
            case .list(let asked): (selection, filter) = ([], asked)
            }
            return Bulk(
                id: id, person: person.id, actions: actions, macro: macro, problem: problem, reason: reason,
                selection: selection,
                filter: filter, list: list, ceiling: ID(id.rawValue), askedAt: now)
        }
        if bulk.filter == nil {
            while bulk.phase == .looking { bulk = try await looked(bulk) }
        }
        let proposed = bulk
        try await database.write { c in
            try c.insert(proposed)
            if proposed.phase == .looking { try enqueue(proposed, at: now, c) }
        }
        bell.ring()
        return proposed
    }

    private func actions(of deed: BulkDeed, by person: Operator, _ catalogue: Catalogue, at now: Date) throws -> (
        [RuleAction], String?, String
    ) {
        switch deed {
        case .gather: return ([], nil, "")
        case .macro(let id):
            let macro = try self.macro(id, of: person, catalogue, at: now)
            return (macro.actions, macro.name, "")
        case .actions(let actions, let reason):
            do throws(RuleProblem) { try Macro(name: "-", then: actions).check() } catch {
                throw Refusal.invalid(field: error.field, reason: error.reason)
            }
            for action in actions {
                if let fault = action.fault(catalogue, at: now) {
                    throw Refusal.invalid(field: action.name, reason: "macro.fault.\(fault.kind.rawValue).short")
                }
                if case .answer(let text) = action { try check(templates: text, field: "answer") }
            }
            return (actions, nil, Ticket.summary(of: reason))
        }
    }

    func check(templates text: RuleText, field: String) throws {
        for source in [text.italian, text.english] {
            do {
                _ = try Template(source, names: Set(MailTemplate.variables))
            } catch {
                throw TemplateRefusal(field: field, problem: error)
            }
        }
    }

    func enqueue(_ bulk: Bulk, at now: Date, _ c: any Connection) throws {
        let at = bulk.isHeld(at: now) ? bulk.startedAt ?? now : JobKind.beforeOthers(now)
        try c.enqueue(kind: JobKind.bulk, payload: bulk.id.description, at: at, id: ids.next(at: now))
    }

    /// Some more of it looked at: what would be done, and what not. Nothing is written.
    func looked(_ bulk: Bulk) async throws -> Bulk {
        let now = now()
        return try await database.read { [catalogues] c in
            let catalogue = try catalogues.current(c)
            guard let person = catalogue.person(bulk.person) else { throw Refusal.notFound }
            let batch = try c.batch(of: bulk, visibleTo: person, limit: Self.lookedBatch)
            let tags = try c.tags(of: batch.tickets.map(\.id))
            var next = bulk
            for ticket in batch.tickets {
                do throws(Refusal) {
                    let handling = try handling(
                        bulk.actions, gathering: bulk.problem, ticket, tags: tags[ticket.id] ?? [], by: person,
                        on: bulk.occasion, catalogue,
                        at: now)
                    next.tally.apply(isMailed: handling.sendsMail)
                } catch {
                    next.tally.refuse(ticket.number, BulkReason(error))
                }
            }
            next.done += batch.tickets.count
            next.place = batch.place
            if batch.isLast {
                next.phase = .proposed
                next.total = next.done
            } else if next.total == 0, let filter = bulk.filter {
                next.total = try c.count(filter, visibleTo: person)
            }
            return next
        }
    }

    /// Requests looked at in one go.
    private static let lookedBatch = 1000
}

/// The next requests of an action, in the order of their ids.
struct BulkBatch {
    var tickets: [Ticket]
    /// Chosen, and not to be seen any more.
    var missing: [ID<Ticket>] = []
    /// The last of them.
    let place: ID<Ticket>
    let isLast: Bool
}

extension Connection {
    func batch(of bulk: Bulk, visibleTo person: Operator, limit: Int) throws -> BulkBatch {
        if let filter = bulk.filter {
            let tickets = try walk(
                filter, after: bulk.place, upTo: bulk.ceiling, visibleTo: person, limit: limit)
            return BulkBatch(
                tickets: tickets, place: tickets.last?.id ?? bulk.place, isLast: tickets.count < limit)
        }
        let rest = bulk.selection.filter { $0 > bulk.place }.sorted(), some = Array(rest.prefix(limit))
        let tickets = try tickets(some, visibleTo: person), seen = Set(tickets.map(\.id))
        return BulkBatch(
            tickets: tickets, missing: some.filter { !seen.contains($0) }, place: some.last ?? bulk.place,
            isLast: rest.count <= limit)
    }
}

extension Handling {
    /// Whether the requester is written to.
    var sendsMail: Bool {
        effects.contains { effect in
            switch effect {
            case .answer, .solution: true
            case .tag, .untag, .checklist, .note, .gather: false
            }
        }
    }
}
