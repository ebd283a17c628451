import Domain

/// The words of an article, and for whom they are.
struct ArticleForm: Sendable {
    static let newPath = ArticleListPage.path + "/nuovo"
    /// Where the address and the form say from what came in an article begins.
    static let itemName = "arrivo"

    /// The form with the words of what came in.
    static func newPath(from item: InboundItem) -> String { "\(newPath)?\(itemName)=\(item.id)" }

    let f: Fields
    let catalogue: Catalogue
    let triples: [Option]
    let themes: [String]

    func fields() -> HTML {
        let w = f.w
        return fragment {
            f.text(
                "title", label: w("knowledge.label.title"), hint: w("knowledge.label.title.hint"), required: true,
                autocomplete: "off", most: ArticleContent.longestTitle)
            f.text(
                "theme", label: w("knowledge.label.theme"), hint: w("knowledge.label.theme.hint"), autocomplete: "off",
                with: [.init("list", "temi")])
            element("datalist", [.id("temi")]) { for theme in themes { option(.value(theme)) { "" } } }
            f.area(
                "body", label: w("knowledge.label.body"), rows: 16, hint: w("knowledge.label.body.hint"),
                required: true,
                limit: ArticleContent.longestBody)
            p(.class("sp-hint")) {
                a(.href(PicturesPage.path), .target("_blank"), .rel("noopener")) { w("knowledge.pictures.link") }
            }
            f.radios(
                "language", label: w("knowledge.label.language"),
                options: ["it", "en"].map { Option($0, w("desk.language.\($0)")) }, required: true, isInline: true)
            f.radios(
                "audience", label: w("knowledge.label.audience"),
                options: ArticleContent.Audience.allCases.map {
                    Option($0.rawValue, w("knowledge.audience.\($0.rawValue)"))
                },
                required: true)
            details(.class("sp-fold"), .open(isNarrowed)) {
                summary(w("knowledge.label.more"))
                f.checkboxes(
                    "groups", label: w("knowledge.label.groups"),
                    options: catalogue.groups.map { Option($0.code, $0.name) }, hint: w("knowledge.label.groups.hint"))
                f.checkboxes(
                    "userTypes", label: w("knowledge.label.userTypes"),
                    options: catalogue.userTypes.map { Option($0.code, $0.name(in: w.language.rawValue)) },
                    hint: w("knowledge.label.userTypes.hint"))
                tripleList(w)
            }
            f.text(
                "note", label: w("knowledge.label.note"), hint: w("knowledge.label.note.hint"), autocomplete: "off",
                most: ArticleVersion.longestNote)
        }
    }

    private var isNarrowed: Bool {
        ["groups", "userTypes", "triples"].contains { f.errors[$0] != nil || !f.values.all($0).isEmpty }
    }

    private func tripleList(_ w: Words) -> HTML {
        let chosen = Set(f.values.all("triples")), hint = w("knowledge.label.triples.hint")
        return f.wrap("triples", label: w("knowledge.label.triples"), hint: hint, required: false) {
            element(
                "select",
                [.class("form-select sp-many"), .multiple(), .init("size", "8")]
                    + f.ties("triples", hint: hint, required: false)
            ) {
                for item in triples {
                    option(.value(item.value), .selected(chosen.contains(item.value))) { item.label }
                }
            }
        }
    }

    static func read(_ form: FormData) -> ArticleContent {
        ArticleContent(
            title: form["title"], theme: ArticleContent.theme(form["theme"]), language: form["language"],
            body: form["body"], audience: ArticleContent.Audience(rawValue: form["audience"]) ?? .desk,
            groups: form.all("groups"), userTypes: form.all("userTypes"), triples: form.all("triples"))
    }

    static func form(_ content: ArticleContent) -> FormData {
        var form = FormData([
            ("title", content.title), ("theme", ArticleContent.written(content.theme)), ("language", content.language),
            ("body", content.body), ("audience", content.audience.rawValue),
        ])
        for (name, values) in [
            ("groups", content.groups), ("userTypes", content.userTypes), ("triples", content.triples),
        ] {
            for value in values { form.append(name, value) }
        }
        return form
    }
}

/// The page on which an article is written, from nothing or from what there is.
struct WriteArticlePage: Sendable {
    /// Nil for a new one.
    var article: Article?
    /// The version the writer began from; a form that comes back keeps it.
    var version: Int
    /// The request it comes from.
    var from: Ticket.Number?
    /// What came in and made somebody write it.
    var item: InboundItem?
    var form: FormData
    var errors = FieldErrors()
    /// What it would look like.
    var preview: ArticleContent?
    var catalogue: Catalogue
    var triples: [Option]
    var themes: [String]
    var sidebar: Sidebar

    private var address: String { article.map { $0.deskPath + "/modifica" } ?? ArticleForm.newPath }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words,
            title = article.map { w("knowledge.edit.of", ["title": $0.latest.title]) } ?? w("knowledge.new")
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(w("knowledge.title"), ArticleListPage.path), Link(title, "")]
        ) {
            div(.class("sp-settings sp-article-form")) {
                h1(title)
                if let from { p(.class("sp-settings-purpose")) { w("knowledge.from", ["number": from]) } }
                if let item {
                    p(.class("sp-settings-purpose")) {
                        w("knowledge.from.item") + " "
                        a(.href(item.deskPath)) { item.content.title }
                    }
                }
                errorSummary(errors, w)
                if let preview {
                    card(w("knowledge.preview"), id: "anteprima") {
                        div(.class("sp-article"), .init("lang", preview.language), .data("focus"), .tabindex(-1)) {
                            preview.html
                        }
                    }
                }
                postForm(frame, action: address) {
                    input(.type("hidden"), .name("versione"), .value(String(version)))
                    if let from { input(.type("hidden"), .name("da"), .value(from.description)) }
                    if let item {
                        input(.type("hidden"), .name(ArticleForm.itemName), .value(item.id.description))
                    }
                    ArticleForm(
                        f: Fields(w, values: form, errors: errors), catalogue: catalogue, triples: triples,
                        themes: themes
                    ).fields()
                    buttonRow {
                        submit(w("knowledge.save"))
                        submit(w("knowledge.preview.do"), .secondary, name: "passo", value: "anteprima")
                        linkButton(
                            w("bulk.drop"),
                            article?.deskPath ?? from?.deskPath ?? item?.deskPath ?? ArticleListPage.path,
                            .link)
                    }
                }
            }
        }
    }
}
