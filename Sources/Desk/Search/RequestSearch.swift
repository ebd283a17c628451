import Domain
import Formats
import Foundation
import Store

/// What of a search was not done as it was typed, for who reads what was found.
public enum SearchNote: Sendable, Equatable, Hashable {
    /// A field has no such value.
    case unknown(field: String, value: String)
    /// Words every text has.
    case silent([String])
    /// Beginnings too short.
    case short([String])
    /// It was longer than is looked for.
    case cut
    /// The index is being made: what is older than this request may be missing.
    case indexing(Ticket.Number)
}

/// A search as it was typed, in the terms of the catalogue.
public struct RequestSearch: Sendable {
    public let query: SearchQuery
    public let words: WordQuery
    public private(set) var filter = TicketFilter(states: TicketState.registered)
    public private(set) var notes: [SearchNote] = []
    /// Nothing can match: two filters exclude one another.
    public private(set) var isImpossible = false

    public var isEmpty: Bool { words.isEmpty && query.filters.isEmpty }

    /// - Parameter person: nil for a program, which is not "me".
    public init(_ typed: String, _ catalogue: Catalogue, by person: Operator?, at now: Date) {
        query = SearchQuery(typed)
        words = WordQuery(query.clauses)
        for one in query.filters where !apply(one, catalogue, person, at: now) {
            notes.append(.unknown(field: one.name, value: one.value))
        }
        if !words.silent.isEmpty { notes.append(.silent(words.silent)) }
        if !words.short.isEmpty { notes.append(.short(words.short)) }
        if query.isCut { notes.append(.cut) }
    }

    /// - Returns: whether the field has such a value.
    private mutating func apply(
        _ one: SearchQuery.Filter, _ catalogue: Catalogue, _ person: Operator?, at now: Date
    ) -> Bool {
        let value = one.value.folded
        switch one.field {
        case .number: return set(Ticket.Number.written(one.value)) { $0.text = $1.description }
        case .state: return set(SearchNames.states[value]) { $0.states = $0.states.filter($1.contains) }
        case .channel: return set(SearchNames.channels[value]) { $0.channel = $1 }
        case .priority: return set(SearchNames.priorities[value]) { $0.priorities = [$1] }
        case .tag: return set(one.value.tidied) { $0.tag = $1 }
        case .group:
            let meant = catalogue.groups.filter { $0.code.folded == value || $0.name.folded.contains(value) }
            return set(meant) { $0.groups = $1.map(\.id) }
        case .triple:
            let meant = catalogue.triples.filter { triple in
                triple.code.folded == value
                    || [triple.area, triple.tematica, triple.problem].contains { $0.folded.contains(value) }
            }
            return set(meant) { filter, triples in
                let ids = triples.map(\.id)
                filter.triples = filter.triples.map { $0.filter(Set(ids).contains) } ?? ids
            }
        case .administration:
            let meant = catalogue.administrations.filter { $0.code.folded == value || $0.name.folded.contains(value) }
            return set(meant) { $0.administrations = $1.map(\.id) }
        case .person: return assign(value, catalogue, person)
        case .from, .to: return period(one, at: now)
        }
    }

    private mutating func set<Value>(_ value: Value?, _ change: (inout TicketFilter, Value) -> Void) -> Bool {
        guard let value else { return false }
        if let list = value as? any Collection, list.isEmpty { return false }
        change(&filter, value)
        isImpossible = isImpossible || filter.states.isEmpty || filter.triples?.isEmpty == true
        return true
    }

    private mutating func assign(_ value: String, _ catalogue: Catalogue, _ person: Operator?) -> Bool {
        if SearchNames.nobody.contains(value) {
            filter.unassignedOnly = true
            return true
        }
        if SearchNames.me.contains(value) { return set(person) { $0.assignee = $1.id } }
        let meant =
            catalogue.operators.first { $0.login == value }
            ?? catalogue.operators.first { $0.name.folded.contains(value) }
        return set(meant) { $0.assignee = $1.id }
    }

    private mutating func period(_ one: SearchQuery.Filter, at now: Date) -> Bool {
        let rome = TimeZone.rome
        let days = SearchNames.days(one.value, today: rome.day(at: now), yesterday: rome.day(at: now, adding: -1))
        return set(days) { filter, days in
            switch one.field {
            case .from: filter.createdFrom = rome.start(of: days.lowerBound)
            default:
                filter.createdBefore = rome.end(of: days.upperBound)
                filter.idBefore = filter.createdBefore.map { IDSource.floor(at: $0) }
            }
        }
    }
}
