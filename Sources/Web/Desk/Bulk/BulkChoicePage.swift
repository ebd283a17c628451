import Domain

/// What to do with the requests that were chosen: one form an action, folded, and the macros as buttons.
struct BulkChoicePage: Sendable {
    let selection: BulkSelection
    /// Requests.
    let count: Int
    let listTitle: String
    let macros: [MacroButton]
    let choices: QueueChoices
    let people: [Option]
    /// Known problems that are open.
    let problems: [Option]
    let sidebar: Sidebar
    /// The form that was refused, as it was sent.
    var refused: (action: BulkAction, form: FormData, errors: FieldErrors)?

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: w("bulk.title"), sidebar: sidebar,
            breadcrumbs: [Link(listTitle, selection.address), Link(w("bulk.title"), frame.path)]
        ) {
            div(.class("sp-bulk")) {
                h1(w("bulk.title"))
                p(.class("sp-settings-purpose")) {
                    strong(
                        selection.isWhole
                            ? w("bulk.chosen.list", ["n": w.number(count), "list": listTitle])
                            : w("bulk.chosen", ["n": w.number(count)]))
                    " " + w("bulk.chosen.next")
                }
                if let refused { errorSummary(refused.errors, w) }
                if !macros.isEmpty {
                    card(w("macro.title"), id: "macro") {
                        postForm(frame, action: BulkBar.path + "/proponi") {
                            selection.hiddenFields
                            div(.class("sp-macro-row")) { for macro in macros { macro.html(hasKey: false, w) } }
                        }
                    }
                }
                card(w("bulk.actions"), id: "azioni-insieme") {
                    for action in BulkAction.allCases where action != .problem || !problems.isEmpty {
                        disclosure(action, frame)
                    }
                }
                p { a(.href(selection.address)) { w("bulk.back") } }
            }
        }
    }

    private func disclosure(_ action: BulkAction, _ frame: Frame) -> HTML {
        let w = frame.words, isRefused = refused?.action == action
        let f = Fields(
            w, values: isRefused ? refused?.form ?? FormData() : FormData(),
            errors: isRefused ? refused?.errors ?? FieldErrors() : FieldErrors(), prefix: action.rawValue + "-")
        return details(.class("sp-action"), .id("insieme-" + action.rawValue), .open(isRefused), .name("insieme")) {
            summary {
                icon(action.icon)
                w("bulk.action.\(action.rawValue)")
            }
            postForm(frame, action: BulkBar.path + "/proponi") {
                selection.hiddenFields
                f.hidden("azione", action.rawValue)
                fields(action, f, w)
                buttonRow { submit(w("bulk.preview"), small: true) }
            }
        }
    }

    @HTMLBuilder private func fields(_ action: BulkAction, _ f: Fields, _ w: Words) -> HTML {
        switch action {
        case .assign:
            f.select(
                "operatore", label: w("desk.assign.to"),
                options: [
                    Option(RuleActionRow.me, w("bulk.assign.me")),
                    Option(RuleActionRow.nobody, w("bulk.assign.nobody")),
                ] + people, prompt: w("desk.choose"), required: true)
        case .handOver:
            f.select(
                "gruppo", label: w("desk.handOver.to"), options: choices.groups.options, prompt: w("desk.choose"),
                required: true)
            f.area("motivo", label: w("desk.reason"), rows: 2, hint: w("desk.reason.colleagues"))
        case .reclassify:
            f.select(
                "tripletta", label: w("desk.reclassify.to"), options: choices.triples.options,
                prompt: w("desk.choose"), required: true)
        case .tag, .untag:
            f.area("etichette", label: w("bulk.tags"), rows: 2, hint: w("bulk.tags.hint"), required: true)
        case .prioritise:
            f.select(
                "priorita", label: w("desk.prioritise.to"), options: choices.priorities.options,
                prompt: w("desk.choose"), required: true)
            f.area("motivo", label: w("desk.reason"), rows: 2, hint: w("desk.reason.colleagues"), required: true)
        case .answer:
            f.area(
                "testo", label: w("bulk.answer.it"), rows: 7,
                hint: w("bulk.answer.hint", ["name": "{{name}}", "number": "{{number}}", "triple": "{{triple}}"]),
                required: true, limit: RuleAction.longestText)
            f.area(
                "inglese", label: w("bulk.answer.en"), rows: 4, hint: w("bulk.answer.en.hint"),
                limit: RuleAction.longestText)
            f.select(
                "poi", label: w("bulk.answer.then"), options: resolutions(w), prompt: w("bulk.answer.stay"))
        case .note: f.area("testo", label: w("desk.note.text"), rows: 4, hint: w("desk.note.hint"), required: true)
        case .resolve:
            p(.class("sp-hint")) { w("desk.resolve.hint") }
            f.select("esito", label: w("desk.resolve.reason"), options: resolutions(w), required: true)
        case .close: p(.class("sp-hint")) { w("bulk.close.hint") }
        case .problem:
            p(.class("sp-hint")) { w("problems.bulk.hint") }
            f.select(
                "problema", label: w("problems.card"), options: problems, prompt: w("desk.choose"), required: true)
        }
    }
}
