import Domain
import Formats
import Foundation
import Store

extension Recurrence.Spoken {
    /// The words of a text that can tell something new: not numbers, not months nor days of the week, which come and go by
    /// themselves.
    init(_ text: FirstText, triple: String) {
        let stems = Analyser(for: text.text).stems(text.text)
        self.init(
            number: text.number, triple: triple,
            words: Set(stems.filter { $0.count >= 4 && $0.allSatisfy(\.isLetter) && !Self.ofCalendar.contains($0) }))
    }

    private static let ofCalendar: Set<String> = {
        let months = """
            gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì
            mercoledì giovedì venerdì sabato domenica natale pasqua ferragosto january february march april june july august
            september october november december monday tuesday wednesday thursday friday saturday sunday
            """
        return Set(Analyser("it").stems(months) + Analyser("en").stems(months))
    }()
}

extension Desk {
    /// Days that are new, and days before them that are usual.
    static let recentDays = 7, usualDays = 56
    private static let read = 2000
    /// Votes an article needs before they say something, and searches.
    private static let fewestVotes = 5, fewestMisses = 3
    /// Of the requests of a recurrence so many are looked at for an answer in the FAQ.
    private static let asked = 50

    /// Hours between two looks: it reads nine weeks of requests.
    private static let hours = 12.0

    /// Looks when it is time, whichever process comes first; a program that begins again does not look again.
    public func findProposalsInTurn() async throws {
        let now = now(), before = now.addingTimeInterval(-Self.hours * 3600)
        if try await database.write({ c in try c.claimProposals(at: now, notSince: before) }) {
            try await findProposals()
        }
    }

    /// The day's look at what people write, look for and say of articles: what is new becomes a proposal, what is known already
    /// gets the figures of today.
    public func findProposals() async throws {
        let now = now(), knowledge = try await knowledge()
        let found =
            try await recurrent(knowledge, at: now) + missing(at: now) + useless(at: now)
            + stale(knowledge, at: now)
        try await database.write { c in
            let open = try c.openProposals()
            let closed = try c.closedProposals(limit: 500, since: now.adding(days: -Proposal.quietDays))
            for proposal in found where !closed.contains(where: proposal.isSame) {
                var kept = proposal
                if let same = open.first(where: proposal.isSame) {
                    kept.id = same.id
                    kept.foundAt = same.foundAt
                }
                try c.save(kept)
            }
            try c.forgetMisses(before: TimeZone.rome.day(at: now, adding: -60))
        }
    }

    private func recurrent(_ knowledge: Knowledge, at now: Date) async throws -> [Proposal] {
        let catalogue = try await catalogue(), border = now.adding(days: -Self.recentDays)
        var recent: [Recurrence.Spoken] = [], texts: [Ticket.Number: String] = [:]
        var usual: [String: Int] = [:], total = 0, below = ID<Ticket>(.max), isMore = true
        let floor: ID<Ticket> = IDSource.floor(at: border.adding(days: -Self.usualDays))
        while isMore {
            let page = try await database.read { [below] c in
                try c.firstTexts(below: below, from: floor, limit: Self.read)
            }
            for text in page {
                let spoken = Recurrence.Spoken(text, triple: catalogue.triple(text.triple)?.code ?? "")
                if text.createdAt >= border {
                    recent.append(spoken)
                    texts[text.number] = text.text
                } else {
                    total += 1
                    for word in spoken.words { usual[word, default: 0] += 1 }
                }
            }
            isMore = page.count == Self.read
            below = page.last?.id ?? below
        }
        return Recurrence.find(in: recent, usual: usual, of: total).map { found in
            let told = found.numbers.prefix(Self.asked).compactMap { texts[$0] }
            let answers = told.map { text in
                // By its words alone: an article of the same classification may say nothing of what is new.
                knowledge.suggestions(for: text, triple: nil, userType: nil, in: "it", most: 1).first
            }
            let unanswered = answers.count { $0 == nil } * 100 / max(1, answers.count)
            let article = commonest(answers.compactMap { $0?.article.id })
            return Proposal(
                id: id(), kind: .recurrent, words: found.words.map { written($0, in: told) }, numbers: found.numbers,
                count: found.numbers.count, expected: found.expected, triple: found.triple, ofTriple: found.ofTriple,
                unanswered: unanswered, article: unanswered < 50 ? article : nil, foundAt: now, countedAt: now)
        }
    }

    /// The form people write most of a word, by what it is found by.
    private func written(_ stem: String, in texts: [String]) -> String {
        var forms: [String: Int] = [:]
        for text in texts {
            for term in Analyser(for: text).terms(text) where term.stem == stem {
                forms[text[term.range].lowercased(), default: 0] += 1
            }
        }
        return forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? stem
    }

    private func commonest(_ articles: [ID<Article>]) -> ID<Article>? {
        Dictionary(articles.map { ($0, 1) }, uniquingKeysWith: +).max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private func missing(at now: Date) async throws -> [Proposal] {
        let day = TimeZone.rome.day(at: now, adding: -30)
        let misses = try await database.read { c in
            try c.misses(since: day, atLeast: Self.fewestMisses, limit: 100)
        }
        return misses.map { text, times in
            Proposal(id: id(), kind: .missing, words: [text], count: times, foundAt: now, countedAt: now)
        }
    }

    private func useless(at now: Date) async throws -> [Proposal] {
        let votes = try await database.read { c in try c.votes(since: now.adding(days: -60)) }
        return votes.filter { $0.useful + $0.useless >= Self.fewestVotes && $0.useless > $0.useful }.map { vote in
            Proposal(
                id: id(), kind: .useless, count: vote.useless, expected: Double(vote.useful), article: vote.article,
                foundAt: now, countedAt: now)
        }
    }

    private func stale(_ knowledge: Knowledge, at now: Date) -> [Proposal] {
        let today = TimeZone.rome.day(at: now)
        return knowledge.articles.filter { $0.isDue(on: today) }.map { article in
            let late = article.reviewOn.map { today.number - $0.number } ?? 0
            return Proposal(
                id: id(), kind: .stale, count: late, article: article.id, foundAt: now, countedAt: now)
        }
    }

    /// Somebody did something about a proposal, or says that it is nothing.
    public func close(_ id: ID<Proposal>, as state: Proposal.State, reason: String, by person: Operator) async throws {
        guard person.may(.note) else { throw Refusal.notAllowed }
        let now = now(), reason = String(reason.tidied.prefix(Proposal.longestReason))
        if state == .dismissed && reason.isEmpty {
            throw Refusal.invalid(field: "motivo", reason: "knowledge.proposal.reason.missing")
        }
        try await database.write { c in
            guard var proposal = try c.proposal(id) else { throw Refusal.notFound }
            guard proposal.state == .open, state != .open else { throw Refusal.alreadyDone }
            proposal.state = state
            proposal.closedAt = now
            proposal.closedBy = person.name
            proposal.reason = reason
            try c.save(proposal)
        }
    }

    /// Somebody looked in the FAQ for what is not there. What has digits or an address could name somebody, and is not kept.
    public func missed(_ typed: String) async throws {
        let words = Analyser.words(typed), text = words.joined(separator: " ")
        guard (1...6).contains(words.count), text.count <= 60, text.allSatisfy({ $0.isLetter || $0 == " " }),
            !typed.contains("@")
        else { return }
        let day = TimeZone.rome.day(at: now())
        try await database.write { c in try c.missed(text, on: day) }
    }
}
