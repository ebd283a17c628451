import Domain
import Foundation

/// Everything that is about to be sent, to be read once more.
struct ReviewView: Sendable {
    var values: FormData
    var files: [AttachedFile]
    var token: String
    /// Whole sections in order; a row without a value is left out.
    var sections: [Section]
    var email: String
    var notice: Notice?
    /// Answers that may make it unnecessary.
    var suggested = SuggestionBox()

    struct Section: Sendable, Equatable {
        var title: String
        var rows: [Row]
    }
    struct Row: Sendable, Equatable {
        var term: String
        var value: String
    }
}

extension ReviewView {
    init(_ draft: RequestDraft, _ request: CheckedRequest, _ choices: RequestChoices, token: String, _ w: Words) {
        values = draft.values
        files = draft.files
        self.token = token
        email = request.email?.text ?? ""
        let language = w.language.rawValue
        let extras = choices.fields.compactMap { field in
            request.fields[field.code].map { (field.label(in: language), $0) }
        }
        sections = [
            Self.section(
                w("public.form.who"),
                [
                    (w("public.form.userType"), request.userType?.name(in: language)),
                    (w("public.form.administration"), request.administration?.name),
                ]),
            Self.section(
                w("public.form.topic"),
                [
                    (w("public.form.area"), request.triple?.area),
                    (w("public.form.tematica"), request.triple?.tematica),
                    (w("public.form.triple"), request.triple?.problem),
                ] + extras),
            Self.section(Self.personTitle(request, w), Self.person(request, w)),
            Self.section(
                w("public.form.beneficiary"),
                [
                    (w("public.form.beneficiaryName"), request.beneficiary?.name),
                    (w("public.form.beneficiaryFiscalCode"), request.beneficiary?.fiscalCode),
                ]),
        ].filter { !$0.rows.isEmpty }
    }

    private static func personTitle(_ request: CheckedRequest, _ w: Words) -> String {
        w(request.userType?.identity == .body ? "public.form.body" : "public.form.person")
    }

    private static func person(_ request: CheckedRequest, _ w: Words) -> [(String, String?)] {
        let isBody = request.userType?.identity == .body
        let name: [(String, String?)] =
            isBody
            ? [(w("public.form.bodyName"), request.familyName)]
            : [(w("public.form.givenName"), request.givenName), (w("public.form.familyName"), request.familyName)]
        return name + [
            (w(isBody ? "public.form.bodyCode" : "public.form.fiscalCode"), request.fiscalCode),
            (w("public.form.email"), request.email?.text), (w("public.form.phone"), request.phone),
        ]
    }

    private static func section(_ title: String, _ rows: [(String, String?)]) -> Section {
        Section(
            title: title,
            rows: rows.compactMap { term, value in
                value.flatMap { $0.isEmpty ? nil : Row(term: term, value: $0) }
            })
    }
}

func reviewPage(_ view: ReviewView, _ frame: Frame) -> HTML {
    let w = frame.words
    return publicPage(
        frame, title: w("public.review.title"), menu: publicLinks(frame, current: .form),
        breadcrumbs: [
            Link(w("public.home"), "/"), Link(w("public.form.title"), "/richiesta"),
            Link(w("public.review.title"), "/richiesta"),
        ], width: .text
    ) {
        h1(w("public.review.title"))
        p(.class("lead")) { w("public.review.lead") }
        stepLine(current: 2, w)
        if let notice = view.notice { alert(notice.tone, isLive: true) { p(notice.text) } }
        for section in view.sections {
            card(section.title) { facts(section.rows.map { ($0.term, HTML($0.value)) }) }
        }
        card(w("public.form.description")) { prose(view.values["description"]) }
        view.suggested.html(w)
        postForm(frame, action: "/richiesta", id: "richiesta") { reviewForm(view, w) }
    }
}

@HTMLBuilder private func reviewForm(_ view: ReviewView, _ w: Words) -> HTML {
    let f = Fields(w)
    if !view.files.isEmpty {
        card(w("public.form.files")) { keptFiles(view.files, w, canRemove: false) }
    }
    f.hidden(FormNames.token, view.token)
    for pair in view.values.pairs where !pair.value.isEmpty { f.hidden(pair.name, pair.value) }
    buttonRow {
        submit(w("public.review.send"), name: FormStep.name, value: FormStep.send.rawValue)
        submit(w("public.review.edit"), .secondary, name: FormStep.name, value: FormStep.edit.rawValue)
    }
}
