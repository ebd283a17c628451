import Foundation

/// The right of a program to use the API, known by its hash.
public struct APIToken: Sendable, Equatable {
    public enum Scope: String, Sendable, CaseIterable {
        case all = "*"
        case ticketsRead = "tickets:read"
        case ticketsWrite = "tickets:write"
    }

    public var id: ID<APIToken>
    public var name: String
    public var scopes: [Scope]
    public var createdAt: Date
    public var revokedAt: Date?

    public init(id: ID<APIToken>, name: String, scopes: [Scope], createdAt: Date, revokedAt: Date? = nil) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }

    public func allows(_ scope: Scope) -> Bool { scopes.contains(.all) || scopes.contains(scope) }
}
