import Domain
import Foundation

/// The requester's own page of a request: plain values.
struct TrackingView: Sendable {
    struct File: Sendable, Equatable {
        var id: String
        var name: String
        var size: Int
    }
    struct Entry: Sendable, Equatable {
        var id: String
        var side: EntrySide
        var author: String
        var text: String
        var at: Date
        var files: [File] = []
    }
    /// What the requester may do now.
    struct Doors: Sendable, Equatable {
        var canAnswer = false
        var reopenUntil: Date?
        var canWithdraw = false
        var canChase = false
    }
    /// What was typed in a form of this page and could not be taken.
    struct Draft: Sendable {
        var values = FormData()
        var errors = FieldErrors()
        var files: [AttachedFile] = []
    }

    var token: String
    var number: Ticket.Number
    /// Of the request, as it was when the page was made.
    var version: Int
    var state: TicketState
    /// Sentences that say where the request stands and what happens next.
    var status: [String]
    var facts: [(term: String, value: String)]
    var entries: [Entry]
    var doors: Doors
    var rating: RatingView?
    var fileKinds: [String]
    var fileBytes: Int
    var fileCount: Int
    var answer = Draft()
    var reopening = Draft()

    var address: String { "/richieste/" + token }
}

/// What the store knows of a request, for its requester.
struct TrackedRequest: Sendable {
    /// The request that goes on.
    var ticket: Ticket
    /// The one whose link was opened, when it was joined into that one.
    var own: Ticket?
    /// The request that goes on is another person's: of it, this one reads how it stands and no more.
    var isGuest = false
    /// Their requests that were joined into it.
    var joined: [Ticket] = []
    var messages: [Message]
    var attachments: [Attachment]
    var rating: Rating?
    var clocks: [PromiseClock] = []
    var catalogue: Catalogue

    var office: Office { catalogue.office }
    var group: Group? { catalogue.group(ticket.group) }
    /// What is waited for is asked of whose request it is; for the others the desk is at work.
    var state: TicketState { isGuest && ticket.state == .waitingRequester ? .inProgress : ticket.state }
    /// The request whose number and details are this person's to see.
    var shown: Ticket { isGuest ? own ?? ticket : ticket }
}

extension TrackingView {
    init(_ request: TrackedRequest, token: String, _ w: Words, at now: Date) {
        let ticket = request.ticket, office = request.office
        self.token = token
        number = request.shown.number
        version = ticket.version
        state = request.state
        status = request.merging(w) + request.status(w, at: now) + request.promised(w, at: now)
        facts = request.facts(w)
        entries = request.entries(w)
        doors = request.doors(at: now)
        rating = request.ratingView(at: now)
        fileKinds = office.attachmentKinds
        fileBytes = office.attachmentBytes
        fileCount = office.attachmentCount
    }
}

extension TrackedRequest {
    /// By when, in words.
    func promised(_ w: Words, at now: Date) -> [String] {
        PublicDeadline(clocks, catalogue.promiseBook, at: now).sentences(w)
    }

    func facts(_ w: Words) -> [(term: String, value: String)] {
        let ticket = shown
        let triple = catalogue.triple(ticket.triple)
        let rows: [(String, String?)] = [
            (w("public.track.sent"), w.moment(ticket.createdAt)), (w("public.track.topic"), triple?.title),
            (w("public.form.administration"), catalogue.administration(ticket.administration)?.name),
            (w("public.form.beneficiary"), ticket.beneficiary?.name), (w("public.track.group"), group?.name),
            (w("public.track.resolved"), self.ticket.resolvedAt.map(w.moment)),
            (w("public.track.closed"), self.ticket.closedAt.map(w.moment)),
        ]
        return rows.compactMap { term, value in value.map { (term, $0) } }
    }

    /// Public messages only. The desk's people sign as their group: whom to thank is known, whom to pester is not.
    func entries(_ w: Words) -> [TrackingView.Entry] {
        let files = Dictionary(grouping: attachments, by: \.message)
        let desk = group?.name ?? office.serviceName
        return messages.filter(\.isPublic).map { message in
            TrackingView.Entry(
                id: "m\(message.id)", side: message.kind == .reply ? .office : .requester,
                author: message.kind == .reply ? desk : w("public.track.you"), text: message.text, at: message.at,
                files: (files[message.id] ?? []).map { .init(id: $0.id.description, name: $0.name, size: Int($0.size)) }
            )
        }
    }

    func doors(at now: Date) -> TrackingView.Doors {
        let ended = ticket.resolvedAt ?? ticket.closedAt
        return TrackingView.Doors(
            canAnswer: ticket.state.isOpen,
            reopenUntil: ticket.canReopen(office, at: now)
                ? ended?.addingTimeInterval(Double(office.reopenDays) * 86_400) : nil,
            canWithdraw: !isGuest && (ticket.state.isOpen || ticket.state == .unconfirmed),
            canChase: !isGuest && ticket.canBeChased(at: now))
    }

    func ratingView(at now: Date) -> RatingView? {
        guard !isGuest, ticket.state == .resolved || ticket.state == .closed else { return nil }
        if let rating {
            let until = rating.at.addingTimeInterval(Double(office.ratingDays) * 86_400)
            return RatingView(
                scale: rating.scale, value: rating.value, comment: rating.comment, isKept: true,
                until: now < until ? until : nil)
        }
        guard ticket.canBeRated(office, at: now), let ended = ticket.resolvedAt ?? ticket.closedAt else { return nil }
        return RatingView(
            scale: office.ratingScale, value: nil,
            until: ended.addingTimeInterval(Double(office.ratingDays + office.closeDays) * 86_400))
    }
}
