import Foundation

/// A request that somebody describes to see what the desk would do with it; none is opened.
public struct DescribedRequest: RequestTraits, Sendable, Equatable {
    public var channel: ChannelKind
    /// Nil when it is not classified. Described by its area alone, or by area and tematica, it has no code and no path.
    public var triple: Triple?
    public var userType: UserType?
    /// Described only as a body of health or of others, it has no code.
    public var administration: Administration?
    /// Found when it is looked at.
    public var campaign: Campaign?
    public var priority: Priority
    public var arrivedAt: Date
    /// The group it is given to whatever the routing table says; nil lets the table decide.
    public var group: Group?

    /// - Parameter priority: nil is the one of its triple.
    public init(
        channel: ChannelKind, triple: Triple? = nil, userType: UserType? = nil, administration: Administration? = nil,
        priority: Priority? = nil, arrivedAt: Date, group: Group? = nil
    ) {
        self.channel = channel
        self.triple = triple
        self.userType = userType
        self.administration = administration
        self.priority = priority ?? triple?.priority ?? .p3
        self.arrivedAt = arrivedAt
        self.group = group
    }
}

extension Triple {
    /// A classification of which only the first levels are known.
    public static func part(area: String, tematica: String = "") -> Triple {
        Triple(id: ID(0), code: "", area: area, tematica: tematica, problem: "")
    }
}

extension Administration {
    /// A body of which is known only whether it is one of health.
    public static func some(isHealth: Bool) -> Administration {
        Administration(id: ID(0), code: "", name: "", isHealth: isHealth)
    }
}
