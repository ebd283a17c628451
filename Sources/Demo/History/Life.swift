import Domain
import Foundation
import Store

/// The history ends before this would happen: the request stays as it is, and is the backlog of today.
struct EndOfHistory: Error {}

/// One request from its first word to its last, by the same rules as at the desk.
struct Life {
    let town: Town
    let ordinal: Int
    let writer: Writer
    var dice: Dice
    var ticket: Ticket
    /// Milliseconds since 1970 UTC.
    var now: Int64
    /// Working minutes in which the requester, not the desk, had the turn.
    var waited = 0.0
    var messages: [Message] = []
    var attachments: [Attachment] = []
    var events: [Event] = []
    var ratings: [Rating] = []
    var clocks: [PromiseClock] = []

    init(_ birth: Birth, in town: Town, dice: Dice) {
        self.town = town
        self.dice = dice
        ordinal = birth.ordinal
        writer = birth.writer
        now = birth.at
        let request = birth.writer.requester
        ticket = Ticket(
            id: TownIDs.id(at: birth.at, low: Self.low(birth.ordinal, 0)), number: birth.number, state: .unconfirmed,
            channel: birth.channel, priority: birth.triple?.priority ?? .p3, requester: request.id,
            beneficiary: birth.beneficiary, userType: birth.writer.userType.id,
            administration: birth.writer.administration?.id, triple: birth.triple?.id, firstTriple: birth.triple?.id,
            summary: Ticket.summary(of: String(birth.text.prefix(300))), fields: birth.fields,
            language: birth.language, createdAt: Date(milliseconds: birth.at), updatedAt: Date(milliseconds: birth.at))
    }

    /// Tells apart what happens in one millisecond: 16 bits of the request's ordinal, 6 of a count within it.
    static func low(_ ordinal: Int, _ count: Int) -> Int64 { Int64((ordinal & 0xFFFF) << 6 | (count & 63)) }

    /// Instants of requests that share those 16 bits differ in the last 4 bits of the milliseconds, so that up to a
    /// million requests no two identifiers can be the same.
    static func grain(_ instant: Int64, _ ordinal: Int) -> Int64 { (instant & ~15) | Int64(ordinal >> 16 & 15) }

    var date: Date { Date(milliseconds: now) }
    var triple: Triple? { town.catalogue.triple(ticket.triple) }
    var group: Group? { town.catalogue.group(ticket.group) }
    var office: Office { town.catalogue.office }
    var fill: Fill {
        Fill(day: town.calendar.day(of: now), body: writer.administration?.name ?? "", school: writer.school)
    }

    // MARK: Time

    /// Time at the desk passes.
    mutating func work(minutes: Double) throws { try go(to: town.calendar.after(now, minutes: max(minutes, 0.5))) }

    /// Time passes for people, who write by day.
    mutating func wait(hours: Double) throws {
        var then = now + Int64(hours * Double(TownCalendar.hour))
        let time = then - town.calendar.day(of: then).start
        if time < 7 * TownCalendar.hour { then += 7 * TownCalendar.hour }
        let before = town.calendar.worked(until: now)
        try go(to: then)
        waited += town.calendar.worked(until: now) - before
    }

    mutating func go(to instant: Int64) throws {
        let next = max(now, Self.grain(instant, ordinal))
        if next >= town.calendar.end { throw EndOfHistory() }
        now = next
    }

    // MARK: What is kept

    mutating func keep(_ change: Change, by person: Operator) {
        keep(change, by: .operator(person.id), named: person.name)
    }

    mutating func keepForRequester(_ change: Change) {
        keep(change, by: .requester(writer.requester.id), named: writer.requester.name)
    }

    mutating func keep(_ change: Change, by actor: Actor, named name: String) {
        tellDeadlines(until: now)
        let change = moveClocks(with: change)
        // What time told meanwhile is not in a change that began before it.
        ticket = change.to
        ticket.deadline = NextDeadline(clocks)
        for fact in change.facts { tell(fact, by: actor, named: name) }
    }

    /// - Parameter instant: when it happened, if not now.
    mutating func tell(_ fact: Fact, by actor: Actor, named name: String, at instant: Int64? = nil) {
        let at = instant ?? now
        events.append(
            Event(
                id: TownIDs.id(at: at, low: Self.low(ordinal, events.count)), ticket: ticket.id,
                at: Date(milliseconds: at), actor: actor, actorName: name, fact: fact))
    }

    /// What the requester writes; `kind` is the first request or an answer.
    mutating func requesterWrites(_ text: String, kind: Message.Kind, on channel: ChannelKind, files: Double) -> ID<
        Message
    > {
        say(
            kind, text, on: channel, by: .requester(writer.requester.id), named: writer.requester.name, files: files)
    }

    /// What somebody of the desk writes.
    mutating func deskWrites(
        _ kind: Message.Kind, _ text: String, by person: Operator, on channel: ChannelKind = .web, files: Double = 0
    ) -> ID<Message> {
        say(kind, text, on: channel, by: .operator(person.id), named: person.name, files: files)
    }

    private mutating func say(
        _ kind: Message.Kind, _ text: String, on channel: ChannelKind, by author: Actor, named name: String,
        files: Double
    ) -> ID<Message> {
        let id: ID<Message> = TownIDs.id(at: now, low: Self.low(ordinal, messages.count))
        messages.append(
            Message(
                id: id, ticket: ticket.id, kind: kind, channel: channel, author: author, authorName: name, text: text,
                at: date, mailID: kind == .reply ? "<\(id).sportello@demo.example.it>" : nil))
        if !town.samples.isEmpty && dice.chance(files) { attach(to: id) }
        return id
    }

    private mutating func attach(to message: ID<Message>) {
        let sample = dice.pick(town.samples)
        attachments.append(
            Attachment(
                id: TownIDs.id(at: now, low: Self.low(ordinal, attachments.count)), message: message, ticket: ticket.id,
                hash: sample.hash, name: sample.name, type: sample.type, size: sample.size))
    }
}

/// What a request begins with.
struct Birth {
    let ordinal: Int
    let number: Ticket.Number
    let at: Int64
    let channel: ChannelKind
    let language: String
    let writer: Writer
    let isNewWriter: Bool
    /// What it is about; `triple` is what the request was classified as at first, if it was.
    let about: Triple
    let triple: Triple?
    let beneficiary: Ticket.Beneficiary?
    let fields: [String: String]
    let text: String
    /// The earlier request of the same person that says the same.
    let duplicate: Ticket.Number?
}
