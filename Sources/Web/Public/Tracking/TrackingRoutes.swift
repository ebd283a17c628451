import Desk
import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import Store

extension PublicSite {
    @Sendable func showTracking(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let tracked = try await tracked(token, context.visit)
        return await trackingAnswer(
            TrackingView(tracked, token: token, context.words, at: desk.now()), request, context)
    }

    @Sendable func answer(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token"), office = await site.office()
        let reader = FormReader(
            site, limits: office.formLimits, sink: JudgedFiles(files: desk.files, office: office))
        let (form, isGenuine) = try await reader.readUnchecked(request, context)
        let kept = form.all(FormNames.kept).compactMap { AttachedFile(reference: $0, desk, at: desk.now()) }
        let judged = Judged(form, office, already: kept.count)
        let files = try kept + judged.files.map { try AttachedFile($0, desk) }
        var draft = TrackingView.Draft(values: form.only(["text"]), files: files)
        for refusal in judged.refusals { draft.errors.add(FormNames.upload, context.words.sentence(refusal)) }
        let removed = form.int(FormNames.remove)
        if let removed, draft.files.indices.contains(removed) { draft.files.remove(at: removed) }
        let isToSend = isGenuine && judged.refusals.isEmpty && !judged.hasFailed && removed == nil
        let attached = draft.files.map(\.file)
        return try await follow(
            token, request, context, draft, \.answer, isToSend: isToSend, hasFailed: judged.hasFailed,
            said: "public.track.notice.answered"
        ) { _ = try await desk.answer(token, form["text"], files: attached) }
    }

    @Sendable func reopen(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let (form, isGenuine) = try await FormReader(site).readUnchecked(request, context)
        let draft = TrackingView.Draft(values: form.only(["text"]))
        return try await follow(
            token, request, context, draft, \.reopening, isToSend: isGenuine, said: "public.track.notice.reopened"
        ) { _ = try await desk.reopen(token, reason: form["text"]) }
    }

    @Sendable func vote(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let (form, isGenuine) = try await FormReader(site).readUnchecked(request, context)
        return try await follow(
            token, request, context, TrackingView.Draft(values: form), nil, isToSend: isGenuine,
            said: "public.track.notice.voted"
        ) {
            _ = try await desk.rate(token, .tracking, value: form.int("voto") ?? -1, comment: form["commento"])
        }
    }

    @Sendable func chase(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let (_, isGenuine) = try await FormReader(site).readUnchecked(request, context)
        return try await follow(
            token, request, context, TrackingView.Draft(), nil, isToSend: isGenuine,
            said: "public.track.notice.chased"
        ) { _ = try await desk.chase(token) }
    }

    @Sendable func showWithdrawal(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let tracked = try await tracked(token, context.visit)
        guard tracked.doors(at: desk.now()).canWithdraw else { return .seeOther("/richieste/" + token) }
        return withdrawPage(tracked.ticket.number, token: token, await context.frame(request, site)).response().secret()
    }

    @Sendable func withdraw(_ request: Request, _ context: PublicContext) async throws -> Response {
        let token = try context.parameters.require("token")
        let (_, isGenuine) = try await FormReader(site).readUnchecked(request, context)
        return try await follow(
            token, request, context, TrackingView.Draft(), nil, isToSend: isGenuine,
            said: "public.track.notice.withdrawn"
        ) { _ = try await desk.withdraw(token) }
    }

    /// The shape of every verb here: do it and look again; or show the page with what was typed and why it was not done.
    private func follow(
        _ token: String, _ request: Request, _ context: PublicContext, _ draft: TrackingView.Draft,
        _ place: WritableKeyPath<TrackingView, TrackingView.Draft>?, isToSend: Bool, hasFailed: Bool = false,
        said: String, _ act: () async throws -> Void
    ) async throws -> Response {
        var draft = draft, notice: Notice?, status = HTTPResponse.Status.unprocessableContent
        let w = context.words
        do {
            if isToSend {
                try await act()
                return .seeOther("/richieste/" + token, saying: Notice(tone: .success, text: w(said)), site).secret()
            }
            if hasFailed {
                (notice, status) = (Notice(tone: .danger, text: w("public.form.notice.away")), .serviceUnavailable)
            }
            if draft.errors.isEmpty && notice == nil { notice = Notice(tone: .warning, text: w("errors.stale.text")) }
        } catch Refusal.notFound {
            try missed(context.visit)
        } catch Refusal.invalid(let field, let reason) {
            if field == "text" {
                draft.errors.add("text", w(reason))
            } else {
                notice = Notice(tone: .danger, text: w(reason))
            }
        } catch let refusal as Refusal {
            (notice, status) = (Notice(tone: .warning, text: w.publicSentence(refusal)), .conflict)
        } catch let error where error.isAway {
            context.logger.error("a requester's page cannot be served: \(error)")
            let page = awayAnswerPage(draft, action: request.uri.path, await context.frame(request, site))
            return page.response(.serviceUnavailable, headers: [.retryAfter: "60"]).secret()
        }
        var view = TrackingView(try await tracked(token, context.visit), token: token, w, at: desk.now())
        if let place { view[keyPath: place] = draft }
        return await trackingAnswer(view, request, context, notice: notice, status: status)
    }

    private func trackingAnswer(
        _ view: TrackingView, _ request: Request, _ context: PublicContext, notice: Notice? = nil,
        status: HTTPResponse.Status = .ok
    ) async -> Response {
        var frame = await context.frame(request, site, notice: notice)
        frame.address = view.address  // after a failed post the language switch leads to the page, not to the verb
        return trackingPage(view, frame).response(status).secret()
    }

    /// What the token opens.
    func tracked(_ token: String, _ visit: Visit) async throws -> TrackedRequest {
        let now = desk.now()
        let found = try await desk.database.read { [desk] c -> TrackedRequest? in
            guard let followed = try desk.followed(token, at: now, c) else { return nil }
            let ticket = followed.home, isGuest = followed.isGuest
            return TrackedRequest(
                ticket: ticket, own: followed.own, isGuest: isGuest,
                joined: followed.family.joined.map(\.ticket).filter { $0.requester == followed.own.requester },
                messages: try c.messages(of: followed.readable, publicOnly: true),
                attachments: try c.attachments(of: followed.readable),
                rating: isGuest ? nil : try c.rating(of: ticket.id, closure: ticket.reopenings),
                clocks: isGuest ? [] : try c.clocks(of: ticket.id),
                catalogue: try desk.catalogues.current(c))
        }
        guard let found else { try missed(visit) }
        return found
    }
}

extension FormData {
    /// These fields alone.
    func only(_ names: Set<String>) -> FormData {
        var kept = FormData()
        for pair in pairs where names.contains(pair.name) { kept.append(pair.name, pair.value) }
        return kept
    }
}

extension Words {
    /// A refusal with the states called as the requester sees them.
    func publicSentence(_ refusal: Refusal) -> String {
        if case .wrongState(let state) = refusal {
            return self("refusal.wrongState", ["state": self("state.public.\(state.rawValue)")])
        }
        return sentence(refusal)
    }
}
