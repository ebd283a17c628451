import Domain
import Foundation

extension Connection {
    /// Grows by one at each change of any setting; one row, read at each request.
    public func settingsVersion() throws -> Int64 {
        try value("SELECT value FROM counters WHERE name = 'settings'") ?? 1
    }

    /// Called by every verb that changes a setting, in the same transaction.
    public func settingsChanged() throws {
        try run("UPDATE counters SET value = value + 1 WHERE name = 'settings'")
    }

    /// Everything routing, forms and pages need to know, ended entries included.
    public func catalogue() throws -> Catalogue {
        try Catalogue(
            version: settingsVersion(), userTypes: userTypes(), administrations: administrations(), groups: groups(),
            triples: triples(), routes: routes(), fields: formFields(), operators: operators(), office: office(),
            calendars: calendars(), promises: promises(), rules: rules(), windows: priorityWindows(),
            campaigns: campaigns(), macros: macros(), views: savedViews(), textModules: textModules(),
            absences: absences())
    }

    public func userTypes() throws -> [UserType] {
        try all(
            """
            SELECT id, code, name, name_english, section, identity, needs_administration, asks_on_behalf, position,
                valid_from, valid_to
            FROM user_types
            """
        ) { row in
            var r = row.reader()
            return try UserType(
                id: r.id(), code: r.text(), name: r.text(), nameEnglish: r.text(), section: r.text(),
                identity: r.choice(),
                needsAdministration: r.bool(), asksOnBehalf: r.bool(), position: r.int(), validity: r.validity())
        }
    }

    public func administrations() throws -> [Administration] {
        try all("SELECT id, code, name, health, sections, valid_from, valid_to FROM administrations") { row in
            var r = row.reader()
            return try Administration(
                id: r.id(), code: r.text(), name: r.text(), isHealth: r.bool(), sections: r.list(),
                validity: r.validity())
        }
    }

    public func groups() throws -> [Group] {
        try all(
            """
            SELECT id, code, name, level, tier, employer, escalates_to, email, signature, triage, giving,
                valid_from, valid_to
            FROM groups
            """
        ) { row in
            var r = row.reader()
            return try Group(
                id: r.id(), code: r.text(), name: r.text(), level: r.choice(), tier: r.int(), employer: r.choice(),
                escalatesTo: r.optionalText(), email: r.optionalText(), signature: r.text(), isTriage: r.bool(),
                giving: r.choice(), validity: r.validity())
        }
    }

    public func triples() throws -> [Triple] {
        try all(
            """
            SELECT id, code, area, tematica, problem, offers, administrations, priority, impact, urgency, remind_after,
                close_waiting_after, close_solved_after, path, position, valid_from, valid_to
            FROM triples
            """
        ) { row in
            var r = row.reader()
            return try Triple(
                id: r.id(), code: r.text(), area: r.text(), tematica: r.text(), problem: r.text(),
                offers: Lists.offers(r.text()), administrations: r.list(), priority: r.choice(),
                impact: r.optionalChoice(), urgency: r.optionalChoice(), remindAfter: r.optionalInt(),
                closeWaitingAfter: r.optionalInt(), closeSolvedAfter: r.optionalInt(), path: r.list(),
                position: r.int(), validity: r.validity())
        }
    }

    public func routes() throws -> [Route] {
        try all(
            """
            SELECT id, position, channel, area, tematica, triple, user_type, administration, health, mode, campaign,
                group_code, valid_from, valid_to
            FROM routes
            """
        ) { row in
            var r = row.reader()
            return try Route(
                id: r.id(), position: r.int(), channel: r.optionalChoice(), area: r.optionalText(),
                tematica: r.optionalText(), triple: r.optionalText(), userType: r.optionalText(),
                administration: r.optionalText(), health: r.optionalInt().map { $0 != 0 }, mode: r.optionalChoice(),
                campaign: r.optionalText(), group: r.text(),
                validity: r.validity())
        }
    }

    public func formFields() throws -> [FormField] {
        try all(
            """
            SELECT id, code, label, label_english, hint, hint_english, kind, choices, user_types, triples, required_for,
                max_length, position, valid_from, valid_to
            FROM form_fields
            """
        ) { row in
            var r = row.reader()
            return try FormField(
                id: r.id(), code: r.text(), label: r.text(), labelEnglish: r.text(), hint: r.text(),
                hintEnglish: r.text(),
                kind: r.choice(), choices: r.list(), userTypes: r.list(), triples: r.list(), requiredFor: r.list(),
                maxLength: r.int(), position: r.int(), validity: r.validity())
        }
    }

    public func office() throws -> Office {
        let text: String? = try value("SELECT value FROM settings WHERE name = 'office'")
        return text.map(Lists.office) ?? Office()
    }

    public func mailTemplates() throws -> [MailTemplate] {
        try all("SELECT kind, language, subject, body FROM mail_templates ORDER BY kind, language") { row in
            var r = row.reader()
            return try MailTemplate(kind: r.choice(), language: r.text(), subject: r.text(), text: r.text())
        }
    }
}

extension RowReader {
    mutating func validity() throws -> Validity { try Validity(from: optionalDate(), to: optionalDate()) }
    mutating func list() throws -> [String] { try Lists.texts(text()) }
}
