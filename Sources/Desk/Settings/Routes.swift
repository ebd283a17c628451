import Domain

extension SettingsEdit {
    /// A line of the routing table, known by its position.
    @discardableResult
    func put(_ route: Route, isNew: Bool? = nil) throws -> Route {
        try SettingsChecks.range(route.position, 1...1_000_000, "position")
        try SettingsChecks.validity(route.validity)
        try checkGroups([route.group], "group")
        try checkCampaign(route.campaign)
        try checkUserTypes([route.userType].compactMap { $0 }, "userType")
        try checkAdministrations([route.administration].compactMap { $0 }, "administration")
        return try put(route, in: \.routes, isNew: isNew)
    }

    /// The lines in this order, at positions 10, 20, 30 ...; every open line must be named once.
    func reorder(_ order: [ID<Route>]) throws {
        let lines = open(\.routes)
        guard Set(order) == Set(lines.map(\.id)), order.count == lines.count else { throw Refusal.changedMeanwhile }
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, ($0 + 1) * 10) })
        for line in lines {
            guard let place = places[line.id], place != line.position else { continue }
            var moved = line
            moved.position = place
            try replace(line, by: moved, in: \.routes)
        }
    }
}

extension Desk {
    /// A line of the routing table at a position that is free; position 0 puts it at the end.
    @discardableResult
    public func add(_ route: Route, as actor: SettingsActor) async throws -> Route {
        try await editSettings(.manageRouting, as: actor) { edit in
            var route = route
            if route.position == 0 { route.position = ((edit.open(\.routes).map(\.position).max() ?? 0) / 10 + 1) * 10 }
            return try edit.put(route, isNew: true)
        }
    }

    /// The line at this position takes these values.
    @discardableResult
    public func edit(_ route: Route, as actor: SettingsActor) async throws -> Route {
        try await editSettings(.manageRouting, as: actor) { try $0.put(route, isNew: false) }
    }

    /// The line at this position ends.
    public func end(routeAt position: Int, as actor: SettingsActor) async throws {
        try await editSettings(.manageRouting, as: actor) { try $0.end(String(position), in: \.routes) }
    }

    /// The routing table in another order; `Refusal.changedMeanwhile` when a line is missing or unknown.
    public func reorder(routes order: [ID<Route>], as actor: SettingsActor) async throws {
        try await editSettings(.manageRouting, as: actor) { try $0.reorder(order) }
    }
}
