import Domain
import Foundation

/// What a request is and where it stands.
struct RequestHead: Sendable, Equatable {
    var number: Ticket.Number
    var version: Int
    var state: TicketState
    var priority: Priority
    var channel: ChannelKind
    /// Name of the campaign it belongs to, if it belongs to one.
    var campaign: String?
    var summary: String
    /// As it is classified now, and as it was at first when that differs; "" for not yet.
    var triple: String
    var firstTriple: String
    var group: String
    /// Nil is nobody.
    var assignee: String?
    var isMine: Bool
    var createdAt: Date
    var takenAt: Date?
    var firstReplyAt: Date?
    var resolvedAt: Date?
    var resolution: Resolution?
    var closedAt: Date?
    var cancellation: Cancellation?
    var reopenings: Int
    /// How often the requester asked when they will hear.
    var chases: Int
    var externalReference: String?
    var updatedAt: Date
    /// Whether the person who looks may put it right.
    var mayCorrect: Bool
    /// Whether the page has a form to reply with.
    var mayReply: Bool
    /// Whether it is read for an opinion alone, and worked on by others.
    var isOnlyRead: Bool
    /// The last thing that had happened when it was read.
    var lastEvent: ID<Event>?
    var seen: SeenRequest { SeenRequest(version: version, event: lastEvent) }

    init(_ file: RequestFile, _ catalogue: Catalogue, person: Operator, at now: Date) {
        let ticket = file.ticket
        // A refusal is the answer.
        mayReply = (try? ticket.replying(ID<Message>(0), by: person, at: now)) != nil
        isOnlyRead = !person.sees(ticket.group)
        mayCorrect = person.may(.reclassify, in: ticket.group)
        lastEvent = file.events.last?.id
        number = ticket.number
        version = ticket.version
        state = ticket.state
        priority = ticket.priority
        channel = ticket.channel
        campaign = catalogue.campaign(of: ticket)?.name
        summary = ticket.summary
        triple = catalogue.triple(ticket.triple)?.trail ?? ""
        firstTriple = ticket.firstTriple == ticket.triple ? "" : catalogue.triple(ticket.firstTriple)?.trail ?? ""
        group = catalogue.group(ticket.group)?.name ?? ""
        assignee = catalogue.person(ticket.assignee)?.name
        isMine = ticket.assignee == person.id
        createdAt = ticket.createdAt
        takenAt = ticket.takenAt
        firstReplyAt = ticket.firstReplyAt
        resolvedAt = ticket.resolvedAt
        resolution = ticket.resolution
        closedAt = ticket.closedAt
        cancellation = ticket.cancellation
        reopenings = ticket.reopenings
        chases = ticket.chases
        externalReference = ticket.externalReference
        updatedAt = ticket.updatedAt
    }
}

extension Triple {
    /// "Servizi stipendiali › Accredito › Mancato accredito", for screens.
    var trail: String { "\(area) › \(tematica) › \(problem)" }
}

/// The head of the page; live updates replace it whole, by its id.
func requestHead(_ head: RequestHead, _ frame: Frame) -> HTML {
    let w = frame.words
    return header(.class("sp-request-head"), .id("testata")) {
        div(.class("sp-request-title")) {
            h1 {
                span(.class("sp-request-number")) { w("desk.request.title", ["number": head.number]) }
                " "
                span(.class("sp-request-summary")) { head.summary }
            }
            shortcuts(head, w)
        }
        div(.class("sp-request-marks")) {
            stateChip(head.state, w)
            badge(
                "\(head.priority.code) " + w("priority.p\(head.priority.rawValue)"),
                head.priority == .p1 ? .danger : head.priority == .p2 ? .warning : .neutral)
            badge(w("channel.\(head.channel.rawValue)"))
            if head.reopenings > 0 { badge(w("desk.reopened.times", ["n": head.reopenings]), .warning) }
            if head.chases > 0 { badge(w("desk.chased.times", ["n": head.chases]), .warning) }
            span(.class("sp-request-owner")) { owner(head, w) }
            span(.class("sp-muted")) {
                w("desk.head.arrived") + " "
                moment(head.createdAt, frame)
            }
        }
        p(.class("sp-request-triple")) { head.triple.isEmpty ? w("desk.unclassified") : head.triple }
        ending(head, w)
    }
}

