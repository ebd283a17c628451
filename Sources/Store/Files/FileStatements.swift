import Foundation

extension Connection {
    /// Remembers a file that is kept; known already is no error.
    public func keep(file hash: String, size: Int, at now: Date) throws {
        try run(
            """
            INSERT INTO files (hash, size, created_at) VALUES (\(hash), \(size), \(now))
            ON CONFLICT (hash) DO NOTHING
            """)
    }

    /// Which of these files are attached to something, or to what somebody is writing.
    public func keptFiles(_ hashes: [String]) throws -> Set<String> {
        try Set(
            values(
                """
                SELECT hash FROM files WHERE hash IN \(hashes)
                UNION SELECT hash FROM draft_files WHERE hash IN \(hashes)
                """))
    }
}
