import Domain
import Foundation
import Store

/// The rules in the order in which they are tried, with the buttons that change the order.
struct RuleListPage: Sendable {
    /// In force or to come, switched off ones included.
    let rules: [Rule]
    let words: RuleWords
    /// How often each acted in the last days, by name.
    let uses: [String: RuleUse]
    /// The thresholds that some service promise has: a rule on another never hears anything.
    let thresholds: Set<Int>

    /// The days of `uses`.
    static let days = 30

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
                    span(.class("sp-entry-code")) { use(rule, s.w) }
                    if !rule.isActive { badge(s.w("settings.regole.off"), .neutral) }
                    if rule.stops { badge(s.w("settings.regole.stopping"), .info) }
                }
            }
            td(.data("label", columns[1])) {
                div {
                    words.when(rule)
                    for percent in deaf(rule) {
                        badge(s.w("settings.regole.deaf", ["percent": percent]), .warning, icon: .warning)
                    }
                }
            }
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

    private func use(_ rule: Rule, _ w: Words) -> String {
        guard let use = uses[rule.name], let lastAt = use.lastAt else { return w("settings.regole.use.never") }
        let often = use.count == RuleUse.most ? "settings.regole.use.often" : "settings.regole.use"
        return w(often, ["n": use.count, "days": Self.days]) + " "
            + w("settings.regole.use.last", ["moment": w.shortMoment(lastAt)])
    }

    /// The thresholds it waits for and no service promise has.
    private func deaf(_ rule: Rule) -> [Int] {
        rule.triggers.compactMap { trigger in
            guard case .deadline(let percent, _, _) = trigger, percent < ServicePromise.end else { return nil }
            return thresholds.contains(percent) ? nil : percent
        }
    }

    private func arrow(_ rule: Rule, _ way: String, _ s: SettingsFrame) -> HTML {
        let label = s.w("settings.regole.\(way == "su" ? "up" : "down")", ["name": rule.name])
        return moveButton(s.frame, action: "\(RulePage.address(rule))/\(way)", way: way, label)
    }
}
