/// What routes and promises choose a request by; an empty condition matches everything.
protocol RequestConditions {
    var channel: ChannelKind? { get }
    var area: String? { get }
    var tematica: String? { get }
    /// Code of a triple, or a pattern ending in `*`.
    var triple: String? { get }
    /// Codes.
    var userType: String? { get }
    var administration: String? { get }
    var health: Bool? { get }
}

/// The part of a request that conditions look at.
protocol RequestTraits {
    var channel: ChannelKind { get }
    var triple: Triple? { get }
    var userType: UserType? { get }
    var administration: Administration? { get }
}

extension RequestConditions {
    func matchTraits(_ request: some RequestTraits) -> Bool {
        (channel == nil || channel == request.channel)
            && (area == nil || area == request.triple?.area)
            && (tematica == nil || tematica == request.triple?.tematica)
            && (triple == nil || request.triple.map { FormField.matches($0.code, triple ?? "") } ?? false)
            && (userType == nil || userType == request.userType?.code)
            && (administration == nil || administration == request.administration?.code)
            && (health == nil || health == (request.administration?.isHealth ?? false))
    }
}
