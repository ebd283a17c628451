import Domain
import Foundation
import Formats
import Store

extension Desk {
    /// A problem is known from now on.
    /// - Throws: `Refusal` with the field, `TemplateRefusal` with the place of a wrong blank.
    @discardableResult
    public func openProblem(
        _ title: String, details: String = "", standing: RuleText = RuleText(""), as person: Operator
    ) async throws -> KnownProblem {
        guard person.may(.note) else { throw Refusal.notAllowed }
        let now = now()
        let problem = try checked(
            KnownProblem(
                id: id(), title: title.tidied, details: details.tidiedLines, standing: standing, openedBy: person.id,
                openedAt: now, updatedAt: now))
        try await database.write { c in try c.insert(problem) }
        return problem
    }

    /// Its words are these from now on; those who were told already are not told again.
    @discardableResult
    public func edit(_ problem: KnownProblem, as person: Operator) async throws -> KnownProblem {
        guard person.may(.note) else { throw Refusal.notAllowed }
        let now = now()
        var next = problem
        next.title = problem.title.tidied
        next.details = problem.details.tidiedLines
        next.updatedAt = now
        let wanted = try checked(next)
        return try await database.write { c in
            guard let kept = try c.problem(problem.id) else { throw Refusal.notFound }
            var next = wanted
            next.solvedAt = kept.solvedAt
            try c.update(next)
            return next
        }
    }

    /// Solved, or known again. Requests stay as they are: `proposeSolution` answers them.
    public func setProblem(_ id: ID<KnownProblem>, solved isSolved: Bool, as person: Operator) async throws {
        guard person.may(.resolve) else { throw Refusal.notAllowed }
        let now = now()
        try await database.write { c in
            guard let problem = try c.problem(id) else { throw Refusal.notFound }
            if problem.isOpen != isSolved { throw Refusal.alreadyDone }
            try settle(problem, solvedAt: isSolved ? now : nil, at: now, c)
        }
    }

    func settle(_ problem: KnownProblem, solvedAt: Date?, at now: Date, _ c: any Connection) throws {
        var next = problem
        next.solvedAt = solvedAt
        next.updatedAt = now
        try c.update(next)
    }

    /// A request waits for the problem from now on; its requester is told what the problem says.
    @discardableResult
    public func gather(
        _ number: Ticket.Number, into id: ID<KnownProblem>, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            let mention = try self.mention(of: id, scene.c)
            let occasion = Handling.Occasion()
            let handling = try handling(
                [], gathering: mention, scene.ticket, tags: [], by: person, on: occasion, scene.catalogue, at: scene.now
            )
            return try decision(of: handling, by: person, on: occasion, scene.catalogue, at: scene.now, scene.c)
        }
    }

    /// The request has nothing to do with the problem: work on it goes on.
    @discardableResult
    public func ungather(_ number: Ticket.Number, as person: Operator, version: Int? = nil) async throws -> Ticket {
        try await work(on: number, as: person, version: version) { scene in
            guard let problem = try scene.c.problem(of: scene.ticket.id) else { throw Refusal.alreadyDone }
            let change = try scene.ticket.ungathering(from: problem.title, by: person, at: scene.now)
            try scene.c.ungather(scene.ticket.id)
            return Decision(change: change)
        }
    }

    /// One answer to all the requests of a problem that are still open, each in its own words, is proposed; when it begins,
    /// the problem is solved.
    public func proposeSolution(
        of id: ID<KnownProblem>, _ answer: RuleText, _ resolution: Resolution, as person: Operator
    ) async throws -> Bulk {
        guard try await database.read({ c in try c.problem(id) }) != nil else { throw Refusal.notFound }
        return try await propose(
            .actions([.answer(answer), .resolve(resolution)], reason: ""), on: .list(TicketFilter(waitingFor: id)),
            list: "coda=tutte&stato=tutte&problema=\(id)", as: person)
    }

    func mention(of id: ID<KnownProblem>, _ c: any Connection) throws -> ProblemMention {
        guard let problem = try c.problem(id) else { throw Refusal.notFound }
        guard problem.isOpen else { throw Refusal.invalid(field: "problem", reason: "problems.problem.solved") }
        return ProblemMention(problem)
    }

    private func checked(_ problem: KnownProblem) throws -> KnownProblem {
        try problem.check()
        try check(templates: problem.standing, field: "standing")
        return problem
    }
}
