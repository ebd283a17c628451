/// A table as `copy` needs to know it; a test compares the list with the schema both engines really have.
public struct Table: Sendable, Equatable {
    public let name: String
    /// The primary key's columns, in its order.
    public let key: [String]
    /// Every column and its type, by name.
    public let columns: [Column]
    /// Columns that point at rows of the same table: filled in when all its rows are there.
    public let later: [String]
    /// True when migrations put rows in: they are taken out before the real ones come.
    public let seeded: Bool

    /// A column: its name and what it holds.
    public struct Column: Sendable, Equatable {
        public let name: String
        public let kind: Kind
    }

    /// What a column holds, in four kinds: ids and instants are integers.
    public enum Kind: Sendable, Equatable { case integer, real, text, bytes }

    /// - Parameters: columns of each kind as words with spaces between.
    public init(
        _ name: String, key: String, integers: String = "", texts: String = "", reals: String = "",
        bytes: String = "", later: String = "", seeded: Bool = false
    ) {
        self.name = name
        self.key = words(key)
        self.later = words(later)
        self.seeded = seeded
        let kinds: [(Kind, String)] = [(.integer, integers), (.text, texts), (.real, reals), (.bytes, bytes)]
        columns = kinds.flatMap { kind, names in words(names).map { Column(name: $0, kind: kind) } }
            .sorted { $0.name < $1.name }
    }
}

private func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
