import Domain
import Foundation
import Formats

/// The settings as one YAML document ("settings as code", docs/settings.md).
///
/// Lists are matched by `name`, `code`, `login`, `position` or `kind` and `language`. A key an entry does not name keeps its
/// value; an entry the document does not name is left alone; `ended: true` ends one.
public struct SettingsDocument: Sendable {
    /// Keys of later versions of the program: refused by name, so that nobody believes they were obeyed.
    static let later = ["mailboxes"]

    /// The sections, in the order they are applied: what is referred to comes first.
    enum Section: String, CaseIterable, Sendable {
        case calendars, groups, userTypes, administrations, office, triples, campaigns, windows, routing, fields,
            promises, templates, users, rules, macros, texts

        /// The keys of one entry.
        var keys: Set<String> {
            switch self {
            case .calendars: .openEntry("name", "zone", "holidays", "week", "exceptions")
            case .groups:
                .openEntry(
                    "code", "name", "level", "tier", "employer", "escalatesTo", "email", "signature", "triage",
                    "giving")
            case .userTypes:
                .openEntry(
                    "code", "name", "nameEnglish", "section", "identity", "needsAdministration", "asksOnBehalf",
                    "position")
            case .administrations: .openEntry("code", "name", "health", "sections")
            case .triples:
                .openEntry(
                    "code", "area", "tematica", "problem", "offers", "administrations", "priority", "impact",
                    "urgency", "remindAfter", "closeWaitingAfter", "closeSolvedAfter", "path", "position")
            case .routing:
                .openEntry(
                    "position", "channel", "area", "tematica", "triple", "userType", "administration", "health", "mode",
                    "campaign", "group")
            case .fields:
                .openEntry(
                    "code", "label", "labelEnglish", "hint", "hintEnglish", "kind", "choices", "userTypes", "triples",
                    "requiredFor", "maxLength", "position")
            case .promises:
                .openEntry(
                    "name", "kind", "position", "calendar", "takeCharge", "firstAnswer", "nextAnswer", "solution",
                    "suspends", "suspendsOnce", "thresholds", "channel", "area", "tematica", "triple", "priority",
                    "userType",
                    "administration", "health", "mode", "campaign", "group")
            case .campaigns:
                .openEntry("code", "name", "mode", "triples", "userTypes", "administrations", "position")
            case .windows: .openEntry("name", "triple", "date", "before", "after", "calendar")
            case .rules:
                .openEntry("name", "position", "active", "when", "if", "then", "stop", "again", "calendar")
            case .macros: .openEntry("name", "position", "groups", "then")
            case .texts: .openEntry("name", "shortcut", "language", "groups", "text")
            case .templates: ["kind", "language", "subject", "text"]
            case .office: []
            case .users:
                [
                    "login", "name", "email", "role", "language", "groups", "skills", "languages", "capacity",
                    "available",
                    "disabled", "password",
                ]
            }
        }
    }

    private let sections: [Section: YAML]

    /// Reads a document.
    /// - Throws: `SettingsProblem` with the line of what is not understood.
    public init(_ text: String) throws {
        let document: YAML
        do {
            document = try YAML(reading: text)
        } catch {
            throw SettingsProblem(line: error.line, message: error.message)
        }
        guard case .map(let pairs) = document.content else {
            throw SettingsProblem(line: document.line, message: "the document is a map of sections")
        }
        var sections: [Section: YAML] = [:]
        for pair in pairs {
            guard let section = Section(rawValue: pair.key) else { throw Self.unknown(pair) }
            sections[section] = pair.value
        }
        self.sections = sections
    }

    private static func unknown(_ pair: YAML.Pair) -> SettingsProblem {
        let known = Section.allCases.map(\.rawValue).joined(separator: ", ")
        let message =
            later.contains(pair.key)
            ? "\(pair.key) belongs to a later version of Sportello and cannot be applied by this one"
            : "unknown key \(pair.key) (known: \(known))"
        return SettingsProblem(line: pair.line, message: message)
    }

    /// The entries of a section, each a map whose keys are all known.
    func entries(_ section: Section) throws -> [SettingsReader] {
        guard let value = sections[section] else { return [] }
        switch value.content {
        case .null: return []
        case .list(let items):
            return try items.map { try SettingsReader($0, in: section.rawValue, keys: section.keys) }
        case .word, .text, .map:
            throw SettingsProblem(line: value.line, message: "\(section.rawValue): a list is expected")
        }
    }

    /// The pairs of the office.
    func office() throws -> [YAML.Pair] {
        guard let value = sections[.office] else { return [] }
        switch value.content {
        case .null: return []
        case .map(let pairs): return pairs
        case .word, .text, .list: throw SettingsProblem(line: value.line, message: "office: a map is expected")
        }
    }
}

extension Set<String> {
    /// The keys of an entry that begins and ends.
    fileprivate static func openEntry(_ keys: String...) -> Set<String> {
        Set(keys).union(["from", "until", "ended"])
    }
}
