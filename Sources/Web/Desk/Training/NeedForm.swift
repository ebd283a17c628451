import Domain

/// The words of a need, and for whom it is.
struct NeedForm: Sendable {
    static let newPath = NeedListPage.path + "/nuovo"

    let f: Fields
    let catalogue: Catalogue
    let triples: [Option]

    func fields() -> HTML {
        let w = f.w
        return fragment {
            f.text(
                "title", label: w("training.label.title"), hint: w("training.label.title.hint"), required: true,
                autocomplete: "off", most: TrainingNeed.longestTitle)
            f.select(
                "triple", label: w("training.label.triple"), options: triples, prompt: w("training.label.triple.none"),
                hint: w("training.label.triple.hint"))
            f.select(
                "owner", label: w("training.label.owner"), options: people(catalogue),
                prompt: w("training.label.owner.none"))
            f.area(
                "material", label: w("training.label.material"), rows: 5, hint: w("training.label.material.hint"),
                limit: TrainingNeed.longestText)
            f.text(
                "article", label: w("training.label.article"), hint: w("training.label.article.hint"),
                autocomplete: "off")
            f.radios(
                "audience", label: w("training.label.audience"),
                options: ["all", "group", "administration"].map { Option($0, w("training.audience.\($0)")) },
                required: true)
            f.select(
                "group", label: w("training.label.group"),
                options: catalogue.groups.map { Option($0.code, $0.name) }, prompt: w("training.label.group.none"),
                hint: w("training.label.group.hint"))
            f.text(
                "administration", label: w("training.label.administration"),
                hint: w("training.label.administration.hint"), autocomplete: "off")
            f.area("notes", label: w("training.label.notes"), rows: 3, limit: TrainingNeed.longestText)
        }
    }

    static func read(_ form: FormData) -> TrainingNeed.Content {
        let audience: TrainingNeed.Audience =
            switch form["audience"] {
            case "group": .group(form["group"])
            case "administration": .administration(form["administration"])
            default: .everybody
            }
        return TrainingNeed.Content(
            title: form["title"], triple: form.optional("triple"), owner: form.optional("owner").flatMap(ID.init),
            material: form["material"], article: slug(form.optional("article")), audience: audience,
            notes: form["notes"])
    }

    static func form(_ content: TrainingNeed.Content) -> FormData {
        var form = FormData([
            ("title", content.title), ("triple", content.triple ?? ""), ("owner", content.owner?.description ?? ""),
            ("material", content.material), ("article", content.article ?? ""), ("notes", content.notes),
        ])
        switch content.audience {
        case .everybody: form.append("audience", "all")
        case .group(let code):
            form.append("audience", "group")
            form.append("group", code)
        case .administration(let code):
            form.append("audience", "administration")
            form.append("administration", code)
        }
        return form
    }

    /// The last part of an address that was pasted whole.
    static func slug(_ typed: String?) -> String? {
        typed.flatMap { $0.split(separator: "/").last.map(String.init) }
    }
}

/// Who works at the desk, by name: programs have no work of their own.
func people(_ catalogue: Catalogue) -> [Option] {
    catalogue.operators.filter { !$0.isDisabled && !$0.isProgram }
        .map { ($0.name.folded, $0) }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
        .map { Option($0.1.id.description, $0.1.name) }
}

/// The page on which a need is written, from nothing or from what there is.
struct WriteNeedPage: Sendable {
    /// Nil for a new one.
    var need: TrainingNeed?
    /// The version the writer began from; a form that comes back keeps it.
    var version: Int
    var form: FormData
    var errors = FieldErrors()
    var catalogue: Catalogue
    var triples: [Option]
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w(need == nil ? "training.new" : "training.edit")
        let above = need.map { [Link($0.content.title, $0.deskPath)] } ?? []
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(w("training.title"), NeedListPage.path)] + above + [Link(title, "")]
        ) {
            div(.class("sp-settings")) {
                h1(title)
                errorSummary(errors, w)
                postForm(frame, action: need.map { $0.deskPath + "/modifica" } ?? NeedForm.newPath) {
                    input(.type("hidden"), .name("versione"), .value(String(version)))
                    NeedForm(f: Fields(w, values: form, errors: errors), catalogue: catalogue, triples: triples)
                        .fields()
                    buttonRow {
                        submit(w("training.save"))
                        linkButton(w("bulk.drop"), need?.deskPath ?? NeedListPage.path, .link)
                    }
                }
            }
        }
    }
}
