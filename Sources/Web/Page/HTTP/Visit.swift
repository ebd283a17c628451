import Domain
import Foundation
import Hummingbird
import NIOCore

/// What we know of a request beside its address: who asks from where, in which language, what their browser carries.
struct Visit: Sendable {
    /// The client's address, seen through the proxies we trust.
    var address = ""
    var requestID = ""
    var language = Language.it
    /// The random cookie of this browser, from which form tokens are made. Empty on requests that need none.
    var browser = ""
    /// The session cookie's token; what it is worth the session table says.
    var session: String?
    /// The answer of the last action, to show once.
    var notice: Notice?
    /// The address, after its question mark, of the list of the desk this browser looked at last.
    var list: String?
    /// How the person sent last.
    var habit: String?
    /// The request came from our script and wants a fragment, not a page.
    var isFragment = false
}

/// A context that carries the visit: public pages have it, and contexts made for people who are logged in pass it on.
protocol PageContext: RequestContext {
    var visit: Visit { get set }
    /// Who is logged in, where the door asked.
    var holder: ID<Operator>? { get }
}

extension PageContext {
    var holder: ID<Operator>? { nil }
}

/// The context of pages for everybody, and the parent of the others.
///
///     struct OperatorContext: PageContext, ChildRequestContext {
///         var coreContext: CoreRequestContextStorage
///         var visit: Visit
///         let person: Operator                     // not optional: no person, no page
///         init(context: PublicContext) throws { … }
///     }
struct PublicContext: PageContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    var visit = Visit()
    /// Who opened the connection: a proxy, or the client itself.
    let remoteAddress: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

extension PageContext {
    var words: Words { Words(visit.language) }

    /// The frame of a page that answers this request.
    /// - Parameter office: the settings, when they have been read already.
    func frame(
        _ request: Request, _ site: Site, office: Office? = nil, viewer: Viewer? = nil, notice: Notice? = nil
    ) async -> Frame {
        let known: Office = if let office { office } else { await site.office() }
        return Frame(
            words: words, office: known, address: request.uri.string,
            csrf: CSRF.token(for: visit.browser, site), viewer: viewer, now: site.now(), notice: notice ?? visit.notice)
    }
}
