import Foundation

/// One line of the routing table; empty conditions match everything.
public struct Route: RequestConditions, Sendable, Equatable {
    public var id: ID<Route>
    public var position: Int
    public var channel: ChannelKind?
    public var area: String?
    public var tematica: String?
    /// Code of a triple, or a pattern ending in `*`.
    public var triple: String?
    public var userType: String?
    public var administration: String?
    public var health: Bool?
    public var mode: DeliveryMode?
    /// Code of a campaign.
    public var campaign: String?
    /// Code of the group it sends to.
    public var group: String
    public var validity: Validity

    public init(
        id: ID<Route>, position: Int, channel: ChannelKind? = nil, area: String? = nil, tematica: String? = nil,
        triple: String? = nil, userType: String? = nil, administration: String? = nil, health: Bool? = nil,
        mode: DeliveryMode? = nil, campaign: String? = nil, group: String, validity: Validity = .always
    ) {
        self.id = id
        self.position = position
        self.channel = channel
        self.area = area
        self.tematica = tematica
        self.triple = triple
        self.userType = userType
        self.administration = administration
        self.health = health
        self.mode = mode
        self.campaign = campaign
        self.group = group
        self.validity = validity
    }
}

/// What routing looks at.
public struct RoutingQuestion: RequestTraits, Sendable {
    public var channel: ChannelKind
    public var triple: Triple?
    public var userType: UserType?
    public var administration: Administration?
    /// Found by whoever routes.
    public var campaign: Campaign?

    public init(channel: ChannelKind, triple: Triple?, userType: UserType?, administration: Administration?) {
        self.channel = channel
        self.triple = triple
        self.userType = userType
        self.administration = administration
    }
}

/// Where a request goes, and why: the event says it.
public struct Routing: Sendable, Equatable {
    public enum Reason: Sendable, Equatable { case route(position: Int), triplePath, triage }
    public let group: Group
    public let reason: Reason
}

extension Catalogue {
    /// First route that matches and whose group exists; then the triple's own path; then triage. Nil without any group.
    public func route(_ question: RoutingQuestion, at instant: Date) -> Routing? {
        func valid(_ code: String) -> Group? { group(code: code).flatMap { $0.validity.holds(at: instant) ? $0 : nil } }
        var question = question
        question.campaign = campaign(for: question, at: instant)
        for route in routes where route.validity.holds(at: instant) && route.matchTraits(question) {
            if let group = valid(route.group) { return Routing(group: group, reason: .route(position: route.position)) }
        }
        if let group = question.triple?.path.first.flatMap(valid) { return Routing(group: group, reason: .triplePath) }
        return triageGroup(at: instant).map { Routing(group: $0, reason: .triage) }
    }

    /// The next group up: along the triple's path when the request stands on it, else the group's own escalation.
    public func escalation(from current: Group?, triple: Triple?, at instant: Date) -> Group? {
        let path = triple?.path ?? []
        let next =
            current.flatMap { group in path.firstIndex(of: group.code) }.flatMap {
                path.indices.contains($0 + 1) ? path[$0 + 1] : nil
            }
            ?? current?.escalatesTo
        return next.flatMap { group(code: $0) }.flatMap {
            $0.validity.holds(at: instant) && $0.id != current?.id ? $0 : nil
        }
    }
}
