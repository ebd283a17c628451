/// The statements a session has prepared, the least used forgotten first.
struct PreparedStatements {
    /// Beyond this a session's memory on the server grows for little: the program has a few hundred statements.
    private static let limit = 400

    /// What distinguishes a statement: the same text with other types is another one.
    private struct Key: Hashable {
        let text: String
        let kinds: [UInt32]
    }

    private final class Entry {
        let name: String
        var lastUse: UInt64 = 0
        init(name: String) { self.name = name }
    }

    /// A statement's name on the server, whether it must be prepared first, and the names to drop.
    struct Found {
        let name: String
        let isNew: Bool
        let dropped: [String]
    }

    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0
    private var made = 0

    init() {}

    /// An empty list whose names do not meet those of `earlier`.
    init(after earlier: PreparedStatements) { made = earlier.made }

    mutating func find(_ statement: Rendered) -> Found {
        uses += 1
        let key = key(statement)
        if let entry = entries[key] {
            entry.lastUse = uses
            return Found(name: entry.name, isNew: false, dropped: [])
        }
        let dropped = entries.count >= Self.limit ? dropOldest() : []
        made += 1
        let entry = Entry(name: "s\(made)")
        entry.lastUse = uses
        entries[key] = entry
        return Found(name: entry.name, isNew: true, dropped: dropped)
    }

    /// A statement the server did not take.
    mutating func forget(_ statement: Rendered) { entries[key(statement)] = nil }

    private func key(_ statement: Rendered) -> Key {
        Key(text: statement.text, kinds: statement.bindings.map(PostgresValue.kind))
    }

    /// Drops a tenth at once, so that the search for the oldest is rare.
    private mutating func dropOldest() -> [String] {
        let oldest = entries.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(Self.limit / 10)
        for (key, _) in oldest { entries[key] = nil }
        return oldest.map(\.value.name)
    }
}
