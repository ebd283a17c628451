import Domain
import Foundation
import Store

/// What an operator writes to the requester, and what comes after it.
public struct ReplyDraft: Sendable, Codable {
    public enum Next: Sendable, Equatable, Codable { case stay, wait, resolve(Resolution) }

    public var text: String
    public var files: [KeptFile]
    public var next: Next
    /// The last message the operator had seen when they began; nil does not ask.
    public var seen: ID<Message>?
    /// It was typed on the page of the request: the operator's draft, which it was until now, goes with it. What a
    /// program sends in their name leaves theirs alone.
    public var wasDraft: Bool
    /// A request of another person that was joined into this one, when the answer is for them; nil for the requester.
    public var to: Ticket.Number?
    /// Who else gets it; nil, as in what was held before there were any, is nobody.
    public var copies: Copies?

    public init(
        text: String, files: [KeptFile] = [], next: Next = .stay, seen: ID<Message>? = nil, to: Ticket.Number? = nil,
        wasDraft: Bool = false, copies: Copies? = nil
    ) {
        self.text = text
        self.files = files
        self.next = next
        self.seen = seen
        self.wasDraft = wasDraft
        self.to = to
        self.copies = copies
    }
}

/// A reply that is kept, and the colleague who had answered in the meantime, if one had.
public struct Replied: Sendable {
    public let ticket: Ticket
    public let message: ID<Message>
    public let crossedWith: String?
}

/// A note that is kept, and whom it named: those who are told, and those who may not see the request.
public struct Noted: Sendable, Equatable {
    public let message: ID<Message>
    public let told: [String]
    public let untold: [String]
}

extension Desk {
    /// Characters of one message.
    public static let messageLimit = 20_000

    /// An operator answers the requester. Two who answer at once are both kept, and the second is told.
    public func reply(
        to number: Ticket.Number, as person: Operator, _ draft: ReplyDraft, version: Int? = nil
    ) async throws -> Replied {
        try await reply(to: number, as: person, draft, version: version, releasing: nil)
    }

    /// The same of one that was held: who finds it held no more sends nothing.
    func reply(
        to number: Ticket.Number, as person: Operator, _ draft: ReplyDraft, version: Int? = nil,
        releasing held: ID<HeldReply>?
    ) async throws -> Replied {
        let text = try checked(draft.text)
        _ = try draft.others(beside: nil)
        let id = id(Message.self)
        let crossed = Box<String?>(nil)
        let ticket = try await work(on: number, as: person, version: version) { scene in
            let addressed = try scene.c.addressed(draft.to, in: scene.ticket)
            let message = Message(
                id: id, ticket: (addressed ?? scene.ticket).id, kind: .reply, channel: .web, author: person.actor,
                authorName: person.name, text: text, at: scene.now, mailID: mailID(of: id))
            if addressed != nil && draft.next == .wait {
                throw Refusal.invalid(field: "to", reason: "merge.problem.noWait")
            }
            var change =
                try addressed.map { try scene.ticket.replying(id, toGuest: $0.number, by: person, at: scene.now) }
                ?? scene.ticket.replying(id, by: person, at: scene.now)
            change = try change.followed(by: draft.next, as: person, at: scene.now)
            let colleague = try draft.seen.flatMap { seen in
                try scene.c.repliesAfter(seen, in: message.ticket).last { $0.author != person.actor }?
                    .authorName
            }
            crossed.value = colleague
            if let colleague { change = change.adding(.crossed(id, with: colleague)) }
            if let held {
                guard try scene.c.take(held: held) else { throw Refusal.alreadyDone }
            } else if draft.wasDraft {
                try scene.c.forgetDraft(of: scene.ticket.id, by: person.id, .reply)
            }
            let hasCopies = draft.copies?.isEmpty == false
            let reader = hasCopies ? try scene.c.requester((addressed ?? scene.ticket).requester) : nil
            return try Decision(
                change: change, message: message, attachments: attachments(draft.files, to: message),
                mail: draft.next.mail, others: draft.others(beside: reader?.email), addressed: addressed)
        }
        return Replied(ticket: ticket, message: id, crossedWith: crossed.value)
    }

