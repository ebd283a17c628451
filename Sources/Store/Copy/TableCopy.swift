import Crypto
import Foundation

extension Table {
    /// Rows a statement moves at once: PostgreSQL takes 65,535 values, SQLite 32,766.
    private var batch: Int { min(500, 20_000 / columns.count) }

    private var names: SQL { SQL(stringLiteral: columns.map(\.name).joined(separator: ", ")) }

    func count(in database: any Reader) async throws -> Int {
        try await database.read { try $0.value("SELECT count(*) FROM \(raw: name)") ?? 0 }
    }

    func mustBeEmpty(in database: any Reader) async throws {
        if seeded { return }
        let hasRows = try await database.read { try $0.isTrue("SELECT EXISTS (SELECT * FROM \(raw: name))") }
        if hasRows { throw CopyError.notEmpty(table: name) }
    }

    func copy(
        from source: any Database, to target: any Database, _ progress: @Sendable (CopyProgress) -> Void
    ) async throws -> Int {
        let total = try await count(in: source)
        var done = 0
        try await eachBatch(of: source) { rows in
            let insert = try insert(rows)
            try await target.write { try $0.run(insert) }
            done += rows.count
            progress(CopyProgress(phase: .copying, table: name, done: done, total: total))
        }
        if !later.isEmpty {
            try await eachBatch(of: source) { rows in
                let updates = try rows.compactMap { try update($0) }
                try await target.write { c in for update in updates { try c.run(update) } }
            }
        }
        return done
    }

    func compare(
        _ source: any Database, _ target: any Database, _ progress: @Sendable (CopyProgress) -> Void
    ) async throws {
        let total = try await count(in: source)
        var done = 0
        let here = try await digest(of: source) {
            done += $0
            progress(CopyProgress(phase: .verifying, table: name, done: done, total: total))
        }
        if try await digest(of: target, { _ in }) != here { throw CopyError.different(table: name) }
    }

    /// A hash over every value of every row in the order of the key; the same on both engines when the rows are.
    private func digest(of database: any Reader, _ read: (Int) -> Void) async throws -> SHA256.Digest {
        var hash = SHA256()
        try await eachBatch(of: database) { rows in
            for row in rows {
                for index in columns.indices { try hash.add(row.value(at: index)) }
            }
            read(rows.count)
        }
        return hash.finalize()
    }

    private func eachBatch(of database: any Reader, _ body: ([Row]) async throws -> Void) async throws {
        var after: Row?
        while true {
            let select = try select(after: after)
            let rows = try await database.read { try $0.rows(select) }
            if rows.isEmpty { return }
            try await body(rows)
            after = rows.last
        }
    }
}

// MARK: - Statements

extension Table {
    private func select(after row: Row?) throws -> SQL {
        let keys = SQL(stringLiteral: key.joined(separator: ", "))
        let last: SQL =
            try row.map { row in
                "WHERE (\(keys)) > (\(try key.map { try value(of: $0, in: row) }.joined(", ")))"
            } ?? ""
        return "SELECT \(names) FROM \(raw: name) \(last) ORDER BY \(keys) LIMIT \(batch)"
    }

    private func insert(_ rows: [Row]) throws -> SQL {
        let lines: [SQL] = try rows.map { row in
            let values = try columns.map { later.contains($0.name) ? null($0.kind) : try value(of: $0.name, in: row) }
            return "(\(values.joined(", ")))"
        }
        return "INSERT INTO \(raw: name) (\(names)) VALUES \(lines.joined(", "))"
    }

    private func update(_ row: Row) throws -> SQL? {
        let filled = try later.filter { try row.value(at: row.index(of: $0)) != .null }
        if filled.isEmpty { return nil }
        let sets: [SQL] = try filled.map { "\(raw: $0) = \(try value(of: $0, in: row))" }
        let here: [SQL] = try key.map { "\(raw: $0) = \(try value(of: $0, in: row))" }
        return "UPDATE \(raw: name) SET \(sets.joined(", ")) WHERE \(here.joined(" AND "))"
    }

    private func value(of column: String, in row: Row) throws -> SQL {
        let index = try row.index(of: column)
        let binding: Binding =
            switch try row.value(at: index) {
            case .integer(let number): columns[index].kind == .real ? .real(Double(number)) : .integer(number)
            case .real(let number): .real(number)
            case .text(let text): .text(text)
            case .bytes(let bytes): .bytes(bytes)
            case .null: null(columns[index].kind)
            }
        return SQL(parts: [.value(binding)])
    }

    private func null(_ kind: Kind) -> SQL { SQL(parts: [.value(null(kind))]) }

    private func null(_ kind: Kind) -> Binding {
        switch kind {
        case .integer: .integer(nil)
        case .real: .real(nil)
        case .text: .text(nil)
        case .bytes: .bytes(nil)
        }
    }
}

extension SHA256 {
    /// A value with its kind and length before it, so that no two rows are written the same way.
    fileprivate mutating func add(_ value: Value) {
        switch value {
        case .null: add(0, 0)
        case .integer(let number): add(1, UInt64(bitPattern: number))
        case .real(let number): add(2, number.bitPattern)
        case .text(let text):
            add(3, UInt64(text.utf8.count))
            update(data: Array(text.utf8))
        case .bytes(let bytes):
            add(4, UInt64(bytes.count))
            update(data: bytes)
        }
    }

    private mutating func add(_ kind: UInt8, _ number: UInt64) {
        update(data: [kind])
        withUnsafeBytes(of: number.bigEndian) { update(bufferPointer: $0) }
    }
}
