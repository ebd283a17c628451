import Domain
import Foundation
import Formats
import Store

/// One working calendar: its form, what a file brought, the year it makes, and who uses it.
struct CalendarPage: Sendable {
    /// As it is kept; nil for a new one.
    let kept: WorkingCalendar?
    var form: FormData
    var errors = FieldErrors()
    /// What was read from a file, now in the form and not saved yet.
    var brought: Brought?
    /// The year the form makes as it stands; nil when it makes no calendar.
    var year: CalendarYear?
    /// What is reckoned with it.
    var uses: [ServicePromise] = []
    /// How far its deadlines are counted again; nil when it never changed since it is used.
    var recount: Recount?

    struct Brought: Sendable {
        let holidays: Int
        let skipped: [HolidayFile.Skipped]
    }

    static func address(_ calendar: WorkingCalendar) -> String { "\(SettingsPlace.calendars.address)/\(calendar.id)" }

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, title = kept?.name ?? w("settings.calendari.add")
        let hasEnded = kept?.validity.hasEnded(at: s.frame.now) ?? false
        return settingsPage(s, title: title) {
            h1(title)
            if hasEnded, let to = kept?.validity.to {
                alert(.info) { p(w("settings.endedText", ["day": w.shortDay(to)])) }
            }
            errorSummary(errors, w)
            broughtAlert(w)
            if let recount, !hasEnded {
                div(.id("ricalcolo"), .data("watch", recount.endedAt == nil ? "" : nil)) { recountAlert(recount, w) }
            }
            postForm(
                s.frame, action: kept.map(Self.address) ?? SettingsPlace.calendars.newAddress, hasFiles: true
            ) {
                if hasEnded {
                    fieldset(.disabled(), .class("sp-read-only")) { fields(w) }
                } else {
                    fields(w)
                    buttons(w)
                }
            }
            year?.html(w, address: kept.map(Self.address))
            if kept != nil { users(w) }
            if let kept, !hasEnded {
                settingsDeed(
                    s, title: w("settings.calendari.end"), text: w("settings.calendari.end.text"),
                    action: Self.address(kept) + "/cessa", button: w("settings.calendari.end"))
            }
        }
    }

    private func fields(_ w: Words) -> HTML {
        let f = Fields(w, values: form, errors: errors)
        return fragment {
            if kept == nil {
                f.text(
                    "name", label: w("settings.label.name"), hint: w("settings.hint.calendarName"), required: true,
                    autocomplete: "off", most: 200)
            }
            f.text(
                "zone", label: w("settings.label.zone"), hint: w("settings.hint.zone"), required: true,
                autocomplete: "off", with: [.list("fusi"), .init("spellcheck", "false")])
            proposals(Self.zones, id: "fusi")
            settingsPart(w("settings.calendari.week"), hint: w("settings.calendari.week.hint")) {
                div(.class("sp-week")) {
                    for day in Weekday.allCases {
                        f.text(
                            day.rawValue, label: w("settings.weekday.\(day.rawValue)"),
                            autocomplete: "off", most: 300, with: [.init("spellcheck", "false")])
                    }
                }
            }
            settingsPart(w("settings.calendari.holidays"), hint: w("settings.calendari.holidays.hint")) {
                f.checkboxes(
                    "sets", label: w("settings.label.sets"),
                    options: HolidaySet.allCases.map { Option($0.rawValue, w("settings.set.\($0.rawValue)")) })
                f.area("rules", label: w("settings.label.rules"), rows: 6, hint: w("settings.hint.rules"))
                f.files(
                    "ics", label: w("settings.label.ics"), kinds: ["ics"], bytes: HolidayFile.mostBytes,
                    hint: w("settings.hint.ics"))
                p { submit(w("settings.calendari.ics.do"), .secondary, name: "passo", value: "ics", small: true) }
            }
            settingsPart(w("settings.calendari.exceptions"), hint: w("settings.calendari.exceptions.hint")) {
                f.area("exceptions", label: w("settings.label.exceptions"), rows: 5)
            }
        }
    }

    private func buttons(_ w: Words) -> HTML {
        buttonRow {
            submit(w(kept == nil ? "settings.add" : "settings.save"), name: "passo", value: "salva")
            submit(w("settings.preview.do"), .secondary, name: "passo", value: "anteprima")
            if !uses.isEmpty { submit(w("settings.replay.do"), .secondary, name: "passo", value: "prova") }
            linkButton(w("settings.back"), SettingsPlace.calendars.address, .link)
        }
    }

    private func broughtAlert(_ w: Words) -> HTML? {
        brought.map { brought in
            alert(brought.holidays > 0 ? .success : .warning, isLive: true) {
                p(w("settings.calendari.ics.done", ["n": brought.holidays]))
                if !brought.skipped.isEmpty {
                    p(w("settings.calendari.ics.skipped", ["n": brought.skipped.count]))
                    ul {
                        for event in brought.skipped.prefix(20) {
                            li {
                                event.name.isEmpty ? w("settings.calendari.ics.unnamed") : event.name
                                ": " + w("settings.ics.\(event.reason.rawValue)")
                            }
                        }
                    }
                }
            }
        }
    }

    private func recountAlert(_ recount: Recount, _ w: Words) -> HTML? {
        if recount.endedAt != nil { return nil }
        let progress = w(
            "settings.calendari.recount.text", ["done": w.number(recount.done), "total": w.number(recount.total)])
        return alert(.info, title: w("settings.calendari.recount")) { p(progress) }
    }

    private func users(_ w: Words) -> HTML {
        card(w("settings.calendari.uses"), id: "usi") {
            if uses.isEmpty {
                p(w("settings.calendari.uses.none"))
            } else {
                ul { for use in uses { li { a(.href(use.address)) { use.name } } } }
            }
        }
    }

    private static let zones = ["UTC"] + TimeZone.knownTimeZoneIdentifiers.filter { $0.hasPrefix("Europe/") }
}
