import Domain

/// The part of the form that says when: what happens, a term that nears its end, the clock.
struct RuleWhenFields: Sendable {
    let f: Fields
    let choices: RuleChoices

    private var w: Words { f.w }

    func html() -> HTML {
        settingsPart(w("settings.regole.when"), hint: w("settings.regole.when.hint")) {
            f.checkboxBox(
                "eventi", label: w("settings.regole.events"),
                options: RuleEvent.allCases.map { Option($0.rawValue, choices.words.trigger(.event($0))) })
            fold(w("settings.regole.terms"), isOpen: f.values.optional("soglie") != nil || f.errors["soglie"] != nil) {
                f.text("soglie", label: w("settings.regole.percents"), hint: w("settings.regole.percents.hint"))
                f.select(
                    "termine", label: w("settings.regole.aim"),
                    options: PromiseTarget.Aim.allCases.map { Option($0.rawValue, w("promises.aim.\($0.rawValue)")) },
                    prompt: w("settings.any"), required: true)
                f.select(
                    "specie", label: w("settings.label.promiseKind"),
                    options: ServicePromise.Kind.allCases.map {
                        Option($0.rawValue, w("promises.kind.\($0.rawValue)"))
                    }, prompt: w("settings.any"), required: true)
            }
            fold(
                w("settings.regole.clock"),
                isOpen: ["ogni", "alle"].contains { f.values.optional($0) != nil || f.errors[$0] != nil }
            ) {
                f.text(
                    "ogni", label: w("settings.regole.everyMinutes"), hint: w("settings.regole.everyMinutes.hint"),
                    inputmode: "numeric", most: 6)
                f.text("alle", label: w("settings.regole.dailyAt"), kind: .time)
                f.checkboxes(
                    "giorni", label: w("settings.regole.weekdays"),
                    options: Weekday.allCases.map { Option($0.rawValue, w("settings.weekday.\($0.rawValue)")) },
                    hint: w("settings.regole.weekdays.hint"))
                f.select(
                    "giorniDi", label: w("settings.regole.openDays"), options: choices.settings.calendars,
                    prompt: w("settings.regole.openDays.none"))
                f.checkbox("ripete", label: w("settings.regole.repeats"))
            }
        }
    }

    private func fold(_ title: String, isOpen: Bool, @HTMLBuilder _ content: () -> HTML) -> HTML {
        details(.class("sp-fold"), .init("open", if: isOpen)) {
            summary(title)
            div { content() }
        }
    }
}
