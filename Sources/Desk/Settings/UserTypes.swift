import Domain

extension SettingsEdit {
    @discardableResult
    func put(_ type: UserType, isNew: Bool? = nil) throws -> UserType {
        try SettingsChecks.code(type.code)
        try SettingsChecks.name(type.name)
        try SettingsChecks.validity(type.validity)
        return try put(type, in: \.userTypes, isNew: isNew)
    }
}

extension Desk {
    /// A user type that is not there yet.
    @discardableResult
    public func add(_ type: UserType, as actor: SettingsActor) async throws -> UserType {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(type, isNew: true) }
    }

    /// The user type with this code takes these values, from now on.
    @discardableResult
    public func edit(_ type: UserType, as actor: SettingsActor) async throws -> UserType {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(type, isNew: false) }
    }

    /// The user type with this code is offered no more.
    public func end(userType code: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageCatalogue, as: actor) { try $0.end(code, in: \.userTypes) }
    }
}
