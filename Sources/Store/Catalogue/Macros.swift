import Domain
import Foundation

extension Connection {
    /// Every version of every macro.
    public func macros() throws -> [Macro] {
        try all("SELECT id, name, owner_id, position, groups, actions, valid_from, valid_to FROM macros") { row in
            var r = row.reader()
            return try Macro(
                id: r.id(), name: r.text(), owner: r.optionalID(), position: r.int(), groups: r.list(),
                // One that another version of the program wrote does nothing rather than half of itself.
                then: RuleJSON.read(r.text()) ?? [], validity: r.validity())
        }
    }

    public func insert(_ macro: Macro) throws {
        try run(
            """
            INSERT INTO macros (id, name, owner_id, position, groups, actions, valid_from, valid_to)
            VALUES (\(macro.id), \(macro.name), \(macro.owner), \(macro.position), \(Lists.json(macro.groups)),
                \(RuleJSON.text(macro.actions)), \(macro.validity.from), \(macro.validity.to))
            """)
    }

    public func end(macro id: ID<Macro>, at now: Date) throws {
        try run("UPDATE macros SET valid_to = \(now) WHERE id = \(id)")
    }
}
