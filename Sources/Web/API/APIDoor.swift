import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Synchronization

/// Finds the token and counts its requests in the minute.
struct APIDoor: RouterMiddleware {
    let desk: Desk
    let meter: APIMeter

    func handle(
        _ request: Request, context: APIDoorContext, next: (Request, APIDoorContext) async throws -> Response
    ) async throws -> Response {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            throw Problem.unauthorized
        }
        let secret = header.dropFirst(7).trimmingCharacters(in: .whitespaces)
        guard let hash = Token.hash(secret),
            let token = try await desk.database.read({ c in try c.apiToken(hash: hash) })
        else { throw Problem.unauthorized }
        let reading = meter.count(token.id, at: desk.now())
        if reading.remaining < 0 {
            var problem = Problem(.tooManyRequests, "Too many requests", "Wait \(reading.reset) seconds.")
            problem.headers = reading.headers
            problem.headers[.retryAfter] = String(reading.reset)
            throw problem
        }
        var context = context
        context.token = token
        var response = try await next(request, context)
        for field in reading.headers { response.headers[field.name] = field.value }
        return response
    }
}

/// How many requests each token made in the running minute. One process counts its own: behind a balancer the limit is per
/// process, which still bounds each of them.
final class APIMeter: Sendable {
    struct Reading {
        let limit: Int
        let remaining: Int
        /// Seconds until the count starts again.
        let reset: Int

        var headers: HTTPFields {
            [
                HTTPField.Name("X-RateLimit-Limit")!: String(limit),  // the three names are valid tokens
                HTTPField.Name("X-RateLimit-Remaining")!: String(max(0, remaining)),
                HTTPField.Name("X-RateLimit-Reset")!: String(reset),
            ]
        }
    }

    /// Requests a minute; high, because programs work in bursts and what is bounded is the runaway.
    private let limit: Int
    private let counts = Mutex<(minute: Int, used: [ID<APIToken>: Int])>((0, [:]))

    init(limit: Int) { self.limit = limit }

    func count(_ token: ID<APIToken>, at now: Date) -> Reading {
        let seconds = Int(now.timeIntervalSince1970)
        let used = counts.withLock { counts in
            if counts.minute != seconds / 60 { counts = (seconds / 60, [:]) }
            counts.used[token, default: 0] += 1
            return counts.used[token] ?? 1
        }
        return Reading(limit: limit, remaining: limit - used, reset: 60 - seconds % 60)
    }
}
