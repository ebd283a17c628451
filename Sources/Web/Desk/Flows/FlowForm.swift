import Domain

/// The words of a flow.
struct FlowForm: Sendable {
    static let newPath = FlowListPage.under + "/nuovo"

    let f: Fields
    let catalogue: Catalogue
    /// Whether this person says where the program tells of articles.
    let mayTell: Bool

    func fields() -> HTML {
        let w = f.w
        return fragment {
            f.text(
                "name", label: w("flows.label.name"), hint: w("flows.label.name.hint"), required: true,
                autocomplete: "off", most: InformationFlow.longestName)
            f.radios(
                "direction", label: w("flows.label.direction"),
                options: InformationFlow.Direction.allCases.map {
                    Option($0.rawValue, w("flows.direction.\($0.rawValue)"))
                },
                required: true, isInline: true)
            f.text(
                "counterpart", label: w("flows.label.counterpart"), hint: w("flows.label.counterpart.hint"),
                required: true, autocomplete: "off", most: InformationFlow.longestName)
            f.select(
                "owner", label: w("flows.label.owner"), options: people(catalogue), prompt: w("flows.label.owner.none"))
            f.text(
                "frequency", label: w("flows.label.frequency"), hint: w("flows.label.frequency.hint"),
                autocomplete: "off", most: InformationFlow.longestName)
            f.text(
                "everyDays", label: w("flows.label.everyDays"), hint: w("flows.label.everyDays.hint"),
                autocomplete: "off", inputmode: "numeric")
            f.area(
                "means", label: w("flows.label.means"), rows: 3, hint: w("flows.label.means.hint"),
                limit: InformationFlow.longestText)
            if mayTell {
                f.text(
                    "webhook", label: w("flows.label.webhook"), kind: .url, hint: w("flows.label.webhook.hint"),
                    autocomplete: "off")
            }
        }
    }

    /// - Parameter webhook: the one there is, which stays where the form had no field for it.
    static func read(
        _ form: FormData, keeping webhook: String?, _ errors: inout FieldErrors, _ w: Words
    ) -> InformationFlow.Content {
        if form.optional("everyDays") != nil && form.int("everyDays") == nil {
            errors.add("everyDays", w("flows.problem.days"))
        }
        return InformationFlow.Content(
            name: form["name"], direction: InformationFlow.Direction(rawValue: form["direction"]) ?? .incoming,
            counterpart: form["counterpart"], owner: form.optional("owner").flatMap(ID.init),
            frequency: form["frequency"], everyDays: form.int("everyDays"), means: form["means"],
            webhook: form.pairs.contains { $0.name == "webhook" } ? form.optional("webhook") : webhook)
    }

    static func form(_ content: InformationFlow.Content) -> FormData {
        FormData([
            ("name", content.name), ("direction", content.direction.rawValue), ("counterpart", content.counterpart),
            ("owner", content.owner?.description ?? ""), ("frequency", content.frequency),
            ("everyDays", content.everyDays.map(String.init) ?? ""), ("means", content.means),
            ("webhook", content.webhook ?? ""),
        ])
    }
}

/// The page on which a flow is written, from nothing or from what there is.
struct WriteFlowPage: Sendable {
    /// Nil for a new one.
    var flow: InformationFlow?
    /// The version the writer began from; a form that comes back keeps it.
    var version: Int
    var form: FormData
    var errors = FieldErrors()
    var catalogue: Catalogue
    var mayTell: Bool
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w(flow == nil ? "flows.new" : "flows.edit")
        let above = flow.map { [Link($0.content.name, $0.deskPath)] } ?? []
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(w("flows.title"), FlowListPage.path)] + above + [Link(title, "")]
        ) {
            div(.class("sp-settings")) {
                h1(title)
                errorSummary(errors, w)
                postForm(frame, action: flow.map { $0.deskPath + "/modifica" } ?? FlowForm.newPath) {
                    input(.type("hidden"), .name("versione"), .value(String(version)))
                    FlowForm(f: Fields(w, values: form, errors: errors), catalogue: catalogue, mayTell: mayTell)
                        .fields()
                    buttonRow {
                        submit(w("flows.save"))
                        linkButton(w("bulk.drop"), flow?.deskPath ?? FlowListPage.path, .link)
                    }
                }
            }
        }
    }
}
