import Foundation

/// An address mail can be sent to. Stricter than RFC 5321 where strictness protects people: no quoted local parts, no
/// address literals, no bare host names; domains may carry accents (IDN).
public struct EmailAddress: Hashable, Sendable {
    /// Why a text is not an address.
    public enum Refusal: Error, Hashable, Sendable {
        case empty
        case missingAt
        /// Over 254 bytes, or over 64 before the @ (RFC 5321 §4.5.3.1).
        case tooLong
        case wrongLocalPart
        case wrongDomain
    }

    /// As it was typed, without the spaces around it.
    public let text: String
    /// As it travels: the domain in lower case and in ASCII (RFC 5890). The local part keeps its case.
    public let wire: String

    /// Reads what a person typed; a `mailto:` in front and spaces around are forgiven.
    public init(_ typed: String) throws(Refusal) {
        var trimmed = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        if trimmed.lowercased().hasPrefix("mailto:") { trimmed = String(trimmed.dropFirst(7)) }
        guard !trimmed.isEmpty else { throw .empty }
        guard trimmed.utf8.count <= 254 else { throw .tooLong }
        guard let at = trimmed.lastIndex(of: "@") else { throw .missingAt }
        let local = trimmed[..<at], domain = trimmed[trimmed.index(after: at)...]
        try Self.checkLocal(local)
        guard let ascii = Self.asciiDomain(domain) else { throw .wrongDomain }
        guard local.utf8.count + 1 + ascii.utf8.count <= 254 else { throw .tooLong }
        text = trimmed
        wire = "\(local)@\(ascii)"
    }

    /// Two spellings of one mailbox have one key. By the letter of the RFC the local part minds its case; no mail system
    /// people use does.
    public var key: String { wire.lowercased() }
    public var domain: String { String(wire[wire.index(after: wire.lastIndex(of: "@")!)...]) }  // wire always has an @

    public static func == (a: Self, b: Self) -> Bool { a.key == b.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension EmailAddress: CustomStringConvertible {
    public var description: String { text }
}

extension EmailAddress {
    private static let atomBytes = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.".utf8)

    private static func checkLocal(_ local: Substring) throws(Refusal) {
        guard local.utf8.count <= 64 else { throw .tooLong }
        let isAtom = !local.isEmpty && local.utf8.allSatisfy(atomBytes.contains)
        let hasStrayDot = local.hasPrefix(".") || local.hasSuffix(".") || local.contains("..")
        guard isAtom, !hasStrayDot else { throw .wrongLocalPart }
    }

    /// Nil when it is no domain name with at least two labels.
    private static func asciiDomain(_ domain: Substring) -> String? {
        let mapped = String(domain).precomposedStringWithCompatibilityMapping.lowercased()
        let labels = mapped.split(separator: ".", omittingEmptySubsequences: false).map(asciiLabel)
        guard labels.count >= 2, let last = labels.last, let last, last.utf8.contains(where: { !$0.isDigit })
        else { return nil }
        let whole = labels.compactMap { $0 }
        guard whole.count == labels.count else { return nil }
        let joined = whole.joined(separator: ".")
        return joined.utf8.count <= 253 ? joined : nil
    }

    private static func asciiLabel(_ label: Substring) -> String? {
        let isLettersDigits = label.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                ? scalar == "-" || UInt8(scalar.value).isDigit || UInt8(scalar.value).isLowerCase
                : scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
        }
        guard isLettersDigits, !label.hasPrefix("-"), !label.hasSuffix("-") else { return nil }
        let ascii = label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : Punycode.encode(label).map { "xn--" + $0 }
        guard let ascii, (1...63).contains(ascii.utf8.count) else { return nil }
        return ascii
    }
}
