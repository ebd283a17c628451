import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// An error as programs read it: `application/problem+json` (RFC 9457), as ModI asks.
struct Problem: Error, Sendable {
    let status: HTTPResponse.Status
    let title: String
    let detail: String
    /// Which values are wrong: JSON pointer-like names and the reason.
    var errors: [(field: String, reason: String)] = []
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ title: String, _ detail: String = "") {
        self.status = status
        self.title = title
        self.detail = detail
    }
}

extension Problem: HTTPResponseError {
    func response(from request: Request, context: some RequestContext) throws -> Response {
        var fields = headers
        fields[.contentType] = "application/problem+json"
        fields[.cacheControl] = "no-store"
        var object: [String: JSON] = [
            "type": .text("about:blank"), "title": .text(title), "status": .number(Int64(status.code)),
            "instance": .text(request.uri.path),
        ]
        if !detail.isEmpty { object["detail"] = .text(detail) }
        if !errors.isEmpty {
            object["errors"] = .list(errors.map { .object(["field": .text($0.field), "reason": .text($0.reason)]) })
        }
        return Response(status: status, headers: fields, body: .init(byteBuffer: JSON.object(object).buffer))
    }
}

extension Problem {
    /// One place turns what the desk and the store say into what a program reads.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as Refusal: self.init(refusal)
        case StoreError.full, FileError.full:
            self.init(.serviceUnavailable, "Disk full", "Nothing was kept. Try again later.")
        case FileError.tooLarge(let limit):
            self.init(.contentTooLarge, "Too large", "At most \(limit) bytes are taken.")
        case StoreError.unavailable:
            self.init(.serviceUnavailable, "Database unavailable", "Nothing was kept. Try again later.")
            headers[.retryAfter] = "5"
        case StoreError.conflict: self.init(.conflict, "Conflict", "Somebody else wrote at the same moment. Try again.")
        case let http as any HTTPResponseError: self.init(http.status, http.status.reasonPhrase)
        default: self.init(.internalServerError, "Internal error", "It is in the log under this request's id.")
        }
    }

    private init(_ refusal: Refusal) {
        switch refusal {
        case .notFound: self.init(.notFound, "Not found", "There is no such request, or it is not yours to see.")
        case .notAllowed: self.init(.forbidden, "Not allowed", "The token's scope does not allow this.")
        case .wrongState(let state): self.init(.conflict, "Wrong state", "The request is \(state.rawValue).")
        case .changedMeanwhile:
            self.init(.preconditionFailed, "Changed meanwhile", "Read the request again: its ETag is another.")
        case .invalid(let field, let reason):
            self.init(.unprocessableContent, "Invalid value", "\(field): \(reason)")
            errors = [(field, reason)]
        case .noHigherGroup: self.init(.conflict, "No higher group", "The request is already at the top of its path.")
        case .tooLate: self.init(.conflict, "Too late", "The days in which this could be done are over.")
        case .alreadyDone: self.init(.conflict, "Already done")
        case .slowDown(let seconds):
            self.init(.tooManyRequests, "Too many requests", "Wait \(seconds) seconds.")
            headers[.retryAfter] = String(seconds)
        }
    }
}
