import Domain
import Foundation
import Store

/// What leaves the desk for somebody who is not the requester: another office, a supplier.
public struct Forward: Sendable {
    public var to: [String]
    /// What the operator writes above the messages.
    public var text: String
    public var messages: [ID<Message>]
    /// Whether the files of the messages go with them.
    public var withFiles: Bool

    public init(to: [String], text: String, messages: [ID<Message>], withFiles: Bool = true) {
        self.to = to
        self.text = text
        self.messages = messages
        self.withFiles = withFiles
    }
}

extension Desk {
    /// Sends messages of a request, with some words over them, to other addresses. The desk keeps what it sent as a note;
    /// the requester's links do not go with it, and notes of the desk cannot be chosen.
    /// - Returns: the addresses.
    @discardableResult
    public func forward(
        _ number: Ticket.Number, _ forward: Forward, as person: Operator, version: Int? = nil
    ) async throws -> [String] {
        let id = id(Message.self), addresses = try Copies.checked(receivers: forward.to)
        _ = try await work(on: number, as: person, version: version) { scene in
            let chosen = try scene.c.chosen(forward, of: scene.ticket)
            let message = Message(
                id: id, ticket: scene.ticket.id, kind: .note, channel: .email, author: person.actor,
                authorName: person.name, text: try checked(chosen.text), at: scene.now)
            let files = attachments(chosen.files, to: message)
            try Self.checkWeight(of: chosen.files, field: "file")
            return try Decision(
                change: scene.ticket.noting(id, by: person, at: scene.now), message: message, attachments: files,
                others: addresses.map { (.forward, $0) })
        }
        return addresses
    }

    /// What to look at once more before it leaves.
    public func doubts(about forward: Forward, of number: Ticket.Number, as person: Operator) async throws
        -> [SendingWarning]
    {
        try await database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let catalogue = try catalogues.current(c)
            if forward.to.allSatisfy({ catalogue.isOfHouse($0) }) { return [] }
            let text = try c.chosen(forward, of: ticket).text
            return SendingWarning.all(in: text, hasFiles: true, leavesHouse: true)
        }
    }

    /// Whoever gets a copy has no link that leads to files which are too large for a mail.
    static func checkWeight(of files: [KeptFile], field: String) throws(Refusal) {
        if files.reduce(0, { $0 + $1.size }) > Errand.attachedBytes {
            throw .invalid(field: field, reason: "writing.copies.problem.tooLarge")
        }
    }
}

extension Connection {
    /// The whole text, and the files.
    fileprivate func chosen(_ forward: Forward, of ticket: Ticket) throws -> (text: String, files: [KeptFile]) {
        let wanted = Set(forward.messages), family = try family(of: ticket).ids
        let messages = try messages(of: family).filter { wanted.contains($0.id) && $0.kind != .note }
        // One that is not there, or is a note: the page is not of this moment, or not ours.
        if messages.count != wanted.count { throw Refusal.notFound }
        let parts = [forward.text.tidiedLines] + messages.map { $0.quoted(in: ticket.language) }
        let text = parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
        guard forward.withFiles else { return (text, []) }
        let files = try attachments(of: family).filter { wanted.contains($0.message) }.map {
            KeptFile(hash: $0.hash, name: $0.name, type: $0.type, size: $0.size)
        }
        return (text, files)
    }
}

extension Message {
    /// As mail programs quote: who wrote it and when, then each line behind a mark (RFC 3676 section 4.5).
    fileprivate func quoted(in language: String) -> String {
        let moment = at.formatted(Self.moment)
        let head = language == "en" ? "On \(moment) \(authorName) wrote:" : "Il \(moment) \(authorName) ha scritto:"
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return ([head] + lines.map { $0.isEmpty ? ">" : "> \($0)" }).joined(separator: "\n")
    }

    private static let moment = Date.VerbatimFormatStyle(
        format: """
            \(day: .twoDigits)/\(month: .twoDigits)/\(year: .defaultDigits) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)
            """, timeZone: .rome, calendar: Calendar(identifier: .gregorian))
}
