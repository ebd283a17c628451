import Domain

/// What the demo town holds, and who can log in.
public struct DemoSummary: Sendable {
    /// Somebody who works at the desk of the demo town.
    public struct Person: Sendable {
        public let login: String
        public let name: String
        public let role: Role
        /// Codes of the groups they belong to.
        public let groups: [String]
    }

    /// How many requests were made.
    public let tickets: Int
    public let people: [Person]
    /// The password of all of them.
    public let password: String
}

/// Why a demo town is not built.
public enum DemoRefusal: Error, Equatable, CustomStringConvertible {
    /// The database has requests already: theirs is the place.
    case hasTickets
    /// More or fewer requests than can be.
    case wrongCount

    public var description: String {
        switch self {
        case .hasTickets: "the database already has requests: the demo town is built only in an empty one"
        case .wrongCount: "the demo town takes from 0 to 10,000,000 requests"
        }
    }
}
