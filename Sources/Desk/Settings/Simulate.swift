import Domain
import Foundation

/// A request as somebody describes it to the simulator: codes, empty where nothing is said.
public struct RequestDescription: Sendable, Equatable {
    public var channel = ""
    /// The levels of the classification, as many as are known.
    public var area = ""
    public var tematica = ""
    public var triple = ""
    public var userType = ""
    public var administration = ""
    /// Whether its body is one of health, when the body itself is not given.
    public var health: Bool?
    /// Empty is the priority of the triple.
    public var priority = ""
    /// Empty lets the routing table decide.
    public var group = ""
    /// Nil is now.
    public var arrivedAt: Date?

    public init() {}
}

extension Desk {
    /// What would become of a request, and which line of which table decides it. Nothing is written.
    ///
    /// Throws `Refusal.invalid` with the part of the description that names something unknown at the time it arrives.
    public func simulate(_ description: RequestDescription, as actor: SettingsActor) async throws -> Simulation {
        guard actor.may(.manageRouting) else { throw Refusal.notAllowed }
        let catalogue = try await catalogue()
        return try catalogue.simulate(description.checked(catalogue, at: description.arrivedAt ?? now()))
    }
}

extension RequestDescription {
    fileprivate func checked(_ catalogue: Catalogue, at instant: Date) throws -> DescribedRequest {
        guard let channel = ChannelKind(rawValue: channel) else { throw wrong("channel", "problem.channel.unknown") }
        return DescribedRequest(
            channel: channel, triple: try classification(catalogue, at: instant),
            userType: try known(userType, "userType") { catalogue.userType(code: $0, at: instant) },
            administration: try body(catalogue, at: instant),
            priority: try known(priority, "priority", Priority.init(code:)), arrivedAt: instant,
            group: try known(group, "group") { code in
                catalogue.group(code: code).flatMap { $0.validity.holds(at: instant) ? $0 : nil }
            })
    }

    /// The triple, or as much of one as is known.
    private func classification(_ catalogue: Catalogue, at instant: Date) throws -> Triple? {
        let there = catalogue.triples.filter { $0.validity.holds(at: instant) }
        if !triple.isEmpty {
            guard let found = there.first(where: { $0.code == triple }) else { throw wrong("triple") }
            if !area.isEmpty && found.area != area { throw wrong("area", "problem.triple.elsewhere") }
            if !tematica.isEmpty && found.tematica != tematica { throw wrong("tematica", "problem.triple.elsewhere") }
            return found
        }
        if area.isEmpty && tematica.isEmpty { return nil }
        let inside = there.filter { area.isEmpty || $0.area == area }
        if inside.isEmpty { throw wrong("area", "problem.promise.triple") }
        if tematica.isEmpty { return .part(area: area) }
        guard let found = inside.first(where: { $0.tematica == tematica }) else {
            throw wrong("tematica", "problem.promise.triple")
        }
        return .part(area: found.area, tematica: tematica)
    }

    private func body(_ catalogue: Catalogue, at instant: Date) throws -> Administration? {
        let found = try known(administration, "administration") { catalogue.administration(code: $0, at: instant) }
        guard let found else { return health.map(Administration.some) }
        if let health, health != found.isHealth { throw wrong("health", "problem.health.other") }
        return found
    }

    private func known<Value>(_ text: String, _ field: String, _ find: (String) -> Value?) throws -> Value? {
        if text.isEmpty { return nil }
        guard let value = find(text) else { throw wrong(field) }
        return value
    }

    private func wrong(_ field: String, _ reason: String? = nil) -> Refusal {
        .invalid(field: field, reason: reason ?? "problem.\(field).unknown")
    }
}
