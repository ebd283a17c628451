import Crypto
import Desk
import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// `/api/v1/tickets`: create, list, read, write in, act on.
struct TicketRoutes {
    let desk: Desk

    func add(to group: RouterGroup<APIContext>) {
        group.post("tickets", use: create)
        group.get("tickets", use: list)
        group.get("tickets/:number", use: show)
        group.post("tickets/:number/messages", use: write)
        group.post("tickets/:number/actions", use: act)
    }

    @Sendable func create(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsWrite)
        let (body, fingerprint) = try await read(NewTicketBody.self, request, context)
        let key = try idempotencyKey(request)
        if let key, let kept = try await answered(key, fingerprint, context) { return kept }
        let catalogue = try await desk.catalogue()
        let now = desk.now()
        let checked: CheckedRequest
        switch body.input.checked(catalogue, door: .program, at: now) {
        case .success(let request): checked = request
        case .failure(let problems): throw Problem(problems)
        }
        let submission = try await Submission(
            id: desk.id(), request: checked, files: keep(body.attachments ?? [], catalogue.office),
            channel: body.channelKind(), language: body.language == "en" ? "en" : "it", sender: .client(context.token))
        do {
            let ticket = try await remembering(key, fingerprint, context, status: 201).submit(submission)
            return created(ticket, catalogue)
        } catch Refusal.alreadyDone {
            // The same key came twice at once: the other one won.
            guard let key, let kept = try await answered(key, fingerprint, context) else { throw Refusal.alreadyDone }
            return kept
        }
    }

    @Sendable func list(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsRead)
        let query = request.uri.queryParameters
        let page = try await desk.database.read { [desk] c in
            let catalogue = try desk.catalogues.current(c)
            let filter = try TicketFilter(query: { name in query[name[...]].map(String.init) }, catalogue)
            // An empty one is the first page: programs that build addresses send it so.
            let cursor = try query["cursor"].flatMap { $0.isEmpty ? nil : $0 }.map { text in
                guard let cursor = TicketCursor(String(text)) else {
                    throw Problem(.badRequest, "Wrong cursor", "Use the value of next as it was given.")
                }
                return cursor
            }
            let page = try c.tickets(filter, after: cursor, visibleTo: context.person)
            return JSON.object([
                "items": .list(
                    page.lines.map { TicketLineJSON(line: $0, catalogue: catalogue).json }),
                "next": .text(page.next?.description),
            ])
        }
        return Response(page)
    }

    @Sendable func show(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsRead)
        return try await whole(number(context), context, ifNoneMatch: request.headers[.ifNoneMatch])
    }

    @Sendable func write(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsWrite)
        let number = try number(context)
        let (body, fingerprint) = try await read(MessageBody.self, request, context)
        let key = try idempotencyKey(request)
        if let key, let kept = try await answered(key, fingerprint, context) { return kept }
        let office = try await desk.catalogue().office
        let files = try await keep(body.attachments ?? [], office)
        let desk = remembering(key, fingerprint, context, status: 201)
        let id: ID<Message>
        switch body.kind {
        case "reply":
            id = try await desk.reply(to: number, as: context.person, ReplyDraft(text: body.text, files: files)).message
        case "note": id = try await desk.note(on: number, body.text, files: files, as: context.person)
        default: throw Refusal.invalid(field: "kind", reason: "reply or note")
        }
        let message = try await desk.database.read { c in try c.message(id) }
        var response = Response(message.map { TicketJSON.message($0) } ?? .null, status: .created)
        response.headers[.location] = "/api/v1/tickets/\(number)"
        return response
    }

    @Sendable func act(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsWrite)
        let number = try number(context)
        let (body, fingerprint) = try await read(ActionBody.self, request, context)
        let key = try idempotencyKey(request)
        if let key, let kept = try await answered(key, fingerprint, context) { return kept }
        let version = try ifMatch(request)
        let ticket = try await body.run(
            on: number, version: version, as: context.person, remembering(key, fingerprint, context, status: 200))
        let catalogue = try await desk.catalogue()
        var response = Response(.object(TicketJSON(ticket: ticket, catalogue: catalogue).short))
        response.headers[.eTag] = ticket.etag
        return response
    }
}

extension TicketRoutes {
    private func created(_ ticket: Ticket, _ catalogue: Catalogue) -> Response {
        var response = Response(.object(TicketJSON(ticket: ticket, catalogue: catalogue).short), status: .created)
        response.headers[.location] = "/api/v1/tickets/\(ticket.number)"
        response.headers[.eTag] = ticket.etag
        return response
    }

