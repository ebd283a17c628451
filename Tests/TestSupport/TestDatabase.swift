import Foundation
import Store

/// An engine a test runs on; `@Test(arguments: TestDatabase.available)` runs it on each.
public enum TestDatabase: String, Sendable, CaseIterable {
    case sqlite
    case postgres

    /// The engines to test. PostgreSQL is among them when SPORTELLO_TEST_POSTGRES holds the URL of a server; a run
    /// without it says so, and with SPORTELLO_TEST_REQUIRE_ALL=1 its tests fail instead of being left out.
    public static let available: [TestDatabase] = {
        if postgresURL != nil { return [.sqlite, .postgres] }
        if environment["SPORTELLO_TEST_REQUIRE_ALL"] == "1" { return [.sqlite, .postgres] }
        print("SKIPPED: PostgreSQL (SPORTELLO_TEST_POSTGRES is not set): these tests ran on SQLite alone")
        return [.sqlite]
    }()

    static let environment = ProcessInfo.processInfo.environment
    static var postgresURL: String? { environment["SPORTELLO_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 } }
}
