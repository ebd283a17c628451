import Foundation

/// What an office promised about the requests that match ("livello di servizio", SLA): by when somebody takes charge,
/// answers, solves. A row is one version and never changes: another wording is another row, and a request keeps the one
/// it was born with.
public struct ServicePromise: Sendable, Equatable {
    /// A request has one promise of each kind at most; their clocks run side by side.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// With the supplier of the service.
        case contract
        /// Of a group of the desk, for as long as the request stands there.
        case agreement
        /// Set by a law, as the thirty days of L. 241/1990 art. 2.
        case statutory
    }

    public var id: ID<ServicePromise>
    /// What it is known by, whatever its version.
    public var name: String
    public var kind: Kind
    /// The first that matches holds, of each kind.
    public var position: Int
    /// Name of the calendar whose hours or days are counted.
    public var calendar: String
    public var conditions: PromiseConditions
    public var targets: [PromiseTarget.Aim: PromiseTarget]
    /// The waits that stop its clocks. To wait for somebody else, and for the end of a known problem, does so only when
    /// the promise says it.
    public var suspends: Set<TicketState>
    /// Whether its clocks may be suspended only once, and for no more than `longestSuspension` days.
    public var suspendsOnce: Bool
    /// In hundredths of a term, ascending: how much of it is over when that is told, besides its end.
    public var thresholds: [Int]
    public var validity: Validity

    /// L. 241/1990 art. 2 c. 7: "per una sola volta e per un periodo non superiore a trenta giorni".
    public static let longestSuspension = 30
    public static let usualSuspensions: Set<TicketState> = [.waitingRequester]
    public static let usualThresholds = [75]
    /// The threshold that every term has: all of it is over.
    public static let end = 100

    public init(
        id: ID<ServicePromise>, name: String, kind: Kind = .contract, position: Int = 10, calendar: String = "",
        conditions: PromiseConditions = PromiseConditions(), targets: [PromiseTarget.Aim: PromiseTarget] = [:],
        suspends: Set<TicketState> = usualSuspensions, suspendsOnce: Bool = false,
        thresholds: [Int] = usualThresholds, validity: Validity = .always
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.position = position
        self.calendar = calendar
        self.conditions = conditions
        self.targets = targets
        self.suspends = suspends
        self.suspendsOnce = suspendsOnce
        self.thresholds = thresholds
        self.validity = validity
    }
}

/// Which requests a promise is about; empty conditions match everything.
public struct PromiseConditions: RequestConditions, Sendable, Equatable {
    public var channel: ChannelKind?
    public var area: String?
    public var tematica: String?
    /// Code of a triple, or a pattern ending in `*`.
    public var triple: String?
    public var priority: Priority?
    /// Codes.
    public var userType: String?
    public var administration: String?
    public var health: Bool?
    public var mode: DeliveryMode?
    /// Code of a campaign.
    public var campaign: String?
    /// Code of the group the request stands in.
    public var group: String?

    public init(
        channel: ChannelKind? = nil, area: String? = nil, tematica: String? = nil, triple: String? = nil,
        priority: Priority? = nil, userType: String? = nil, administration: String? = nil, health: Bool? = nil,
        mode: DeliveryMode? = nil, campaign: String? = nil, group: String? = nil
    ) {
        self.channel = channel
        self.area = area
        self.tematica = tematica
        self.triple = triple
        self.priority = priority
        self.userType = userType
        self.administration = administration
        self.health = health
        self.mode = mode
        self.campaign = campaign
        self.group = group
    }

    func match(_ question: PromiseQuestion) -> Bool {
        hasPriority(question) && isOfGroup(question) && matchTraits(question)
    }

    /// What is asked for and the request has not, in the order of the form.
    public func unmet(by question: PromiseQuestion) -> [RequestCondition] {
        (hasPriority(question) ? [] : [.priority]) + unmetTraits(by: question)
            + (isOfGroup(question) ? [] : [.group])
    }

    private func hasPriority(_ question: PromiseQuestion) -> Bool { priority == nil || priority == question.priority }
    private func isOfGroup(_ question: PromiseQuestion) -> Bool { group == nil || group == question.group?.code }
}

/// What the choice of a promise looks at.
public struct PromiseQuestion: RequestTraits, Sendable {
    public var channel: ChannelKind
    public var priority: Priority
    public var triple: Triple?
    public var userType: UserType?
    public var administration: Administration?
    public var campaign: Campaign?
    public var group: Group?

    public init(
        channel: ChannelKind, priority: Priority, triple: Triple? = nil, userType: UserType? = nil,
        administration: Administration? = nil, campaign: Campaign? = nil,
        group: Group? = nil
    ) {
        self.channel = channel
        self.priority = priority
        self.triple = triple
        self.userType = userType
        self.administration = administration
        self.campaign = campaign
        self.group = group
    }
}
