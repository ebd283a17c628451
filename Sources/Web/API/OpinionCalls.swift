import Desk
import Domain
import Foundation
import Hummingbird
import Store

/// What a program asks another group about a request.
struct OpinionBody: Decodable, Sendable {
    var group: String
    var question: String
    /// Login of who is to answer.
    var `operator`: String?
    /// Working time of the group's calendar.
    var minutes: Int?
    /// Ids of attachments of the request.
    var files: [String]?

    func question(_ desk: Desk) async throws -> OpinionQuestion {
        let catalogue = try await desk.catalogue()
        let person = try `operator`.map { login in
            guard let found = catalogue.operators.first(where: { $0.login == login.lowercased() }) else {
                throw Refusal.invalid(field: "operator", reason: "opinions.problem.person")
            }
            return found.id
        }
        let ids = try (files ?? []).map { text in
            guard let id = ID<Attachment>(text) else {
                throw Refusal.invalid(field: "files", reason: "opinions.problem.files")
            }
            return id
        }
        return OpinionQuestion(group: group, text: question, person: person, minutes: minutes, files: ids)
    }
}

/// What becomes of an opinion: `answer`, `decline` or `withdraw`.
struct OpinionActionBody: Decodable, Sendable {
    var action: String
    /// The answer, or the reason.
    var text: String?
}

extension TicketRoutes {
    func addOpinions(to group: RouterGroup<APIContext>) {
        group.get("tickets/:number/opinions", use: opinions)
        group.post("tickets/:number/opinions", use: askOpinion)
        group.post("tickets/:number/opinions/:id", use: endOpinion)
    }

    @Sendable func opinions(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsRead)
        let number = try number(context)
        let list = try await desk.database.read { [desk] c in
            guard let ticket = try c.ticket(number, visibleTo: context.person) else { throw Refusal.notFound }
            let family = ticket.isMerged ? [ticket.id] : try c.family(of: ticket).ids
            let catalogue = try desk.catalogues.current(c)
            return try JSON.object(["items": .list(c.opinions(of: family).map { Self.opinion($0, catalogue) })])
        }
        return Response(list)
    }

    @Sendable func askOpinion(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsWrite)
        let number = try number(context)
        let (body, fingerprint) = try await read(OpinionBody.self, request, context)
        let call = try Idempotent(request, fingerprint: fingerprint, context, desk)
        let catalogues = desk.catalogues
        return try await call.once(
            status: .created,
            answer: { c, ticket, _ in
                // The one that was asked in this transaction is the last.
                try c.opinions(of: [ticket.id]).last.map { try Self.opinion($0, catalogues.current(c)) } ?? .null
            }
        ) { desk in
            let question = try await body.question(desk)
            let done = try await desk.askOpinion(question, on: number, as: context.person)
            var response = Response(try await Self.opinion(done.opinion, desk.catalogue()), status: .created)
            response.headers[.location] = "/api/v1/tickets/\(number)"
            return response
        }
    }

    @Sendable func endOpinion(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsWrite)
        let number = try number(context)
        guard let id = context.parameters.get("id").flatMap({ ID<Opinion>($0) }) else { throw Refusal.notFound }
        let (body, fingerprint) = try await read(OpinionActionBody.self, request, context)
        let call = try Idempotent(request, fingerprint: fingerprint, context, desk)
        let catalogues = desk.catalogues
        return try await call.once(
            status: .ok,
            answer: { c, _, _ in try c.opinion(id).map { try Self.opinion($0, catalogues.current(c)) } ?? .null }
        ) { desk in
            let text = body.text ?? "", person = context.person
            let done =
                switch body.action {
                case "answer": try await desk.answerOpinion(id, of: number, text, as: person)
                case "decline": try await desk.declineOpinion(id, of: number, because: text, as: person)
                case "withdraw": try await desk.withdrawOpinion(id, of: number, because: text, as: person)
                default: throw Refusal.invalid(field: "action", reason: "answer, decline, withdraw")
                }
            return Response(try await Self.opinion(done.opinion, desk.catalogue()))
        }
    }

    private static func opinion(_ opinion: Opinion, _ catalogue: Catalogue) -> JSON {
        var object: [String: JSON] = [:]
        object["id"] = .text(opinion.id.description)
        object["group"] = .text(catalogue.group(opinion.group)?.code)
        object["asker"] = .text(opinion.askerName)
        object["question"] = .text(opinion.question)
        object["files"] = .list(opinion.files.map { .text($0.description) })
        object["askedAt"] = .instant(opinion.askedAt)
        object["dueAt"] = .instant(opinion.dueAt)
        object["lateAt"] = .instant(opinion.lateAt)
        object["operator"] = .text(catalogue.person(opinion.assignee)?.login)
        object["takenAt"] = .instant(opinion.takenAt)
        object["ending"] = .text(opinion.ending?.rawValue)
        object["endedAt"] = .instant(opinion.endedAt)
        object["endedBy"] = .text(opinion.endedBy.isEmpty ? nil : opinion.endedBy)
        object["reply"] = .text(opinion.reply.isEmpty ? nil : opinion.reply)
        return .object(object)
    }
}
