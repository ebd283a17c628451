import Desk
import Domain
import Foundation

/// The macros of one home, with what keeps one from being run.
struct MacroListPage: Sendable {
    let macros: [Macro]
    let words: RuleWords
    let faults: [ID<Macro>: MacroFault]

    func html(_ m: MacroFrame) -> HTML {
        let w = m.w, columns = ["name", "who", "does"].map { w("macro.column.\($0)") }
        let shown = m.home.isShared ? columns : [columns[0], columns[2]]
        return m.page {
            div(.class("sp-list-head")) {
                h1(w(m.home.isShared ? "settings.place.macro" : "macro.mine"))
                linkButton(w("macro.add"), m.home.newAddress, .primary, small: true)
            }
            p(.class("sp-settings-purpose")) { w(m.home.isShared ? "settings.purpose.macro" : "macro.mine.text") }
            if macros.isEmpty {
                emptyState(w("macro.none"), icon: .list)
            } else {
                table(caption: w("macro.title"), columns: shown.map { Column($0) }) {
                    for macro in macros { row(macro, columns, m) }
                }
            }
        }
    }

    private func row(_ macro: Macro, _ columns: [String], _ m: MacroFrame) -> HTML {
        tr {
            td(.data("label", columns[0])) {
                div {
                    a(.href(m.home.address(macro)), .class("sp-entry-link")) { macro.name }
                    faults[macro.id].map { badge(m.w.sentence($0), .danger, icon: .warning) }
                }
            }
            if m.home.isShared {
                td(.data("label", columns[1])) {
                    macro.groups.isEmpty
                        ? m.w("macro.everybody")
                        : macro.groups.map { words.names["g:" + $0] ?? $0 }.joined(separator: ", ")
                }
            }
            td(.data("label", columns[2])) {
                ul(.class("sp-rule-deeds")) { for action in macro.actions { li { words.action(action) } } }
            }
        }
    }
}

/// One macro, new or there already.
struct MacroPage: Sendable {
    /// As it is kept; nil for a new one.
    let kept: Macro?
    var form: FormData
    var errors = FieldErrors()
    let choices: RuleChoices
    let fault: MacroFault?

    func html(_ m: MacroFrame) -> HTML {
        let w = m.w, title = kept?.name ?? w("macro.add")
        return m.page(title: title) {
            h1(title)
            p(.class("sp-settings-purpose")) { w("macro.note") }
            if let fault { alert(.danger) { p(w("macro.broken", ["name": title, "why": w.sentence(fault)])) } }
            errorSummary(errors, w)
            postForm(m.frame, action: kept.map { m.home.address($0) } ?? m.home.newAddress, id: "modulo-macro") {
                // What the Enter key presses: without it the first button of a line would be meant.
                button(
                    .type("submit"), .name("passo"), .value("salva"), .class("visually-hidden"), .tabindex(-1),
                    .aria("hidden", "true")
                ) { w("settings.save") }
                fields(m)
                buttonRow {
                    submit(w(kept == nil ? "settings.add" : "settings.save"), name: "passo", value: "salva")
                    linkButton(w("settings.back"), m.home.address, .link)
                }
            }
            if let kept {
                details(.class("sp-fold")) {
                    summary(w("macro.yaml"))
                    pre(.tabindex(0)) { kept.yaml }
                }
                settingsDeed(
                    m.settings, title: w("macro.end"), text: w("macro.end.text"),
                    action: m.home.address(kept) + "/cessa",
                    button: w("macro.end"))
            }
        }
    }

    private func fields(_ m: MacroFrame) -> HTML {
        let w = m.w, f = Fields(w, values: form, errors: errors)
        return fragment {
            if kept == nil {
                f.text(
                    "name", label: w("settings.label.name"), hint: w("macro.name.hint"), required: true,
                    autocomplete: "off", most: Macro.longestName)
            }
            f.number("position", label: w("settings.label.position"), hint: w("macro.position.hint"))
            if m.home.isShared {
                f.checkboxBox("groups", label: w("macro.groups"), options: choices.settings.groups)
            }
            RuleActionFields(
                f: f, rows: RuleActionRow.all(form), choices: choices, kinds: MacroForm.kinds, isOfPersons: true
            ).html()
        }
    }
}

extension MacroHome {
    var isShared: Bool { self == .shared }
}
