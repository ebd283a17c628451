import Domain
import Foundation

extension Connection {
    /// The texts that are ready, of the house and of single people, those that ended included.
    public func textModules() throws -> [TextModule] {
        try all(
            """
            SELECT id, name, shortcut, language, owner_id, groups, body, valid_from, valid_to FROM text_modules
            """
        ) { row in
            var r = row.reader()
            return try TextModule(
                id: r.id(), name: r.text(), shortcut: r.text(), language: r.text(), owner: r.optionalID(),
                groups: r.list(), text: r.text(), validity: r.validity())
        }
    }

    public func insert(_ module: TextModule) throws {
        try run(
            """
            INSERT INTO text_modules (id, name, shortcut, language, owner_id, groups, body, valid_from, valid_to)
            VALUES (\(module.id), \(module.name), \(module.shortcut), \(module.language), \(module.owner),
                \(Lists.json(module.groups)), \(module.text), \(module.validity.from), \(module.validity.to))
            """)
    }

    public func update(_ module: TextModule) throws {
        try run(
            """
            UPDATE text_modules SET name = \(module.name), shortcut = \(module.shortcut), language = \(module.language),
                groups = \(Lists.json(module.groups)), body = \(module.text), valid_from = \(module.validity.from),
                valid_to = \(module.validity.to)
            WHERE id = \(module.id)
            """)
    }

    public func end(textModule id: ID<TextModule>, at now: Date) throws {
        try run("UPDATE text_modules SET valid_to = \(now) WHERE id = \(id)")
    }
}
