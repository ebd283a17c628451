import Foundation

/// A team that requests are entrusted to ("gruppo di competenza").
public struct Group: Sendable, Equatable {
    public enum Level: String, Sendable, Codable, CaseIterable { case governance, erogazione }
    public enum Employer: String, Sendable, Codable, CaseIterable { case amministrazione, fornitore }

    public var id: ID<Group>
    public var code: String
    public var name: String
    public var level: Level
    /// 1 answers first, 2 is specialist, 3 is the office that decides.
    public var tier: Int
    public var employer: Employer
    /// Code of the group a request climbs to when nothing else says so.
    public var escalatesTo: String?
    /// Address shown to requesters as the sender; nil uses the office's own.
    public var email: String?
    public var signature: String
    /// Requests nobody routed come here; exactly one group does triage.
    public var isTriage: Bool
    /// How its requests find somebody by themselves.
    public var giving: Giving
    public var validity: Validity

    public init(
        id: ID<Group>, code: String, name: String, level: Level = .erogazione, tier: Int = 1,
        employer: Employer = .amministrazione, escalatesTo: String? = nil, email: String? = nil, signature: String = "",
        isTriage: Bool = false, giving: Giving = .off, validity: Validity = .always
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.level = level
        self.tier = tier
        self.employer = employer
        self.escalatesTo = escalatesTo
        self.email = email
        self.signature = signature
        self.isTriage = isTriage
        self.giving = giving
        self.validity = validity
    }
}
