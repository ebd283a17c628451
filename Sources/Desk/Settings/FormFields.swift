import Domain

extension SettingsEdit {
    /// An extra field of the request form.
    @discardableResult
    func put(_ field: FormField, isNew: Bool? = nil) throws -> FormField {
        try SettingsChecks.code(field.code)
        try SettingsChecks.name(field.label, "label")
        try SettingsChecks.range(field.maxLength, 1...10_000, "maxLength")
        try SettingsChecks.validity(field.validity)
        try checkUserTypes(field.userTypes, "userTypes")
        if field.kind == .select && field.choices.isEmpty {
            throw Refusal.invalid(field: "choices", reason: "problem.field.choices")
        }
        return try put(field, in: \.fields, isNew: isNew)
    }
}

extension Desk {
    /// A field that is not there yet.
    @discardableResult
    public func add(_ field: FormField, as actor: SettingsActor) async throws -> FormField {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(field, isNew: true) }
    }

    /// The field with this code takes these values, from now on.
    @discardableResult
    public func edit(_ field: FormField, as actor: SettingsActor) async throws -> FormField {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(field, isNew: false) }
    }

    /// The field with this code is asked no more.
    public func end(field code: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageCatalogue, as: actor) { try $0.end(code, in: \.fields) }
    }
}
