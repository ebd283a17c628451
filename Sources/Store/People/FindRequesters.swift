import Domain
import Foundation

extension Connection {
    /// People whose codice fiscale, address or name (either part first) is or begins with the text, each once, of those who
    /// have a request that the person may see. Read along an index; of the first two hundred candidates, no more.
    public func requesters(found text: String, visibleTo person: Operator, limit: Int) throws -> [Requester] {
        if person.isDisabled || text.tidied.isEmpty { return [] }
        let seen: SQL = person.role.seesAllGroups ? "" : " AND t.group_id IN \(person.groups)"
        let people = try requesters(
            """
            WHERE p.id IN (\(candidates(text.tidied))) AND EXISTS (SELECT 1 FROM tickets AS t
                WHERE t.requester_id = p.id AND t.state IN \(TicketState.registered)\(seen))
            ORDER BY p.name_folded, p.id DESC LIMIT \(limit * 4)
            """)
        // A person who was never proven the same has a row for each request.
        var known = Set<[String]>()
        return people.filter { known.insert([$0.name, $0.email?.lowercased() ?? "", $0.fiscalCode ?? ""]).inserted }
            .prefix(limit).map { $0 }
    }

    private func candidates(_ text: String) -> SQL {
        if text.contains("@") {
            let first = text.lowercased()
            return few("email_folded >= \(first) AND email_folded < \(first + "\u{10FFFF}")", order: "email_folded")
        }
        if let code = try? FiscalCode(text) {  // what is no codice fiscale is looked for as a name
            return few("fiscal_code = \(code.text)", order: "id")
        }
        let words = text.folded.split(separator: " ")
        let named = few(name(words.joined(separator: " ")), order: "name_folded")
        guard let last = words.last, words.count > 1 else { return named }
        let turned = ([last] + words.dropLast()).joined(separator: " ")
        return "\(named) UNION ALL \(few(name(turned), order: "name_folded"))"
    }

    private func name(_ first: String) -> SQL { "name_folded >= \(first) AND name_folded < \(first + "\u{10FFFF}")" }

    private func few(_ condition: SQL, order: SQL) -> SQL {
        "SELECT id FROM (SELECT id FROM requesters WHERE \(condition) ORDER BY \(order), id LIMIT 200) AS q"
    }
}
