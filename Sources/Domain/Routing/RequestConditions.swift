/// What routes and promises choose a request by; an empty condition matches everything.
public protocol RequestConditions {
    var channel: ChannelKind? { get }
    var area: String? { get }
    var tematica: String? { get }
    /// Code of a triple, or a pattern ending in `*`.
    var triple: String? { get }
    /// Codes.
    var userType: String? { get }
    var administration: String? { get }
    var health: Bool? { get }
    var mode: DeliveryMode? { get }
    /// Code of a campaign.
    var campaign: String? { get }
}

/// The part of a request that conditions look at.
public protocol RequestTraits {
    var channel: ChannelKind { get }
    var triple: Triple? { get }
    var userType: UserType? { get }
    var administration: Administration? { get }
    /// The campaign it belongs to, if it belongs to one.
    var campaign: Campaign? { get }
}

/// One thing that a route or a promise may ask of a request.
public enum RequestCondition: String, Sendable, Codable, CaseIterable {
    case priority, channel, area, tematica, triple, userType, administration, health, mode, campaign, group

    /// Those that routes and promises share.
    static let traits: [RequestCondition] = [
        .channel, .area, .tematica, .triple, .userType, .administration, .health, .mode, .campaign,
    ]
}

extension RequestConditions {
    func matchTraits(_ request: some RequestTraits) -> Bool {
        RequestCondition.traits.allSatisfy { holds($0, for: request) }
    }

    /// The traits that are asked for and that the request has not, in the order of the form.
    func unmetTraits(by request: some RequestTraits) -> [RequestCondition] {
        RequestCondition.traits.filter { !holds($0, for: request) }
    }

    private func holds(_ condition: RequestCondition, for request: some RequestTraits) -> Bool {
        switch condition {
        case .channel: channel == nil || channel == request.channel
        case .area: area == nil || area == request.triple?.area
        case .tematica: tematica == nil || tematica == request.triple?.tematica
        case .triple: triple == nil || request.triple.map { FormField.matches($0.code, triple ?? "") } ?? false
        case .userType: userType == nil || userType == request.userType?.code
        case .administration: administration == nil || administration == request.administration?.code
        case .health: health == nil || health == (request.administration?.isHealth ?? false)
        case .mode: mode == nil || mode == request.mode
        case .campaign: campaign == nil || campaign == request.campaign?.code
        // What routes are not asked for: promises look at these themselves.
        case .priority, .group: true
        }
    }
}
