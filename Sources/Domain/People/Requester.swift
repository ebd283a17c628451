import Foundation

/// The person, or the body, who asks for help.
public struct Requester: Sendable, Equatable {
    public var id: ID<Requester>
    public var givenName: String
    /// Family name, or the name of the body.
    public var familyName: String
    /// Codice fiscale, upper case; never a key, because it changes (omocodia) and is mistyped.
    public var fiscalCode: String?
    public var email: String?
    public var phone: String?
    public var language: String
    public var createdAt: Date

    public init(
        id: ID<Requester>, givenName: String, familyName: String, fiscalCode: String? = nil, email: String? = nil,
        phone: String? = nil, language: String = "it", createdAt: Date
    ) {
        self.id = id
        self.givenName = givenName
        self.familyName = familyName
        self.fiscalCode = fiscalCode
        self.email = email
        self.phone = phone
        self.language = language
        self.createdAt = createdAt
    }

    public var name: String { Self.name(givenName, familyName) }

    /// Bodies have one name only.
    public static func name(_ given: String, _ family: String) -> String {
        if given.isEmpty { return family }
        return family.isEmpty ? given : given + " " + family
    }
}
