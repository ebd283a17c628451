import Desk
import Domain
import Foundation

/// The texts of one home.
struct TextListPage: Sendable {
    let modules: [TextModule]
    /// Names of the groups by code.
    let groups: [String: String]

    func html(_ t: TextFrame) -> HTML {
        let w = t.w
        let names = ["name", "shortcut", "language"] + (t.home.isShared ? ["who"] : []) + ["text"]
        let columns = names.map { w("writing.texts.column.\($0)") }
        return t.page {
            div(.class("sp-list-head")) {
                h1(w(t.home.isShared ? "settings.place.testi" : "writing.texts.mine"))
                linkButton(w("writing.texts.add"), t.home.newAddress, .primary, small: true)
            }
            p(.class("sp-settings-purpose")) {
                w(t.home.isShared ? "settings.purpose.testi" : "writing.texts.mine.text")
            }
            if modules.isEmpty {
                emptyState(w("writing.texts.none"), icon: .comment)
            } else {
                table(caption: w("writing.texts.title"), columns: columns.map { Column($0) }) {
                    for module in modules { row(module, columns, t) }
                }
            }
        }
    }

    private func row(_ module: TextModule, _ columns: [String], _ t: TextFrame) -> HTML {
        tr {
            td(.data("label", columns[0])) {
                a(.href(t.home.address(module)), .class("sp-entry-link")) { module.name }
            }
            td(.data("label", columns[1])) { code("::" + module.shortcut) }
            td(.data("label", columns[2])) { t.w("desk.language.\(module.language)") }
            if t.home.isShared {
                td(.data("label", columns[3])) {
                    module.groups.isEmpty
                        ? t.w("macro.everybody") : module.groups.map { groups[$0] ?? $0 }.joined(separator: ", ")
                }
            }
            td(.data("label", columns[columns.count - 1])) {
                Ticket.summary(of: module.text)
            }
        }
    }
}

/// One text, new or there already.
struct TextPage: Sendable {
    /// As it is kept; nil for a new one.
    let kept: TextModule?
    var form: FormData
    var errors = FieldErrors()
    let groups: [Option]

    func html(_ t: TextFrame) -> HTML {
        let w = t.w, title = kept?.name ?? w("writing.texts.add")
        return t.page(title: title) {
            h1(title)
            errorSummary(errors, w)
            postForm(t.frame, action: kept.map { t.home.address($0) } ?? t.home.newAddress) {
                fields(t)
                buttonRow {
                    submit(w(kept == nil ? "settings.add" : "settings.save"))
                    linkButton(w("settings.back"), t.home.address, .link)
                }
            }
            if let kept {
                settingsDeed(
                    t.settings, title: w("writing.texts.end"), text: w("writing.texts.end.text"),
                    action: t.home.address(kept) + "/cessa", button: w("writing.texts.end"))
            }
        }
    }

    private func fields(_ t: TextFrame) -> HTML {
        let w = t.w, f = Fields(w, values: form, errors: errors)
        return fragment {
            if kept == nil {
                f.text(
                    "name", label: w("settings.label.name"), hint: w("writing.texts.name.hint"), required: true,
                    autocomplete: "off", most: TextModule.longestName)
            }
            f.text(
                "shortcut", label: w("writing.texts.shortcut"), hint: w("writing.texts.shortcut.hint"), required: true,
                autocomplete: "off", most: TextModule.longestShortcut)
            f.select(
                "language", label: w("writing.texts.language"),
                options: ["it", "en"].map { Option($0, w("desk.language.\($0)")) },
                hint: w("writing.texts.language.hint"),
                required: true)
            if t.home.isShared { f.checkboxBox("groups", label: w("macro.groups"), options: groups) }
            f.area("text", label: w("writing.texts.text"), rows: 10, required: true, limit: TextModule.longestText)
            variables(w)
        }
    }

    private func variables(_ w: Words) -> HTML {
        details(.class("sp-fold"), .open()) {
            summary(w("writing.texts.variables"))
            div {
                p(w("writing.texts.variables.hint", ["open": "{{#deadline}}", "close": "{{/deadline}}"]))
                facts(TextModule.variables.map { ("{{\($0)}}", HTML(w("writing.variable.\($0)"))) })
            }
        }
    }
}