/// To what one does, from the top of a long page; and paper.
private func shortcuts(_ head: RequestHead, _ w: Words) -> HTML {
    div(.class("sp-request-shortcuts")) {
        if head.mayReply { a(.href("#rispondi")) { w("desk.shortcut.reply") } }
        a(.href("#azioni")) { w("desk.actions") }
        button(.type("button"), .class("btn btn-link btn-sm sp-needs-script"), .data("print")) {
            icon(.print)
            w("desk.request.print")
        }
        if PDFPress.isThere {
            a(.href(head.number.pdfPath(isInternal: false)), .title(w("request.pdf.title"))) { w("request.pdf") }
            a(.href(head.number.pdfPath(isInternal: true)), .title(w("request.pdf.notes.title"))) {
                w("request.pdf.notes")
            }
        }
    }
}

private func owner(_ head: RequestHead, _ w: Words) -> HTML {
    fragment {
        icon(.user)
        head.group
        " · "
        if head.isMine {
            strong(w("desk.you"))
        } else {
            head.assignee ?? w("desk.nobody")
        }
    }
}

/// How it ended, when it did.
private func ending(_ head: RequestHead, _ w: Words) -> HTML? {
    if let cancellation = head.cancellation {
        return p(.class("sp-request-ending")) { cancellation.sentence(w) }
    }
    guard let resolution = head.resolution, head.state == .resolved || head.state == .closed else { return nil }
    return p(.class("sp-request-ending")) {
        w("desk.head.resolution", ["reason": w("resolution.\(resolution.rawValue)")])
    }
}

extension Cancellation {
    /// Why a request ended without a solution; a duplicate leads to the other request.
    func sentence(_ w: Words) -> HTML {
        switch self {
        case .duplicate(let number):
            fragment {
                w("desk.head.duplicate") + " "
                a(.href(number.deskPath)) { number.description }
            }
        case .outOfCompetence(let body): HTML(w("desk.head.outOfCompetence", ["body": body]))
        case .withdrawn: HTML(w("desk.head.withdrawn"))
        case .unconfirmed: HTML(w("desk.head.unconfirmed"))
        case .merged(let number):
            fragment {
                w("merge.head") + " "
                a(.href(number.deskPath)) { number.description }
            }
        }
    }
}

/// The dates and the classification, at the side.
func requestFacts(_ head: RequestHead, _ frame: Frame) -> HTML {
    let w = frame.words
    var rows: [(term: String, value: HTML)] = []
    func add(_ key: String, _ text: String?) {
        if let text, !text.isEmpty { rows.append((w("desk.fact.\(key)"), HTML(text))) }
    }
    func edit(_ key: String, _ value: HTML?, _ field: String, _ address: String, if may: Bool) {
        let term = w("desk.fact.\(key)")
        if may {
            rows.append((term, editable(term, value, field: field, at: address, w)))
        } else if let value {
            rows.append((term, value))
        }
    }
    let isOpen = head.mayCorrect && head.state.isOpen
    edit(
        "triple", HTML(head.triple.isEmpty ? w("desk.unclassified") : head.triple),
        RequestAction.reclassify.fieldID("tripletta"), RequestAction.reclassify.formAnchor, if: isOpen)
    edit(
        "priority", HTML("\(head.priority.code) " + w("priority.p\(head.priority.rawValue)")),
        RequestAction.prioritise.fieldID("priorita"), RequestAction.prioritise.formAnchor, if: isOpen)
    add("firstTriple", head.firstTriple)
    add("channel", w("channel.\(head.channel.rawValue)"))
    add("campaign", head.campaign)
    edit(
        "reference", head.externalReference.map { HTML($0) }, Fields.id("riferimento"),
        head.number.correctPath("riferimento"), if: head.mayCorrect)
    for (key, date) in [
        ("created", head.createdAt), ("taken", head.takenAt), ("firstReply", head.firstReplyAt),
        ("resolved", head.resolvedAt), ("closed", head.closedAt),
    ] {
        if let date { rows.append((w("desk.fact.\(key)"), fullMoment(date, w))) }
    }
    return div(.id("dati")) { card(w("desk.facts"), id: "dati-richiesta") { facts(rows) } }
}
