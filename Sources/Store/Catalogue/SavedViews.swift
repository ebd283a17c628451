import Domain
import Foundation

extension Connection {
    /// The kept lists of everybody; there are a few for each person.
    public func savedViews() throws -> [SavedView] {
        var groups: [ID<SavedView>: [ID<Group>]] = [:]
        let shared = try all("SELECT view_id, group_id FROM view_groups ORDER BY view_id, group_id") { row in
            var r = row.reader()
            return try (r.id() as ID<SavedView>, r.id() as ID<Group>)
        }
        for (view, group) in shared { groups[view, default: []].append(group) }
        return try all(
            "SELECT id, owner_id, name, query, sharing, position, created_at, updated_at FROM views ORDER BY id"
        ) { row in
            var r = row.reader()
            let id: ID<SavedView> = try r.id()
            return try SavedView(
                id: id, owner: r.id(), name: r.text(), query: r.text(), sharing: r.choice(), groups: groups[id] ?? [],
                position: r.int(), createdAt: r.date(), updatedAt: r.date())
        }
    }

    public func insert(_ view: SavedView) throws {
        try run(
            """
            INSERT INTO views (id, owner_id, name, query, sharing, position, created_at, updated_at)
            VALUES (\(view.id), \(view.owner), \(view.name), \(view.query), \(view.sharing), \(view.position),
                \(view.createdAt), \(view.updatedAt))
            """)
        try share(view)
    }

    public func update(_ view: SavedView) throws {
        try run(
            """
            UPDATE views SET name = \(view.name), query = \(view.query), sharing = \(view.sharing),
                position = \(view.position), updated_at = \(view.updatedAt)
            WHERE id = \(view.id)
            """)
        try run("DELETE FROM view_groups WHERE view_id = \(view.id)")
        try share(view)
    }

    public func delete(view id: ID<SavedView>) throws {
        try run("DELETE FROM view_groups WHERE view_id = \(id)")
        try run("DELETE FROM views WHERE id = \(id)")
    }

    private func share(_ view: SavedView) throws {
        for group in view.groups {
            try run("INSERT INTO view_groups (view_id, group_id) VALUES (\(view.id), \(group))")
        }
    }
}
