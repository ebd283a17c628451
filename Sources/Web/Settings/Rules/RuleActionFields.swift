import Domain

/// The part of the form that says what is done, in order.
struct RuleActionFields: Sendable {
    let f: Fields
    let rows: [RuleActionRow]
    let choices: RuleChoices
    /// What can be added.
    var kinds = RuleActionRow.Kind.allCases
    /// Of a macro: whom it assigns to may be who runs it, and nobody is chosen by the number of their requests.
    var isOfPersons = false

    private var w: Words { f.w }

    func html() -> HTML {
        settingsPart(
            w(isOfPersons ? "macro.actions" : "settings.regole.then"),
            hint: w(isOfPersons ? "macro.actions.hint" : "settings.regole.then.hint")
        ) {
            ol(.class("sp-rule-rows")) {
                for (place, row) in rows.enumerated() { li { action(place, row) } }
            }
            div(.class("sp-rule-add")) {
                f.select(
                    "poi.nuova", label: w("settings.regole.newAction"),
                    options: kinds.map {
                        Option($0.rawValue, w("settings.regole.action.\($0.rawValue)"))
                    }, required: true)
                submit(w("settings.regole.addAction"), .secondary, step: .addAction)
            }
        }
    }

    private func action(_ place: Int, _ row: RuleActionRow) -> HTML {
        let name = w("settings.regole.action.\(row.kind.rawValue)")
        return fieldset(.class("sp-rule-row")) {
            legend(.class("sp-rule-legend")) { "\(place + 1). \(name)" }
            f.hidden(RuleActionRow.name(place, "che"), row.kind.rawValue)
            fields(place, row.kind)
            div(.class("sp-actions")) {
                if place > 0 {
                    submit(w("settings.regole.raise", ["n": place + 1]), .link, step: .raiseAction(place))
                }
                if place < rows.count - 1 {
                    submit(w("settings.regole.lower", ["n": place + 1]), .link, step: .lowerAction(place))
                }
                submit(w("settings.regole.removeAction", ["n": place + 1]), .link, step: .removeAction(place))
            }
        }
    }

    private func name(_ place: Int, _ what: String) -> String { RuleActionRow.name(place, what) }

    @HTMLBuilder private func fields(_ place: Int, _ kind: RuleActionRow.Kind) -> HTML {
        switch kind {
        case .priority: choice(place, "settings.label.priority", priorities)
        case .triple: choice(place, "settings.label.triple", choices.settings.triples)
        case .field:
            f.select(
                name(place, "codice"), label: w("settings.regole.formField"), options: choices.fields,
                prompt: w("settings.choose"), required: true)
            f.text(
                name(place, "valore"), label: w("settings.regole.formValue"), hint: w("settings.regole.formValue.hint"))
        case .resolve:
            choice(
                place, "settings.regole.resolution",
                Resolution.allCases.map { Option($0.rawValue, w("resolution.\($0.rawValue)")) })
        case .assign:
            choice(
                place, "settings.regole.assignTo",
                [
                    isOfPersons
                        ? Option(RuleActionRow.me, w("bulk.assign.me"))
                        : Option(RuleActionRow.leastBusy, w("settings.regole.leastBusy")),
                    Option(RuleActionRow.nobody, w("settings.regole.nobody")),
                ] + choices.people)
        case .move: choice(place, "settings.label.group", choices.settings.groups)
        case .wait, .close, .escalate: p(.class("sp-hint")) { w("settings.regole.action.\(kind.rawValue).text") }
        case .tag, .untag: lines(place, "settings.regole.tags", rows: 2)
        case .checklist: lines(place, "settings.regole.items", rows: 5)
        case .webhook:
            f.text(
                name(place, "valore"), label: w("settings.regole.url"), kind: .url, hint: w("settings.regole.url.hint"),
                required: true, autocomplete: "off")
        case .answer: texts(place)
        case .note: text(place)
        case .notify:
            f.checkboxes(
                name(place, "a"), label: w("settings.regole.to"),
                options: RuleNotice.Recipient.roles.map { Option($0.description, choices.words.recipient($0)) })
            f.area(
                name(place, "altri"), label: w("settings.regole.others"), rows: 2,
                hint: w("settings.regole.others.hint"))
            texts(place)
        case .child:
            f.select(
                name(place, "valore"), label: w("settings.label.triple"), options: choices.settings.triples,
                prompt: w("settings.regole.sameTriple"))
            f.select(
                name(place, "gruppo"), label: w("settings.label.group"), options: choices.settings.groups,
                prompt: w("settings.simulatore.group.table"))
            text(place)
        }
    }

    private var priorities: [Option] {
        Priority.allCases.map { Option($0.code, "\($0.code) " + w("priority.p\($0.rawValue)")) }
            + ["raise", "lower"].map { Option($0, w("settings.regole.priority.\($0)")) }
    }

    private func choice(_ place: Int, _ label: String, _ options: [Option]) -> HTML {
        f.select(name(place, "valore"), label: w(label), options: options, prompt: w("settings.choose"), required: true)
    }

    private func lines(_ place: Int, _ label: String, rows: Int) -> HTML {
        f.area(
            name(place, "valore"), label: w(label), rows: rows, hint: w("settings.regole.hint.lines"), required: true)
    }

    private func text(_ place: Int) -> HTML {
        f.area(
            name(place, "testo"), label: w("settings.regole.text"), rows: 5, required: true,
            limit: RuleAction.longestText)
    }

    @HTMLBuilder private func texts(_ place: Int) -> HTML {
        f.area(
            name(place, "testo"), label: w("settings.regole.text.it"), rows: 5,
            hint: w("settings.regole.text.hint", ["example": "{{number}}"]),
            required: true, limit: RuleAction.longestText)
        f.area(
            name(place, "inglese"), label: w("settings.regole.text.en"), rows: 4, limit: RuleAction.longestText)
    }
}
