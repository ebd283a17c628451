import Crypto
import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// A request of a program whose token is known: routes behind it need not ask.
struct APIContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let token: APIToken

    /// The program as somebody who acts.
    var person: Operator { Operator(program: token) }

    init(context: APIDoorContext) throws {
        guard let token = context.token else { throw Problem.unauthorized }
        coreContext = context.coreContext
        self.token = token
    }

    func require(_ scope: APIToken.Scope) throws {
        if !token.allows(scope) { throw Problem(.forbidden, "Not allowed", "This needs the scope \(scope.rawValue).") }
    }
}

/// A request at the door of the API, before its token is looked up.
struct APIDoorContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    var token: APIToken?

    init(context: PublicContext) { coreContext = context.coreContext }
}

extension Problem {
    static var unauthorized: Problem {
        var problem = Problem(
            .unauthorized, "Unauthorized", "Send Authorization: Bearer with a token made by `sportello token add`.")
        problem.headers[.wwwAuthenticate] = "Bearer"
        return problem
    }
}

/// Every error of the API becomes a problem; the inner text goes to the log only.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws
        -> Response
    {
        do {
            return try await next(request, context)
        } catch {
            let problem = Problem(error)
            if problem.status.code >= 500 { context.logger.error("api: \(error)") }
            return try problem.response(from: request, context: context)
        }
    }
}
