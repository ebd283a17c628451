import Domain
import Foundation
import Store

extension Desk {
    /// A member of the group that was asked makes the question theirs.
    @discardableResult
    public func takeOpinion(_ id: ID<Opinion>, of number: Ticket.Number, as person: Operator) async throws
        -> OpinionDone
    {
        try await work(onOpinion: id, of: number, as: person) { scene, opinion in
            let made = try scene.ticket.taking(opinion, by: person, at: scene.now)
            // A colleague who had it is told that they have it no more.
            let told = opinion.tells([opinion.assignee, opinion.asker])
            return (made, Decision(change: made.change, consulted: told))
        }
    }

    /// The group answers: the answer is a note of the request, under the question it answers.
    @discardableResult
    public func answerOpinion(
        _ id: ID<Opinion>, of number: Ticket.Number, _ text: String, as person: Operator
    ) async throws -> OpinionDone {
        let text = try checked(text), messageID = self.id(Message.self)
        return try await work(onOpinion: id, of: number, as: person) { scene, opinion in
            let group = scene.catalogue.group(opinion.group)
            let made = try scene.ticket.answering(
                opinion, text, message: messageID, by: person, of: group, at: scene.now)
            let message = Message(
                id: messageID, ticket: scene.ticket.id, kind: .note, channel: .web, author: person.actor,
                authorName: person.name, text: made.opinion.note, at: scene.now)
            return (
                made, Decision(change: made.change, message: message, consulted: scene.concerned(by: opinion))
            )
        }
    }

    /// The group gives no opinion, and says why.
    @discardableResult
    public func declineOpinion(
        _ id: ID<Opinion>, of number: Ticket.Number, because reason: String, as person: Operator
    ) async throws -> OpinionDone {
        try await work(onOpinion: id, of: number, as: person) { scene, opinion in
            let made = try scene.ticket.declining(
                opinion, because: reason.tidied, by: person, of: scene.catalogue.group(opinion.group), at: scene.now)
            return (made, Decision(change: made.change, consulted: scene.concerned(by: opinion)))
        }
    }

    /// Nobody waits for the opinion any more.
    @discardableResult
    public func withdrawOpinion(
        _ id: ID<Opinion>, of number: Ticket.Number, because reason: String = "", as person: Operator
    ) async throws -> OpinionDone {
        try await work(onOpinion: id, of: number, as: person) { scene, opinion in
            let made = try scene.ticket.withdrawing(
                opinion, because: reason.tidied, by: person, from: scene.catalogue.group(opinion.group), at: scene.now)
            return (
                made,
                Decision(
                    change: made.change, consulted: opinion.tells(scene.catalogue.asked(opinion) + [opinion.asker]))
            )
        }
    }

    /// The shape of the verbs on an opinion: what becomes of it is said in the request in which it goes on.
    private func work(
        onOpinion id: ID<Opinion>, of number: Ticket.Number, as person: Operator,
        _ decide: @escaping @Sendable (Scene, Opinion) throws -> (OpinionChange, Decision)
    ) async throws -> OpinionDone {
        let done = Box<Opinion?>(nil)
        let ticket = try await work(on: number, as: person) { scene in
            guard let opinion = try scene.c.opinion(id),
                opinion.home == scene.ticket.id || opinion.ticket == scene.ticket.id
            else { throw Refusal.notFound }
            guard opinion.home == scene.ticket.id else { throw Refusal.changedMeanwhile }
            let (made, decision) = try decide(scene, opinion)
            guard try scene.c.update(made.opinion) else { throw Refusal.alreadyDone }
            done.value = made.opinion
            return decision
        }
        guard let opinion = done.value else { throw Refusal.notFound }
        return OpinionDone(opinion: opinion, ticket: ticket)
    }
}

extension Scene {
    /// Who is told of an answer: who asked, whoever had it, and who has the request.
    fileprivate func concerned(by opinion: Opinion) -> [ID<Operator>: ID<Opinion>] {
        opinion.tells([opinion.asker, opinion.assignee, ticket.assignee])
    }
}

extension Opinion {
    /// Who is told of what becomes of it.
    func tells(_ people: [ID<Operator>?]) -> [ID<Operator>: ID<Opinion>] {
        Dictionary(people.compactMap { $0.map { ($0, id) } }) { first, _ in first }
    }

    /// The answer over the question, which is quoted as mail quotes.
    fileprivate var note: String {
        let quoted = question.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
        return reply + "\n\n" + (["> \(askerName):"] + quoted).joined(separator: "\n")
    }
}
