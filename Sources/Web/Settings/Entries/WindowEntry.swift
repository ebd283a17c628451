import Desk
import Domain

extension PriorityWindow: EditableEntry {
    static var place: SettingsPlace { .windows }
    static func all(_ catalogue: Catalogue) -> [PriorityWindow] { catalogue.windows }
    static func blank(_ catalogue: Catalogue) -> PriorityWindow {
        PriorityWindow(id: ID(0), name: "", calendar: catalogue.office.calendar)
    }

    func title(_ w: Words) -> String { name }
    var searched: [String] { [name, triple] }

    var form: FormData {
        FormData([
            ("name", name), ("triple", triple), ("repeats", date.kind.rawValue), ("day", String(date.day)),
            ("month", date.month.map(String.init) ?? ""), ("year", date.year.map(String.init) ?? ""),
            ("before", before.map(String.init).joined(separator: ", ")), ("after", String(after)),
            ("calendar", calendar),
        ])
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        if isNew { name = form["name"].tidied }
        triple = form["triple"].tidied
        if let read = WindowDate(form) {
            date = read
        } else {
            errors.add("day", w("problem.window.date"))
        }
        let written = form.words("before").map { Int($0) }
        before = written.compactMap { $0 }
        if written.contains(nil) { errors.add("before", w("problem.window.before")) }
        after = form.int("after", or: after, &errors, w)
        calendar = form["calendar"]
    }

    static func field(_ name: String) -> String { ["code": "name", "date": "day"][name] ?? name }

    static func list(_ entries: [PriorityWindow], _ look: EntryLook) -> HTML {
        let w = look.w
        let columns = ["window", "pattern", "windowDate", "before", "calendar"].map { w("settings.label.\($0)") }
        return table(caption: w("settings.place.finestre"), columns: columns.map { Column($0) }) {
            for window in entries {
                tr {
                    td(.data("label", columns[0])) { div { look.link(window, window.name) } }
                    td(.data("label", columns[1])) { window.triple }
                    td(.data("label", columns[2])) { window.date.words(w) }
                    td(.data("label", columns[3])) { window.steps(w) }
                    td(.data("label", columns[4])) { window.calendar }
                }
            }
        }
    }

    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            if isNew {
                f.text(
                    "name", label: w("settings.label.name"), hint: w("settings.hint.windowName"), required: true,
                    autocomplete: "off", most: 200)
            }
            settingsPart(w("settings.finestre.which")) {
                f.text(
                    "triple", label: w("settings.label.pattern"), hint: w("settings.hint.pattern"), required: true,
                    most: 40)
            }
            settingsPart(w("settings.finestre.when"), hint: w("settings.finestre.when.hint")) {
                div(.class("sp-columns")) {
                    f.select(
                        "repeats", label: w("settings.label.repeats"),
                        options: WindowDate.Kind.allCases.map {
                            Option($0.rawValue, w("settings.repeats.\($0.rawValue)"))
                        },
                        required: true)
                    f.number("day", label: w("settings.label.day"), hint: w("settings.hint.windowDay"))
                    f.select(
                        "month", label: w("settings.label.month"),
                        options: (1...12).map { Option(String($0), w("kit.month.\($0)")) }, prompt: w("settings.none"),
                        hint: w("settings.hint.windowMonth"))
                    f.number(
                        "year", label: w("settings.label.year"), hint: w("settings.hint.windowYear"), required: false)
                    f.text(
                        "before", label: w("settings.label.before"), hint: w("settings.hint.before"), required: true,
                        most: 20)
                    f.number("after", label: w("settings.label.after"), hint: w("settings.hint.after"))
                    f.select(
                        "calendar", label: w("settings.label.calendar"), options: choices.calendars,
                        prompt: w("settings.choose"), required: true)
                }
            }
        }
    }

    private func steps(_ w: Words) -> String {
        w("settings.finestre.steps", ["days": before.sorted(by: >).map(String.init).joined(separator: ", ")])
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(window: name, as: actor) }
}

extension WindowDate {
    /// How often the day comes; the raw value is that of the form.
    enum Kind: String, CaseIterable { case monthly, yearly, once }

    /// Nil when the parts are no day.
    init?(_ form: FormData) {
        let month = form.int("month") ?? 0, day = form.int("day") ?? 0
        switch Kind(rawValue: form["repeats"]) {
        case .monthly: self.init("day \(day)")
        case .yearly: self.init("\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
        case .once:
            guard let found = CalendarDay(year: form.int("year") ?? 0, month: month, day: day) else { return nil }
            self.init(found.description)
        case nil: return nil
        }
    }

    var kind: Kind {
        switch self {
        case .monthly: .monthly
        case .yearly: .yearly
        case .once: .once
        }
    }

    var day: Int {
        switch self {
        case .monthly(let day), .yearly(_, let day): day
        case .once(let day): day.day
        }
    }

    var month: Int? {
        switch self {
        case .monthly: nil
        case .yearly(let month, _): month
        case .once(let day): day.month
        }
    }

    var year: Int? { if case .once(let day) = self { day.year } else { nil } }

    /// "il 23 di ogni mese", "il 16/03 di ogni anno", "il 16/03/2026".
    func words(_ w: Words) -> String {
        switch self {
        case .monthly(let day): w("settings.finestre.monthly", ["day": day])
        case .yearly(let month, let day): w("settings.finestre.yearly", ["day": "\(day) \(w("kit.month.\(month)"))"])
        case .once(let day):
            w("settings.finestre.once", ["day": "\(day.day) \(w("kit.month.\(day.month)")) \(day.year)"])
        }
    }
}
