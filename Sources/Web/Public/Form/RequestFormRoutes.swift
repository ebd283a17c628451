import Desk
import Domain
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import Store

extension PublicSite {
    /// The form, empty or with what the address proposes (`?area=…&utente=…`).
    @Sendable func showForm(_ request: Request, _ context: PublicContext) async throws -> Response {
        let catalogue = try await desk.catalogue(), now = desk.now()
        var values = FormData()
        for (field, name) in [
            ("area", "area"), ("userType", "utente"), ("administration", "ente"), ("triple", "codice"),
        ] {
            if let value = request.question.optional(name) { values.set(field, String(value.prefix(500))) }
        }
        var draft = RequestDraft(values)
        let choices = RequestChoices(draft.values, catalogue, at: now)
        draft.settle(choices, catalogue, at: now)
        let view = RequestFormView(
            draft, choices, catalogue, token: FormToken.fresh(desk), language: context.visit.language, at: now)
        return requestFormPage(view, await context.frame(request, site)).response()
    }

    @Sendable func postForm(_ request: Request, _ context: PublicContext) async throws -> Response {
        let office = await site.office()
        let reader = FormReader(
            site, limits: office.formLimits, sink: JudgedFiles(files: desk.files, office: office))
        let (form, isGenuine) = try await reader.readUnchecked(request, context)
        var post = FormPost(form, words: context.words)
        let judged = try attach(form, to: &post, office, context.words)
        if judged.hasFailed { return await away(post, request, context) }
        if !isGenuine && post.step == .send {
            // Shown again with a token of this browser: nothing typed is lost, nothing is sent by another site.
            post.step = .review
        }
        do {
            let now = desk.now()
            let flow = FormDesk(
                desk: desk, submissions: submissions, visit: context.visit, catalogue: try await desk.catalogue(),
                now: now)
            return await answer(try await flow.answer(post), request, context)
        } catch let error where error.isAway {
            context.logger.error("the request form cannot be served: \(error)")
            return await away(post, request, context)
        }
    }

    private func attach(_ form: FormData, to post: inout FormPost, _ office: Office, _ w: Words) throws -> Judged {
        let now = desk.now(), references = form.all(FormNames.kept)
        if !references.isEmpty {
            post.draft.files = references.compactMap { AttachedFile(reference: $0, desk, at: now) }
            if post.draft.files.count < references.count { post.notice = w("public.form.notice.filesGone") }
        }
        let judged = Judged(form, office, already: post.draft.files.count)
        for file in judged.files { post.draft.files.append(try AttachedFile(file, desk)) }
        post.fileRefusals = judged.refusals
        return judged
    }

    private func answer(_ outcome: FormOutcome, _ request: Request, _ context: PublicContext) async -> Response {
        switch outcome {
        case .sent(let ticket, let office):
            await forgetSuggestions(request, context)
            let isOpen = ticket.state != .unconfirmed && !office.confirmByMail
            return .seeOther(ReceiptReference(ticket: ticket.id, hasAccess: isOpen).address(desk))
        case .review(var view):
            view.suggested = await suggestions(for: view, context)
            return reviewPage(view, await context.frame(request, site)).response()
        case .form(let view, let status):
            var response = requestFormPage(view, await context.frame(request, site)).response(status.http)
            if case .tooMany(let seconds) = status { response.headers[.retryAfter] = String(seconds) }
            return response
        }
    }

    /// Whoever read an answer and asks all the same was not helped by it.
    private func forgetSuggestions(_ request: Request, _ context: PublicContext) async {
        guard CookieJar(request.headers)[site.cookieName(.suggested)] != nil, let reader = reader(context) else {
            return
        }
        do { try await desk.sentAfterSuggestions(reader) } catch {
            // The request is kept, and that is what they are told of; a figure is wrong by one.
            context.logger.warning("an answer may count as helpful that was not: \(error)")
        }
    }

    /// The page that keeps what was typed while the database or the disk is away.
    private func away(_ post: FormPost, _ request: Request, _ context: PublicContext) async -> Response {
        let page = awayPage(post.draft, token: post.token, step: post.step, await context.frame(request, site))
        return page.response(.serviceUnavailable, headers: [.retryAfter: "60"])
    }
}

extension FormPost {
    init(_ form: FormData, words w: Words) {
        draft = RequestDraft(form)
        token = form[FormNames.token]
        isTrapFilled = !form[FormNames.trap].isEmpty
        removed = form.int(FormNames.remove)
        step = removed == nil ? FormStep(rawValue: form[FormStep.name]) ?? .refresh : .refresh
        if form.problems.contains(.uploadTooBig) { notice = w("kit.file.uploadTooBig") }
        let isCut = form.problems.contains { if case .fieldTooLong = $0 { true } else { false } }
        if isCut { notice = w("public.form.notice.cut") }
    }
}

extension FormStatus {
    var http: HTTPResponse.Status {
        switch self {
        case .ok: .ok
        case .unprocessable: .unprocessableContent
        case .tooMany: .tooManyRequests
        }
    }
}

extension Error {
    /// The database or the disk cannot serve us now, and may in a minute.
    var isAway: Bool {
        switch self {
        case let error as StoreError:
            switch error {
            case .full, .unavailable, .conflict: true
            case .duplicate, .broken, .failed: false
            }
        case let error as FileError:
            switch error {
            case .full, .failed: true
            case .tooLarge, .missing: false
            }
        default: false
        }
    }
}
