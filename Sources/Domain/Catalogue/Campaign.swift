import Foundation

/// How assistance is given ("modalità di erogazione").
public enum DeliveryMode: String, Sendable, Codable, CaseIterable {
    /// The ordinary one, for everybody.
    case web
    /// For some people or some services, for a time ("assistenza dedicata").
    case dedicated
}

/// Assistance for some people or services while something happens, such as a new function: requests of its kind belong to
/// it while it holds. A row is one version.
public struct Campaign: Sendable, Equatable {
    public var id: ID<Campaign>
    public var code: String
    public var name: String
    public var mode: DeliveryMode
    /// Codes of triples, or patterns ending in `*`; empty is all, as below.
    public var triples: [String]
    /// Codes.
    public var userTypes: [String]
    public var administrations: [String]
    /// The first that matches holds.
    public var position: Int
    public var validity: Validity

    public init(
        id: ID<Campaign>, code: String, name: String, mode: DeliveryMode = .dedicated, triples: [String] = [],
        userTypes: [String] = [], administrations: [String] = [], position: Int = 10, validity: Validity = .always
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.mode = mode
        self.triples = triples
        self.userTypes = userTypes
        self.administrations = administrations
        self.position = position
        self.validity = validity
    }

    func isAbout(_ request: some RequestTraits) -> Bool {
        (triples.isEmpty || triples.contains { FormField.matches(request.triple?.code ?? "", $0) })
            && (userTypes.isEmpty || userTypes.contains(request.userType?.code ?? ""))
            && (administrations.isEmpty || administrations.contains(request.administration?.code ?? ""))
    }
}

extension RequestTraits {
    /// Outside a campaign assistance is the ordinary one.
    var mode: DeliveryMode { campaign?.mode ?? .web }
}

extension Catalogue {
    /// The campaign a request belongs to that arrives at an instant.
    public func campaign(for request: some RequestTraits, at instant: Date) -> Campaign? {
        campaigns.first { $0.validity.holds(at: instant) && $0.isAbout(request) }
    }

    /// The campaign of a request: that of when it was registered, however long it lasts.
    public func campaign(of ticket: Ticket) -> Campaign? {
        campaigns.isEmpty ? nil : promiseQuestion(ticket).campaign
    }
}
