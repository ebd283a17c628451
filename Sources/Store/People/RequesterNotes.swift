import Domain
import Foundation

extension Connection {
    /// What the office noted of a person, oldest first.
    public func notes(about requester: ID<Requester>) throws -> [RequesterNote] {
        try all(
            """
            SELECT id, requester_id, author_id, author_name, body, at FROM requester_notes
            WHERE requester_id = \(requester) AND removed_at IS NULL ORDER BY id LIMIT \(RequesterNote.most)
            """
        ) { row in
            var r = row.reader()
            return try RequesterNote(
                id: r.id(), requester: r.id(), author: r.id(), authorName: r.text(), text: r.text(), at: r.date())
        }
    }

    public func insert(_ note: RequesterNote) throws {
        try run(
            """
            INSERT INTO requester_notes (id, requester_id, author_id, author_name, body, at)
            VALUES (\(note.id), \(note.requester), \(note.author), \(note.authorName), \(note.text), \(note.at))
            """)
    }

    /// False when it was removed before.
    public func remove(_ note: ID<RequesterNote>, by person: ID<Operator>, at now: Date) throws -> Bool {
        try run(
            """
            UPDATE requester_notes SET removed_at = \(now), removed_by = \(person)
            WHERE id = \(note) AND removed_at IS NULL
            """) == 1
    }
}
