import Domain

extension SettingsEdit {
    /// A promise. Whatever changes, its row ends and another begins: a request keeps what it was promised.
    @discardableResult
    func put(_ promise: ServicePromise, isNew: Bool? = nil) throws -> ServicePromise {
        try SettingsChecks.name(promise.name)
        try SettingsChecks.range(promise.position, 1...1_000_000, "position")
        try SettingsChecks.validity(promise.validity)
        try checkCalendar(of: promise)
        if promise.targets.isEmpty { throw Refusal.invalid(field: "solution", reason: "problem.promise.target") }
        if !promise.suspends.allSatisfy(\.isWaiting) {
            throw Refusal.invalid(field: "suspends", reason: "problem.promise.suspends")
        }
        guard promise.thresholds.count <= 10, promise.thresholds == Set(promise.thresholds).sorted(),
            promise.thresholds.allSatisfy((1..<ServicePromise.end).contains)
        else { throw Refusal.invalid(field: "thresholds", reason: "problem.promise.thresholds") }
        try check(promise.conditions)
        return try put(promise, in: \.promises, isNew: isNew)
    }

    private func checkCalendar(of promise: ServicePromise) throws {
        if promise.calendar.isEmpty { throw Refusal.invalid(field: "calendar", reason: "problem.promise.calendar") }
        guard open(\.calendars).contains(where: { $0.name == promise.calendar }) else {
            throw Refusal.invalid(field: "calendar", reason: "problem.promise.calendar.unknown")
        }
    }

    private func check(_ asked: PromiseConditions) throws {
        let triples = open(\.triples)
        func known(_ text: String?, _ field: String, _ fits: (Triple, String) -> Bool) throws {
            guard let text, !triples.contains(where: { fits($0, text) }) else { return }
            throw Refusal.invalid(field: field, reason: "problem.promise.triple")
        }
        try known(asked.area, "area") { $0.area == $1 }
        try known(asked.tematica, "tematica") { $0.tematica == $1 }
        try known(asked.triple, "triple") { FormField.matches($0.code, $1) }
        try checkUserTypes([asked.userType].compactMap { $0 }, "userType")
        try checkAdministrations([asked.administration].compactMap { $0 }, "administration")
        try checkCampaign(asked.campaign)
        try checkGroups([asked.group].compactMap { $0 }, "group")
    }
}

extension Desk {
    /// A promise that is not there yet.
    @discardableResult
    public func add(_ promise: ServicePromise, as actor: SettingsActor) async throws -> ServicePromise {
        try await editSettings(.manageCalendars, as: actor) { try $0.put(promise, isNew: true) }
    }

    /// The promise of this name is this from now on; requests keep the version they were born with.
    @discardableResult
    public func edit(_ promise: ServicePromise, as actor: SettingsActor) async throws -> ServicePromise {
        try await editSettings(.manageCalendars, as: actor) { try $0.put(promise, isNew: false) }
    }

    /// The promise of this name is made no more; the clocks that run by it go on.
    public func end(promise name: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageCalendars, as: actor) { try $0.end(name, in: \.promises) }
    }
}
