import Domain
import Foundation
import Store

/// What another group is asked about a request.
public struct OpinionQuestion: Sendable, Equatable {
    /// Code of the group.
    public var group: String
    public var text: String
    /// Who is to answer, of the group; nil leaves it to them.
    public var person: ID<Operator>?
    /// Working time of the group's calendar until the answer; nil is the usual.
    public var minutes: Int?
    /// Files of the request to look at.
    public var files: [ID<Attachment>]

    public init(
        group: String, text: String, person: ID<Operator>? = nil, minutes: Int? = nil, files: [ID<Attachment>] = []
    ) {
        self.group = group
        self.text = text
        self.person = person
        self.minutes = minutes
        self.files = files
    }
}

/// An opinion after a verb, and the request it is about.
public struct OpinionDone: Sendable, Equatable {
    public let opinion: Opinion
    public let ticket: Ticket
}

extension Desk {
    /// Asks another group about a request. Its members read the request while the question is open, and are told.
    /// - Throws: `Refusal.invalid` on `group`, `question`, `operator`, `due` or `files`.
    @discardableResult
    public func askOpinion(
        _ question: OpinionQuestion, on number: Ticket.Number, as person: Operator, version: Int? = nil
    ) async throws -> OpinionDone {
        let id = id(Opinion.self), done = Box<Opinion?>(nil)
        let ticket = try await work(on: number, as: person, version: version) { scene in
            guard let group = scene.catalogue.group(code: question.group) else {
                throw Refusal.invalid(field: "group", reason: "opinions.problem.group")
            }
            let minutes = question.minutes ?? Opinion.usualMinutes
            guard Opinion.minutes.contains(minutes) else {
                throw Refusal.invalid(field: "due", reason: "opinions.problem.due")
            }
            guard try scene.c.openOpinions(of: scene.ticket.id).count < Opinion.mostOpen else {
                throw Refusal.invalid(field: "group", reason: "opinions.problem.tooMany")
            }
            let blank = try Opinion(
                id: id, ticket: scene.ticket.id, group: group.id, asker: person.isProgram ? nil : person.id,
                askerName: person.name, question: question.text.tidiedLines, files: scene.files(question.files),
                askedAt: scene.now, dueAt: scene.catalogue.opinionDue(by: group, minutes: minutes, at: scene.now))
            let made = try scene.ticket.asking(
                blank, of: group, scene.person(question.person), by: person, at: scene.now)
            try scene.c.insert(made.opinion)
            done.value = made.opinion
            return Decision(change: made.change, consulted: made.opinion.tells(scene.catalogue.asked(made.opinion)))
        }
        guard let opinion = done.value else { throw Refusal.notFound }
        return OpinionDone(opinion: opinion, ticket: ticket)
    }
}

extension Scene {
    /// Somebody of the desk; one who is not there is refused on the field.
    fileprivate func person(_ id: ID<Operator>?) throws -> Operator? {
        guard let id else { return nil }
        guard let found = catalogue.person(id) else {
            throw Refusal.invalid(field: "operator", reason: "opinions.problem.person")
        }
        return found
    }

    /// Files of the request, and of those joined into it.
    fileprivate func files(_ wanted: [ID<Attachment>]) throws -> [ID<Attachment>] {
        if wanted.isEmpty { return [] }
        let there = try Set(c.attachments(of: c.family(of: ticket).ids).map(\.id))
        guard wanted.allSatisfy(there.contains) else {
            throw Refusal.invalid(field: "files", reason: "opinions.problem.files")
        }
        return wanted
    }
}
