import Domain
import Formats
import Foundation
import Store

/// A request that was found, and where it speaks of what was looked for.
public struct RequestHit: Sendable, Equatable {
    public var line: TicketLine
    public var excerpt: [Excerpt.Piece]
    /// The attachment the excerpt is of; nil for the conversation.
    public var attachment: String?
}

/// One page of what was found.
public struct RequestHits: Sendable, Equatable {
    public var hits: [RequestHit] = []
    /// Where the next page begins; nil when there is none.
    public var next: SearchPlace?
    /// The page is not full and there is more to look at: rare conditions on common words.
    public var isUnfinished = false
    public var notes: [SearchNote] = []
    /// What somebody may have meant, when nothing was found.
    public var meant: String?
}

public enum SearchOrder: String, Sendable, CaseIterable {
    case newest
    /// Those that speak most of it first, of the newest that have it.
    case relevance
}

/// Where a page of a search begins, opaque outside.
public struct SearchPlace: Sendable, Equatable, LosslessStringConvertible {
    /// The number below which it goes on, or how many of the likest were shown.
    let value: Int64

    init(_ value: Int64) { self.value = value }

    public init?(_ description: String) {
        guard let value = Int64(description, radix: 36), value > 0 else { return nil }
        self.value = value
    }

    public var description: String { String(value, radix: 36) }
}

extension Desk {
    /// Requests of a page.
    public static let foundOnPage = 25
    /// Of those that have the words so many are looked at for one page.
    static let looked = 5000
    /// Of those so many are read, where the index does not say all: the order of words, and how much they tell.
    static let compared = 300

    /// Requests by what is said in them.
    /// - Parameters:
    ///   - person: who asks; what they may not see is not found. Nil for a program or the command line, which see all.
    ///   - limit: requests of this page.
    public func find(
        _ search: RequestSearch, by person: Operator?, order: SearchOrder = .newest, after place: SearchPlace? = nil,
        limit: Int = Desk.foundOnPage
    ) async throws -> RequestHits {
        if person?.isDisabled == true { return RequestHits(notes: search.notes) }
        try await learnFirstWords()
        return try await database.read { [vocabulary] c in
            var found = try c.find(search, scope: search.scope(of: person), order, after: place, limit: limit)
            found.notes += search.notes
            let unindexed = try c.unindexedBelow()
            if unindexed.rawValue > 0 { found.notes.append(.indexing(unindexed)) }
            if found.hits.isEmpty && place == nil { found.meant = search.meant(vocabulary) }
            return found
        }
    }
}

extension RequestSearch {
    /// The groups that are looked in; nil is everywhere.
    fileprivate func scope(of person: Operator?) -> [ID<Group>]? {
        guard let person, !person.role.seesAllGroups else { return filter.groups }
        return filter.groups.map { $0.filter(person.groups.contains) } ?? person.groups
    }

    private static let mostMeant = 5

    /// How much of each text is read: all that is worth an excerpt, and more where the order of words matters.
    fileprivate var charactersRead: Int {
        words.phrases.isEmpty && words.excludedPhrases.isEmpty ? 20_000 : 100_000
    }

    /// The search with words that people use in the place of those nobody does.
    fileprivate func meant(_ vocabulary: Vocabulary) -> String? {
        var text = " " + query.clauses.map(\.text).joined(separator: " "), isOther = false, left = Self.mostMeant
        // Each word is compared with tens of thousands.
        for clause in query.clauses
        where left > 0 && clause.kind == .word && !clause.isExcluded && clause.place == .anywhere {
            left -= 1
            guard let word = vocabulary.meant(clause.text) else { continue }
            text = text.replacing(" " + clause.text, with: " " + word, maxReplacements: 1)
            isOther = true
        }
        return isOther ? text.tidied : nil
    }
}

extension Connection {
    fileprivate func find(
        _ search: RequestSearch, scope: [ID<Group>]?, _ order: SearchOrder, after place: SearchPlace?, limit: Int
    ) throws -> RequestHits {
        if search.isEmpty || search.isImpossible { return RequestHits() }
        switch order {
        case .newest: return try newest(search, scope, after: place, limit: limit)
        case .relevance: return try likest(search, scope, after: place, limit: limit)
        }
    }

