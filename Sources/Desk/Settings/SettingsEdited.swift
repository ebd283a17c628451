import Formats

/// One edit of one entry of the settings.
public struct SettingsEdited: Sendable, Equatable {
    public enum Kind: String, Sendable { case added = "+", changed = "~", ended = "-" }

    /// One value that is another now; both as short texts.
    public struct Field: Sendable, Equatable {
        public let name: String
        public let from: String
        public let to: String
    }

    public let kind: Kind
    /// What was edited: `group`, `triple`, `user` ...
    public let noun: String
    /// Which one: its code, login or name.
    public let code: String
    /// Empty for an entry that is new or ended.
    public let fields: [Field]

    init(_ kind: Kind, _ noun: String, _ code: String, _ fields: [Field] = []) {
        self.kind = kind
        self.noun = noun
        self.code = code
        self.fields = fields
    }

    /// What the list of changes keeps: `~ name: Vecchio → Nuovo; tier: 1 → 2`.
    var record: String {
        if fields.isEmpty { return kind.rawValue }
        return "\(kind.rawValue) " + fields.map { "\($0.name): \($0.from) → \($0.to)" }.joined(separator: "; ")
    }
}

extension SettingsEdited: CustomStringConvertible {
    /// `+ triple STI-PAG-01`, `~ group L2-ECO: name`, `- user anna`.
    public var description: String {
        let head = code.isEmpty ? "\(kind.rawValue) \(noun)" : "\(kind.rawValue) \(noun) \(code)"
        return fields.isEmpty ? head : "\(head): \(fields.map(\.name).joined(separator: ", "))"
    }
}
