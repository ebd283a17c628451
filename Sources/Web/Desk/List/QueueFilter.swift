import Desk
import Domain
import Foundation

/// What the store is asked for a list, and what of its address makes no sense any more.
struct QueueSearch: Sendable {
    /// Nil when nothing can match (a group or a triple nobody has).
    var filter: TicketFilter?
    /// Filters whose value is in no catalogue, or was: a list one kept may have outlived it.
    var gone: [Gone] = []

    struct Gone: Sendable, Equatable {
        /// The name of the filter in the address.
        var name: String
        var value: String
        /// It is over and still finds what it was given to; else nothing has ever had it.
        var hasEnded: Bool
    }

    init(_ query: QueueQuery, _ catalogue: Catalogue, for person: Operator, at now: Date) {
        var filter = TicketFilter(states: query.wantedStates)
        filter.order = query.order
        filter.channel = query.channel
        filter.priorities = query.priorities.isEmpty ? nil : query.priorities
        filter.tag = query.tag
        filter.problem = query.problem
        filter.reopenedOnly = query.reopenedOnly
        filter.look(for: query.text)
        filter.due = query.due?.asked(at: now)
        filter.period(query)
        self.filter = filter
        lookIn(query, catalogue, for: person, at: now)
        assign(query, catalogue, for: person)
        classify(query, catalogue, at: now)
    }

    private mutating func lookIn(_ query: QueueQuery, _ catalogue: Catalogue, for person: Operator, at now: Date) {
        switch query.queue {
        case .mine: filter?.assignee = person.id
        case .all: break
        case .group(let code):
            guard let group = catalogue.group(code: code), person.sees(group.id) else { return filter = nil }
            filter?.groups = [group.id]
        }
        guard !query.groups.isEmpty else { return }
        var wanted: [ID<Group>] = []
        for code in query.groups {
            guard let group = catalogue.group(code: code), person.sees(group.id) else {
                gone.append(Gone(name: "gruppi", value: code, hasEnded: false))
                continue
            }
            if group.validity.hasEnded(at: now) { gone.append(Gone(name: "gruppi", value: group.name, hasEnded: true)) }
            wanted.append(group.id)
        }
        let here = filter?.groups
        filter?.groups = here.map { here in wanted.filter(here.contains) } ?? wanted
    }

    private mutating func assign(_ query: QueueQuery, _ catalogue: Catalogue, for person: Operator) {
        switch query.assignee {
        case nil: break
        case .nobody: filter?.unassignedOnly = true
        case .person(let login):
            guard let colleague = catalogue.operators.first(where: { $0.login == login }) else {
                gone.append(Gone(name: "operatore", value: login, hasEnded: false))
                return filter = nil
            }
            if query.queue == .mine && colleague.id != person.id { filter = nil }
            filter?.assignee = colleague.id
        }
    }

    /// The filters that name entries of the catalogue, in all their versions.
    private mutating func classify(_ query: QueueQuery, _ catalogue: Catalogue, at now: Date) {
        if !query.area.isEmpty || !query.theme.isEmpty || !query.triple.isEmpty {
            let meant = catalogue.triples.filter {
                (query.area.isEmpty || $0.area == query.area) && (query.theme.isEmpty || $0.tematica == query.theme)
                    && (query.triple.isEmpty || $0.code == query.triple)
            }
            let most = [("tripletta", query.triple), ("tematica", query.theme), ("area", query.area)]
            let (name, value) = most.first { !$0.1.isEmpty } ?? ("", "")
            check(name, value, meant.map(\.validity), at: now)
            filter?.triples = meant.map(\.id)
        }
        if !query.administration.isEmpty {
            let meant = catalogue.administrations.filter { $0.code == query.administration }
            check("amministrazione", meant.last?.name ?? query.administration, meant.map(\.validity), at: now)
            filter?.administrations = meant.map(\.id)
        }
        if !query.userType.isEmpty {
            let meant = catalogue.userTypes.filter { $0.code == query.userType }
            check("utente", query.userType, meant.map(\.validity), at: now)
            filter?.userTypes = meant.map(\.id)
        }
    }

    private mutating func check(_ name: String, _ value: String, _ validities: [Validity], at now: Date) {
        if validities.isEmpty {
            gone.append(Gone(name: name, value: value, hasEnded: false))
            filter = nil
        } else if validities.allSatisfy({ $0.hasEnded(at: now) }) {
            gone.append(Gone(name: name, value: value, hasEnded: true))
        }
    }
}

extension QueueQuery.Due {
    /// In instants: days begin and end by the clock of Rome.
    func asked(at now: Date) -> TicketFilter.Due {
        let rome = TimeZone.rome, today = rome.day(at: now)
        return switch self {
        case .overdue: .overdue(now)
        case .atRisk: .atRisk(now)
        case .today: .between(rome.start(of: today), rome.end(of: today))
        case .week: .between(now.minute, rome.end(of: rome.day(at: now, adding: 7)))
        case .none: .none
        }
    }
}

extension TicketFilter {
    fileprivate mutating func period(_ query: QueueQuery) {
        let rome = TimeZone.rome
        createdFrom = query.createdFrom.map(rome.start)
        createdBefore = query.createdTo.map(rome.end)
        updatedFrom = query.updatedFrom.map(rome.start)
        updatedBefore = query.updatedTo.map(rome.end)
        // What was made before an instant was touched for the first time before it, and got its id no later.
        let last = [createdBefore, updatedBefore].compactMap { $0 }.min()
        idBefore = last.map { IDSource.floor(at: $0) }
    }
}
