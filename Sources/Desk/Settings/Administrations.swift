import Domain

extension SettingsEdit {
    @discardableResult
    func put(_ administration: Administration, isNew: Bool? = nil) throws -> Administration {
        try SettingsChecks.code(administration.code)
        try SettingsChecks.name(administration.name)
        try SettingsChecks.validity(administration.validity)
        return try put(administration, in: \.administrations, isNew: isNew)
    }
}

extension Desk {
    /// An administration that is not there yet.
    @discardableResult
    public func add(_ administration: Administration, as actor: SettingsActor) async throws -> Administration {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(administration, isNew: true) }
    }

    /// The administration with this code takes these values, from now on.
    @discardableResult
    public func edit(_ administration: Administration, as actor: SettingsActor) async throws -> Administration {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(administration, isNew: false) }
    }

    /// The administration with this code is offered no more.
    public func end(administration code: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageCatalogue, as: actor) { try $0.end(code, in: \.administrations) }
    }
}
