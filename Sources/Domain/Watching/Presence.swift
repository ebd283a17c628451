import Foundation

/// A page of a request that somebody has open now. It is not kept: a page that closes, or says nothing more, is no presence.
public struct Presence: Sendable, Equatable {
    public var id: ID<Presence>
    public var ticket: ID<Ticket>
    public var person: ID<Operator>
    /// Until when the page counts as open unless it says so again.
    public var until: Date
    /// Until when the person counts as writing; nil for who only looks.
    public var writingUntil: Date?

    public init(id: ID<Presence>, ticket: ID<Ticket>, person: ID<Operator>, until: Date, writingUntil: Date? = nil) {
        self.id = id
        self.ticket = ticket
        self.person = person
        self.until = until
        self.writingUntil = writingUntil
    }
}

extension Presence {
    /// How long a page counts as open without a sign of life, and how often it gives one: two may be lost.
    public static let lasts = Duration.seconds(75)
    public static let renewal = Duration.seconds(25)
    /// How long a key pressed counts as writing; the script says so at most every third of it.
    public static let writes = Duration.seconds(9)

    /// Colleagues who look at a request and those among them who write, each once, the first come first.
    ///
    /// - Parameter sees: whether the person may see the request: nobody else is named.
    public static func line(
        _ presences: [Presence], but reader: ID<Operator>, at now: Date, sees: (ID<Operator>) -> Bool
    ) -> PresenceLine {
        let open = presences.filter { $0.person != reader && $0.until > now && sees($0.person) }
        var line = PresenceLine()
        for presence in open where presence.writingUntil.map({ $0 > now }) ?? false {
            if !line.writing.contains(presence.person) { line.writing.append(presence.person) }
        }
        for presence in open where !line.writing.contains(presence.person) && !line.looking.contains(presence.person) {
            line.looking.append(presence.person)
        }
        return line
    }
}

/// Who is at a request now.
public struct PresenceLine: Sendable, Equatable {
    public var looking: [ID<Operator>] = []
    public var writing: [ID<Operator>] = []

    public init(looking: [ID<Operator>] = [], writing: [ID<Operator>] = []) {
        self.looking = looking
        self.writing = writing
    }

    public var isEmpty: Bool { looking.isEmpty && writing.isEmpty }
}
