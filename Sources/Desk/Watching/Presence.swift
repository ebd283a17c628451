import Domain
import Foundation
import Store

extension Desk {
    /// A page of a request is open: colleagues who look at it are told within a second, those of other processes too.
    public func opened(_ page: ID<Presence>, of ticket: ID<Ticket>, by person: Operator) async throws {
        let until = now().adding(Presence.lasts)
        try await database.write { c in
            try c.insert(Presence(id: page, ticket: ticket, person: person.id, until: until))
        }
    }

    /// The page is open still.
    public func keepsOpen(_ page: ID<Presence>, by person: Operator) async throws {
        let until = now().adding(Presence.lasts)
        try await database.write { c in try c.keepPresence(page, of: person.id, until: until) }
    }

    /// A person pressed a key in a text of the page.
    public func writes(in page: ID<Presence>, as person: Operator) async throws {
        let until = now().adding(Presence.writes)
        try await database.write { c in try c.writes(in: page, by: person.id, until: until) }
    }

    /// The page is closed.
    public func closed(_ page: ID<Presence>, by person: Operator) async throws {
        try await database.write { c in try c.endPresence(page, of: person.id) }
    }
}

extension Date {
    fileprivate func adding(_ duration: Duration) -> Date {
        addingTimeInterval(Double(duration.components.seconds))
    }
}
