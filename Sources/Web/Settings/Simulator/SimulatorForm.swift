import Desk
import Domain
import Foundation

/// The form in which a request is described. It is asked with GET: nothing changes, and the address can be kept.
enum SimulatorForm {
    /// The fields of the form by what the desk calls them.
    static func field(_ name: String) -> String {
        [
            "channel": "canale", "triple": "tripletta", "userType": "tipo", "administration": "ente",
            "health": "sanita", "priority": "priorita", "group": "gruppo",
        ][name] ?? name
    }

    /// Whether something is asked at all.
    static func isAsked(_ form: FormData) -> Bool { form.has("canale") }

    /// What the form says; an instant that is none is noted at its field.
    static func read(_ form: FormData, _ errors: inout FieldErrors, _ w: Words, now: Date) -> RequestDescription {
        var description = RequestDescription()
        description.channel = form["canale"]
        description.area = form["area"]
        description.tematica = form["tematica"]
        description.triple = form["tripletta"]
        description.userType = form["tipo"]
        description.administration = form["ente"]
        description.health = ["yes": true, "no": false][form["sanita"]]
        description.priority = form["priorita"]
        description.group = form["gruppo"]
        description.arrivedAt = arrival(form, &errors, w, now: now)
        return description
    }

    /// An empty day is today, an empty hour is the one it is now.
    private static func arrival(_ form: FormData, _ errors: inout FieldErrors, _ w: Words, now: Date) -> Date? {
        guard let day = form.optional("giorno") ?? form.optional("ora").map({ _ in today(now) }) else { return nil }
        guard let date = CalendarDay(day), (1970...2200).contains(date.year) else {
            errors.add("giorno", w("settings.simulatore.problem.day"))
            return nil
        }
        do throws(InstantProblem) {
            return try TimeZone.rome.instant("\(date)T\(form.optional("ora") ?? w.hour(now))")
        } catch {
            errors.add("ora", w("settings.simulatore.problem.\(error.rawValue)"))
            return nil
        }
    }

    private static func today(_ now: Date) -> String { String(now.machineReadable.prefix(10)) }

    static func html(_ form: FormData, _ errors: FieldErrors, _ choices: SettingsChoices, _ s: SettingsFrame) -> HTML {
        let w = s.w, f = Fields(w, values: form, errors: errors)
        return element(
            "form", [.method("get"), .action(SettingsPlace.simulator.address), .novalidate()]
        ) {
            settingsPart(w("settings.simulatore.what"), hint: w("settings.simulatore.what.hint")) {
                div(.class("sp-columns")) { request(f, choices) }
            }
            settingsPart(w("settings.simulatore.when")) {
                div(.class("sp-columns")) {
                    f.date(
                        "giorno", label: w("settings.simulatore.day"), value: today(s.frame.now),
                        hint: w("settings.simulatore.day.hint"))
                    f.text(
                        "ora", label: w("settings.simulatore.hour"), value: w.hour(s.frame.now), kind: .time,
                        hint: w("settings.simulatore.hour.hint"))
                }
            }
            buttonRow { submit(w("settings.simulatore.do")) }
        }
    }

    @HTMLBuilder private static func request(_ f: Fields, _ choices: SettingsChoices) -> HTML {
        let w = f.w, none = w("settings.simulatore.none")
        f.select(
            "canale", label: w("settings.label.channel"),
            options: ChannelKind.allCases.map { Option($0.rawValue, w("channel.\($0.rawValue)")) }, required: true)
        f.select("area", label: w("settings.label.area"), options: choices.areas.map { Option($0, $0) }, prompt: none)
        f.select(
            "tematica", label: w("settings.label.tematica"), options: choices.tematiche.map { Option($0, $0) },
            prompt: none)
        f.select(
            "tripletta", label: w("settings.label.triple"), options: choices.triples, prompt: none,
            hint: w("settings.simulatore.triple.hint"))
        f.select("tipo", label: w("settings.label.userType"), options: choices.userTypes, prompt: none)
        f.select("ente", label: w("settings.label.administration"), options: choices.administrations, prompt: none)
        f.select(
            "sanita", label: w("settings.label.healthBody"),
            options: [Option("yes", w("settings.simulatore.health")), Option("no", w("settings.simulatore.other"))],
            prompt: none, hint: w("settings.simulatore.health.hint"))
        f.select(
            "priorita", label: w("settings.label.priority"),
            options: Priority.allCases.map { Option($0.code, "\($0.code) " + w("priority.p\($0.rawValue)")) },
            prompt: w("settings.simulatore.priority.own"))
        f.select(
            "gruppo", label: w("settings.label.groupOfRequest"), options: choices.groups,
            prompt: w("settings.simulatore.group.table"))
    }
}
