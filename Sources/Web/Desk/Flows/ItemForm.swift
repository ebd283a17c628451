import Domain

/// The words of something that came in.
struct ItemForm: Sendable {
    static let newPath = ItemListPage.path + "/nuovo"
    /// Flows that may be chosen.
    static let mostFlows = 200

    let f: Fields
    let catalogue: Catalogue
    let flows: [Option]

    func fields() -> HTML {
        let w = f.w
        return fragment {
            f.select(
                "kind", label: w("flows.label.kind"),
                options: InboundItem.Kind.allCases.map { Option($0.rawValue, w("flows.kind.\($0.rawValue)")) },
                required: true)
            f.text(
                "title", label: w("flows.label.title"), required: true, autocomplete: "off",
                most: InboundItem.longestTitle)
            f.text(
                "reference", label: w("flows.label.reference"), hint: w("flows.label.reference.hint"),
                autocomplete: "off", most: InboundItem.longestReference)
            f.date("receivedOn", label: w("flows.column.receivedOn"), required: true)
            f.select(
                "flow", label: w("flows.label.flow"), options: flows, prompt: w("flows.label.flow.none"))
            f.area(
                "text", label: w("flows.label.text"), rows: 6, hint: w("flows.label.text.hint"),
                limit: InboundItem.longestText)
            f.select(
                "assignee", label: w("flows.label.assignee"), options: people(catalogue),
                prompt: w("flows.label.assignee.none"))
            f.date("dueOn", label: w("flows.label.dueOn"), hint: w("flows.label.dueOn.hint"), required: true)
        }
    }

    /// Nil when a day is no day.
    static func read(_ form: FormData, _ errors: inout FieldErrors, _ w: Words) -> InboundItem.Content? {
        let received = CalendarDay(form["receivedOn"]), due = CalendarDay(form["dueOn"])
        if received == nil { errors.add("receivedOn", w("work.problem.day")) }
        if due == nil { errors.add("dueOn", w("work.problem.day")) }
        guard let received, let due else { return nil }
        return InboundItem.Content(
            kind: InboundItem.Kind(rawValue: form["kind"]) ?? .document, title: form["title"],
            reference: form["reference"], receivedOn: received, flow: form.optional("flow").flatMap(ID.init),
            text: form["text"], assignee: form.optional("assignee").flatMap(ID.init), dueOn: due)
    }

    static func form(_ content: InboundItem.Content) -> FormData {
        FormData([
            ("kind", content.kind.rawValue), ("title", content.title), ("reference", content.reference),
            ("receivedOn", content.receivedOn.description), ("flow", content.flow?.description ?? ""),
            ("text", content.text), ("assignee", content.assignee?.description ?? ""),
            ("dueOn", content.dueOn.description),
        ])
    }
}

/// The page on which something that came in is written down.
struct WriteItemPage: Sendable {
    /// Nil for a new one.
    var item: InboundItem?
    /// The version the writer began from; a form that comes back keeps it.
    var version: Int
    var form: FormData
    var errors = FieldErrors()
    var catalogue: Catalogue
    var flows: [Option]
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w(item == nil ? "flows.items.new" : "flows.items.edit")
        let above = item.map { [Link($0.content.title, $0.deskPath)] } ?? []
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [
                Link(w("flows.title"), FlowListPage.path), Link(w("flows.items.title"), ItemListPage.path),
            ] + above + [Link(title, "")]
        ) {
            div(.class("sp-settings")) {
                h1(title)
                errorSummary(errors, w)
                postForm(frame, action: item.map { $0.deskPath + "/modifica" } ?? ItemForm.newPath) {
                    input(.type("hidden"), .name("versione"), .value(String(version)))
                    ItemForm(f: Fields(w, values: form, errors: errors), catalogue: catalogue, flows: flows).fields()
                    buttonRow {
                        submit(w("flows.items.save"))
                        linkButton(w("bulk.drop"), item?.deskPath ?? ItemListPage.path, .link)
                    }
                }
            }
        }
    }
}
