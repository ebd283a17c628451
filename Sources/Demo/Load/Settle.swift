import Desk
import Domain
import Foundation
import Store

extension DemoTown {
    /// Replaces the settings of the database by those of the town, in one transaction.
    func settle(_ town: Town, in database: any Database) async throws {
        let password = try PasswordHash(of: Self.password).description
        let catalogue = town.catalogue, start = Date(milliseconds: town.calendar.start)
        let days = OfficeDays(before: Date(milliseconds: town.calendar.end))
        try await database.exclusive { c in
            try forgetSettings(c, logins: catalogue.operators.map(\.login))
            for calendar in catalogue.calendars { try c.insert(calendar) }
            for group in catalogue.groups { try c.insert(group) }
            for type in catalogue.userTypes { try c.insert(type) }
            for administration in catalogue.administrations { try c.insert(administration) }
            for triple in catalogue.triples { try c.insert(triple) }
            for route in catalogue.routes { try c.insert(route) }
            for field in catalogue.fields { try c.insert(field) }
            for promise in catalogue.promises { try c.insert(promise) }
            for campaign in catalogue.campaigns { try c.insert(campaign) }
            for window in catalogue.windows { try c.insert(window) }
            for person in catalogue.operators { try c.insert(person, password: password, at: start) }
            try c.save(catalogue.office)
            try c.settingsChanged()
            try writeArticles(catalogue, at: start, c)
            try NeedTable(catalogue: catalogue, days: days).write(c)
            try FlowTable(catalogue: catalogue, days: days).write(c)
        }
    }
}

/// What the town knows; it is the same each time.
private func writeArticles(_ catalogue: Catalogue, at start: Date, _ c: any Connection) throws {
    // Above the identifiers of the settings, which begin at the same instant.
    var ids = TownIDs(at: start.addingTimeInterval(1))
    for article in ArticleTable.articles(catalogue, &ids, at: start) {
        try c.insert(article)
        try c.insert(
            ArticleVersion(
                article: article.id, number: 1, content: article.latest,
                byName: catalogue.person(article.owner)?.name ?? "", at: start, note: ""))
    }
    try c.knowledgeChanged()
}

/// Nothing is ever deleted at a desk that works; here no request points to these entries yet. Templates of mail stay, and so
/// do people of other names.
private func forgetSettings(_ c: any Connection, logins: [String]) throws {
    // They name people of the desk.
    for table in [
        "inbound_items", "flow_events", "flows", "training_need_events", "training_needs", "article_votes",
        "article_versions", "articles",
    ] {
        try c.run("DELETE FROM \(raw: table)")
    }
    let same: SQL = "SELECT id FROM operators WHERE login IN \(logins)"
    try c.run("DELETE FROM sessions WHERE operator_id IN (\(same))")
    try c.run("DELETE FROM memberships")
    try c.run("DELETE FROM operators WHERE login IN \(logins)")
    for table in [
        "promises", "priority_windows", "campaigns", "calendars", "groups", "user_types", "administrations", "triples",
        "routes",
        "form_fields",
    ] {
        try c.run("DELETE FROM \(raw: table)")
    }
}
