import Foundation

/// A field of the request form that appears, and becomes mandatory, by user type and triple: form definitions are data.
public struct FormField: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case text, longText, number, date, month, select, fiscalCode, email, phone, iban
    }

    public var id: ID<FormField>
    public var code: String
    public var label: String
    public var labelEnglish: String
    public var hint: String
    public var hintEnglish: String
    public var kind: Kind
    /// Choices of a select, one text each.
    public var choices: [String]
    /// Codes of the user types it appears for; empty means all.
    public var userTypes: [String]
    /// Patterns of triple codes it appears for ("STI-*"); empty means all.
    public var triples: [String]
    /// Patterns of triple codes it is mandatory for; "*" is always.
    public var requiredFor: [String]
    /// Characters.
    public var maxLength: Int
    public var position: Int
    public var validity: Validity

    public init(
        id: ID<FormField>, code: String, label: String, labelEnglish: String = "", hint: String = "",
        hintEnglish: String = "", kind: Kind = .text, choices: [String] = [], userTypes: [String] = [],
        triples: [String] = [], requiredFor: [String] = [], maxLength: Int = 100, position: Int = 0,
        validity: Validity = .always
    ) {
        self.id = id
        self.code = code
        self.label = label
        self.labelEnglish = labelEnglish
        self.hint = hint
        self.hintEnglish = hintEnglish
        self.kind = kind
        self.choices = choices
        self.userTypes = userTypes
        self.triples = triples
        self.requiredFor = requiredFor
        self.maxLength = maxLength
        self.position = position
        self.validity = validity
    }

    public func label(in language: String) -> String {
        language == "en" && !labelEnglish.isEmpty ? labelEnglish : label
    }
    public func hint(in language: String) -> String { language == "en" && !hintEnglish.isEmpty ? hintEnglish : hint }

    public func appears(for userType: String?, triple: String?, at instant: Date) -> Bool {
        guard validity.holds(at: instant), let userType else { return false }
        if !userTypes.isEmpty && !userTypes.contains(userType) { return false }
        if triples.isEmpty { return true }
        guard let triple else { return false }
        return triples.contains { Self.matches(triple, $0) }
    }

    public func isRequired(triple: String?) -> Bool {
        requiredFor.contains { pattern in pattern == "*" || (triple.map { Self.matches($0, pattern) } ?? false) }
    }

    /// A code against a pattern whose last character may be `*`.
    public static func matches(_ code: String, _ pattern: String) -> Bool {
        pattern.hasSuffix("*") ? code.hasPrefix(pattern.dropLast()) : code == pattern
    }
}

extension Catalogue {
    /// The extra fields of the form for these choices, in order.
    public func fields(userType: String?, triple: String?, at instant: Date) -> [FormField] {
        fields.filter { $0.appears(for: userType, triple: triple, at: instant) }
    }
}
