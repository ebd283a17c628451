/// The database or the disk is away: what was typed stays in the page, and one button tries again.
func awayPage(_ draft: RequestDraft, token: String, step: FormStep, _ frame: Frame) -> HTML {
    let w = frame.words, f = Fields(w)
    return publicPage(
        frame, title: w("errors.unavailable.title"), menu: publicLinks(frame, current: .form), width: .text
    ) {
        h1(w("errors.unavailable.title"))
        alert(.danger, isLive: true) { p(w("public.form.notice.away")) }
        postForm(frame, action: "/richiesta", id: "richiesta") {
            f.hidden(FormNames.token, token)
            for pair in draft.values.pairs where pair.name != "description" { f.hidden(pair.name, pair.value) }
            draft.values.optional("description").map { text in
                Fields(w, values: FormData([("description", text)])).area(
                    "description", label: w("public.form.description"), rows: 8, required: true)
            }
            keptFiles(draft.files, w, canRemove: false)
            buttonRow { submit(w("public.form.retry"), name: FormStep.name, value: step.rawValue) }
        }
    }
}

/// The same for what a requester wrote on the page of their request.
func awayAnswerPage(_ draft: TrackingView.Draft, action: String, _ frame: Frame) -> HTML {
    let w = frame.words, f = Fields(w, values: draft.values)
    return publicPage(
        frame, title: w("errors.unavailable.title"), menu: publicLinks(frame, current: .follow), width: .text
    ) {
        h1(w("errors.unavailable.title"))
        alert(.danger, isLive: true) { p(w("public.form.notice.away")) }
        postForm(frame, action: action, id: "risposta") {
            if draft.values.has("text") { f.area("text", label: w("public.answer.text"), rows: 6, required: true) }
            for name in ["voto", "commento"] { draft.values.optional(name).map { f.hidden(name, $0) } }
            keptFiles(draft.files, w, canRemove: false)
            buttonRow { submit(w("public.form.retry")) }
        }
    }
}
