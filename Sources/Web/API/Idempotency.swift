import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// A POST that may be sent again: with the same Idempotency-Key it is done once, and answered each time alike.
struct Idempotent: Sendable {
    let desk: Desk
    let token: APIToken
    /// Nil when the program sent no key: then every call is another.
    let key: String?
    /// Of the body: a key belongs to what it came with.
    let fingerprint: [UInt8]

    init(_ request: Request, fingerprint: [UInt8], _ context: APIContext, _ desk: Desk) throws {
        self.desk = desk
        token = context.token
        self.fingerprint = fingerprint
        key = request.headers[.idempotencyKey]
        if let key, !(1...200).contains(key.utf8.count) {
            throw Refusal.invalid(field: "Idempotency-Key", reason: "1 to 200 bytes")
        }
    }

    /// Does it, or gives the answer of the time it was done. The desk it is handed keeps its answer in the transaction of
    /// its next verb.
    func once(
        status: HTTPResponse.Status, answer: @escaping @Sendable (any Connection, Ticket, ID<Message>?) throws -> JSON,
        _ act: (Desk) async throws -> Response
    ) async throws -> Response {
        guard let key else { return try await act(desk) }
        if let kept = try await kept(key) { return kept }
        do {
            return try await act(remembering(key, status, answer))
        } catch {
            // The same key came twice at once: the other one won, and what it did made this one fail.
            if let kept = try await kept(key) { return kept }
            throw error
        }
    }

    private func kept(_ key: String) async throws -> Response? {
        guard let kept = try await desk.database.read({ [token] c in try c.keptAnswer(token.id, key: key) }) else {
            return nil
        }
        guard kept.fingerprint == fingerprint else {
            throw Problem(.unprocessableContent, "Key used twice", "This Idempotency-Key came with another body.")
        }
        var response = Response(
            status: .init(code: kept.status), headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(string: kept.body)))
        response.headers[.location] = kept.location
        return response
    }

    private func remembering(
        _ key: String, _ status: HTTPResponse.Status,
        _ answer: @escaping @Sendable (any Connection, Ticket, ID<Message>?) throws -> JSON
    ) -> Desk {
        desk.alongside { [token, fingerprint, desk] c, ticket, message in
            let kept = try KeptAnswer(
                fingerprint: fingerprint, status: status.code, location: "/api/v1/tickets/\(ticket.number)",
                body: String(buffer: answer(c, ticket, message).buffer))
            try c.keep(kept, for: token.id, key: key, at: desk.now())
        }
    }
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!  // a valid token
}
