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
        addOpinions(to: group)
    }

    @Sendable func create(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsWrite)
        let (body, fingerprint) = try await read(NewTicketBody.self, request, context)
        let call = try Idempotent(request, fingerprint: fingerprint, context, desk)
        return try await call.once(status: .created, answer: short) { desk in
            let catalogue = try await desk.catalogue()
            let checked = try body.input.checked(catalogue, door: .program, at: desk.now()).mapError { Problem($0) }
                .get()
            let submission = try await Submission(
                id: desk.id(), request: checked, files: keep(body.attachments ?? [], catalogue.office),
                channel: body.channelKind(), language: body.language == "en" ? "en" : "it",
                sender: .client(context.token))
            return try await created(desk.submit(submission))
        }
    }

    @Sendable func list(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsRead)
        let query = request.question
        let page = try await desk.database.read { [desk] c in
            let catalogue = try desk.catalogues.current(c)
            let filter = try TicketFilter(query: query.optional, catalogue)
            // An empty one is the first page: programs that build addresses send it so.
            let cursor = try query.optional("cursor").flatMap { $0.isEmpty ? nil : $0 }.map { text in
                guard let cursor = TicketCursor(String(text)) else {
                    throw Problem(.badRequest, "Wrong cursor", "Use the value of next as it was given.")
                }
                return cursor
            }
            let page = try c.tickets(filter, after: cursor, visibleTo: context.person)
            let ids = page.lines.map(\.id), now = desk.now()
            let clocks = try c.clocks(of: ids), tags = try c.tags(of: ids)
            return JSON.object([
                "items": .list(
                    page.lines.map { line in
                        TicketLineJSON(
                            line: line, tags: tags[line.id] ?? [], catalogue: catalogue, clocks: clocks[line.id] ?? [],
                            now: now
                        ).json
                    }),
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
        let version = try ifMatch(request)
        let call = try Idempotent(request, fingerprint: fingerprint, context, desk)
        return try await call.once(status: .created, answer: { c, _, id in try Self.message(id, c) }) { desk in
            let draft = try await ReplyDraft(
                text: body.text, files: keep(body.attachments ?? [], desk.catalogue().office),
                copies: Copies(open: body.cc ?? [], blind: body.bcc ?? []))
            let id =
                switch body.kind {
                case "reply": try await desk.reply(to: number, as: context.person, draft, version: version).message
                case "note" where draft.copies?.isEmpty == false:
                    throw Refusal.invalid(field: "cc", reason: "a note goes to nobody")
                case "note":
                    try await desk.note(
                        on: number, draft.text, files: draft.files, as: context.person, version: version
                    ).message
                default: throw Refusal.invalid(field: "kind", reason: "reply or note")
                }
            var response = Response(
                try await desk.database.read { c in try Self.message(id, c) }, status: .created)
            response.headers[.location] = "/api/v1/tickets/\(number)"
            return response
        }
    }

    @Sendable func act(_ request: Request, _ context: APIContext) async throws -> Response {
        try context.require(.ticketsWrite)
        let number = try number(context)
        let (body, fingerprint) = try await read(ActionBody.self, request, context)
        let version = try ifMatch(request)
        let call = try Idempotent(request, fingerprint: fingerprint, context, desk)
        return try await call.once(status: .ok, answer: short) { desk in
            let ticket = try await body.run(on: number, version: version, as: context.person, desk)
            var response = Response(try await short(ticket))
            response.headers[.eTag] = ticket.etag
            return response
        }
    }
}

extension TicketRoutes {
    private func short(_ c: any Connection, _ ticket: Ticket, _ message: ID<Message>?) throws -> JSON {
        try .object(
            TicketJSON(
                ticket: ticket, catalogue: desk.catalogues.current(c), clocks: c.clocks(of: ticket.id), now: desk.now()
            ).short)
    }

    private func short(_ ticket: Ticket) async throws -> JSON {
        try await desk.database.read { c in try short(c, ticket, nil) }
    }

    private static func message(_ id: ID<Message>?, _ c: any Connection) throws -> JSON {
        guard let message = try id.flatMap({ try c.message($0) }) else { return .null }
        return try TicketJSON.message(message, c.attachments(of: message.ticket))
    }

    private func created(_ ticket: Ticket) async throws -> Response {
        var response = Response(try await short(ticket), status: .created)
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
                TicketJSON(
                    ticket: ticket, catalogue: desk.catalogues.current(c), clocks: c.clocks(of: ticket.id),
                    now: desk.now()
                ).whole(TicketParts(of: ticket, visibleTo: context.person, c))
            )
        }
        var response = found.1.map { Response($0) } ?? Response(status: .notModified)
        response.headers[.eTag] = found.0.etag
        return response
    }

    func number(_ context: APIContext) throws -> Ticket.Number {
        guard let number = context.parameters.get("number").flatMap(Ticket.Number.init) else { throw Refusal.notFound }
        return number
    }

    private func ifMatch(_ request: Request) throws -> Int? {
        guard let tag = request.headers[.ifMatch], tag != "*" else { return nil }
        guard let version = Int(tag.filter { $0 != "\"" }) else { throw Refusal.changedMeanwhile }
        return version
    }

    func read<Body: Decodable>(
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
            throw Problem(FileRefusal.tooMany(limit: policy.maxFiles), field: "attachments")
        }
        var kept: [KeptFile] = []
        for (index, attachment) in attachments.enumerated() {
            guard let bytes = Data(base64Encoded: attachment.base64) else {
                throw Refusal.invalid(field: "attachments.\(index).base64", reason: "not base64")
            }
            do {
                try await kept.append(desk.keepFile([UInt8](bytes), named: attachment.name, policy))
            } catch let refusal as FileRefusal {
                throw Problem(refusal, field: "attachments.\(index)")
            }
        }
        return kept
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
        let path = (context.codingPath + [last].compactMap { $0 }).map {
            $0.intValue.map(String.init) ?? $0.stringValue
        }
        return path.isEmpty ? "The body" : path.joined(separator: ".")
    }
}
