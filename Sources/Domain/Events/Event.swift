import Foundation

/// Something that happened to a request: appended once, never edited, read as timeline, audit, notification, statistics.
public struct Event: Sendable, Equatable {
    public var id: ID<Event>
    public var ticket: ID<Ticket>
    public var at: Date
    public var actor: Actor
    /// The actor's name as it was then; empty for the program itself.
    public var actorName: String
    public var fact: Fact

    public init(id: ID<Event>, ticket: ID<Ticket>, at: Date, actor: Actor, actorName: String, fact: Fact) {
        self.id = id
        self.ticket = ticket
        self.at = at
        self.actor = actor
        self.actorName = actorName
        self.fact = fact
    }
}

/// What happened: a kind and its data; the sentence is made when it is read, in the reader's language.
public struct Fact: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case opened, confirmed, routed, taken, assigned, handedOver = "handed_over", escalated, replied, answered, noted
        case waiting, resumed, resolved, closed, reopened, reclassified, cancelled, rated, mailRefused = "mail_refused"
        case crossed, atRisk = "at_risk", overdue, promiseChanged = "promise_changed"
        case prioritised, chased, reminded, lapsed
        case released, tagged, untagged, fieldSet = "field_set", listed, ticked, childOpened = "child_opened"
        case ruleCut = "rule_cut"
        case corrected, undone
        case gathered, ungathered
        case merged, unmerged, split, linked, unlinked
        case opinionAsked = "opinion_asked", opinionTaken = "opinion_taken", opinionAnswered = "opinion_answered"
        case opinionDeclined = "opinion_declined", opinionWithdrawn = "opinion_withdrawn", opinionLate = "opinion_late"
    }

    public let kind: Kind
    public let data: [String: String]

    public init(kind: Kind, data: [String: String] = [:]) {
        self.kind = kind
        self.data = data
    }
}

extension Fact {
    public static func opened(on channel: ChannelKind) -> Fact {
        Fact(kind: .opened, data: ["channel": channel.rawValue])
    }
    public static let confirmed = Fact(kind: .confirmed)
    public static func routed(_ routing: Routing) -> Fact {
        let reason =
            switch routing.reason {
            case .route(let position): "route \(position)"
            case .triplePath: "path"
            case .triage: "triage"
            }
        return Fact(
            kind: .routed, data: ["group": routing.group.code, "groupName": routing.group.name, "reason": reason])
    }
    public static func taken(from colleague: String?) -> Fact { Fact(kind: .taken, data: compact(["from": colleague])) }
    public static func assigned(to person: Operator) -> Fact {
        Fact(kind: .assigned, data: ["operator": person.id.description, "operatorName": person.name])
    }
    public static func handedOver(from: Group?, to: Group, reason: String) -> Fact {
        Fact(kind: .handedOver, data: move(from, to, reason))
    }
    public static func escalated(from: Group?, to: Group, reason: String) -> Fact {
        Fact(kind: .escalated, data: move(from, to, reason))
    }
    public static func replied(_ message: ID<Message>) -> Fact {
        Fact(kind: .replied, data: ["message": message.description])
    }
    public static func answered(_ message: ID<Message>) -> Fact {
        Fact(kind: .answered, data: ["message": message.description])
    }
    public static func noted(_ message: ID<Message>) -> Fact {
        Fact(kind: .noted, data: ["message": message.description])
    }
    public static func waiting(_ state: TicketState) -> Fact { Fact(kind: .waiting, data: ["state": state.rawValue]) }
    public static let resumed = Fact(kind: .resumed)
    public static func resolved(_ resolution: Resolution) -> Fact {
        Fact(kind: .resolved, data: ["resolution": resolution.rawValue])
    }
    public static let closed = Fact(kind: .closed)
    public static func reopened(reason: String) -> Fact {
        Fact(kind: .reopened, data: reason.isEmpty ? [:] : ["reason": reason])
    }
    public static func reclassified(from: Triple?, to: Triple) -> Fact {
        Fact(
            kind: .reclassified,
            data: compact(["from": from?.code, "fromTitle": from?.title, "to": to.code, "toTitle": to.title]))
    }
    public static func cancelled(_ cancellation: Cancellation) -> Fact {
        Fact(kind: .cancelled, data: compact(["reason": cancellation.code, "detail": cancellation.detail]))
    }
    public static func rated(_ value: Int, scale: Office.RatingScale, comment: Bool) -> Fact {
        Fact(kind: .rated, data: ["value": String(value), "scale": scale.rawValue, "comment": comment ? "1" : "0"])
    }
    public static func mailRefused(recipient: String, reason: String) -> Fact {
        Fact(kind: .mailRefused, data: ["recipient": recipient, "reason": reason])
    }
    /// Two people answered at once: both messages are kept, and this says which came second.
    public static func crossed(_ message: ID<Message>, with colleague: String) -> Fact {
        Fact(kind: .crossed, data: ["message": message.description, "colleague": colleague])
    }

    /// So many hundredths of the term of a promise are over; all of them is overdue.
    public static func threshold(_ percent: Int, of clock: PromiseClock, _ promise: ServicePromise) -> Fact {
        Fact(
            kind: percent < ServicePromise.end ? .atRisk : .overdue,
            data: deadline(clock, promise).merging(["percent": String(percent)]) { first, _ in first })
    }
    /// The priority is another: by a person, because the requester chased, or because a date is near.
    public static func prioritised(from: Priority, to: Priority, because reason: PriorityReason) -> Fact {
        Fact(
            kind: .prioritised, data: ["from": from.code, "to": to.code].merging(reason.data) { first, _ in first })
    }
    /// The requester asked when they will hear: the how-manieth time.
    public static func chased(_ count: Int) -> Fact { Fact(kind: .chased, data: ["count": String(count)]) }
    /// The requester was reminded that the desk waits for them.
    public static let reminded = Fact(kind: .reminded)
    /// The requester did not answer for so long that the request closed.
    public static let lapsed = Fact(kind: .lapsed)
    /// Another promise of a kind holds, or none any more, since the request was classified otherwise.
    public static func promised(_ promise: ServicePromise?, insteadOf old: ServicePromise?) -> Fact {
        Fact(
            kind: .promiseChanged,
            data: compact(["kind": (promise ?? old)?.kind.rawValue, "from": old?.name, "to": promise?.name]))
    }

    private static func deadline(_ clock: PromiseClock, _ promise: ServicePromise) -> [String: String] {
        let due = clock.dueAt.map { String(Instants.milliseconds($0)) }
        return compact([
            "promise": promise.name, "kind": promise.kind.rawValue, "target": clock.aim.rawValue, "due": due,
        ])
    }

    private static func move(_ from: Group?, _ to: Group, _ reason: String) -> [String: String] {
        compact([
            "from": from?.code, "fromName": from?.name, "group": to.code, "groupName": to.name,
            "reason": reason.isEmpty ? nil : reason,
        ])
    }

    private static func compact(_ values: [String: String?]) -> [String: String] { values.compactMapValues { $0 } }
}
