import Domain
import Store

extension Desk {
    /// A token for a program; the text is given once and kept nowhere.
    public func addToken(_ name: String, scopes: [APIToken.Scope], as actor: SettingsActor) async throws
        -> (token: APIToken, text: String)
    {
        guard actor.may(.manageUsers) else { throw Refusal.notAllowed }
        try SettingsChecks.name(name)
        if scopes.isEmpty { throw Refusal.invalid(field: "scope", reason: "problem.scope.missing") }
        let text = Token.random()
        guard let hash = Token.hash(text) else { throw Refusal.notAllowed }
        let token = APIToken(id: id(), name: name.tidied, scopes: scopes, createdAt: now())
        try await editSettings(.manageUsers, as: actor) { edit in
            guard try !edit.c.apiTokens().contains(where: { $0.name == token.name && $0.revokedAt == nil }) else {
                throw Refusal.invalid(field: "name", reason: "problem.token.taken")
            }
            try edit.c.insert(token, hash: hash)
            try edit.note(SettingsEdited(.added, "token", token.name))
        }
        return (token, text)
    }

    /// The token of this name opens nothing any more.
    public func revokeToken(_ name: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageUsers, as: actor) { edit in
            let tokens = try edit.c.apiTokens().filter { $0.name == name && $0.revokedAt == nil }
            if tokens.isEmpty { throw Refusal.notFound }
            for token in tokens { try edit.c.revoke(apiToken: token.id, at: edit.now) }
            try edit.note(SettingsEdited(.ended, "token", name))
        }
    }
}
