import Domain

/// The form of a rule: what it holds at the beginning, what its buttons do to it, and the rule it says.
enum RuleForm {
    /// Nil for a rule that says more than the form can: it is written as text.
    static func form(_ rule: Rule) -> FormData? {
        guard let groups = RuleGroups(rule.condition) else { return nil }
        var form = FormData([
            ("name", rule.name), ("attiva", rule.isActive ? "1" : ""), ("ferma", rule.stops ? "1" : ""),
            ("ripete", rule.repeats ? "1" : ""), ("calendario", rule.calendar),
        ])
        guard write(rule.triggers, &form) else { return nil }
        groups.write(&form)
        RuleActionRow.write(rule.actions.map(RuleActionRow.init), &form)
        return form
    }

    /// What the form says. What cannot be is noted beside its field.
    static func read(_ form: FormData, over kept: Rule, _ errors: inout FieldErrors, _ w: Words) -> Rule {
        var rule = kept
        if form.has("name") { rule.name = form["name"].tidied }
        rule.isActive = form.bool("attiva")
        rule.stops = form.bool("ferma")
        rule.repeats = form.bool("ripete")
        rule.calendar = form["calendario"]
        rule.triggers = triggers(form, &errors, w)
        rule.condition = RuleGroups(form).read(&errors, w)
        rule.actions = actions(form, &errors, w)
        if errors.isEmpty { check(rule, &errors, w) }
        return rule
    }

    /// The field of the form for a part of the rule.
    static func field(_ part: String) -> String {
        switch part {
        case "when": "eventi"
        case "if": "se.modo"
        case "then": "poi.nuova"
        case "calendar": "calendario"
        case "code", "name": "name"
        default: RuleActionRow.Kind(rawValue: part) == nil ? "se.modo" : "poi.nuova"
        }
    }

    private static func check(_ rule: Rule, _ errors: inout FieldErrors, _ w: Words) {
        do throws(RuleProblem) { try rule.check() } catch { errors.add(field(error.field), w.rule(error)) }
    }

    private static func actions(_ form: FormData, _ errors: inout FieldErrors, _ w: Words) -> [RuleAction] {
        RuleActionRow.all(form).enumerated().compactMap { place, row in
            guard let action = row.action else {
                errors.add(RuleActionRow.name(place, row.field), w("settings.regole.problem.choose"))
                return nil
            }
            do throws(RuleProblem) {
                // Alone with an event that no action makes: what is wrong then is the action itself.
                try Rule(name: "-", when: [.event(.rated)], then: [action]).check()
            } catch {
                errors.add(RuleActionRow.name(place, row.field), w.rule(error))
            }
            return action
        }
    }
}

// When.
extension RuleForm {
    /// False when there are more turns, or terms of more sorts, than the form has fields for.
    private static func write(_ triggers: [RuleTrigger], _ form: inout FormData) -> Bool {
        var percents: [String] = [], sorts: Set<String> = [], every = 0, daily = 0
        for trigger in triggers {
            switch trigger {
            case .event(let event): form.append("eventi", event.rawValue)
            case .deadline(let percent, let aim, let kind):
                percents.append(String(percent))
                sorts.insert("\(aim?.rawValue ?? "")/\(kind?.rawValue ?? "")")
                form.set("termine", aim?.rawValue ?? "")
                form.set("specie", kind?.rawValue ?? "")
            case .every(let minutes):
                every += 1
                form.set("ogni", String(minutes))
            case .daily(let turn):
                daily += 1
                form.set("alle", turn.time)
                for day in Weekday.allCases where turn.weekdays.contains(day) { form.append("giorni", day.rawValue) }
                form.set("giorniDi", turn.calendar ?? "")
            }
        }
        form.set("soglie", percents.joined(separator: ", "))
        return sorts.count <= 1 && every <= 1 && daily <= 1
    }

    private static func triggers(_ form: FormData, _ errors: inout FieldErrors, _ w: Words) -> [RuleTrigger] {
        var triggers = form.all("eventi").compactMap(RuleEvent.init).map(RuleTrigger.event)
        for text in form.words("soglie") {
            guard let percent = Int(text), (1...ServicePromise.end).contains(percent) else {
                errors.add("soglie", w.rule(RuleProblem("when", "problem.rule.percent", text)))
                continue
            }
            triggers.append(
                .deadline(
                    percent: percent, aim: PromiseTarget.Aim(rawValue: form["termine"]),
                    kind: ServicePromise.Kind(rawValue: form["specie"])))
        }
        if let text = form.optional("ogni") {
            if let minutes = Int(text), RuleTrigger.periods.contains(minutes) {
                triggers.append(.every(minutes: minutes))
            } else {
                errors.add("ogni", w.rule(RuleProblem("when", "problem.rule.every", text)))
            }
        }
        if let text = form.optional("alle") {
            if let turn = DailyTurn(
                text, weekdays: Set(form.all("giorni").compactMap(Weekday.init)), calendar: form.optional("giorniDi"))
            {
                triggers.append(.daily(turn))
            } else {
                errors.add("alle", w.rule(RuleProblem("when", "problem.rule.time", text)))
            }
        }
        return triggers
    }
}
