/// Who else gets what is written to the requester. Each gets a mail of their own, without the links that are the
/// requester's: what opens a request opens it for one person.
public struct Copies: Sendable, Equatable, Codable {
    /// Those the requester sees named (Cc, RFC 5322 section 3.6.3).
    public var open: [String]
    /// Those nobody outside the desk sees (Bcc).
    public var blind: [String]

    /// Addresses of one mail: a mailing list is another thing.
    public static let most = 10
    public static let none = Copies()

    public init(open: [String] = [], blind: [String] = []) {
        self.open = open
        self.blind = blind
    }

    /// Of one field: more than ten addresses of the longest kind.
    private static let typedLength = 3000

    /// As two fields of a form have them; far more than can pass is cut.
    public init(typed open: String, blind: String) {
        self.init(
            open: Self.addresses(String(open.prefix(Self.typedLength))),
            blind: Self.addresses(String(blind.prefix(Self.typedLength))))
    }

    /// One list as a form shows it.
    public static func typed(_ addresses: [String]) -> String { addresses.joined(separator: ", ") }

    public var isEmpty: Bool { open.isEmpty && blind.isEmpty }
    public var all: [String] { open + blind }

    /// Addresses as people type them: with commas, semicolons, spaces or lines between.
    public static func addresses(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
    }

    /// These and others, each once.
    public func joined(_ others: Copies) -> Copies {
        Copies(
            open: open + others.open.filter { !open.contains($0) },
            blind: blind + others.blind.filter { !blind.contains($0) })
    }

    /// Each address once, as it is written; the requester's own is left out, and who is named openly gets no second mail.
    /// - Throws: `Refusal.invalid` of `cc` or `bcc`.
    public func checked(beside requester: String? = nil) throws(Refusal) -> Copies {
        var seen = Set([requester].compactMap { $0.flatMap { try? EmailAddress($0) } })
        let open = try Self.checked(open, "cc", &seen)
        let blind = try Self.checked(blind, "bcc", &seen)
        if open.count + blind.count > Self.most {
            throw .invalid(field: blind.isEmpty ? "cc" : "bcc", reason: "writing.copies.problem.many")
        }
        return Copies(open: open, blind: blind)
    }

    /// The addresses of a mail that goes to nobody else.
    /// - Throws: `Refusal.invalid` of `to`.
    public static func checked(receivers typed: [String]) throws(Refusal) -> [String] {
        var seen: Set<EmailAddress> = []
        let addresses = try checked(typed, "to", &seen)
        if addresses.isEmpty { throw .invalid(field: "to", reason: "writing.copies.problem.none") }
        if addresses.count > most { throw .invalid(field: "to", reason: "writing.copies.problem.many") }
        return addresses
    }

    private static func checked(
        _ typed: [String], _ field: String, _ seen: inout Set<EmailAddress>
    ) throws(Refusal) -> [String] {
        // Far more than can pass: not worth reading.
        if typed.count > most * 10 { throw .invalid(field: field, reason: "writing.copies.problem.many") }
        var good: [String] = []
        for text in typed {
            guard let address = try? EmailAddress(text) else {
                throw .invalid(field: field, reason: "writing.copies.problem.address")
            }
            if seen.insert(address).inserted { good.append(address.text) }
        }
        return good
    }
}
