import Domain

@HTMLBuilder func personSection(_ view: RequestFormView, _ f: Fields, _ w: Words) -> HTML {
    formSection("dati", w(view.isBody ? "public.form.body" : "public.form.person")) {
        if view.isBody {
            f.text(
                "familyName", label: w("public.form.bodyName"), required: true, autocomplete: "organization", most: 200)
        } else {
            div(.class("sp-columns")) {
                f.text(
                    "givenName", label: w("public.form.givenName"), required: true, autocomplete: "given-name",
                    most: 100)
                f.text(
                    "familyName", label: w("public.form.familyName"), required: true, autocomplete: "family-name",
                    most: 200)
            }
        }
        f.text(
            "fiscalCode", label: w(view.isBody ? "public.form.bodyCode" : "public.form.fiscalCode"),
            hint: w(view.isBody ? "public.form.bodyCodeHint" : "public.form.fiscalCodeHint"), required: true,
            autocomplete: "off", with: upperCase)
        div(.class("sp-columns")) {
            f.text(
                "email", label: w("public.form.email"), kind: .email, hint: w("public.form.emailHint"), required: true,
                autocomplete: "email")
            f.text(
                "phone", label: w("public.form.phone"), kind: .tel, hint: w("public.form.phoneHint"),
                autocomplete: "tel")
        }
    }
    if view.userType?.asksOnBehalf == true { beneficiarySection(f, w) }
}

private let upperCase: [Attribute] = [
    .init("autocapitalize", "characters"), .init("spellcheck", "false"), .init("autocorrect", "off"),
]

private func beneficiarySection(_ f: Fields, _ w: Words) -> HTML {
    formSection("assistito", w("public.form.beneficiary")) {
        p(.class("sp-hint")) { w("public.form.beneficiaryLead") }
        div(.class("sp-columns")) {
            f.text("beneficiaryName", label: w("public.form.beneficiaryName"), autocomplete: "off", most: 200)
            f.text(
                "beneficiaryFiscalCode", label: w("public.form.beneficiaryFiscalCode"), autocomplete: "off",
                with: upperCase)
        }
    }
}

/// A field that is data, by its kind.
func extraField(_ extra: RequestFormView.Extra, _ f: Fields, _ w: Words) -> HTML {
    let required = extra.isRequired
    return switch extra.kind {
    case .text, .fiscalCode, .iban:
        f.text(extra.name, label: extra.label, hint: extra.hint, required: required, autocomplete: "off")
    case .longText:
        f.area(extra.name, label: extra.label, rows: 3, hint: extra.hint, required: required, limit: extra.most)
    case .number:
        f.text(extra.name, label: extra.label, hint: extra.hint, required: required, inputmode: "numeric")
    case .date: f.date(extra.name, label: extra.label, hint: extra.hint, required: required)
    case .month:
        f.text(
            extra.name, label: extra.label,
            hint: [extra.hint, w("public.form.monthHint")].compactMap { $0 }
                .joined(separator: " "), required: required, inputmode: "numeric", most: 7)
    case .select:
        f.select(
            extra.name, label: extra.label, options: extra.choices.map { Option($0, $0) },
            prompt: w("public.form.choose"), hint: extra.hint, required: required)
    case .email: f.text(extra.name, label: extra.label, kind: .email, hint: extra.hint, required: required)
    case .phone: f.text(extra.name, label: extra.label, kind: .tel, hint: extra.hint, required: required)
    }
}

func descriptionSection(_ view: RequestFormView, _ f: Fields, _ w: Words) -> HTML {
    formSection("testo", w("public.form.text")) {
        f.area(
            "description", label: w("public.form.description"), rows: 8, hint: w("public.form.descriptionHint"),
            required: true, limit: view.descriptionLimit, with: [.data("suggest", SuggestionBox.path)])
        SuggestionBox().html(w)
    }
}

func filesSection(_ view: RequestFormView, _ f: Fields, _ w: Words) -> HTML {
    formSection("file", w("public.form.files")) {
        keptFiles(view.files, w)
        if view.files.count < view.fileCount {
            f.files(
                FormNames.upload, label: w(view.files.isEmpty ? "public.form.addFiles" : "public.form.addMoreFiles"),
                kinds: view.fileKinds, bytes: view.fileBytes, count: view.fileCount - view.files.count)
        } else {
            f.errorBlock(FormNames.upload)
            p(.class("sp-hint")) { w("public.form.filesFull", ["n": view.fileCount]) }
        }
    }
}

/// The files kept so far, each with its size, the reference that carries it and the button that removes it.
func keptFiles(_ files: [AttachedFile], _ w: Words, canRemove: Bool = true) -> HTML? {
    guard !files.isEmpty else { return nil }
    return ul(.class("sp-kept-files"), .aria("label", w("public.form.keptFiles"))) {
        for (index, attached) in files.enumerated() {
            keptFile(attached, w, removal: canRemove ? [.name(FormNames.remove), .value(String(index))] : nil)
        }
    }
}

/// One of them. Its reference travels in the form it stands in; the button that removes it has the attributes given.
func keptFile(_ attached: AttachedFile, _ w: Words, removal: [Attribute]?) -> HTML {
    li {
        icon(.clip)
        span(.class("sp-kept-name")) { attached.file.name }
        span(.class("sp-kept-size")) { w.size(bytes: Int(attached.file.size)) }
        input(.type("hidden"), .name(FormNames.kept), .value(attached.reference))
        removal.map { marks in
            element(
                "button",
                [
                    .type("submit"), .class("btn btn-link btn-sm"),
                    .aria("label", w("public.form.removeFile", ["name": attached.file.name])),
                ] + marks
            ) { w("public.form.remove") }
        }
    }
}

func privacySection(_ view: RequestFormView, _ f: Fields, _ w: Words) -> HTML {
    formSection("privacy", w("public.form.privacy")) {
        p {
            w("public.form.privacyText")
            " "
            a(.href(view.privacyAddress), .target("_blank"), .rel("noopener")) { w("public.form.privacyLink") }
        }
        f.checkbox("privacyRead", label: w("public.form.privacyRead"), required: true)
    }
}

/// A field nobody sees and only robots fill. A person whose browser filled it is shown it and asked to empty it.
func trap(_ view: RequestFormView, _ w: Words) -> HTML {
    let field = fragment {
        label(.for("f-" + FormNames.trap)) { w("public.form.trap") }
        input(
            .type("text"), .id("f-" + FormNames.trap), .name(FormNames.trap), .class("form-control"),
            .autocomplete("off"),
            .tabindex(view.isTrapShown ? nil : -1))
    }
    return view.isTrapShown
        ? div(.class("sp-field")) { field }
        : div(.class("sp-hidden-field"), .aria("hidden", "true")) { field }
}
