import Foundation

/// Information that comes in or goes out again and again ("flusso informativo"): with whom, how, and when it is due.
public struct InformationFlow: Sendable, Equatable {
    public enum Direction: String, Sendable, CaseIterable {
        /// Somebody sends it to the desk; the desk sends it.
        case incoming = "in"
        case outgoing = "out"
    }

    /// What people write of it.
    public struct Content: Sendable, Equatable {
        public var name: String
        public var direction: Direction
        /// With whom: an office, a supplier, a service.
        public var counterpart: String
        public var owner: ID<Operator>?
        /// As the office says it: "ogni rilascio", "il primo lunedì del mese".
        public var frequency: String
        /// Days from one time to the next; nil when nobody can say.
        public var everyDays: Int?
        /// By what way it travels.
        public var means: String
        /// Where changes of articles are told by themselves; only of what goes out.
        public var webhook: String?

        public init(
            name: String, direction: Direction = .incoming, counterpart: String = "", owner: ID<Operator>? = nil,
            frequency: String = "", everyDays: Int? = nil, means: String = "", webhook: String? = nil
        ) {
            self.name = name
            self.direction = direction
            self.counterpart = counterpart
            self.owner = owner
            self.frequency = frequency
            self.everyDays = everyDays
            self.means = means
            self.webhook = webhook
        }
    }

    /// Characters, days.
    public static let longestName = 120, longestText = 1000
    public static let mostDays = 3660

    public var id: ID<InformationFlow>
    public var content: Content
    public var lastRunOn: CalendarDay?
    /// When it is due again; nil when no days say so, or before it is used the first time.
    public var dueOn: CalendarDay?
    /// From when on nobody uses it any more.
    public var endedAt: Date?
    /// From 1: grows with each change.
    public var version: Int
    public var createdAt: Date
    public var updatedAt: Date

    public init(
        id: ID<InformationFlow>, content: Content, lastRunOn: CalendarDay? = nil, dueOn: CalendarDay? = nil,
        endedAt: Date? = nil, version: Int = 1, createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.content = content
        self.lastRunOn = lastRunOn
        self.dueOn = dueOn
        self.endedAt = endedAt
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    public func isOverdue(on day: CalendarDay) -> Bool { endedAt == nil && dueOn.map { $0 < day } ?? false }

    /// It begins: the first time is due so many days from today.
    public static func begun(
        _ content: Content, id: ID<InformationFlow>, today: CalendarDay, at now: Date
    ) -> InformationFlow {
        InformationFlow(
            id: id, content: content, dueOn: content.everyDays.map { today.adding($0) }, createdAt: now, updatedAt: now)
    }

    /// Its words are these; what is due counts from the last time, or from today.
    public func written(_ content: Content, today: CalendarDay, at now: Date) -> InformationFlow {
        changed(at: now) {
            $0.content = content
            if content.everyDays != self.content.everyDays {
                $0.dueOn = content.everyDays.map { (lastRunOn ?? today).adding($0) }
            }
        }
    }

    /// It was used on a day. One that is noted late does not push back what is due.
    public func ran(on day: CalendarDay, today: CalendarDay, at now: Date) throws(Refusal) -> InformationFlow {
        if endedAt != nil { throw .alreadyDone }
        if day > today { throw .invalid(field: "day", reason: "flows.problem.future") }
        let last = max(lastRunOn ?? day, day)
        return changed(at: now) {
            $0.lastRunOn = last
            $0.dueOn = content.everyDays.map { last.adding($0) }
        }
    }

    /// Nobody uses it any more, or again.
    public func ending(_ isEnding: Bool, at now: Date) throws(Refusal) -> InformationFlow {
        if (endedAt != nil) == isEnding { throw .alreadyDone }
        return changed(at: now) { $0.endedAt = isEnding ? now : nil }
    }

    private func changed(at now: Date, _ edit: (inout InformationFlow) -> Void) -> InformationFlow {
        var next = self
        edit(&next)
        next.version += 1
        next.updatedAt = now
        return next
    }
}

extension InformationFlow.Content {
    /// Tidied and right.
    public func checked() throws(Refusal) -> Self {
        var next = self
        next.name = name.tidied
        next.counterpart = counterpart.tidied
        next.frequency = frequency.tidied
        next.means = means.tidiedLines
        next.webhook = webhook.flatMap { $0.tidied.isEmpty ? nil : $0.tidied }
        if next.name.isEmpty || next.name.count > InformationFlow.longestName {
            throw .invalid(field: "name", reason: "flows.problem.name")
        }
        if next.counterpart.isEmpty || next.counterpart.count > InformationFlow.longestName {
            throw .invalid(field: "counterpart", reason: "flows.problem.counterpart")
        }
        if next.frequency.count > InformationFlow.longestName {
            throw .invalid(field: "frequency", reason: "flows.problem.long")
        }
        if next.means.count > InformationFlow.longestText {
            throw .invalid(field: "means", reason: "flows.problem.long")
        }
        if let days = everyDays, !(1...InformationFlow.mostDays).contains(days) {
            throw .invalid(field: "everyDays", reason: "flows.problem.days")
        }
        if let url = next.webhook {
            if direction != .outgoing { throw .invalid(field: "direction", reason: "flows.problem.webhook.in") }
            if WebhookAddress(url) == nil { throw .invalid(field: "webhook", reason: "flows.problem.webhook") }
        }
        return next
    }
}

/// Something that happened to a flow: appended, never edited.
public struct FlowEvent: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case written, changed, ran, ended, resumed
    }

    public var id: ID<FlowEvent>
    public var flow: ID<InformationFlow>
    public var at: Date
    public var byName: String
    public var kind: Kind
    /// The day it was used; nil for the rest.
    public var day: CalendarDay?
    public var note: String

    /// Characters.
    public static let longestNote = 500

    public init(
        id: ID<FlowEvent>, flow: ID<InformationFlow>, at: Date, byName: String, kind: Kind, day: CalendarDay? = nil,
        note: String = ""
    ) {
        self.id = id
        self.flow = flow
        self.at = at
        self.byName = byName
        self.kind = kind
        self.day = day
        self.note = note
    }
}
