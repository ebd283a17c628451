import HTTPTypes
import Hummingbird

/// The router, with an answer for every method at every address it knows (RFC 9110 §9): HEAD is GET without its content,
/// OPTIONS says what is allowed, anything else is a 405 with Allow (§15.5.6).
///
/// What is allowed is read from the routes themselves. Nothing is looked up to answer, neither person nor row, so an
/// address with a guessed token is answered like one with a good token.
struct EveryMethod<Context: RequestContext>: HTTPResponder {
    private let router: RouterResponder<Context>
    private let known: Set<HTTPRequest.Method>

    /// Call it when every route is there: what is added later is not known.
    init(_ router: Router<Context>) {
        let routes = Dictionary(grouping: router.routes, by: \.path.description).values
        known = Set(router.routes.map(\.method)).union([.options, .another])
        for same in routes {
            let path = same[0].path, allowed = Allowed(same.map(\.method))
            router.on(path, method: .options) { _, _ in allowed.answer }
            for method in known.subtracting(allowed.methods) {
                router.on(path, method: method) { _, _ -> Response in throw allowed.problem }
            }
        }
        self.router = router.buildResponder()
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        switch request.method {
        case .head: try await router.respond(to: request.asking(.get), context: context).createHeadResponse()
        case known: try await router.respond(to: request, context: context)
        default: try await router.respond(to: request.asking(.another), context: context)
        }
    }
}

/// What an address allows, and the two answers that say so.
private struct Allowed: Sendable {
    let methods: Set<HTTPRequest.Method>

    init(_ routed: [HTTPRequest.Method]) {
        methods = Set(routed).union(routed.contains(.get) ? [.head, .options] : [.options])
    }

    private var header: HTTPFields { [.allow: methods.map(\.rawValue).sorted().joined(separator: ", ")] }

    var answer: Response { Response(status: .noContent, headers: header) }

    var problem: Problem {
        var problem = Problem(.methodNotAllowed, "Method not allowed", "Allow says which methods this address takes.")
        problem.headers = header
        return problem
    }
}

extension HTTPRequest.Method {
    /// Stands for every method that no route has; itself one that nobody sends.
    fileprivate static let another = HTTPRequest.Method("ANOTHER")!  // a valid token
}

extension Request {
    fileprivate func asking(_ method: HTTPRequest.Method) -> Request {
        var head = head
        head.method = method
        return Request(head: head, body: body)
    }
}

/// Lets a `switch` ask whether a method is among some.
private func ~= (methods: Set<HTTPRequest.Method>, method: HTTPRequest.Method) -> Bool { methods.contains(method) }
