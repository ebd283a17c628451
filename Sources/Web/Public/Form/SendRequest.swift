import Desk
import Domain
import Formats
import Foundation

/// What came from the request form, whatever the button.
struct FormPost: Sendable {
    var step: FormStep
    var draft: RequestDraft
    var token: String
    var isTrapFilled: Bool
    /// Uploaded files that were not taken.
    var fileRefusals: [FileRefusal] = []
    /// A sentence about the sending itself.
    var notice: String?
    /// The file to take off again.
    var removed: Int?
}

/// What a post of the form leads to.
enum FormOutcome: Sendable {
    case form(RequestFormView, FormStatus)
    case review(ReviewView)
    case sent(Ticket, Office)
}

enum FormStatus: Sendable, Equatable {
    case ok, unprocessable
    /// Seconds to wait.
    case tooMany(Int)
}

/// The steps of the form, each a decision on what came and on the catalogue of this moment.
struct FormDesk: Sendable {
    let desk: Desk
    let submissions: SubmissionMeter
    let visit: Visit
    let catalogue: Catalogue
    let now: Date

    var words: Words { Words(visit.language) }

    func answer(_ post: FormPost) async throws -> FormOutcome {
        var post = post
        if let index = post.removed, post.draft.files.indices.contains(index) { post.draft.files.remove(at: index) }
        let choices = RequestChoices(post.draft.values, catalogue, at: now)
        post.draft.settle(choices, catalogue, at: now)
        let reading = FormToken.read(post.token, desk, at: now)
        switch post.step {
        case .refresh, .edit: return .form(view(post, choices, reading, notice: post.notice), .ok)
        case .review: return review(post, choices, reading)
        case .send: return try await send(post, choices, reading)
        }
    }

    private func review(_ post: FormPost, _ choices: RequestChoices, _ reading: FormToken.Reading) -> FormOutcome {
        switch check(post, choices, reading) {
        case .failure(let wrong): return wrong.outcome
        case .success(let request):
            return .review(ReviewView(post.draft, request, choices, token: carried(post, reading), words))
        }
    }

    private func send(_ post: FormPost, _ choices: RequestChoices, _ reading: FormToken.Reading) async throws
        -> FormOutcome
    {
        guard case .good(let token) = reading else {
            let reason = reading == .stale ? "stale" : "forged"
            return again(post, choices, reading, "public.form.notice.\(reason)")
        }
        if token.isTooFast(at: now) { return again(post, choices, reading, "public.form.notice.fast") }
        switch check(post, choices, reading) {
        case .failure(let wrong): return wrong.outcome
        case .success(let request):
            if let wait = submissions.refuse(visit.address, perMinute: catalogue.office.submissionsPerMinute, at: now) {
                return again(post, choices, reading, "public.form.notice.busy", .tooMany(wait))
            }
            return .sent(try await keep(request, post.draft, token), catalogue.office)
        }
    }

    /// Sent twice, a form is one request. Sent again with another text (back, changed, sent), it is another request:
    /// otherwise what the person wrote last would be lost in silence.
    private func keep(_ request: CheckedRequest, _ draft: RequestDraft, _ token: FormToken) async throws -> Ticket {
        var submission = Submission(
            id: token.ticket, request: request, files: draft.files.map(\.file), channel: .web,
            language: visit.language.rawValue, sender: .requester)
        let ticket = try await desk.submit(submission)
        let isOld = ticket.createdAt < now.addingTimeInterval(-0.001)  // instants are kept in milliseconds
        guard isOld, ticket.summary != Ticket.summary(of: request.description) else { return ticket }
        submission.id = desk.id()
        return try await desk.submit(submission)
    }

    /// What is wrong, as the form that says so.
    private struct Wrong: Error { let outcome: FormOutcome }

    private func check(_ post: FormPost, _ choices: RequestChoices, _ reading: FormToken.Reading) -> Result<
        CheckedRequest, Wrong
    > {
        if post.isTrapFilled {
            var view = view(post, choices, reading, notice: words("public.form.notice.trap"))
            view.isTrapShown = true
            return .failure(Wrong(outcome: .form(view, .unprocessable)))
        }
        let result = post.draft.input.checked(catalogue, door: .publicForm, at: now)
        if case .success(let request) = result, post.fileRefusals.isEmpty, post.notice == nil {
            return .success(request)
        }
        var view = view(post, choices, reading, notice: post.notice)
        if case .failure(let problems) = result {
            view.errors = FieldErrors()
            view.show(problems.list, post.fileRefusals, words)
        }
        return .failure(Wrong(outcome: .form(view, .unprocessable)))
    }

    private func again(
        _ post: FormPost, _ choices: RequestChoices, _ reading: FormToken.Reading, _ key: String,
        _ status: FormStatus = .unprocessable
    ) -> FormOutcome {
        .form(view(post, choices, reading, notice: words(key)), status)
    }

    private func view(
        _ post: FormPost, _ choices: RequestChoices, _ reading: FormToken.Reading, notice: String?
    ) -> RequestFormView {
        var view = RequestFormView(
            post.draft, choices, catalogue, token: carried(post, reading), language: visit.language, at: now)
        view.show([], post.fileRefusals, words)
        view.notice = notice.map { Notice(tone: .warning, text: $0) }
        return view
    }

    /// A token that is still good goes on, so that the request keeps its identity; an old or strange one is renewed.
    private func carried(_ post: FormPost, _ reading: FormToken.Reading) -> String {
        switch reading {
        case .good: post.token
        case .stale: FormToken.fresh(desk, isTrusted: true)
        case .forged: FormToken.fresh(desk)
        }
    }
}
