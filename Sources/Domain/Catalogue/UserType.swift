import Foundation

/// What kind of user asks ("tipologia di utente"): it decides the triples offered and the fields shown.
public struct UserType: Sendable, Equatable {
    /// How the requester is identified: a person by codice fiscale, or a body by name and 11 digits.
    public enum Identity: String, Sendable, Codable, CaseIterable { case person, body }

    public var id: ID<UserType>
    public var code: String
    public var name: String
    public var nameEnglish: String
    /// Section of the form; administrations are offered by section.
    public var section: String
    public var identity: Identity
    /// Whether an administration must be chosen.
    public var needsAdministration: Bool
    /// Whether this user asks for somebody else: name and codice fiscale of the employee become fields.
    public var asksOnBehalf: Bool
    public var position: Int
    public var validity: Validity

    public init(
        id: ID<UserType>, code: String, name: String, nameEnglish: String = "", section: String = "",
        identity: Identity = .person, needsAdministration: Bool = true, asksOnBehalf: Bool = false, position: Int = 0,
        validity: Validity = .always
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.nameEnglish = nameEnglish
        self.section = section
        self.identity = identity
        self.needsAdministration = needsAdministration
        self.asksOnBehalf = asksOnBehalf
        self.position = position
        self.validity = validity
    }

    public func name(in language: String) -> String {
        language == "en" && !nameEnglish.isEmpty ? nameEnglish : name
    }
}
