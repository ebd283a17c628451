import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever was thrown into a page, or into problem+json for programs. What people read is safe; the inner text
/// goes to the log under the request's id, which the page shows.
struct ErrorPages<Context: PageContext>: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return try await answer(error, request, context)
        }
    }

    private func answer(_ error: any Error, _ request: Request, _ context: Context) async throws -> Response {
        let problem = Problem(error), isOurFault = problem.status.code >= 500
        let fields: Logger.Metadata = [
            "path": .string(request.uri.path), "status": .stringConvertible(problem.status.code),
        ]
        context.logger.log(level: isOurFault ? .error : .debug, "\(error)", metadata: fields)
        if wantsJSON(request) { return try problem.response(from: request, context: context) }
        let page = errorPage(
            await context.frame(request, site), kind: ErrorKind(problem.status, error), requestID: context.id)
        return page.response(problem.status, headers: problem.headers)
    }

    private func wantsJSON(_ request: Request) -> Bool {
        if request.uri.path.hasPrefix("/api/") { return true }
        let accept = request.headers[.accept] ?? ""
        return accept.contains("json") && !accept.contains("text/html")
    }
}

/// The sentence an error page says; the raw value is its place among the words.
enum ErrorKind: String, CaseIterable {
    case badRequest, forbidden, stale, notFound, method, tooLarge, unprocessable, conflict, tooMany, internalFault
    case unavailable

    init(_ status: HTTPResponse.Status, _ error: any Error) {
        if let error = error as? FormError, error == .stale || error == .foreign {
            self = .stale
        } else {
            self =
                switch status.code {
                case 401, 403: .forbidden
                case 404, 410: .notFound
                case 405: .method
                case 409, 412: .conflict
                case 413: .tooLarge
                case 415, 422: .unprocessable
                case 429: .tooMany
                case 503: .unavailable
                case 400..<500: .badRequest
                default: .internalFault
                }
        }
    }
}

/// A page that says what went wrong and what to do.
func errorPage(_ frame: Frame, kind: ErrorKind, requestID: String) -> HTML {
    let w = frame.words, title = w("errors.\(kind.rawValue).title")
    return plainPage(frame, title: title) {
        h1(title)
        p(.class("lead")) { w("errors.\(kind.rawValue).text") }
        if kind == .internalFault || kind == .unavailable {
            p(.class("sp-hint")) { w("errors.code", ["id": requestID]) }
        }
        p { linkButton(w("errors.home"), "/", .primary) }
    }
}
