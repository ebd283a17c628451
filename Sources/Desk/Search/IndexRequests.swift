import Domain
import Formats
import Foundation
import Store

extension IndexedWords {
    /// What is known of a request besides its conversation: its number, the reference another system gave it, the persons.
    mutating func add(_ ticket: Ticket, of requester: Requester?) {
        add(ticket.number.description)
        if let reference = ticket.externalReference { add(reference) }
        if let beneficiary = ticket.beneficiary { add(person: "\(beneficiary.name) \(beneficiary.fiscalCode)") }
        if let requester { add(requester) }
    }

    mutating func add(_ requester: Requester) {
        let words = [requester.name, requester.fiscalCode, requester.email, requester.phone].compactMap(\.self)
        add(person: words.joined(separator: " "))
    }
}

extension Desk {
    /// Writes a message with its files; from this moment its request is found by what they say.
    func add(
        _ message: Message?, _ attachments: [Attachment] = [], to ticket: Ticket, knowing words: IndexedWords? = nil,
        at now: Date, _ c: any Connection
    ) throws {
        var words = words ?? IndexedWords()
        if let message {
            try c.insert(message)
            words.add(message.text)
        }
        for attachment in attachments {
            words.add(attachment: attachment.name)
            if let text = try c.fileText(attachment.hash)?.text { words.add(attachment: text) }
        }
        try c.add(words: words.tokens, to: ticket.number)
        try attach(attachments, at: now, c)
    }

    /// A person is reached in another way: their requests are found by it, the latest ones at least.
    func index(_ requester: Requester, _ c: any Connection) throws {
        var words = IndexedWords()
        words.add(requester)
        for number in try c.numbers(of: requester.id, limit: 200) { try c.add(words: words.tokens, to: number) }
    }
}

// MARK: - From the rows

/// How far the index is.
public struct IndexProgress: Sendable, Equatable {
    /// Requests and messages indexed so far, and requests in all.
    public var requests = 0
    public var messages = 0
    public var total = 0
}

extension Desk {
    /// Requests in one transaction of the index.
    private static let indexed = 1000

    /// Empties the index and makes it anew, the newest requests first. The desk may go on working: it finds less meanwhile.
    /// - Parameter isResuming: goes on where it was interrupted; begins when it was not.
    public func rebuildSearch(
        isResuming: Bool = true, progress: @escaping @Sendable (IndexProgress) -> Void = { _ in }
    ) async throws -> IndexProgress {
        let isBegun = try await database.read { c in try c.unindexedBelow().rawValue > 0 }
        if !(isBegun && isResuming) {
            try await database.write { c in
                try c.forgetWords()
                try c.markUnindexed()
            }
        }
        return try await goOnIndexing(progress: progress)
    }

    /// Indexes what is not indexed yet: nothing, unless the index is new.
    @discardableResult
    public func goOnIndexing(
        progress: @escaping @Sendable (IndexProgress) -> Void = { _ in }
    ) async throws -> IndexProgress {
        var below = try await database.read { c in try c.unindexedBelow() }
        guard below.rawValue > 0 else { return IndexProgress() }
        var done = IndexProgress()
        done.total = try await database.read { [below] c in try c.countTickets(below: below) }
        var next: IndexBatch? = try await batch(below: below)
        while let batch = next, !batch.words.isEmpty {
            // One is read and analysed while the one before is written.
            async let following = self.batch(below: batch.lowest)
            let isOurs = try await database.write { [below] c in
                // In the order of the numbers: the index is written in one piece.
                guard try c.setUnindexed(below: batch.lowest, from: below) else { return false }
                for (number, words) in batch.words { try c.add(words: words, to: number) }
                for file in batch.unread { try readLater(file.hash, file.type, at: now(), c) }
                return true
            }
            next = try await following
            // Another process goes on with it.
            guard isOurs else { return done }
            below = batch.lowest
            done.requests += batch.words.count
            done.messages += batch.messages
            progress(done)
        }
        try await database.write { [below] c in
            _ = try c.setUnindexed(below: Ticket.Number(0), from: below)
            try c.tidyWords()
        }
        return done
    }

    private struct IndexBatch: Sendable {
        var lowest: Ticket.Number
        /// In the order of the numbers.
        var words: [(Ticket.Number, Set<String>)]
        var messages: Int
        /// Attachments nobody has read, each content once.
        var unread: [TicketTexts.Attached]
    }

    private func batch(below number: Ticket.Number) async throws -> IndexBatch? {
        let rows = try await database.read { c in try c.textsToIndex(below: number, limit: Self.indexed) }
        guard let lowest = rows.first?.ticket.number else { return nil }
        let words = rows.map { row -> (Ticket.Number, Set<String>) in
            var words = IndexedWords()
            words.add(row.ticket, of: row.requester)
            for text in row.texts.messages { words.add(text) }
            for file in row.texts.attachments {
                words.add(attachment: file.name)
                words.add(attachment: file.text)
            }
            return (row.ticket.number, words.tokens)
        }
        let unread = rows.flatMap(\.texts.attachments).filter { !$0.isRead }
        return IndexBatch(
            lowest: lowest, words: words, messages: rows.reduce(0) { $0 + $1.texts.messages.count },
            unread: Array(Dictionary(unread.map { ($0.hash, $0) }) { first, _ in first }.values))
    }
}
