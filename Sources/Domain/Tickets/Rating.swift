import Foundation

/// A vote on one closure of a request.
public struct Rating: Sendable, Equatable {
    public var id: ID<Rating>
    public var ticket: ID<Ticket>
    /// Which closure: the number of reopenings when it was solved.
    public var closure: Int
    public var scale: Office.RatingScale
    /// Thumbs: 0 or 1. Five: 1 to 5.
    public var value: Int
    public var comment: String
    public var at: Date
    public var changedAt: Date?

    public init(
        id: ID<Rating>, ticket: ID<Ticket>, closure: Int, scale: Office.RatingScale, value: Int, comment: String,
        at: Date,
        changedAt: Date? = nil
    ) {
        self.id = id
        self.ticket = ticket
        self.closure = closure
        self.scale = scale
        self.value = value
        self.comment = comment
        self.at = at
        self.changedAt = changedAt
    }

    /// Whether a value belongs to a scale.
    public static func isValid(_ value: Int, on scale: Office.RatingScale) -> Bool {
        switch scale {
        case .thumbs: value == 0 || value == 1
        case .five: (1...5).contains(value)
        }
    }

    /// A vote can be changed for the days the office grants.
    public func canChange(_ office: Office, at now: Date) -> Bool {
        now < at.addingTimeInterval(Double(office.ratingDays) * 86_400)
    }
}
