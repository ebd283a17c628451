import Domain
import Foundation
import Logging
import Store
import Synchronization
import TestSupport

@testable import Desk

/// An office whose settings are edited: a desk with a stopped clock that a test moves.
struct SettingsOffice {
    let desk: Desk
    let clock: Clock

    final class Clock: Sendable {
        private let instant = Mutex(Date(timeIntervalSince1970: 1_790_000_000))
        var now: Date { instant.withLock { $0 } }
        func advance(_ seconds: Double) { instant.withLock { $0 += seconds } }
    }

    init(_ database: any Database) throws {
        let clock = Clock()
        self.clock = clock
        let files = try Files(url: "file:" + NSTemporaryDirectory() + "/sportello-settings-\(UUID().uuidString)")
        desk = Desk(
            database: database, files: files, secret: try ServerSecret(bytes: Array(repeating: 7, count: 32)),
            publicURL: "http://127.0.0.1:8080", log: Logger(label: "test"), passwords: Passwords(cost: .quick),
            now: { clock.now })
    }

    /// Runs a test in an office of its own, with the defaults when asked for.
    static func open<T: Sendable>(
        _ kind: TestDatabase, defaults: Bool = true, _ test: @escaping @Sendable (SettingsOffice) async throws -> T
    ) async throws -> T {
        try await kind.withDatabase { database in
            let office = try SettingsOffice(database)
            if defaults { try await office.desk.applyDefaults() }
            defer { try? FileManager.default.removeItem(atPath: office.desk.files.root) }  // a temporary folder
            return try await test(office)
        }
    }

    var catalogue: Catalogue { get async throws { try await desk.catalogue() } }

    func changes() async throws -> [SettingChange] {
        try await desk.database.read { c in try c.settingChanges(before: nil, limit: 1000) }
    }

    func apply(_ yaml: String) async throws -> [String] {
        try await desk.apply(SettingsDocument(yaml)).map(\.description)
    }

    func administrator(_ login: String = "ada", role: Role = .administrator) async throws -> Operator {
        try await desk.add(
            Operator(id: ID(0), login: login, name: login.capitalized, email: "\(login)@ente.example", role: role),
            password: "parola-lunga", as: .commandLine)
    }
}
