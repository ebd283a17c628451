import Domain
import Foundation
import Formats
import Store

/// An entry of the settings that has a code: what export writes, what apply reads and what the list of changes compares
/// are the same pairs, so none of the three can forget a value.
protocol SettingsEntry: Sendable, Equatable {
    /// What the entry is called in messages.
    static var noun: String { get }
    var id: ID<Self> { get set }
    /// What it is found by.
    var key: String { get }
    var validity: Validity { get set }
    /// Its values, as the document writes them; the key is the first.
    var pairs: [YAML.Pair] { get }

    func insert(_ c: any Connection) throws
    /// Keeps the row, because the change does not touch what older requests say.
    func update(_ c: any Connection) throws
    func end(_ c: any Connection, at now: Date) throws
    /// A value as the list of changes shows it.
    func shown(_ pair: YAML.Pair) -> String
    /// Whether the change from `old` ends the row and begins another, so that older requests can be read as they were.
    func isNewVersion(of old: Self) -> Bool
}

extension SettingsEntry {
    // Most entries are replaced whole; for those nothing is ever updated in place.
    func isNewVersion(of old: Self) -> Bool { true }
    func update(_ c: any Connection) throws {}
    func shown(_ pair: YAML.Pair) -> String { pair.value.short }

    /// The values that differ.
    func fields(since old: Self) -> [SettingsEdited.Field] {
        let before = Dictionary(old.allPairs.map { ($0.key, $0) }) { first, _ in first }
        return allPairs.compactMap { pair in
            guard let was = before[pair.key], was.value != pair.value else { return nil }
            return SettingsEdited.Field(name: pair.key, from: old.shown(was), to: shown(pair))
        }
    }

    private var allPairs: [YAML.Pair] {
        pairs + [
            .init("from", .text(validity.from.map(Instant.text))), .init("until", .text(validity.to.map(Instant.text))),
        ]
    }

    /// The pairs with what is to come of its validity: a beginning that is past tells nothing about today.
    func document(at now: Date) -> YAML {
        var pairs = pairs
        if let from = validity.from, from > now { pairs.append(.init("from", .text(Instant.text(from)))) }
        if let until = validity.to { pairs.append(.init("until", .text(Instant.text(until)))) }
        return .map(pairs)
    }
}

/// Instants as the document writes them: RFC 3339; a bare day begins at midnight in Rome.
enum Instant {
    /// In UTC, with milliseconds when there are any.
    static func text(_ date: Date) -> String {
        let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
        return rest == 0 ? whole : "\(whole.dropLast()).\(String(1000 + abs(rest)).dropFirst())Z"
    }

    static func read(_ text: String) -> Date? {
        if let day = CalendarDay(text) { return midnight(day) }
        // Two styles of the same standard; a text in neither is no instant.
        return (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }

    private static func midnight(_ day: CalendarDay) -> Date? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Rome") ?? .gmt
        return calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day))
    }
}

extension Group: SettingsEntry {
    static let noun = "group"
    var key: String { code }
    var pairs: [YAML.Pair] {
        [
            .init("code", .text(code)), .init("name", .text(name)), .init("level", .text(level.rawValue)),
            .init("tier", .int(tier)), .init("employer", .text(employer.rawValue)),
            .init("escalatesTo", .text(escalatesTo)), .init("email", .text(email)),
            .init("signature", .text(signature)),
            .init("triage", .bool(isTriage)), .init("giving", .text(giving.rawValue)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func update(_ c: any Connection) throws { try c.update(self) }
    func end(_ c: any Connection, at now: Date) throws {
        var ended = self
        ended.validity.to = now
        try c.update(ended)
    }
    func isNewVersion(of old: Group) -> Bool { false }
}

extension UserType: SettingsEntry {
    static let noun = "userType"
    var key: String { code }
    var pairs: [YAML.Pair] {
        [
            .init("code", .text(code)), .init("name", .text(name)), .init("nameEnglish", .text(nameEnglish)),
            .init("section", .text(section)), .init("identity", .text(identity.rawValue)),
            .init("needsAdministration", .bool(needsAdministration)), .init("asksOnBehalf", .bool(asksOnBehalf)),
            .init("position", .int(position)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(userType: id, at: now) }
}

extension Administration: SettingsEntry {
    static let noun = "administration"
    var key: String { code }
    var pairs: [YAML.Pair] {
        [
            .init("code", .text(code)), .init("name", .text(name)), .init("health", .bool(isHealth)),
            .init("sections", .texts(sections)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(administration: id, at: now) }
}

extension Triple: SettingsEntry {
    static let noun = "triple"
    var key: String { code }
    var pairs: [YAML.Pair] {
        [
            .init("code", .text(code)), .init("area", .text(area)), .init("tematica", .text(tematica)),
            .init("problem", .text(problem)), .init("offers", .texts(offers.map(\.text))),
            .init("administrations", .texts(administrations)), .init("priority", .text(priority.code)),
            .init("impact", .text(impact?.rawValue)), .init("urgency", .text(urgency?.rawValue)),
            .init("remindAfter", .int(remindAfter)), .init("closeWaitingAfter", .int(closeWaitingAfter)),
            .init("closeSolvedAfter", .int(closeSolvedAfter)), .init("path", .texts(path)),
            .init("position", .int(position)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func update(_ c: any Connection) throws { try c.update(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(triple: id, at: now) }
    func isNewVersion(of old: Triple) -> Bool { area != old.area || tematica != old.tematica || problem != old.problem }
}

extension Triple.Offer {
    /// `A`, `A:health` for health bodies only, `A:other` for the others.
    var text: String {
        switch health {
        case nil: userType
        case true?: "\(userType):health"
        case false?: "\(userType):other"
        }
    }

    /// Nil when what stands after the colon is neither `health` nor `other`.
    init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1: self.init(userType: parts[0])
        case 2 where parts[1] == "health": self.init(userType: parts[0], health: true)
        case 2 where parts[1] == "other": self.init(userType: parts[0], health: false)
        default: return nil
        }
    }
}

extension Route: SettingsEntry {
    static let noun = "route"
    var key: String { String(position) }
    var pairs: [YAML.Pair] {
        [
            .init("position", .int(position)), .init("channel", .text(channel?.rawValue)), .init("area", .text(area)),
            .init("tematica", .text(tematica)), .init("triple", .text(triple)), .init("userType", .text(userType)),
            .init("administration", .text(administration)), .init("health", health.map { .bool($0) } ?? .null),
            .init("mode", .text(mode?.rawValue)), .init("campaign", .text(campaign)), .init("group", .text(group)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(route: id, at: now) }
}

extension FormField: SettingsEntry {
    static let noun = "field"
    var key: String { code }
    var pairs: [YAML.Pair] {
        [
            .init("code", .text(code)), .init("label", .text(label)), .init("labelEnglish", .text(labelEnglish)),
            .init("hint", .text(hint)), .init("hintEnglish", .text(hintEnglish)), .init("kind", .text(kind.rawValue)),
            .init("choices", .texts(choices)), .init("userTypes", .texts(userTypes)), .init("triples", .texts(triples)),
            .init("requiredFor", .texts(requiredFor)), .init("maxLength", .int(maxLength)),
            .init("position", .int(position)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(field: id, at: now) }
}
