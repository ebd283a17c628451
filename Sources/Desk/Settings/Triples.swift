import Domain

extension SettingsEdit {
    /// A triple. Another wording of a level ends the row and begins another with the same code; the rest is edited in
    /// place.
    @discardableResult
    func put(_ triple: Triple, isNew: Bool? = nil) throws -> Triple {
        try SettingsChecks.code(triple.code)
        try SettingsChecks.name(triple.area, "area")
        try SettingsChecks.name(triple.tematica, "tematica")
        try SettingsChecks.name(triple.problem, "problem")
        try SettingsChecks.validity(triple.validity)
        try checkUserTypes(triple.offers.map(\.userType), "offers")
        try checkAdministrations(triple.administrations, "administrations")
        try checkGroups(triple.path, "path")
        try check(terms: triple)
        var triple = triple
        if let impact = triple.impact, let urgency = triple.urgency {
            triple.priority = office.matrix[impact, urgency]
        }
        return try put(triple, in: \.triples, isNew: isNew)
    }

    private func check(terms triple: Triple) throws {
        for (days, field) in [(triple.remindAfter, "remindAfter"), (triple.closeWaitingAfter, "closeWaitingAfter")] {
            if let days { try SettingsChecks.range(days, 0...365, field) }
        }
        if let days = triple.closeSolvedAfter { try SettingsChecks.range(days, 1...365, "closeSolvedAfter") }
        try check(
            reminder: triple.remindAfter ?? office.remindAfter,
            end: triple.closeWaitingAfter ?? office.closeWaitingAfter
        )
    }

    /// Who is reminded has days left to answer in.
    func check(reminder: Int, end: Int) throws {
        if end > 0 && reminder >= end { throw Refusal.invalid(field: "remindAfter", reason: "problem.remindAfter") }
    }
}

extension Desk {
    /// A triple that is not there yet.
    @discardableResult
    public func add(_ triple: Triple, as actor: SettingsActor) async throws -> Triple {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(triple, isNew: true) }
    }

    /// The triple with this code takes these values, from now on; requests keep the words they were classified with.
    @discardableResult
    public func edit(_ triple: Triple, as actor: SettingsActor) async throws -> Triple {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(triple, isNew: false) }
    }

    /// The triple with this code is offered no more.
    public func end(triple code: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageCatalogue, as: actor) { try $0.end(code, in: \.triples) }
    }
}
