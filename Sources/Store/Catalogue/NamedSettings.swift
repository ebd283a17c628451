import Domain

extension Connection {
    /// A single setting kept by name; nil when it was never written.
    public func setting(_ name: String) throws -> String? {
        try value("SELECT value FROM settings WHERE name = \(name)")
    }

    public func keepSetting(_ name: String, _ value: String) throws {
        try run(
            """
            INSERT INTO settings (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }

    /// Whether requests that are not over stand in the group.
    public func hasOpenTickets(in group: ID<Group>) throws -> Bool {
        try isTrue("SELECT EXISTS (SELECT id FROM tickets WHERE group_id = \(group) AND closed_at IS NULL)")
    }
}
