import Domain
import Foundation

extension Connection {
    public func insert(_ person: Requester) throws {
        try run(
            """
            INSERT INTO requesters (id, given_name, family_name, name_folded, fiscal_code, email, email_folded, phone,
                language, created_at)
            VALUES (\(person.id), \(person.givenName), \(person.familyName), \(Folding.fold(person.familyName + " " + person.givenName)),
                \(person.fiscalCode), \(person.email), \(person.email?.lowercased()), \(person.phone), \(person.language),
                \(person.createdAt))
            """)
    }

    public func requester(_ id: ID<Requester>) throws -> Requester? {
        try first("\(requesterColumns) WHERE id = \(id)", requester)
    }

    /// Names of some people, in one question; none asks nothing.
    public func names(of people: [ID<Requester>]) throws -> [ID<Requester>: String] {
        if people.isEmpty { return [:] }
        let found: [Requester] = try all("\(requesterColumns) WHERE id IN \(people)", requester)
        return Dictionary(found.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The same person as before: same codice fiscale, same address, same name. Anything less could be somebody else, and
    /// an unproven request must never change what is known of a person.
    public func requester(like person: Requester) throws -> Requester? {
        guard let code = person.fiscalCode, let email = person.email else { return nil }
        return try first(
            """
            \(requesterColumns) WHERE fiscal_code = \(code) AND email_folded = \(email.lowercased())
                AND given_name = \(person.givenName) AND family_name = \(person.familyName)
            ORDER BY id LIMIT 1
            """, requester)
    }

    /// Writes where a person is reached.
    public func reach(_ person: Requester) throws {
        try run(
            """
            UPDATE requesters SET email = \(person.email), email_folded = \(person.email?.lowercased()), phone = \(person.phone)
            WHERE id = \(person.id)
            """)
    }

    /// People by a condition on `p`.
    func requesters(_ condition: SQL) throws -> [Requester] {
        try all(
            """
            SELECT p.id, p.given_name, p.family_name, p.fiscal_code, p.email, p.phone, p.language, p.created_at
            FROM requesters AS p \(condition)
            """, requester)
    }

    private var requesterColumns: SQL {
        "SELECT id, given_name, family_name, fiscal_code, email, phone, language, created_at FROM requesters"
    }

    private func requester(_ row: Row) throws -> Requester {
        var r = row.reader()
        return try Requester(
            id: r.id(), givenName: r.text(), familyName: r.text(), fiscalCode: r.optionalText(),
            email: r.optionalText(),
            phone: r.optionalText(), language: r.text(), createdAt: r.date())
    }
}