    private func whole(_ number: Ticket.Number, _ context: APIContext, ifNoneMatch: String?) async throws -> Response {
        let found = try await desk.database.read { [desk] c in
            guard let ticket = try c.ticket(number, visibleTo: context.person) else { throw Refusal.notFound }
            if ifNoneMatch == ticket.etag { return (ticket, JSON?.none) }
            return try (
                ticket,
                TicketJSON(ticket: ticket, catalogue: desk.catalogues.current(c)).whole(TicketParts(of: ticket, c))
            )
        }
        var response = found.1.map { Response($0) } ?? Response(status: .notModified)
        response.headers[.eTag] = found.0.etag
        return response
    }

    private func number(_ context: APIContext) throws -> Ticket.Number {
        guard let number = context.parameters.get("number").flatMap(Ticket.Number.init) else { throw Refusal.notFound }
        return number
    }

    private func ifMatch(_ request: Request) throws -> Int? {
        guard let tag = request.headers[.ifMatch], tag != "*" else { return nil }
        guard let version = Int(tag.filter { $0 != "\"" }) else { throw Refusal.changedMeanwhile }
        return version
    }

    private func read<Body: Decodable>(
        _ type: Body.Type, _ request: Request, _ context: APIContext
    ) async throws -> (Body, [UInt8]) {
        let bytes = try await Data(buffer: request.body.collect(upTo: 64 << 20))
        do {
            return (try JSONDecoder().decode(Body.self, from: bytes), Array(SHA256.hash(data: bytes)))
        } catch let error as DecodingError {
            throw Problem(.badRequest, "Not readable", error.sentence)
        }
    }

    private func keep(_ attachments: [AttachmentBody], _ office: Office) async throws -> [KeptFile] {
        let policy = office.filePolicy
        if attachments.count > policy.maxFiles {
            throw Refusal.invalid(field: "attachments", reason: "problem.file.tooMany")
        }
        var kept: [KeptFile] = []
        for (index, attachment) in attachments.enumerated() {
            guard let bytes = Data(base64Encoded: attachment.base64) else {
                throw Refusal.invalid(field: "attachments.\(index).base64", reason: "not base64")
            }
            do {
                try await kept.append(desk.keepFile([UInt8](bytes), named: attachment.name, policy))
            } catch let refusal as FileRefusal {
                throw Refusal.invalid(field: "attachments.\(index)", reason: String(describing: refusal))
            }
        }
        return kept
    }
}

extension TicketRoutes {
    private func idempotencyKey(_ request: Request) throws -> String? {
        guard let name = HTTPField.Name("Idempotency-Key"), let key = request.headers[name] else { return nil }
        guard (1...200).contains(key.utf8.count) else {
            throw Refusal.invalid(field: "Idempotency-Key", reason: "1 to 200 bytes")
        }
        return key
    }

    /// The answer given before for this key; the same key with another body is refused.
    private func answered(_ key: String, _ fingerprint: [UInt8], _ context: APIContext) async throws -> Response? {
        let token = context.token.id
        guard let kept = try await desk.database.read({ c in try c.keptAnswer(token, key: key) }) else { return nil }
        guard kept.fingerprint == fingerprint else {
            throw Problem(.unprocessableContent, "Key used twice", "This Idempotency-Key came with another body.")
        }
        var response = Response(
            status: .init(code: kept.status), headers: [.contentType: "application/json"],
            body: .init(byteBuffer: .init(string: kept.body)))
        response.headers[.location] = kept.location
        return response
    }

    /// The desk, whose next verb also keeps what it answers, in its transaction.
    private func remembering(_ key: String?, _ fingerprint: [UInt8], _ context: APIContext, status: Int) -> Desk {
        guard let key else { return desk }
        let (token, desk) = (context.token.id, desk)
        return desk.alongside { c, ticket in
            let short = try JSON.object(TicketJSON(ticket: ticket, catalogue: desk.catalogues.current(c)).short)
            let answer = KeptAnswer(
                fingerprint: fingerprint, status: status, location: "/api/v1/tickets/\(ticket.number)",
                body: String(buffer: short.buffer))
            try c.keep(answer, for: token, key: key, at: desk.now())
        }
    }
}

extension Ticket {
    /// Its version, as an entity tag.
    var etag: String { "\"\(version)\"" }
}

extension Response {
    /// A JSON answer that no cache keeps: it is about people.
    init(_ json: JSON, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}

extension DecodingError {
    /// What is wrong with a body, without its content.
    var sentence: String {
        switch self {
        case .keyNotFound(let key, let context): "\(Self.path(context, key)) is missing."
        case .typeMismatch(_, let context), .valueNotFound(_, let context): "\(Self.path(context)) has another type."
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "The body is not JSON." : "\(Self.path(context)) is not readable."
        @unknown default: "The body is not readable."
        }
    }

    private static func path(_ context: Context, _ last: (any CodingKey)? = nil) -> String {
        (context.codingPath + [last].compactMap { $0 }).map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(
            separator: ".")
    }
}
