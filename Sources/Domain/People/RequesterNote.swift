import Foundation

/// What the office should know of a person before it answers them, beyond any one request: "answers by telephone only".
public struct RequesterNote: Sendable, Equatable {
    /// Characters of one note, and notes of one person: they stand beside every request.
    public static let longest = 500
    public static let most = 10

    public var id: ID<RequesterNote>
    public var requester: ID<Requester>
    public var author: ID<Operator>
    /// The author's name as it was then.
    public var authorName: String
    public var text: String
    public var at: Date

    public init(
        id: ID<RequesterNote>, requester: ID<Requester>, author: ID<Operator>, authorName: String, text: String,
        at: Date
    ) {
        self.id = id
        self.requester = requester
        self.author = author
        self.authorName = authorName
        self.text = text
        self.at = at
    }

    /// Whoever wrote it, and who leads the group of the request at hand.
    public func mayBeRemoved(by person: Operator, in group: ID<Group>?) -> Bool {
        person.may(.note, in: group) && (author == person.id || person.may(.takeOver, in: group))
    }
}
