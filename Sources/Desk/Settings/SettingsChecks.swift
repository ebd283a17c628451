import Domain

/// Rules that more than one kind of entry obeys; each throws `Refusal.invalid` with the field and the key of the reason.
enum SettingsChecks {
    static let longestName = 200

    /// Codes stand in URLs, in patterns and in the short form of an offer, so they hold no space, no colon and no star.
    static func code(_ code: String) throws {
        let isCode = code.utf8.allSatisfy { byte in
            byte.isLetterOrDigit || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
        }
        guard !code.isEmpty else { throw Refusal.invalid(field: "code", reason: "problem.code.missing") }
        guard isCode, code.utf8.count <= 40 else { throw Refusal.invalid(field: "code", reason: "problem.code.wrong") }
    }

    static func name(_ text: String, _ field: String = "name") throws {
        guard !text.tidied.isEmpty else { throw Refusal.invalid(field: field, reason: "problem.setting.missing") }
        guard text.count <= longestName else { throw Refusal.invalid(field: field, reason: "problem.setting.tooLong") }
    }

    static func filled(_ text: String, _ field: String) throws {
        if text.tidied.isEmpty { throw Refusal.invalid(field: field, reason: "problem.setting.missing") }
    }

    static func email(_ text: String, _ field: String = "email") throws {
        // One sentence says all: how an address looks.
        if (try? EmailAddress(text)) == nil { throw Refusal.invalid(field: field, reason: "problem.email.wrong") }
    }

    static func language(_ code: String) throws {
        guard ["it", "en"].contains(code) else {
            throw Refusal.invalid(field: "language", reason: "problem.language.unknown")
        }
    }

    static func range(_ value: Int, _ range: ClosedRange<Int>, _ field: String) throws {
        guard range.contains(value) else { throw Refusal.invalid(field: field, reason: "problem.setting.range") }
    }

    static func validity(_ validity: Validity) throws {
        if let from = validity.from, let to = validity.to, to < from {
            throw Refusal.invalid(field: "until", reason: "problem.setting.until")
        }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}

extension SettingsEdit {
    func checkGroups(_ codes: [String], _ field: String) throws {
        let known = Set(open(\.groups).map(\.code)).union(comingGroups)
        guard codes.allSatisfy(known.contains) else {
            throw Refusal.invalid(field: field, reason: "problem.group.unknown")
        }
    }

    func checkUserTypes(_ codes: [String], _ field: String) throws {
        let known = Set(open(\.userTypes).map(\.code))
        guard codes.allSatisfy(known.contains) else {
            throw Refusal.invalid(field: field, reason: "problem.userType.unknown")
        }
    }

    func checkAdministrations(_ codes: [String], _ field: String) throws {
        if codes.isEmpty { return }
        let known = Set(open(\.administrations).map(\.code))
        guard codes.allSatisfy(known.contains) else {
            throw Refusal.invalid(field: field, reason: "problem.administration.unknown")
        }
    }
}
