import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// A request at the door of the desk, before we know who asks.
struct DeskDoorContext: PageContext, ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    var visit: Visit
    var known: KnownPerson?

    init(context: PublicContext) {
        coreContext = context.coreContext
        visit = context.visit
    }
}

/// Who is logged in, and the catalogue as they found it.
struct KnownPerson: Sendable {
    let person: Operator
    let session: Session
    let catalogue: Catalogue
    /// Their notices not read yet, up to `NoticesPage.mostCounted`.
    let unread: Int

    /// The person of a session, with what stands in the header of every page; nil when it is over.
    init?(session hash: [UInt8], _ desk: Desk, at now: Date, _ c: any Connection) throws {
        guard let session = try c.session(hash, at: now) else { return nil }
        let catalogue = try desk.catalogues.current(c)
        guard let person = catalogue.person(session.operatorID), !person.isDisabled else { return nil }
        self.person = person
        self.session = session
        self.catalogue = catalogue
        unread = try c.unreadNotices(of: person, most: NoticesPage.mostCounted)
    }
}

/// A request of somebody who is logged in: routes behind it need not ask whether there is a person.
struct DeskContext: PageContext, ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    var visit: Visit
    let person: Operator
    let session: Session
    let catalogue: Catalogue
    let unread: Int
    var holder: ID<Operator>? { person.id }

    init(context: DeskDoorContext) throws {
        guard let known = context.known else { throw HTTPError(.unauthorized) }
        coreContext = context.coreContext
        visit = context.visit
        person = known.person
        session = known.session
        catalogue = known.catalogue
        unread = known.unread
    }
}

extension DeskContext {
    /// The frame of a page of the desk.
    func deskFrame(_ request: Request, _ site: Site, notice: Notice? = nil) -> Frame {
        let w = words
        return Frame(
            words: w, office: catalogue.office, address: request.uri.string,
            csrf: CSRF.token(for: visit.browser, person: person.id, site), viewer: person.viewer(w, unread: unread),
            now: site.now(),
            notice: notice ?? visit.notice)
    }
}

/// Lets in who has a session; the others go to the log-in and come back to where they wanted to go, or to what they had
/// typed.
struct DeskDoor: RouterMiddleware {
    let desk: Desk
    let site: Site

    func handle(
        _ request: Request, context: DeskDoorContext, next: (Request, DeskDoorContext) async throws -> Response
    ) async throws -> Response {
        guard let known = try await known(context.visit.session) else {
            return try await toLogIn(request, context)
        }
        var context = context
        context.known = known
        // A write each five minutes of use; when it fails the page is worth more than the note.
        do { try await desk.touch(known.session) } catch { context.logger.warning("session not touched: \(error)") }
        do {
            return try await next(request, context)
        } catch let others as OthersForm {
            return try await toOwner(of: others, known.person, request, context)
        }
    }

    private func known(_ token: String?) async throws -> KnownPerson? {
        guard let token, let hash = Token.hash(token) else { return nil }
        let now = desk.now()
        return try await desk.database.read { [desk] c in try KnownPerson(session: hash, desk, at: now, c) }
    }

    private func toLogIn(_ request: Request, _ context: DeskDoorContext) async throws -> Response {
        // Live updates of a page whose session is over: the browser is told to stop asking.
        if context.visit.isFragment || request.headers[.accept]?.hasPrefix("text/event-stream") == true {
            return Response(status: .noContent)
        }
        if request.method == .post { return try await toLogIn(holding: request, context) }
        guard request.method == .get, request.uri.string != QueueQuery.path else { return .seeOther("/accedi") }
        return .seeOther("/accedi?poi=" + request.uri.string.urlEncoded)
    }
}
