import Foundation

/// What the desk would do with a described request, and which line of which table decided it.
public struct Simulation: Sendable, Equatable {
    /// A line of the routing table that was looked at.
    public struct TriedRoute: Sendable, Equatable {
        public let route: Route
        public let verdict: Verdict
    }

    /// What a line said to the request.
    public enum Verdict: Sendable, Equatable {
        case matched
        /// It asks for what the request is not.
        case unmet([RequestCondition])
        /// It fits, but the group it names is not there at that time.
        case noGroup
    }

    public let request: DescribedRequest
    /// Nil when the desk has no group at all.
    public let group: Group?
    /// Why that group; nil when the description names it.
    public let reason: Routing.Reason?
    /// The lines in force, in order, until the one that decided.
    public let routes: [TriedRoute]
    /// The groups above, in the order in which the request would climb.
    public let path: [Group]
    /// The priority windows that had begun by then, in order: the priority has risen a step by each.
    public let windows: [String]
    /// One for each kind, in order.
    public let promises: [SimulatedPromise]
    /// The rules that listen to what arrives, in order.
    public let rules: [SimulatedRule]
}

extension Catalogue {
    /// What would become of a request that arrives when it says, by what is in force then.
    public func simulate(_ request: DescribedRequest) throws -> Simulation {
        let instant = request.arrivedAt
        var request = request
        request.campaign = campaign(for: request, at: instant)
        let windows = rise(&request)
        let routing = request.group == nil ? route(RoutingQuestion(request), at: instant) : nil
        let group = request.group ?? routing?.group
        return try Simulation(
            request: request, group: group, reason: routing?.reason,
            routes: request.group == nil ? tried(request) : [],
            path: group.map { climb(from: $0, request.triple, at: instant) } ?? [], windows: windows,
            promises: promiseBook.simulate(request, in: group), rules: simulateRules(request, in: group))
    }

    /// The steps of windows that have begun, as a request that is registered takes them; the names of those that count.
    private func rise(_ request: inout DescribedRequest) -> [String] {
        raises(of: request.triple, at: request.arrivedAt).compactMap { step in
            let before = request.priority
            request.priority = before.raised
            guard case .window(let name) = step.reason, request.priority != before else { return nil }
            return name
        }
    }

    private func tried(_ request: DescribedRequest) -> [Simulation.TriedRoute] {
        var tried: [Simulation.TriedRoute] = []
        for route in routes where route.validity.holds(at: request.arrivedAt) {
            let verdict = verdict(of: route, on: request)
            tried.append(.init(route: route, verdict: verdict))
            if verdict == .matched { break }
        }
        return tried
    }

    private func verdict(of route: Route, on request: DescribedRequest) -> Simulation.Verdict {
        let unmet = route.unmetTraits(by: request)
        if !unmet.isEmpty { return .unmet(unmet) }
        let group = group(code: route.group)
        return group?.validity.holds(at: request.arrivedAt) ?? false ? .matched : .noGroup
    }

    /// Every group once: two that escalate to one another end the path.
    private func climb(from start: Group, _ triple: Triple?, at instant: Date) -> [Group] {
        var path: [Group] = [], current = start
        while let next = escalation(from: current, triple: triple, at: instant),
            next.id != start.id, !path.contains(where: { $0.id == next.id })
        {
            path.append(next)
            current = next
        }
        return path
    }
}

extension RoutingQuestion {
    init(_ request: DescribedRequest) {
        self.init(
            channel: request.channel, triple: request.triple, userType: request.userType,
            administration: request.administration)
    }
}
