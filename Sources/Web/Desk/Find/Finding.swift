import Desk
import Domain
import Store

/// Looks for what was typed: requests, people and problems in the database, each along an index and few of them; what is in
/// the catalogue in memory. Permission is in each question.
struct Finding: Sendable {
    let query: FindQuery
    /// The requests this browser was at last; they are shown while nothing is typed, to whom may see them still.
    let recent: [Ticket.Number]
    let context: DeskContext

    static let mostRecent = 6

    /// What the database has of it.
    struct Rows: Sendable {
        var recent: [TicketLine] = []
        var requests: [TicketLine] = []
        /// Those that only speak of it, after what is called so.
        var speaking: [TicketLine] = []
        var requesters: [Requester] = []
        var problems: [KnownProblem] = []
    }

    func rows(_ c: any Connection) throws -> Rows {
        var rows = Rows()
        let person = context.person, isAsked = !query.text.isEmpty
        if !isAsked {
            let found = try c.lines(of: recent, visibleTo: person)
            rows.recent = recent.compactMap { number in found.first { $0.number == number } }
        }
        if query.looks(for: .requests) && (isAsked || person.may(.take)) {
            rows.requests = try c.tickets(filter, after: nil, visibleTo: person).lines
            rows.speaking = try speaking(c).filter { line in !rows.requests.contains { $0.id == line.id } }
        }
        if isAsked && query.looks(for: .people) {
            rows.requesters = try c.requesters(found: query.text, visibleTo: person, limit: FoundGroup.most)
        }
        if isAsked && query.kind == .everything {
            rows.problems = try c.openProblems(limit: ProblemListPage.mostOpen).filter { query.matches($0.title) }
        }
        return rows
    }

    /// What one types in the search box; with nothing typed, one's own work.
    private var filter: TicketFilter {
        let isAsked = !query.text.isEmpty
        var filter = TicketFilter(states: isAsked ? TicketState.registered : TicketState.active)
        filter.limit = FoundGroup.most
        filter.order = .newest
        filter.text = query.text
        if !isAsked { filter.assignee = context.person.id }
        return filter
    }

    /// The latest requests in which the words are.
    private func speaking(_ c: any Connection) throws -> [TicketLine] {
        var filter = TicketFilter(states: TicketState.registered)
        filter.limit = FoundGroup.most
        filter.look(for: query.text, isTyping: true)
        let match = filter.words
        filter.text = ""
        if match.all.isEmpty || Ticket.Number(query.text) != nil { return [] }
        let groups = context.person.role.seesAllGroups ? nil : context.person.groups
        return try c.tickets(having: match, filter, groups: groups, below: nil, look: 1000).lines
    }

    func groups(_ rows: Rows, _ queues: DeskQueues, _ knowledge: Knowledge) -> [FoundGroup] {
        let catalogue = context.catalogue, w = context.words, isAsked = !query.text.isEmpty
        func lines(_ lines: [TicketLine]) -> [Found] {
            lines.map { Found(QueueLine($0, catalogue, person: context.person, language: w.language), w) }
        }
        let seen = Set(rows.recent.map(\.number))
        let all: [(FoundGroup.Kind, [Found])] = [
            (.recent, lines(rows.recent)),
            (isAsked ? .requests : .mine, lines(rows.requests.filter { !seen.contains($0.number) })),
            (
                .people,
                query.kind == .people || isAsked && query.looks(for: .people) ? query.colleagues(catalogue, w) : []
            ),
            (.requesters, rows.requesters.map { Found($0) }),
            (.views, query.kind == .everything ? query.views(queues) : []),
            (.problems, rows.problems.map { Found($0) }),
            (.articles, isAsked && query.kind == .everything ? query.articles(knowledge, context) : []),
            (.speaking, lines(rows.speaking.filter { !seen.contains($0.number) })),
            (.places, query.looks(for: .actions) ? query.places(queues, context) : []),
        ]
        return all.filter { !$0.1.isEmpty }.map { FoundGroup(kind: $0.0, found: Array($0.1.prefix(FoundGroup.most))) }
    }
}
