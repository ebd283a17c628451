import Domain
import Foundation
import Formats
import Store

extension SettingsEdit {
    /// The settings of the whole office.
    @discardableResult
    func put(_ next: Office) throws -> Office {
        try check(next)
        let fields = zip(try OfficeValues.pairs(of: office), try OfficeValues.pairs(of: next)).compactMap { was, new in
            was.value == new.value
                ? nil : SettingsEdited.Field(name: new.key, from: was.value.short, to: new.value.short)
        }
        if fields.isEmpty { return office }
        try c.save(next)
        office = next
        try note(SettingsEdited(.changed, "office", "", fields))
        if fields.contains(where: { $0.name == "priorityMatrix" }) {
            for triple in open(\.triples) where triple.impact != nil && triple.urgency != nil { try put(triple) }
        }
        return next
    }

    private func check(_ office: Office) throws {
        try SettingsChecks.name(office.administrationName, "administrationName")
        try SettingsChecks.name(office.serviceName, "serviceName")
        try SettingsChecks.email(office.mailFrom, "mailFrom")
        try checkAddress(office.accessibilityURL, "accessibilityURL")
        try checkAddress(office.privacyURL, "privacyURL")
        try checkAddress(office.legalURL, "legalURL")
        try SettingsChecks.range(office.ratingDays, 0...365, "ratingDays")
        try SettingsChecks.range(office.reopenDays, 0...365, "reopenDays")
        try SettingsChecks.range(office.closeDays, 1...365, "closeDays")
        try SettingsChecks.range(office.remindAfter, 0...365, "remindAfter")
        try SettingsChecks.range(office.closeWaitingAfter, 0...365, "closeWaitingAfter")
        try check(reminder: office.remindAfter, end: office.closeWaitingAfter)
        guard open(\.calendars).isEmpty || open(\.calendars).contains(where: { $0.name == office.calendar }) else {
            throw Refusal.invalid(field: "calendar", reason: "problem.promise.calendar.unknown")
        }
        if PriorityMatrix(office.priorityMatrix) == nil {
            throw Refusal.invalid(field: "priorityMatrix", reason: "problem.priorityMatrix")
        }
        try SettingsChecks.range(office.undoSeconds, 0...HeldReply.longest, "undoSeconds")
        try SettingsChecks.range(office.timerMost, Office.timerMinutes, "timerMost")
        try check(activities: office.activities)
        try SettingsChecks.range(office.unconfirmedDays, 1...90, "unconfirmedDays")
        try SettingsChecks.range(office.descriptionLimit, 100...100_000, "descriptionLimit")
        try SettingsChecks.range(office.attachmentCount, 0...50, "attachmentCount")
        try SettingsChecks.range(office.attachmentBytes, 1_000...1_000_000_000, "attachmentBytes")
        try SettingsChecks.range(office.submissionsPerMinute, 1...100_000, "submissionsPerMinute")
        for kind in office.attachmentKinds where FileKind(rawValue: kind)?.isDangerous ?? true {
            throw Refusal.invalid(field: "attachmentKinds", reason: "problem.fileKind.unknown")
        }
    }

    private func check(activities: [String]) throws {
        let isList = (1...Office.mostActivities).contains(activities.count)
        let areNames = activities.allSatisfy { name in
            !name.isEmpty && name.count <= Office.longestActivity && name == name.tidied
        }
        guard isList, areNames, Set(activities.map(\.folded)).count == activities.count else {
            throw Refusal.invalid(field: "activities", reason: "problem.activities")
        }
    }

    /// Empty, a page of this site, or a page elsewhere: never a script.
    private func checkAddress(_ text: String, _ field: String) throws {
        let isAddress =
            text.isEmpty || (text.hasPrefix("/") && !text.hasPrefix("//")) || text.hasPrefix("https://")
            || text.hasPrefix("http://")
        guard isAddress, !text.contains(where: \.isWhitespace) else {
            throw Refusal.invalid(field: field, reason: "problem.url.wrong")
        }
    }
}

extension FileKind {
    /// What no office may allow: it runs, or nobody can say what it is.
    fileprivate var isDangerous: Bool {
        [.program, .macros, .html, .svg, .unknown, .empty].contains(self)
    }
}

/// The office's settings as pairs of the document, and back: the names are those of `Office`, whatever is added to it.
enum OfficeValues {
    /// Set by the demonstration town alone: a copy of its settings must not call itself a demonstration.
    static let hidden: Set<String> = ["isDemo"]

    static func pairs(of office: Office) throws -> [YAML.Pair] {
        let values = try JSONDecoder().decode([String: Value].self, from: JSONEncoder().encode(office))
        return values.sorted { $0.key < $1.key }.map { YAML.Pair($0.key, $0.value.yaml) }
    }

    /// The office with these values; `nil` for a value of the wrong kind.
    static func office(_ office: Office, with changes: [String: Value]) throws -> Office? {
        var values = try JSONDecoder().decode([String: Value].self, from: JSONEncoder().encode(office))
        values.merge(changes) { _, new in new }
        // The only thing that fails is a value outside its choices, such as a scale nobody knows.
        return try? JSONDecoder().decode(Office.self, from: JSONEncoder().encode(values))
    }

    enum Value: Codable {
        case bool(Bool), int(Int), text(String), texts([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            // Tried in turn: JSON says which of the four it is.
            if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(Int.self) {
                self = .int(value)
            } else if let value = try? container.decode(String.self) {
                self = .text(value)
            } else {
                self = .texts(try container.decode([String].self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .bool(let value): try container.encode(value)
            case .int(let value): try container.encode(value)
            case .text(let value): try container.encode(value)
            case .texts(let value): try container.encode(value)
            }
        }

        var yaml: YAML {
            switch self {
            case .bool(let value): .bool(value)
            case .int(let value): .int(value)
            case .text(let value): .text(value)
            case .texts(let value): .texts(value)
            }
        }
    }
}

extension Desk {
    /// The settings of the whole office take these values.
    @discardableResult
    public func edit(_ office: Office, as actor: SettingsActor) async throws -> Office {
        try await editSettings(.manageOffice, as: actor) { try $0.put(office) }
    }
}
