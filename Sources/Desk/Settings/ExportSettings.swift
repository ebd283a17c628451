import Domain
import Foundation
import Formats
import Store

extension Desk {
    /// The settings as a document that, applied here, changes nothing, and applied to an empty desk makes the same one.
    /// Passwords are not in it.
    public func exportSettings() async throws -> String {
        let now = now()
        let sections = try await database.read { c in try Self.sections(c, at: now) }
        return YAML.map(sections).written()
    }

    private static func sections(_ c: any Connection, at now: Date) throws -> [YAML.Pair] {
        let catalogue = try c.catalogue()
        let groups = Dictionary(catalogue.groups.map { ($0.id, $0.code) }) { first, _ in first }
        let templates = try c.mailTemplates().map { template in
            YAML.map([
                .init("kind", .text(template.kind.rawValue)), .init("language", .text(template.language)),
                .init("subject", .text(template.subject)), .init("text", .text(template.text)),
            ])
        }
        let users = catalogue.operators.sorted { $0.login < $1.login }.map { person in
            YAML.map(pairs(of: person, groups: groups))
        }
        let office = try OfficeValues.pairs(of: catalogue.office).filter { !OfficeValues.hidden.contains($0.key) }
        return [
            section("calendars", catalogue.calendars, at: now),
            section("groups", catalogue.groups, at: now), section("userTypes", catalogue.userTypes, at: now),
            section("administrations", catalogue.administrations, at: now),
            section("triples", catalogue.triples, at: now), section("campaigns", catalogue.campaigns, at: now),
            section("windows", catalogue.windows, at: now),
            section("routing", catalogue.routes, at: now),
            section("fields", catalogue.fields, at: now), section("promises", catalogue.promises, at: now),
            .init("templates", .list(templates)),
            .init("office", .map(office)), .init("users", .list(users)),
            section("rules", catalogue.rules, at: now),
            // Those of single people are theirs, and stay with them.
            section("macros", catalogue.macros.filter { $0.owner == nil }, at: now),
            section("texts", catalogue.textModules.filter { $0.owner == nil }, at: now),
        ]
    }

    /// What holds or is to come; of two versions of one entry the one that apply would find.
    private static func section<Entry: SettingsEntry>(_ name: String, _ entries: [Entry], at now: Date) -> YAML.Pair {
        let open = entries.filter { !$0.validity.hasEnded(at: now) }
        var seen = Set<String>()
        let chosen = (open.filter { $0.validity.holds(at: now) } + open).filter { seen.insert($0.key).inserted }
        let order = Dictionary(open.enumerated().map { ($1.key, $0) }) { first, _ in first }
        let sorted = chosen.sorted { order[$0.key, default: 0] < order[$1.key, default: 0] }
        return .init(name, .list(sorted.map { $0.document(at: now) }))
    }
}

/// The values of a person, as the document writes them.
func pairs(of person: Operator, groups: [ID<Group>: String]) -> [YAML.Pair] {
    var pairs: [YAML.Pair] = [
        .init("login", .text(person.login)), .init("name", .text(person.name)), .init("email", .text(person.email)),
        .init("role", .text(person.role.rawValue)), .init("language", .text(person.language)),
        .init("groups", .texts(person.groups.compactMap { groups[$0] }.sorted())),
    ]
    pairs += [
        .init("skills", .texts(person.work.skills)), .init("languages", .texts(person.work.languages)),
        .init("capacity", .int(person.work.capacity)), .init("available", .bool(person.work.isAvailable)),
    ]
    pairs.append(.init("disabled", .bool(person.isDisabled)))
    return pairs
}
