import Foundation

/// A body whose people are served ("amministrazione").
public struct Administration: Sendable, Equatable {
    public var id: ID<Administration>
    public var code: String
    public var name: String
    /// The health flag of the NoiPA form: it decides which triples are offered.
    public var isHealth: Bool
    /// Sections of the form in which it may be chosen; empty means all.
    public var sections: [String]
    public var validity: Validity

    public init(
        id: ID<Administration>, code: String, name: String, isHealth: Bool = false, sections: [String] = [],
        validity: Validity = .always
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.isHealth = isHealth
        self.sections = sections
        self.validity = validity
    }
}
