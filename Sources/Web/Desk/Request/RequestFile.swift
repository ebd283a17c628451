import Domain
import Formats
import Foundation
import Store

/// Everything kept about a request, as the store has it: what the page, the live updates and the print are made of.
struct RequestFile: Sendable {
    var ticket: Ticket
    var requester: Requester?
    var messages: [Message]
    var events: [Event]
    var attachments: [Attachment]
    /// How far what they say could be read, by their content.
    var readings: [String: FileText.State]
    var mails: [MailProgress]
    var ratings: [Rating]
    var others: [Ticket]
    var clocks: [PromiseClock]
    var tags: [String]
    var checklist: [ChecklistItem]
    var linked: LinkedTickets
    var rules: [RuleRun]
    var notes: [RequesterNote]
    var problem: KnownProblem?
    var opinions: [Opinion]
    /// Nil where the office does not count time, or the person who looks has none to count.
    var time: TimeOfRequest?
    var watchers: [ID<Operator>]
    /// The request with those that were joined into it.
    var family: TicketFamily
    /// The request in which this one goes on, as far as the person may see it.
    var home: Ticket?
    /// Names of those whose requests are in the family, when they are several people.
    var people: [ID<Requester>: String]

    /// Other requests of the same person that are shown.
    static let othersShown = 6

    /// The request, if this person may see it: nil is the same for "not there" and "not yours".
    init?(
        _ number: Ticket.Number, visibleTo person: Operator, countsTime: Bool = false, _ c: any Connection
    ) throws {
        guard let ticket = try c.ticket(number, visibleTo: person) else { return nil }
        self.ticket = ticket
        requester = try c.requester(ticket.requester)
        // A request that was joined is shown alone; the one it was joined into shows both.
        let family = ticket.isMerged ? TicketFamily(home: ticket) : try c.family(of: ticket)
        self.family = family
        home = try ticket.isMerged ? c.ticket(c.home(of: ticket).number, visibleTo: person) : nil
        people = try c.names(of: family.guests.map(\.requester))
        messages = try c.messages(of: family.ids)
        events = try c.history(of: family.ids)
        attachments = try c.attachments(of: family.ids)
        readings = attachments.isEmpty ? [:] : try c.fileStates(attachments.map(\.hash))
        mails = try c.mailProgress(of: family.ids)
        // Votes come with a solution: most requests on the desk have had none yet.
        ratings = events.contains { $0.fact.kind == .rated } ? try c.ratings(of: ticket.id) : []
        clocks = try c.clocks(of: ticket.id)
        tags = try c.tags(of: ticket.id)
        checklist = try c.checklist(of: ticket.id)
        linked = try c.linkedTickets(of: ticket.id, visibleTo: person)
        rules = try c.ruleRuns(of: ticket.id, limit: RuleLogCard.most)
        // Its history says whether one ever gathered it.
        problem = events.contains { $0.fact.kind == .gathered } ? try c.problem(of: ticket.id) : nil
        opinions = events.contains { $0.fact.kind == .opinionAsked } ? try c.opinions(of: family.ids) : []
        time = countsTime ? try TimeOfRequest(of: ticket, family, person, c) : nil
        notes = try c.notes(about: ticket.requester)
        watchers = try c.watchers(of: ticket.id)
        others = try c.otherTickets(of: ticket, visibleTo: person, limit: Self.othersShown + 1)
    }
}

extension RequestFile {
    /// Messages and events as one history, in the order they happened.
    func history(_ person: Operator, _ w: Words) -> [HistoryEntry] {
        let files = Dictionary(grouping: attachments, by: \.message)
        let mails = Dictionary(grouping: mails, by: \.message)
        // A refusal is the answer.
        let maySplit = (try? ticket.requireSplittable(person)) != nil
        var entries: [(at: Date, rank: Int, id: Int64, entry: HistoryEntry)] = []
        entries.reserveCapacity(messages.count + events.count)
        for message in messages {
            var entry = HistoryEntry(
                message, files: files[message.id] ?? [], readings: readings, mails: mails[message.id] ?? [],
                number: ticket.number, person)
            entry.origin = origin(message.ticket)
            if maySplit && message.isOfRequester {
                entry.split = SplitPage.address(message.id, of: ticket.number)
            }
            entries.append((message.at, 1, message.id.rawValue, entry))
        }
        // The mail itself says that it was refused: twice is once too many.
        let refused = Set(self.mails.filter { $0.state == .refused }.map(\.recipient))
        for event in events {
            if event.fact.kind == .mailRefused, refused.contains(event.fact.data["recipient"] ?? "") { continue }
            // What was joined says the same of it in the history of the other.
            if event.ticket != ticket.id, event.fact.kind == .merged || event.fact.kind == .unmerged { continue }
            guard var entry = HistoryEntry(event, w) else { continue }
            entry.origin = origin(event.ticket)
            // What happened in one instant reads in this order: it arrived, what it says, what became of it.
            entries.append((event.at, event.fact.kind == .opened ? 0 : 2, event.id.rawValue, entry))
        }
        for mail in mails[nil] ?? [] {
            var entry = HistoryEntry(mail, w)
            entry.origin = mail.ticket.flatMap(origin)
            entries.append((mail.createdAt, 3, mail.id.rawValue, entry))
        }
        entries.sort { ($0.at, $0.rank, $0.id) < ($1.at, $1.rank, $1.id) }
        return entries.map(\.entry)
    }

