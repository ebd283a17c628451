import Domain
import Formats
import Foundation
import Store

/// A request that was solved, like one that is not.
public struct SolvedCase: Sendable, Equatable {
    public var line: TicketLine
    /// What was answered last, without what says to whom.
    public var answer: String
    /// Words the two share, the most telling first.
    public var shared: [String]
}

extension Desk {
    /// Of those that share a word so many are compared, the latest first.
    private static let comparedSolved = 200
    public static let mostSolved = 5

    /// Requests of the same classification that were solved with an answer and speak of the same thing, the likest first; as
    /// far as the person sees them.
    public func solvedLike(_ number: Ticket.Number, as person: Operator) async throws -> [SolvedCase] {
        try await database.read { [catalogues] c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let text = try ticket.summary + "\n" + (c.messages(of: ticket.id, limit: 1).first?.text ?? "")
            var filter = TicketFilter(states: [.resolved, .closed])
            filter.limit = Self.comparedSolved
            let catalogue = try catalogues.current(c)
            if let code = catalogue.triple(ticket.triple)?.code {
                filter.triples = catalogue.triples.filter { $0.code == code }.map(\.id)
            }
            let match = WordMatch.like(text)
            guard !person.isDisabled, !match.isEmpty else { return [] }
            let lines = try c.tickets(
                having: match, filter, groups: person.role.seesAllGroups ? nil : person.groups, below: nil,
                look: 2000
            ).lines.filter { $0.id != ticket.id }
            let likest = Likeness.ranked(text, among: lines.map(\.summary), most: Self.mostSolved * 2)
            return try likest.compactMap { like -> SolvedCase? in
                let line = lines[like.place]
                guard let answer = try c.lastAnswer(to: line.id) else { return nil }
                return SolvedCase(line: line, answer: answer, shared: Array(like.shared.prefix(5)))
            }.prefix(Self.mostSolved).map(\.self)
        }
    }

    /// What was answered to a request, to be said again to somebody else.
    public func answerGiven(to number: Ticket.Number, as person: Operator) async throws -> String {
        try await database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person), person.may(.note),
                let answer = try c.lastAnswer(to: ticket.id)
            else { throw Refusal.notFound }
            return answer
        }
    }
}

extension Connection {
    /// The last answer to a request, without names, codes and addresses; nil when nobody answered.
    fileprivate func lastAnswer(to id: ID<Ticket>) throws -> String? {
        guard let answer = try lastReply(in: id), let ticket = try ticket(id) else { return nil }
        return Anonymous.text(answer, names: try namesOf(ticket))
    }

    /// The words by which the persons of a request are named.
    func namesOf(_ ticket: Ticket) throws -> [String] {
        let requester = try requester(ticket.requester)
        return [requester?.givenName, requester?.familyName, ticket.beneficiary?.name].compactMap(\.self)
            .flatMap { $0.split(separator: " ").map(String.init) }
    }
}
