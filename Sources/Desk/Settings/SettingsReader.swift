import Domain
import Foundation
import Formats

/// Why a settings document was not applied: the line, and what is wrong there. Nothing of it was applied.
public struct SettingsProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// From 1; 0 when the whole document is meant.
    public let line: Int
    public let message: String

    public init(line: Int, message: String) {
        self.line = line
        self.message = message
    }

    public var description: String { line > 0 ? "line \(line): \(message)" : message }
}

/// One map of the document. Every key must be asked for: one that nobody knows is an error with its line, because a
/// misspelt key that is silently left out looks as if it had been obeyed.
struct SettingsReader {
    let line: Int
    /// What the map is, for messages: `groups`, `triples` ...
    let place: String
    private let pairs: [YAML.Pair]
    private let known: Set<String>

    init(_ value: YAML, in place: String, keys: Set<String>) throws {
        guard case .map(let pairs) = value.content else {
            throw SettingsProblem(line: value.line, message: "\(place): a map of keys and values is expected here")
        }
        if let stranger = pairs.first(where: { !keys.contains($0.key) }) {
            throw SettingsProblem(
                line: stranger.line,
                message: "\(place): unknown key \(stranger.key) (known: \(keys.sorted().joined(separator: ", ")))")
        }
        self.pairs = pairs
        self.place = place
        known = keys
        line = value.line
    }

    subscript(key: String) -> YAML? {
        assert(known.contains(key), "a key that is read must be a known one")
        return pairs.first { $0.key == key }?.value
    }

    func problem(_ key: String, _ message: String) -> SettingsProblem {
        SettingsProblem(line: pairs.first { $0.key == key }?.line ?? line, message: "\(place): \(key): \(message)")
    }

    /// A text that must be there.
    func required(_ key: String) throws -> String {
        guard let text = try optionalText(key, or: nil), !text.isEmpty else {
            throw problem(key, "must be there")
        }
        return text
    }

    /// A text; what it was when the key is absent, empty when it is null.
    func text(_ key: String, or was: String) throws -> String {
        self[key] == nil ? was : try optionalText(key, or: nil) ?? ""
    }

    /// A text or nothing; what it was when the key is absent.
    func optionalText(_ key: String, or was: String?) throws -> String? {
        guard let value = self[key] else { return was }
        switch value.content {
        case .null: return nil
        case .word(let text), .text(let text): return text
        case .list, .map: throw problem(key, "a text is expected")
        }
    }

    func bool(_ key: String, or was: Bool) throws -> Bool { try optionalBool(key, or: was) ?? was }

    func optionalBool(_ key: String, or was: Bool?) throws -> Bool? {
        guard let value = self[key] else { return was }
        switch value.content {
        case .null: return nil
        case .word("true"), .word("yes"): return true
        case .word("false"), .word("no"): return false
        case .word, .text, .list, .map: throw problem(key, "true or false is expected")
        }
    }

    func int(_ key: String, or was: Int) throws -> Int {
        guard let text = try optionalText(key, or: nil) else { return was }
        guard let number = Int(text) else { throw problem(key, "a whole number is expected") }
        return number
    }

    func optionalInt(_ key: String, or was: Int?) throws -> Int? {
        guard self[key] != nil else { return was }
        guard let text = try optionalText(key, or: nil) else { return nil }
        guard let number = Int(text) else { throw problem(key, "a whole number is expected") }
        return number
    }

    /// A list of whole numbers; a number alone is a list of one.
    func numbers(_ key: String, or was: [Int]) throws -> [Int] {
        try texts(key, or: was.map(String.init)).map { text in
            guard let number = Int(text) else { throw problem(key, "\(text) is no whole number") }
            return number
        }
    }

    /// A list of texts; a text alone is a list of one.
    func texts(_ key: String, or was: [String]) throws -> [String] {
        guard let value = self[key] else { return was }
        switch value.content {
        case .null: return []
        case .word(let text), .text(let text): return [text]
        case .list(let items):
            return try items.map { item in
                switch item.content {
                case .word(let text), .text(let text): return text
                case .null, .list, .map:
                    throw SettingsProblem(line: item.line, message: "\(place): \(key): a list of texts is expected")
                }
            }
        case .map: throw problem(key, "a list of texts is expected")
        }
    }

    /// One of the values of an enum.
    func choice<T: RawRepresentable & CaseIterable>(_ key: String, or was: T) throws -> T where T.RawValue == String {
        try optionalChoice(key, or: was) ?? was
    }

    func optionalChoice<T: RawRepresentable & CaseIterable>(_ key: String, or was: T?) throws -> T?
    where T.RawValue == String {
        guard self[key] != nil else { return was }
        guard let text = try optionalText(key, or: nil) else { return nil }
        guard let value = T(rawValue: text) else {
            let known = T.allCases.map(\.rawValue).joined(separator: ", ")
            throw problem(key, "\(text) is none of \(known)")
        }
        return value
    }

    /// `from` and `until`.
    func validity(or was: Validity) throws -> Validity {
        try Validity(from: instant("from", or: was.from), to: instant("until", or: was.to))
    }

    private func instant(_ key: String, or was: Date?) throws -> Date? {
        guard self[key] != nil else { return was }
        guard let text = try optionalText(key, or: nil) else { return nil }
        guard let instant = Instant.read(text) else {
            throw problem(key, "\(text) is no day (2027-01-31) and no instant (2027-01-31T08:00:00+01:00)")
        }
        return instant
    }
}