    /// The number of the joined request that something came with; nil for what is of this one.
    private func origin(_ id: ID<Ticket>) -> Ticket.Number? {
        id == ticket.id ? nil : family.joined.first { $0.ticket.id == id }?.ticket.number
    }

    /// Whom an answer can go to, when the case is of several people.
    var readers: [Option] {
        if family.guests.isEmpty { return [] }
        return [Option(ticket.number.description, "\(requester?.name ?? "") (\(ticket.number))")]
            + family.guests.map { guest in
                Option(guest.number.description, "\(people[guest.requester] ?? "") (\(guest.number))")
            }
    }

    func card(_ catalogue: Catalogue, _ w: Words, for person: Operator) -> RequesterCard {
        let language = w.language.rawValue
        let labels = Dictionary(
            catalogue.fields.map { ($0.code, $0.label(in: language)) }, uniquingKeysWith: { first, _ in first })
        return RequesterCard(
            number: ticket.number, name: requester?.name ?? "", fiscalCode: requester?.fiscalCode,
            email: requester?.email,
            phone: requester?.phone, language: ticket.language,
            administration: catalogue.administration(ticket.administration)?.name ?? "",
            userType: catalogue.userType(ticket.userType)?.name(in: language) ?? "", beneficiary: ticket.beneficiary,
            extras: ticket.fields.sorted { $0.key < $1.key }.map {
                .init(label: labels[$0.key] ?? $0.key, value: $0.value)
            },
            votes: ratings.reversed().map {
                .init(value: $0.value, scale: $0.scale, comment: $0.comment, at: $0.changedAt ?? $0.at)
            },
            others: others.prefix(Self.othersShown).map(RequesterCard.Other.init),
            hasMore: others.count > Self.othersShown, notes: RequesterNotes(notes, ticket, person),
            mayCorrect: person.may(.reclassify, in: ticket.group))
    }
}

extension HistoryEntry {
    init(
        _ message: Message, files: [Attachment], readings: [String: FileText.State], mails: [MailProgress],
        number: Ticket.Number, _ person: Operator
    ) {
        id = "m\(message.id)"
        at = message.at
        // Sent again, a mail to the requester is told of once.
        let told = (mails.last { !$0.kind.isForOthers }.map { [$0] } ?? []) + mails.filter(\.kind.isForOthers)
        changedAt = told.map(\.changedAt).reduce(message.at, max)
        author = message.authorName
        isOwn = message.author == .operator(person.id)
        content = .message(
            kind: message.kind, channel: message.channel, text: message.text,
            files: files.map { FileLink($0, number, reading: readings[$0.hash]) }, mails: told.map(MailState.init))
    }

    init?(_ event: Event, _ w: Words) {
        guard let sentence = EventSentence(event, w) else { return nil }
        id = "e\(event.id)"
        at = event.at
        changedAt = event.at
        author = event.actorName
        isOwn = false
        content = .event(sentence: sentence.text, icon: sentence.icon, isProblem: sentence.isProblem)
    }

    /// A mail the program sent by itself: an acknowledgement, a solution without a message.
    init(_ mail: MailProgress, _ w: Words) {
        id = "p\(mail.id)"
        at = mail.createdAt
        changedAt = mail.changedAt
        author = ""
        isOwn = false
        let state = MailState(mail)
        let words =
            w("desk.mailKind.\(mail.kind.rawValue)") + ": "
            + w("desk.mail.\(mail.state.rawValue)", ["recipient": mail.recipient])
        let problem = mail.state == .refused ? state.problem.map { " «\($0)»" } ?? "" : ""
        content = .event(sentence: words + problem, icon: .mail, isProblem: mail.state == .refused)
    }
}

extension MailProgress {
    /// When its state changed last; a refusal and a failed try have no instant of their own.
    fileprivate var changedAt: Date {
        switch state {
        case .sent, .kept: sentAt ?? createdAt
        case .queued: problem == nil ? createdAt : .distantFuture
        case .refused: .distantFuture
        }
    }
}

extension MailState {
    init(_ mail: MailProgress) {
        kind = mail.kind
        state = mail.state
        recipient = mail.recipient
        problem = mail.problem
        at = mail.sentAt
    }
}

extension FileKind {
    fileprivate var preview: FileLink.Preview? {
        switch self {
        case .png, .jpeg, .gif, .webp: .picture
        case .pdf: .document
        case .text: .text
        default: nil
        }
    }
}

extension FileLink {
    /// - Parameter reading: how far what it says could be read.
    init(_ attachment: Attachment, _ number: Ticket.Number, reading: FileText.State? = nil) {
        name = attachment.name
        size = Int(attachment.size)
        address = "\(number.deskPath)/allegati/\(attachment.id)"
        isShown = attachment.isShownInline
        preview = attachment.kind.preview
        // What was read whole, and what has no text, say nothing of it.
        unread = reading.flatMap { [.read, .unknown, .waiting].contains($0) ? nil : $0 }
    }
}
