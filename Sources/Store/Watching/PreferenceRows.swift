import Domain
import Foundation

extension Connection {
    /// How each person who said so likes the desk.
    func preferences() throws -> [ID<Operator>: Preferences] {
        let rows = try all("SELECT operator_id, telling, density, theme, start_view FROM preferences") {
            row -> (ID<Operator>, Preferences) in
            var r = row.reader()
            let id: ID<Operator> = try r.id()
            return try (id, Preferences(telling: r.choice(), density: r.choice(), theme: r.choice(), start: r.text()))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Keeps what a person likes. The days' mails begin again at `now` for who did not get them before.
    public func save(_ preferences: Preferences, of person: ID<Operator>, at now: Date) throws {
        try run(
            """
            INSERT INTO preferences (operator_id, telling, density, theme, start_view, digest_at)
            VALUES (\(person), \(preferences.telling), \(preferences.density), \(preferences.theme),
                \(preferences.start), \(now))
            ON CONFLICT (operator_id) DO UPDATE SET telling = \(preferences.telling),
                density = \(preferences.density), theme = \(preferences.theme), start_view = \(preferences.start),
                digest_at = CASE WHEN preferences.telling = \(preferences.telling) THEN preferences.digest_at
                    ELSE \(now) END
            """)
    }

    /// Who gets the day's notices by mail, and until when they were told.
    public func digestReaders() throws -> [(person: ID<Operator>, told: Date)] {
        try all(
            """
            SELECT operator_id, digest_at FROM preferences
            WHERE telling = \(Preferences.Telling.mail) AND digest_at IS NOT NULL ORDER BY operator_id
            """
        ) { try ($0.id(0), $0.date(1)) }
    }

    /// Moves on until when a person was told; false when another process did.
    public func digested(_ person: ID<Operator>, told: Date, at now: Date) throws -> Bool {
        try run(
            """
            UPDATE preferences SET digest_at = \(now) WHERE operator_id = \(person) AND digest_at = \(told)
            """) == 1
    }
}
