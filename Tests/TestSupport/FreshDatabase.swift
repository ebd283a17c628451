import Foundation
import Store

/// What cannot be when a test asks for PostgreSQL.
public struct NoPostgres: Error, CustomStringConvertible {
    public let description = "SPORTELLO_TEST_REQUIRE_ALL is set but SPORTELLO_TEST_POSTGRES is not"
}

extension TestDatabase {
    /// The instant migrations of tests are recorded with.
    public static let epoch = Date(timeIntervalSince1970: 1_700_000_000)

    /// Runs the test on a database of its own, migrated unless told otherwise, and removes it afterwards.
    public func withDatabase<T: Sendable>(
        migrated: Bool = true, _ test: @Sendable (any Database) async throws -> T
    ) async throws -> T {
        await Turns.shared.begin()
        do {
            let result = try await onItsOwn(migrated, test)
            await Turns.shared.end()
            return result
        } catch {
            await Turns.shared.end()
            throw error
        }
    }

    private func onItsOwn<T: Sendable>(
        _ migrated: Bool, _ test: @Sendable (any Database) async throws -> T
    ) async throws -> T {
        let place = try await TestPlace(self)
        do {
            let database = try openDatabase(url: place.url)
            if migrated { try await Migrator().migrate(database, at: Self.epoch) }
            let result = try await test(database)
            await database.close()
            try await place.remove()
            return result
        } catch {
            // The test's own error is the one to show.
            try? await place.remove()
            throw error
        }
    }
}

/// Where a fresh database lives: a SQLite file in a folder of its own, or a PostgreSQL schema of its own.
public struct TestPlace: Sendable {
    /// The address for `openDatabase(url:)`.
    public let url: String
    private let folder: String?
    private let schema: (server: String, name: String)?

    /// Makes the place; it holds no tables yet.
    public init(_ kind: TestDatabase) async throws {
        let name = "t_" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        switch kind {
        case .sqlite:
            let folder = NSTemporaryDirectory() + "/sportello-test-" + name
            self.folder = folder
            schema = nil
            url = "sqlite:" + folder + "/test.sqlite"
        case .postgres:
            guard let server = TestDatabase.postgresURL else { throw NoPostgres() }
            folder = nil
            schema = (server, name)
            url = server + (server.contains("?") ? "&" : "?") + "pool=4&schema=" + name
            try await Self.onServer(server) { try $0.run("CREATE SCHEMA \(raw: name)") }
        }
    }

    /// Removes the file or drops the schema.
    public func remove() async throws {
        if let folder, FileManager.default.fileExists(atPath: folder) {
            try FileManager.default.removeItem(atPath: folder)
        }
        if let schema {
            try await Self.onServer(schema.server) { try $0.run("DROP SCHEMA \(raw: schema.name) CASCADE") }
        }
    }

    private static func onServer(_ url: String, _ body: @escaping @Sendable (any Connection) throws -> Void)
        async throws
    {
        let server = try openDatabase(url: url + (url.contains("?") ? "&" : "?") + "pool=1")
        try await server.write(body)
        await server.close()
    }
}

/// Lets so many tests have a database at once: hundreds run side by side, and a server has room for fewer connections.
private actor Turns {
    static let shared = Turns()
    private var free = 24
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func begin() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func end() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
