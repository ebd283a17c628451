import Domain
import Foundation
import Formats
import Store

extension Campaign: SettingsEntry {
    static let noun = "campaign"
    var key: String { code }
    var pairs: [YAML.Pair] {
        [
            .init("code", .text(code)), .init("name", .text(name)), .init("mode", .text(mode.rawValue)),
            .init("triples", .texts(triples)), .init("userTypes", .texts(userTypes)),
            .init("administrations", .texts(administrations)), .init("position", .int(position)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(campaign: id, at: now) }
}

extension Campaign {
    init(_ r: SettingsReader, over old: Campaign?) throws {
        let code = try r.required("code")
        let was = old ?? Campaign(id: ID(0), code: code, name: code)
        self = was
        name = try r.text("name", or: was.name)
        mode = try r.choice("mode", or: was.mode)
        triples = try r.texts("triples", or: was.triples)
        userTypes = try r.texts("userTypes", or: was.userTypes)
        administrations = try r.texts("administrations", or: was.administrations)
        position = try r.int("position", or: was.position)
        validity = try r.validity(or: was.validity)
    }
}

extension SettingsEdit {
    /// A campaign. Whatever changes, its row ends and another begins.
    @discardableResult
    func put(_ campaign: Campaign, isNew: Bool? = nil) throws -> Campaign {
        try SettingsChecks.code(campaign.code)
        try SettingsChecks.name(campaign.name)
        try SettingsChecks.validity(campaign.validity)
        try SettingsChecks.range(campaign.position, 1...1_000_000, "position")
        let triples = open(\.triples)
        for pattern in campaign.triples where !triples.contains(where: { FormField.matches($0.code, pattern) }) {
            throw Refusal.invalid(field: "triples", reason: "problem.promise.triple")
        }
        try checkUserTypes(campaign.userTypes, "userTypes")
        try checkAdministrations(campaign.administrations, "administrations")
        return try put(campaign, in: \.campaigns, isNew: isNew)
    }

    func checkCampaign(_ code: String?, _ field: String = "campaign") throws {
        guard let code, !open(\.campaigns).contains(where: { $0.code == code }) else { return }
        throw Refusal.invalid(field: field, reason: "problem.campaign.unknown")
    }
}

extension Desk {
    /// A campaign that is not there yet.
    @discardableResult
    public func add(_ campaign: Campaign, as actor: SettingsActor) async throws -> Campaign {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(campaign, isNew: true) }
    }

    /// The campaign of this code is this from now on.
    @discardableResult
    public func edit(_ campaign: Campaign, as actor: SettingsActor) async throws -> Campaign {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(campaign, isNew: false) }
    }

    /// New requests do not belong to the campaign any more.
    public func end(campaign code: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageCatalogue, as: actor) { try $0.end(code, in: \.campaigns) }
    }
}