    /// An operator writes to colleagues; the requester never sees it. Whom it names with an at sign is told and watches the
    /// request from now on, if they may see it.
    /// - Parameter wasDraft: as in `ReplyDraft`.
    @discardableResult
    public func note(
        on number: Ticket.Number, _ text: String, files: [KeptFile] = [], as person: Operator, version: Int? = nil,
        wasDraft: Bool = false
    ) async throws -> Noted {
        let text = try checked(text)
        let id = id(Message.self)
        let named = Box<(told: [Operator], untold: [Operator])>(([], []))
        _ = try await work(on: number, as: person, version: version) { scene in
            let message = Message(
                id: id, ticket: scene.ticket.id, kind: .note, channel: .web, author: person.actor,
                authorName: person.name, text: text, at: scene.now)
            let group = scene.ticket.group
            let others = scene.catalogue.operators.filter { person.isProgram || $0.id != person.id }
            let meant = Mentions.people(in: text, among: others)
            named.value = (meant.filter { $0.may(.view, in: group) }, meant.filter { !$0.may(.view, in: group) })
            if wasDraft { try scene.c.forgetDraft(of: scene.ticket.id, by: person.id, .note) }
            return try Decision(
                change: scene.ticket.noting(id, by: person, at: scene.now), message: message,
                attachments: attachments(files, to: message), mentioned: named.value.told.map(\.id))
        }
        return Noted(message: id, told: named.value.told.map(\.name), untold: named.value.untold.map(\.name))
    }

    func checked(_ text: String) throws -> String {
        let clean = text.tidiedLines
        if clean.isEmpty { throw Refusal.invalid(field: "text", reason: "problem.text.missing") }
        if clean.count > Self.messageLimit { throw Refusal.invalid(field: "text", reason: "problem.text.tooLong") }
        return clean
    }

    func attachments(_ files: [KeptFile], to message: Message) -> [Attachment] {
        files.map { file in
            Attachment(
                id: ids.next(at: message.at), message: message.id, ticket: message.ticket, hash: file.hash,
                name: file.name,
                type: file.type, size: file.size)
        }
    }
}

extension Connection {
    /// The request by which another person follows this case; nil for its own requester.
    func addressed(_ number: Ticket.Number?, in ticket: Ticket) throws -> Ticket? {
        guard let number, number != ticket.number else { return nil }
        let family = try family(of: ticket)
        guard let named = family.tickets.first(where: { $0.number == number }) else {
            throw Refusal.invalid(field: "to", reason: "merge.problem.noReader")
        }
        return family.guests.first { $0.requester == named.requester }
    }
}

extension ReplyDraft {
    /// Who else gets it, besides the requester of that address, and as what.
    func others(beside requester: String?) throws(Refusal) -> [(kind: OutgoingMail.Kind, address: String)] {
        let copies = try (copies ?? .none).checked(beside: requester)
        if !copies.isEmpty { try Desk.checkWeight(of: files, field: "cc") }
        return copies.open.map { (.copy, $0) } + copies.blind.map { (.blindCopy, $0) }
    }
}

extension ReplyDraft.Next {
    var mail: OutgoingMail.Kind {
        switch self {
        case .stay: .reply
        case .wait: .informationRequest
        case .resolve: .solution
        }
    }
}

extension Change {
    /// The same change, and what comes next, as one.
    func followed(by next: ReplyDraft.Next, as person: Operator, at now: Date) throws(Refusal) -> Change {
        switch next {
        case .stay: return self
        case .wait:
            if to.state == .waitingRequester { return self }
            return joined(try to.waiting(.waitingRequester, by: person, at: now))
        case .resolve(let resolution): return joined(try to.resolving(resolution, by: person, at: now))
        }
    }

    func adding(_ fact: Fact) -> Change { Change(from: from, to: to, facts: facts + [fact]) }

    private func joined(_ next: Change) -> Change { Change(from: from, to: next.to, facts: facts + next.facts) }
}

/// Carries a value out of a transaction's body, which may run again: the last run wins.
final class Box<Value: Sendable>: @unchecked Sendable {
    // The body runs on one thread at a time and the reader waits for its end, so nobody races for the value.
    var value: Value
    init(_ value: Value) { self.value = value }
}
