import Domain
import Foundation
import Store

extension Desk {
    /// A request that is over takes the opinions with it that nobody gave yet: whoever was asked is told. Verbs ask nothing
    /// before; the page does.
    /// - Returns: what the history says of them, and who is told.
    func endOpinions(
        with change: Change, _ catalogue: Catalogue, named name: String, at now: Date, _ c: any Connection
    ) throws -> (facts: [Fact], told: [ID<Operator>: ID<Opinion>]) {
        guard change.endsOpinions else { return ([], [:]) }
        var facts: [Fact] = [], told: [ID<Operator>: ID<Opinion>] = [:]
        for opinion in try c.openOpinions(of: change.to.id) {
            let ended = opinion.endingWithRequest(by: name, at: now)
            guard try c.update(ended) else { continue }
            facts.append(.opinionWithdrawn(ended, from: catalogue.group(opinion.group)))
            told.merge(opinion.tells(catalogue.asked(opinion) + [opinion.asker])) { first, _ in first }
        }
        return (facts, told)
    }

    /// Tells once, to who asked and to who is asked, that an opinion is late. Several of one request are one change of it.
    /// - Returns: of how many it was told.
    @discardableResult
    public func tellLateOpinions() async throws -> Int {
        var total = 0
        while true {
            let now = now()
            let (count, changes) = try await database.write { c in
                let catalogue = try catalogues.current(c)
                let late = try c.lateOpinions(at: now, limit: Self.batch)
                let byHome = Dictionary(grouping: late, by: \.home)
                let changes = try byHome.keys.sorted().map { home in
                    try tellLate(byHome[home] ?? [], of: home, catalogue, at: now, c)
                }
                return (late.count, changes)
            }
            for change in changes.compactMap({ $0 }) { told(change) }
            total += count
            if count < Self.batch { return total }
        }
    }

    private func tellLate(
        _ late: [Opinion], of home: ID<Ticket>, _ catalogue: Catalogue, at now: Date, _ c: any Connection
    ) throws -> Change? {
        guard let found = try c.ticket(home) else { return nil }
        let ticket = try upToDate(found, catalogue, at: now, c)
        for var opinion in late {
            opinion.lateAt = now
            _ = try c.update(opinion)
        }
        let change = ticket.lacking(late.map { ($0, catalogue.group($0.group)) }, at: now)
        let told = late.reduce(into: [:]) { told, opinion in
            told.merge(opinion.tells(catalogue.asked(opinion) + [opinion.asker])) { first, _ in first }
        }
        return try keep(
            Decision(change: change, consulted: told), catalogue, by: .system, named: "", at: now, c)
    }
}
