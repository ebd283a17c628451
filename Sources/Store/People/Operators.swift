import Domain
import Foundation

extension Connection {
    /// Everybody who works at the desk, with their groups; disabled people included.
    public func operators() throws -> [Operator] {
        let pairs = try all("SELECT operator_id, group_id FROM memberships ORDER BY operator_id, group_id") { row in
            (try row.id(0, of: Operator.self), try row.id(1, of: Group.self))
        }
        let groups = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
        let preferences = try preferences()
        return try all(
            """
            SELECT id, login, name, email, role, language, disabled_at, skills, languages, capacity, available
            FROM operators ORDER BY name, id
            """
        ) { row in
            var r = row.reader()
            let id: ID<Operator> = try r.id()
            return try Operator(
                id: id, login: r.text(), name: r.text(), email: r.text(), role: r.choice(), language: r.text(),
                groups: groups[id] ?? [], disabledAt: r.optionalDate(),
                preferences: preferences[id] ?? Preferences(),
                work: WorkProfile(
                    skills: Lists.texts(r.text()), languages: Lists.texts(r.text()), capacity: r.optionalInt(),
                    isAvailable: r.bool()))
        }
    }

    /// The operator of a login and the hash of their password; nil for a login nobody has.
    public func credentials(login: String) throws -> (id: ID<Operator>, password: String?, disabledAt: Date?)? {
        try first("SELECT id, password, disabled_at FROM operators WHERE login = \(login)") { row in
            try (row.id(0), row.optionalText(1), row.optionalDate(2))
        }
    }

    public func insert(_ person: Operator, password: String?, at now: Date) throws {
        try run(
            """
            INSERT INTO operators (id, login, name, email, role, language, password, created_at, disabled_at,
                skills, languages, capacity, available)
            VALUES (\(person.id), \(person.login), \(person.name), \(person.email), \(person.role), \(person.language),
                \(password), \(now), \(person.disabledAt), \(Lists.json(person.work.skills)),
                \(Lists.json(person.work.languages)), \(person.work.capacity), \(person.work.isAvailable.bit))
            """)
        try setGroups(of: person)
    }

    public func update(_ person: Operator) throws {
        try run(
            """
            UPDATE operators SET name = \(person.name), email = \(person.email), role = \(person.role),
                language = \(person.language), disabled_at = \(person.disabledAt),
                skills = \(Lists.json(person.work.skills)), languages = \(Lists.json(person.work.languages)),
                capacity = \(person.work.capacity), available = \(person.work.isAvailable.bit)
            WHERE id = \(person.id)
            """)
        try setGroups(of: person)
    }

    public func setPassword(_ hash: String, of id: ID<Operator>) throws {
        try run("UPDATE operators SET password = \(hash) WHERE id = \(id)")
    }

    private func setGroups(of person: Operator) throws {
        try run("DELETE FROM memberships WHERE operator_id = \(person.id)")
        for group in Set(person.groups) {
            try run("INSERT INTO memberships (operator_id, group_id) VALUES (\(person.id), \(group))")
        }
    }
}
