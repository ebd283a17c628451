import Domain
import Foundation

// Each insert writes a new version of an entry; each `end` closes the one that holds. Nothing is deleted.
extension Connection {
    public func insert(_ type: UserType) throws {
        try run(
            """
            INSERT INTO user_types (id, code, name, name_english, section, identity, needs_administration, asks_on_behalf,
                position, valid_from, valid_to)
            VALUES (\(type.id), \(type.code), \(type.name), \(type.nameEnglish), \(type.section), \(type.identity),
                \(type.needsAdministration.bit), \(type.asksOnBehalf.bit), \(type.position), \(type.validity.from),
                \(type.validity.to))
            """)
    }

    public func insert(_ administration: Administration) throws {
        try run(
            """
            INSERT INTO administrations (id, code, name, health, sections, valid_from, valid_to)
            VALUES (\(administration.id), \(administration.code), \(administration.name), \(administration.isHealth.bit),
                \(Lists.json(administration.sections)), \(administration.validity.from), \(administration.validity.to))
            """)
    }

    public func insert(_ group: Group) throws {
        try run(
            """
            INSERT INTO groups (id, code, name, level, tier, employer, escalates_to, email, signature, triage, giving,
                valid_from, valid_to)
            VALUES (\(group.id), \(group.code), \(group.name), \(group.level), \(group.tier), \(group.employer),
                \(group.escalatesTo), \(group.email), \(group.signature), \(group.isTriage.bit), \(group.giving), \(group.validity.from),
                \(group.validity.to))
            """)
    }

    /// A group keeps its row, because requests stand in it.
    public func update(_ group: Group) throws {
        try run(
            """
            UPDATE groups SET name = \(group.name), level = \(group.level), tier = \(group.tier), employer = \(group.employer),
                escalates_to = \(group.escalatesTo), email = \(group.email), signature = \(group.signature),
                triage = \(group.isTriage.bit), giving = \(group.giving), valid_from = \(group.validity.from), valid_to = \(group.validity.to)
            WHERE id = \(group.id)
            """)
    }

    public func insert(_ triple: Triple) throws {
        try run(
            """
            INSERT INTO triples (id, code, area, tematica, problem, offers, administrations, priority, impact, urgency,
                remind_after, close_waiting_after, close_solved_after, path, position, valid_from, valid_to)
            VALUES (\(triple.id), \(triple.code), \(triple.area), \(triple.tematica), \(triple.problem),
                \(Lists.json(triple.offers)), \(Lists.json(triple.administrations)), \(triple.priority), \(triple.impact),
                \(triple.urgency), \(triple.remindAfter), \(triple.closeWaitingAfter), \(triple.closeSolvedAfter),
                \(Lists.json(triple.path)), \(triple.position), \(triple.validity.from), \(triple.validity.to))
            """)
    }

    /// What does not change the meaning of a triple is edited in place: offers, path, priority, order, end.
    public func update(_ triple: Triple) throws {
        try run(
            """
            UPDATE triples SET offers = \(Lists.json(triple.offers)), administrations = \(Lists.json(triple.administrations)),
                priority = \(triple.priority), impact = \(triple.impact), urgency = \(triple.urgency),
                remind_after = \(triple.remindAfter), close_waiting_after = \(triple.closeWaitingAfter),
                close_solved_after = \(triple.closeSolvedAfter), path = \(Lists.json(triple.path)), position = \(triple.position),
                valid_from = \(triple.validity.from), valid_to = \(triple.validity.to)
            WHERE id = \(triple.id)
            """)
    }

    public func insert(_ route: Route) throws {
        try run(
            """
            INSERT INTO routes (id, position, channel, area, tematica, triple, user_type, administration, health, mode, campaign,
                group_code, valid_from, valid_to)
            VALUES (\(route.id), \(route.position), \(route.channel), \(route.area), \(route.tematica), \(route.triple),
                \(route.userType), \(route.administration), \(route.health?.bit), \(route.mode), \(route.campaign), \(route.group), \(route.validity.from),
                \(route.validity.to))
            """)
    }

    public func insert(_ field: FormField) throws {
        try run(
            """
            INSERT INTO form_fields (id, code, label, label_english, hint, hint_english, kind, choices, user_types, triples,
                required_for, max_length, position, valid_from, valid_to)
            VALUES (\(field.id), \(field.code), \(field.label), \(field.labelEnglish), \(field.hint), \(field.hintEnglish),
                \(field.kind), \(Lists.json(field.choices)), \(Lists.json(field.userTypes)), \(Lists.json(field.triples)),
                \(Lists.json(field.requiredFor)), \(field.maxLength), \(field.position), \(field.validity.from),
                \(field.validity.to))
            """)
    }

    public func end(userType id: ID<UserType>, at now: Date) throws {
        try run("UPDATE user_types SET valid_to = \(now) WHERE id = \(id)")
    }
    public func end(administration id: ID<Administration>, at now: Date) throws {
        try run("UPDATE administrations SET valid_to = \(now) WHERE id = \(id)")
    }
    public func end(triple id: ID<Triple>, at now: Date) throws {
        try run("UPDATE triples SET valid_to = \(now) WHERE id = \(id)")
    }
    public func end(route id: ID<Route>, at now: Date) throws {
        try run("UPDATE routes SET valid_to = \(now) WHERE id = \(id)")
    }
    public func end(field id: ID<FormField>, at now: Date) throws {
        try run("UPDATE form_fields SET valid_to = \(now) WHERE id = \(id)")
    }

    public func save(_ office: Office) throws {
        try run(
            """
            INSERT INTO settings (name, value) VALUES ('office', \(Lists.json(office)))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }

    public func save(_ template: MailTemplate) throws {
        try run(
            """
            INSERT INTO mail_templates (kind, language, subject, body)
            VALUES (\(template.kind), \(template.language), \(template.subject), \(template.text))
            ON CONFLICT (kind, language) DO UPDATE SET subject = excluded.subject, body = excluded.body
            """)
    }

    /// Who changed which setting: read on the settings pages.
    public func record(_ change: SettingChange) throws {
        try run(
            """
            INSERT INTO setting_changes (id, at, actor_name, noun, code, change)
            VALUES (\(change.id), \(change.at), \(change.actorName), \(change.noun), \(change.code), \(change.change))
            """)
    }

    /// Newest first.
    public func settingChanges(before: ID<SettingChange>?, limit: Int) throws -> [SettingChange] {
        let older: SQL = before.map { "WHERE id < \($0)" } ?? ""
        return try all(
            "SELECT id, at, actor_name, noun, code, change FROM setting_changes \(older) ORDER BY id DESC LIMIT \(limit)"
        ) { row in
            var r = row.reader()
            return try SettingChange(
                id: r.id(), at: r.date(), actorName: r.text(), noun: r.text(), code: r.text(), change: r.text())
        }
    }
}

/// One edit of a setting, by whom and when.
public struct SettingChange: Sendable, Equatable {
    public let id: ID<SettingChange>
    public let at: Date
    public let actorName: String
    public let noun: String
    public let code: String
    public let change: String

    public init(id: ID<SettingChange>, at: Date, actorName: String, noun: String, code: String, change: String) {
        self.id = id
        self.at = at
        self.actorName = actorName
        self.noun = noun
        self.code = code
        self.change = change
    }
}

extension Bool {
    /// How a yes or a no is kept: 1 or 0.
    var bit: Int { self ? 1 : 0 }
}
