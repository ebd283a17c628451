import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// An error as programs read it: `application/problem+json` (RFC 9457), as ModI asks.
struct Problem: Error, Sendable {
    let status: HTTPResponse.Status
    let title: String
    let detail: String
    /// Which values are wrong.
    var errors: [Wrong] = []
    var headers: HTTPFields = [:]

    /// A value that is wrong: where it stands, a reason for programs that never changes, a sentence for who writes them.
    struct Wrong: Sendable {
        let field: String
        let reason: String
        let detail: String
    }

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
            object["errors"] = .list(
                errors.map {
                    .object(["field": .text($0.field), "reason": .text($0.reason), "detail": .text($0.detail)])
                })
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

    /// A file that is not taken.
    init(_ refusal: FileRefusal, field: String) {
        self.init(wrong: Wrong(field: field, reason: refusal.code, detail: Words(.en).sentence(refusal)))
    }

    private init(wrong: Wrong) {
        self.init(.unprocessableContent, "Invalid value", "\(wrong.field): \(wrong.detail)")
        errors = [wrong]
    }

    private init(_ refusal: Refusal) {
        switch refusal {
        case .notFound: self.init(.notFound, "Not found", "There is no such request, or it is not yours to see.")
        case .notAllowed: self.init(.forbidden, "Not allowed", "The token's scope does not allow this.")
        case .wrongState(let state): self.init(.conflict, "Wrong state", "The request is \(state.rawValue).")
        case .changedMeanwhile:
            self.init(.preconditionFailed, "Changed meanwhile", "Read the request again: its ETag is another.")
        case .invalid(let field, let reason):
            self.init(wrong: Wrong(field: field, reason: reason, detail: Words(.en)(reason)))
        case .noHigherGroup: self.init(.conflict, "No higher group", "The request is already at the top of its path.")
        case .tooLate: self.init(.conflict, "Too late", "The days in which this could be done are over.")
        case .alreadyDone: self.init(.conflict, "Already done")
        case .slowDown(let seconds):
            self.init(.tooManyRequests, "Too many requests", "Wait \(seconds) seconds.")
            headers[.retryAfter] = String(seconds)
        }
    }
}

extension FileRefusal {
    /// The reason as programs read it.
    fileprivate var code: String {
        switch self {
        case .empty: "file.empty"
        case .tooBig: "file.tooBig"
        case .tooMany: "file.tooMany"
        case .program: "file.program"
        case .disguised: "file.disguised"
        case .notAllowed: "file.notAllowed"
        }
    }
}
