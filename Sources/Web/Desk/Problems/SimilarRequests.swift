import Domain
import Foundation
import Store

/// A request that is like a text, with the words it shares with it.
struct SimilarRequest: Sendable {
    let id: ID<Ticket>
    let line: QueueLine
    let shared: [String]
}

/// Requests not over that speak of the same thing, among the latest of the same classification, as far as the person who
/// looks may see them.
struct SimilarRequests: Sendable {
    /// How many are compared: the latest tell best what is happening now.
    private static let candidates = 300
    static let most = 12

    let text: String
    /// All versions of the triples meant; empty is any.
    let triples: [ID<Triple>]

    /// - Parameter others: requests that are not shown.
    func find(
        _ c: any Connection, _ catalogue: Catalogue, person: Operator, without others: Set<ID<Ticket>>, _ w: Words
    )
        throws -> [SimilarRequest]
    {
        var filter = TicketFilter(states: TicketState.active + TicketState.waiting + [.resolved])
        filter.order = .newest
        filter.limit = Self.candidates
        if !triples.isEmpty { filter.triples = triples }
        let lines = try c.tickets(filter, after: nil, visibleTo: person).lines.filter { !others.contains($0.id) }
        return Likeness.ranked(text, among: lines.map(\.summary), most: Self.most).map { like in
            SimilarRequest(
                id: lines[like.place].id,
                line: QueueLine(lines[like.place], catalogue, person: person, language: w.language),
                shared: Array(like.shared.prefix(5)))
        }
    }
}

extension Catalogue {
    /// Every version of the triples of some requests.
    func versions(of triples: [ID<Triple>]) -> [ID<Triple>] {
        let codes = Set(triples.compactMap { triple($0)?.code })
        return self.triples.filter { codes.contains($0.code) }.map(\.id)
    }
}

/// The similar ones as boxes of a form, each with the words it shares.
func similarList(_ similar: [SimilarRequest], _ w: Words) -> HTML {
    ul(.class("sp-similar")) {
        for one in similar {
            li {
                span(.class("sp-similar-box")) {
                    input(
                        .type("checkbox"), .name("richiesta"), .value(one.line.number.description),
                        .aria("label", w("bulk.pick", ["number": one.line.number.description])))
                }
                div {
                    a(.href(one.line.number.deskPath)) {
                        strong(one.line.number.description)
                        " " + one.line.summary
                    }
                    div(.class("sp-muted")) {
                        w("state.\(one.line.state.rawValue)") + " · " + one.line.requester + " · "
                            + w("problems.shared", ["words": one.shared.joined(separator: ", ")])
                    }
                }
            }
        }
    }
}
