import Domain
import Foundation

extension Connection {
    /// Every version of every campaign.
    public func campaigns() throws -> [Campaign] {
        try all(
            """
            SELECT id, code, name, mode, triples, user_types, administrations, position, valid_from, valid_to
            FROM campaigns
            """
        ) { row in
            var r = row.reader()
            return try Campaign(
                id: r.id(), code: r.text(), name: r.text(), mode: r.choice(), triples: r.list(), userTypes: r.list(),
                administrations: r.list(), position: r.int(), validity: r.validity())
        }
    }

    public func insert(_ campaign: Campaign) throws {
        try run(
            """
            INSERT INTO campaigns (id, code, name, mode, triples, user_types, administrations, position, valid_from,
                valid_to)
            VALUES (\(campaign.id), \(campaign.code), \(campaign.name), \(campaign.mode), \(Lists.json(campaign.triples)),
                \(Lists.json(campaign.userTypes)), \(Lists.json(campaign.administrations)), \(campaign.position),
                \(campaign.validity.from), \(campaign.validity.to))
            """)
    }

    public func end(campaign id: ID<Campaign>, at now: Date) throws {
        try run("UPDATE campaigns SET valid_to = \(now) WHERE id = \(id)")
    }
}
