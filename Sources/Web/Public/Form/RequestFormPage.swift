import Domain

/// The button that was pressed.
enum FormStep: String, Sendable {
    /// Bring the lists that follow from a choice.
    case refresh = "aggiorna"
    case review = "rivedi"
    case edit = "modifica"
    case send = "invia"

    static let name = "passo"
}

/// Names of the fields that are not part of the request.
enum FormNames {
    static let token = "modulo"
    static let kept = "allegato"
    static let upload = "allegati"
    static let remove = "togli"
    /// The trap: people do not see it, robots fill it.
    static let trap = "sito_web"
    /// The part of the form that a choice replaces.
    static let fragment = "scelte"
}

/// The whole page of the request form.
func requestFormPage(_ view: RequestFormView, _ frame: Frame) -> HTML {
    let w = frame.words
    return publicPage(
        frame, title: w("public.form.title"), menu: publicLinks(frame, current: .form),
        breadcrumbs: [Link(w("public.home"), "/"), Link(w("public.form.title"), "/richiesta")], width: .text
    ) {
        h1(w("public.form.title"))
        p(.class("lead")) { w("public.form.lead") }
        stepLine(current: 1, w)
        if let notice = view.notice { alert(notice.tone, isLive: true) { p(notice.text) } }
        errorSummary(view.errors, w)
        postForm(frame, action: "/richiesta", id: "richiesta", hasFiles: true) {
            requestForm(view, w)
        }
    }
}

@HTMLBuilder private func requestForm(_ view: RequestFormView, _ w: Words) -> HTML {
    let f = Fields(w, values: view.values, errors: view.errors)
    // The first submit button is the one the Enter key presses: it must not be "refresh".
    button(
        .type("submit"), .class("visually-hidden"), .tabindex(-1), .aria("hidden", "true"), .name(FormStep.name),
        .value(FormStep.review.rawValue)
    ) { w("public.form.review") }
    f.hidden(FormNames.token, view.token)
    trap(view, w)
    div(.id(FormNames.fragment)) { choicesFragment(view, f, w) }
    descriptionSection(view, f, w)
    filesSection(view, f, w)
    privacySection(view, f, w)
    buttonRow { submit(w("public.form.review"), name: FormStep.name, value: FormStep.review.rawValue) }
    p(.class("sp-hint")) { w("public.form.reviewHint") }
}

/// What a choice changes: whoever asks, what about, and the fields that follow from both.
@HTMLBuilder func choicesFragment(_ view: RequestFormView, _ f: Fields, _ w: Words) -> HTML {
    whoSection(view, f, w)
    topicSection(view, f, w)
    personSection(view, f, w)
}

@HTMLBuilder private func whoSection(_ view: RequestFormView, _ f: Fields, _ w: Words) -> HTML {
    formSection("chi", w("public.form.who")) {
        f.select(
            "userType", label: w("public.form.userType"), options: view.userTypes, prompt: w("public.form.choose"),
            required: true, refresh: FormNames.fragment)
        if view.userType == nil { refreshChoices("chi", w) }
        if !view.administrations.isEmpty {
            f.select(
                "administration", label: w("public.form.administration"), options: view.administrations,
                prompt: w("public.form.choose"), required: true, refresh: FormNames.fragment)
        } else if view.userType == nil, let typed = view.values.optional("administration") {
            f.hidden("administration", typed)
        }
    }
}

@HTMLBuilder private func topicSection(_ view: RequestFormView, _ f: Fields, _ w: Words) -> HTML {
    formSection("argomento", w("public.form.topic")) {
        if view.areas.isEmpty {
            p(.class("sp-hint")) { w(view.userType == nil ? "public.form.topicFirst" : "public.form.topicNone") }
            for level in ["area", "tematica", "triple"] {
                view.values.optional(level).map { f.hidden(level, $0) }
            }
        } else {
            level("area", view.areas, view, f, w)
            if !view.tematiche.isEmpty { level("tematica", view.tematiche, view, f, w) }
            if !view.problems.isEmpty { level("triple", view.problems, view, f, w) }
            refreshChoices("argomento", w)
        }
        for extra in view.extras { extraField(extra, f, w) }
    }
}

private func level(_ name: String, _ options: [Option], _ view: RequestFormView, _ f: Fields, _ w: Words) -> HTML {
    f.select(
        name, label: w("public.form.\(name)"), options: options,
        prompt: options.count == 1 ? nil : w("public.form.choose"),
        hint: options.count == 1 ? w("public.form.onlyChoice") : nil, required: true, refresh: FormNames.fragment)
}

/// Without script: the button that brings the next lists; the page opens again at the section it belongs to.
private func refreshChoices(_ section: String, _ w: Words) -> HTML {
    button(
        .type("submit"), .class("btn btn-outline-primary btn-sm sp-no-script"), .name(FormStep.name),
        .value(FormStep.refresh.rawValue), .formaction("/richiesta#\(section)")
    ) { w("public.form.refresh") }
}

func formSection(_ id: String, _ title: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    section(.class("sp-form-section"), .id(id), .aria("labelledby", id + "-titolo")) {
        h2(.id(id + "-titolo"), .class("h4")) { title }
        content()
    }
}

/// Where one is: fill in, check, done.
func stepLine(current: Int, _ w: Words) -> HTML {
    ol(.class("sp-steps"), .aria("label", w("public.steps"))) {
        for step in 1...3 {
            li(
                .class(step == current ? "sp-step-current" : step < current ? "sp-step-done" : nil),
                .aria("current", step == current ? "step" : nil)
            ) {
                span(.class("sp-step-number"), .aria("hidden", "true")) { step }
                span(w("public.steps.\(step)"))
            }
        }
    }
}
