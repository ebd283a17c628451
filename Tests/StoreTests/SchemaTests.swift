import Foundation
import Store
import TestSupport
import Testing

@Suite("The list of tables is the schema")
struct SchemaTests {
    @Test("Both engines have the tables, columns, types and keys of the list", arguments: TestDatabase.available)
    func tables(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            let real = try await database.read { try $0.tables() }
            let listed = Dictionary(uniqueKeysWithValues: allTables.map { ($0.name, Shape($0)) })
            for (name, shape) in real.sorted(by: { $0.key < $1.key }) where listed[name] != shape {
                Issue.record("Schema/Tables.swift should say \(shape.line(name))")
            }
            #expect(Set(listed.keys) == Set(real.keys))
        }
    }

    @Test("Each table points only at those before it, or at itself by a column filled in later")
    func order() async throws {
        try await TestDatabase.sqlite.withDatabase { database in
            for (index, table) in allTables.enumerated() {
                let pointed = try await database.read { c in
                    try c.all("SELECT \"table\", \"from\" FROM pragma_foreign_key_list(\(table.name))") {
                        (try $0.text(0), try $0.text(1))
                    }
                }
                let before = Set(allTables[..<index].map(\.name))
                for (other, column) in pointed {
                    #expect(
                        before.contains(other) || (other == table.name && table.later.contains(column)),
                        "\(table.name).\(column)")
                }
            }
        }
    }
}

/// A table's columns by name with their kind, and its key.
private struct Shape: Equatable, Sendable {
    var columns: [String: Table.Kind] = [:]
    var key: [String] = []

    init() {}

    init(_ table: Table) {
        columns = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0.kind) })
        key = table.key
    }

    func line(_ name: String) -> String {
        let kinds: [(String, Table.Kind)] = [
            ("integers", .integer), ("texts", .text), ("reals", .real), ("bytes", .bytes),
        ]
        let lists = kinds.compactMap { label, kind in
            let names = columns.filter { $0.value == kind }.keys.sorted()
            return names.isEmpty ? nil : "\(label): \"\(names.joined(separator: " "))\""
        }
        return "Table(\"\(name)\", key: \"\(key.joined(separator: " "))\", \(lists.joined(separator: ", ")))"
    }
}

extension Connection {
    /// The tables as the engine has them, but for the list of migrations, of which each database has its own.
    fileprivate func tables() throws -> [String: Shape] {
        let rows = try rows(
            """
            \(sqlite: """
                SELECT t.name, c.name, lower(c.type), c.pk FROM pragma_table_list t
                JOIN pragma_table_info(t.name) c
                WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.pk
                """,
            postgres: """
                SELECT c.table_name, c.column_name, c.data_type, coalesce(k.ordinal_position, 0)
                FROM information_schema.columns c
                LEFT JOIN information_schema.table_constraints t ON t.table_schema = c.table_schema
                    AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
                LEFT JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema
                    AND k.constraint_name = t.constraint_name AND k.column_name = c.column_name
                WHERE c.table_schema = current_schema() ORDER BY 1, 4
                """)
            """)
        var tables: [String: Shape] = [:]
        // The index of words is made from rows, and is not copied.
        for row in rows where try !["schema_migrations", "ticket_words"].contains(row.text(0)) {
            var shape = try tables[row.text(0)] ?? Shape()
            let kinds: [String: Table.Kind] = [
                "integer": .integer, "bigint": .integer, "text": .text, "blob": .bytes, "bytea": .bytes,
                "real": .real, "double precision": .real,
            ]
            let kind: Table.Kind = try #require(kinds[row.text(2)])
            shape.columns[try row.text(1)] = kind
            if try row.int(3) > 0 { shape.key.append(try row.text(1)) }
            tables[try row.text(0)] = shape
        }
        return tables
    }
}