    private func newest(
        _ search: RequestSearch, _ scope: [ID<Group>]?, after place: SearchPlace?, limit: Int
    ) throws -> RequestHits {
        var below = place.map { Ticket.Number($0.value) }, left = Desk.compared
        var found: [RequestHit] = []
        let readsAll = search.words.phrases.isEmpty && search.words.excludedPhrases.isEmpty
        while true {
            var filter = search.filter
            filter.limit = readsAll ? limit - found.count + 1 : min(left, 100)
            let page = try tickets(having: search.words.match, filter, groups: scope, below: below, look: Desk.looked)
            let texts = try texts(
                of: page.lines.prefix(readsAll ? limit : page.lines.count).map(\.id), upTo: search.charactersRead)
            for line in page.lines where found.count <= limit {
                let texts = texts[line.id] ?? TicketTexts()
                if readsAll || search.words.holds(for: texts.all(line)) {
                    found.append(search.words.hit(line, texts))
                }
            }
            left -= page.lines.count
            if found.count > limit {
                found.removeLast()
                return RequestHits(hits: found, next: found.last.map { SearchPlace($0.line.number.rawValue) })
            }
            below = page.lookedTo
            let hasMore = below != nil
            if !hasMore || readsAll || left <= 0 {
                return RequestHits(
                    hits: found, next: below.map { SearchPlace($0.rawValue) }, isUnfinished: hasMore)
            }
        }
    }

    private func likest(
        _ search: RequestSearch, _ scope: [ID<Group>]?, after place: SearchPlace?, limit: Int
    ) throws -> RequestHits {
        var filter = search.filter
        filter.limit = Desk.compared
        let page = try tickets(having: search.words.match, filter, groups: scope, below: nil, look: Desk.looked)
        let texts = try texts(of: page.lines.map(\.id), upTo: search.charactersRead)
        let ranked = page.lines.compactMap { line -> (line: TicketLine, score: Double)? in
            let texts = texts[line.id] ?? TicketTexts()
            guard search.words.holds(for: texts.all(line)) else { return nil }
            return (line, search.words.weight(line.summary, texts.messages + texts.attachments.map(\.text)))
        }.sorted { ($1.score, $1.line.number) < ($0.score, $0.line.number) }
        let first = Int(clamping: place?.value ?? 0)
        let shown = ranked.dropFirst(first).prefix(limit)
        let hits = shown.map { search.words.hit($0.line, texts[$0.line.id] ?? TicketTexts()) }
        let isEnd = first + shown.count >= ranked.count
        return RequestHits(hits: hits, next: isEnd ? nil : SearchPlace(Int64(first + shown.count)))
    }
}

extension TicketTexts {
    /// All that is said, for phrases.
    fileprivate func all(_ line: TicketLine) -> [String] {
        messages + attachments.flatMap { [$0.name, $0.text] } + [line.requesterName, reference].compactMap(\.self)
    }
}

extension WordQuery {
    /// The latest message that has most of the words; else the attachment; else what the request is about.
    fileprivate func hit(_ line: TicketLine, _ texts: TicketTexts) -> RequestHit {
        var best: (text: String, terms: [Analyser.Term], attachment: String?) = (line.summary, [], nil), most = 0
        func look(_ text: String, in attachment: String?) {
            let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let terms = found(in: text), different = Set(terms.map(\.stem)).count
            guard different > most else { return }
            (best, most) = ((text, terms, attachment), different)
        }
        for message in texts.messages.reversed() { look(message, in: nil) }
        for attachment in texts.attachments where most == 0 {
            look(attachment.text, in: attachment.name)
            look(attachment.name, in: attachment.name)
        }
        return RequestHit(
            line: line, excerpt: Excerpt.of(best.text, terms: best.terms), attachment: best.attachment)
    }

    /// How much a request speaks of the words: how often for its length (as BM25 counts), and whether it is about them.
    fileprivate func weight(_ summary: String, _ texts: [String]) -> Double {
        var uses: [String: Double] = [:], length = 0.0
        for text in texts {
            for term in found(in: text) { uses[term.stem, default: 0] += 1 }
            length += Double(text.utf8.count)
        }
        let norm = 1.2 * (0.25 + 0.75 * length / 1000)
        let about = Set(found(in: summary).map(\.stem))
        return uses.reduce(0) { $0 + $1.value / ($1.value + norm) + (about.contains($1.key) ? 1 : 0) }
    }
}
