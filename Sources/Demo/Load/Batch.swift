import Desk
import Domain
import Foundation
import Store

/// A few thousand requests as rows, ready to be written in one transaction.
struct Batch: Sendable {
    private(set) var requests = 0
    private var requesters = ManyRows(
        table: "requesters",
        columns: """
            id, given_name, family_name, name_folded, fiscal_code, email, email_folded, phone, language, created_at
            """)
    private var tickets = ManyRows(
        table: "tickets",
        columns: """
            id, number, state, channel, priority, requester_id, beneficiary_name, beneficiary_fiscal_code, user_type_id,
            administration_id, triple_id, first_triple_id, group_id, assignee_id, summary, fields, language,
            external_reference, created_at, registered_at, taken_at, first_reply_at, resolved_at, resolution, closed_at,
            cancellation, cancellation_detail, reopenings, chases, chased_at, raises, follow_up_at, reminded_at,
            updated_at, due_at, risk_at, next_due_at, version
            """)
    private var messages = ManyRows(
        table: "messages",
        columns: "id, ticket_id, kind, channel, actor_kind, actor_id, author_name, body, at, mail_id")
    private var attachments = ManyRows(
        table: "attachments", columns: "id, message_id, ticket_id, hash, name, type, size")
    private var events = ManyRows(
        table: "events", columns: "id, ticket_id, at, actor_kind, actor_id, actor_name, kind, data")
    private var clocks = ManyRows(
        table: "clocks",
        columns: """
            ticket_id, place, promise_id, aim, started_at, stopped_at, ending, due_at, risk_at, told, mark_at
            """)
    private var pauses = ManyRows(table: "clock_pauses", columns: "ticket_id, clock, place, cause, from_at, to_at")
    private var ratings = ManyRows(
        table: "ratings", columns: "id, ticket_id, closure, scale, value, comment, at, changed_at")
    private var links = ManyRows(table: "links", columns: "hash, ticket_id, purpose, closure, created_at, expires_at")

    func write(_ c: any Connection) throws {
        for rows in [requesters, tickets, messages, attachments, events, clocks, pauses, ratings, links] {
            try c.insert(rows)
        }
    }

    mutating func add(_ person: Requester) {
        requesters.append([
            bound(person.id), bound(person.givenName), bound(person.familyName),
            bound(Folding.fold(person.familyName + " " + person.givenName)), bound(person.fiscalCode),
            bound(person.email),
            bound(person.email?.lowercased()), bound(person.phone), bound(person.language), bound(person.createdAt),
        ])
    }

    mutating func add(_ life: Life) {
        requests += 1
        add(life.ticket)
        for message in life.messages { add(message) }
        for file in life.attachments {
            attachments.append([
                bound(file.id), bound(file.message), bound(file.ticket), bound(file.hash), bound(file.name),
                bound(file.type), bound(file.size),
            ])
        }
        for event in life.events {
            events.append([
                bound(event.id), bound(event.ticket), bound(event.at), bound(event.actor.kind), bound(event.actor.id),
                bound(event.actorName), bound(event.fact.kind.rawValue), bound(FlatJSON.encode(event.fact.data)),
            ])
        }
        for clock in life.clocks { add(clock, of: life.ticket.id) }
        for rating in life.ratings {
            ratings.append([
                bound(rating.id), bound(rating.ticket), bound(rating.closure), bound(rating.scale.rawValue),
                bound(rating.value), bound(rating.comment), bound(rating.at), bound(rating.changedAt),
            ])
        }
    }

    private mutating func add(_ clock: PromiseClock, of ticket: ID<Ticket>) {
        clocks.append([
            bound(ticket), bound(clock.place), bound(clock.promise), bound(clock.aim.rawValue), bound(clock.startedAt),
            bound(clock.stoppedAt), bound(clock.ending?.rawValue), bound(clock.dueAt), bound(clock.riskAt),
            bound(clock.told), bound(clock.markAt),
        ])
        for (index, pause) in clock.pauses.enumerated() {
            pauses.append([
                bound(ticket), bound(clock.place), bound(index + 1), bound(pause.cause.rawValue), bound(pause.from),
                bound(pause.to),
            ])
        }
    }

    mutating func add(_ link: Link) {
        links.append([
            bound(link.hash), bound(link.ticket), bound(link.purpose.rawValue), bound(link.closure),
            bound(link.createdAt), bound(link.expiresAt),
        ])
    }

    private mutating func add(_ t: Ticket) {
        tickets.append([
            bound(t.id), bound(t.number.rawValue), bound(t.state.rawValue), bound(t.channel.rawValue),
            bound(t.priority.rawValue), bound(t.requester), bound(t.beneficiary?.name),
            bound(t.beneficiary?.fiscalCode),
            bound(t.userType), bound(t.administration), bound(t.triple), bound(t.firstTriple), bound(t.group),
            bound(t.assignee), bound(t.summary), bound(FlatJSON.encode(t.fields)), bound(t.language),
            bound(t.externalReference), bound(t.createdAt), bound(t.registeredAt), bound(t.takenAt),
            bound(t.firstReplyAt), bound(t.resolvedAt), bound(t.resolution?.rawValue), bound(t.closedAt),
            bound(t.cancellation?.code), bound(t.cancellation?.detail), bound(t.reopenings), bound(t.chases),
            bound(t.chasedAt),
            bound(t.raises.joined(separator: "\n")), bound(t.followUpAt), bound(t.remindedAt), bound(t.updatedAt),
            bound(t.deadline.dueAt ?? .never), bound(t.deadline.riskAt), bound(t.deadline.markAt), bound(t.version),
        ])
    }

    private mutating func add(_ message: Message) {
        messages.append([
            bound(message.id), bound(message.ticket), bound(message.kind.rawValue), bound(message.channel.rawValue),
            bound(message.author.kind), bound(message.author.id), bound(message.authorName), bound(message.text),
            bound(message.at), bound(message.mailID),
        ])
    }
}

private func bound<T: ColumnValue>(_ value: T) -> Binding { value.binding }
private func bound<T: ColumnValue>(_ value: T?) -> Binding { value?.binding ?? T.nullBinding }
