import Foundation

/// The three-level classification of a request ("tripletta"): area, tematica, tipo di problema.
///
/// A row is one version: renaming a level ends the row and begins another with the same code, so that a request can be
/// read as it was classified then.
public struct Triple: Sendable, Equatable {
    /// Whom the triple is offered to: a user type, of health bodies, of the others, or of both (nil).
    public struct Offer: Sendable, Equatable, Hashable, Codable {
        public var userType: String
        public var health: Bool?

        public init(userType: String, health: Bool? = nil) {
            self.userType = userType
            self.health = health
        }
    }

    public var id: ID<Triple>
    public var code: String
    public var area: String
    public var tematica: String
    public var problem: String
    public var offers: [Offer]
    /// Codes of the administrations it is offered to; empty means all.
    public var administrations: [String]
    public var priority: Priority
    /// What the priority is computed from by the matrix of the office, when both are said.
    public var impact: Impact?
    public var urgency: Urgency?
    /// Terms of its own for what the program does by itself; nil for those of the office. See `FollowUpTerms`.
    public var remindAfter: Int?
    public var closeWaitingAfter: Int?
    public var closeSolvedAfter: Int?
    /// Codes of the groups a request passes through: the first gets it, the next ones are the escalation path.
    public var path: [String]
    public var position: Int
    public var validity: Validity

    public init(
        id: ID<Triple>, code: String, area: String, tematica: String, problem: String, offers: [Offer] = [],
        administrations: [String] = [], priority: Priority = .p3, impact: Impact? = nil, urgency: Urgency? = nil,
        remindAfter: Int? = nil, closeWaitingAfter: Int? = nil, closeSolvedAfter: Int? = nil, path: [String] = [],
        position: Int = 0,
        validity: Validity = .always
    ) {
        self.id = id
        self.code = code
        self.area = area
        self.tematica = tematica
        self.problem = problem
        self.offers = offers
        self.administrations = administrations
        self.priority = priority
        self.impact = impact
        self.urgency = urgency
        self.remindAfter = remindAfter
        self.closeWaitingAfter = closeWaitingAfter
        self.closeSolvedAfter = closeSolvedAfter
        self.path = path
        self.position = position
        self.validity = validity
    }

    /// "Servizi stipendiali > Accredito > Segnalazione mancato accredito".
    public var title: String { "\(area) > \(tematica) > \(problem)" }

    /// Whether a requester of this type and administration is offered the triple now.
    public func isOffered(to userType: String, of administration: Administration?, at instant: Date) -> Bool {
        guard validity.holds(at: instant) else { return false }
        if let administration, !administrations.isEmpty, !administrations.contains(administration.code) { return false }
        return offers.contains { offer in
            offer.userType == userType
                && (offer.health == nil || administration == nil || offer.health == administration?.isHealth)
        }
    }
}
