import Domain
import Store

extension Desk {
    /// How many of the most urgent requests one who pulls looks at: as many colleagues may pull at the same moment.
    private static let pulled = 32

    /// The most urgent request that nobody has, in the groups of the person, that they know about and can answer in its
    /// language, becomes theirs. Two who ask at once never get
    /// the same.
    /// - Returns: nil when there is none.
    /// - Throws: `Refusal.invalid` with the field `absence` for somebody who is absent today.
    public func pull(as person: Operator) async throws -> Ticket? {
        guard person.may(.take) else { throw Refusal.notAllowed }
        let now = now()
        let change = try await database.write { c -> Change? in
            let catalogue = try catalogues.current(c), work = person.work
            if catalogue.absence(of: person.id, at: now) != nil {
                throw Refusal.invalid(field: "absence", reason: "refusal.absent")
            }
            let queue = try c.toPull(
                in: catalogue.pullGroups(of: person),
                triples: work.skills.isEmpty ? nil : catalogue.triples.filter { work.knows($0) }.map(\.id),
                languages: work.languages.isEmpty ? nil : work.languages, limit: Self.pulled)
            for id in queue.map(\.id) {
                guard try c.isFree(id), let ticket = try c.ticket(id) else { continue }
                // What came due is told first: a rule may have given it to somebody else.
                let current = try upToDate(ticket, catalogue, at: now, c)
                guard current.assignee == nil, person.may(.take, in: current.group), current.state.isOpen else {
                    continue
                }
                let decision = try Decision(change: current.taking(by: person, colleague: nil, at: now))
                return try keep(decision, catalogue, by: person.actor, named: person.name, at: now, c)
            }
            return nil
        }
        guard let change else { return nil }
        told(change)
        return change.to
    }
}

extension Catalogue {
    /// Where a person gets work from: their own groups; whoever belongs to none and sees all, from all.
    fileprivate func pullGroups(of person: Operator) -> [ID<Group>] {
        if !person.groups.isEmpty || !person.role.seesAllGroups { return person.groups }
        return groups.map(\.id)
    }
}
