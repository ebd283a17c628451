import Desk
import Domain
import HTTPTypes
import Hummingbird
import Store

/// Who changed which setting, newest first.
struct ChangeListPage: Sendable {
    let changes: [SettingChange]
    let next: ID<SettingChange>?
    let isFirstPage: Bool

    static let perPage = 100

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, columns = ["when", "who", "what", "change"].map { w("settings.label.\($0)") }
        return settingsPage(s) {
            settingsHead(s, .changes)
            if changes.isEmpty {
                emptyState(w("settings.modifiche.empty"), icon: .clock)
            } else {
                div(.class("sp-changes")) {
                    table(caption: SettingsPlace.changes.name(w), columns: columns.map { Column($0) }) {
                        for change in changes { row(change, columns, s.frame) }
                    }
                }
            }
            pagination(
                previous: isFirstPage ? nil : SettingsPlace.changes.address,
                next: next.map { "\(SettingsPlace.changes.address)?prima=\($0)" }, w)
        }
    }

    private func row(_ change: SettingChange, _ columns: [String], _ frame: Frame) -> HTML {
        let w = frame.words
        return tr {
            td(.data("label", columns[0])) { moment(change.at, frame) }
            td(.data("label", columns[1])) { change.actorName }
            td(.data("label", columns[2])) {
                div {
                    w.optional("settings.noun.\(change.noun)") ?? change.noun
                    span(.class("sp-entry-code")) { change.code }
                }
            }
            td(.data("label", columns[3])) { div { what(change.change, w) } }
        }
    }

    /// The record begins with a sign, and names the values that are others now.
    private func what(_ record: String, _ w: Words) -> HTML {
        let (key, tone): (String, Tone) =
            switch record.first {
            case "+": ("settings.change.added", .success)
            case "-": ("settings.change.ended", .warning)
            default: ("settings.change.changed", .info)
            }
        return fragment {
            badge(w(key), tone)
            " "
            span(.class("sp-change-values")) { String(record.dropFirst()).trimmed }
        }
    }
}

struct ChangeRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(SettingsPlace.changes.address), use: show)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.changes, context)
        let before = ID<SettingChange>(request.question["prima"]), most = ChangeListPage.perPage
        let found = try await pages.desk.database.read { c in try c.settingChanges(before: before, limit: most + 1) }
        let changes = Array(found.prefix(most))
        return ChangeListPage(
            changes: changes, next: found.count > most ? changes.last?.id : nil, isFirstPage: before == nil
        ).html(pages.frame(.changes, request, context))
    }
}
