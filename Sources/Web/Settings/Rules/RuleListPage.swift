import Domain
import Foundation

/// The rules in the order in which they are tried, with the buttons that change the order.
struct RuleListPage: Sendable {
    /// In force or to come, switched off ones included.
    let rules: [Rule]
    let words: RuleWords

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w
        let columns = ["rule", "when", "if", "then", "order"].map { w("settings.regole.column.\($0)") }
        return settingsPage(s) {
            settingsHead(s, .rules, add: w("settings.regole.add"))
            if rules.isEmpty {
                emptyState(w("settings.regole.none.yet"), icon: .list)
            } else {
                table(
                    caption: SettingsPlace.rules.name(w),
                    columns: columns.map { Column($0, isSilent: $0 == columns[4]) }
                ) {
                    for (place, rule) in rules.enumerated() { row(place, rule, columns, s) }
                }
            }
        }
    }

    private func row(_ place: Int, _ rule: Rule, _ columns: [String], _ s: SettingsFrame) -> HTML {
        tr {
            td(.data("label", columns[0])) {
                div {
                    a(.href(RulePage.address(rule)), .class("sp-entry-link")) { rule.name }
                    if !rule.isActive { badge(s.w("settings.regole.off"), .neutral) }
                    if rule.stops { badge(s.w("settings.regole.stopping"), .info) }
                }
            }
            td(.data("label", columns[1])) { div { words.when(rule) } }
            td(.data("label", columns[2])) {
                div { words.condition(rule.condition) ?? s.w("settings.promesse.everything") }
            }
            td(.data("label", columns[3])) {
                ul(.class("sp-rule-deeds")) { for deed in words.then(rule) { li { deed } } }
            }
            td {
                div(.class("sp-actions")) {
                    if place > 0 { arrow(rule, "su", s) }
                    if place < rules.count - 1 { arrow(rule, "giu", s) }
                }
            }
        }
    }

    private func arrow(_ rule: Rule, _ way: String, _ s: SettingsFrame) -> HTML {
        let label = s.w("settings.regole.\(way == "su" ? "up" : "down")", ["name": rule.name])
        return moveButton(s.frame, action: "\(RulePage.address(rule))/\(way)", way: way, label)
    }
}
