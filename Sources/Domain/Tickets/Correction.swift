import Foundation

/// One thing somebody put right that was wrong when the request arrived.
public struct Correction: Sendable, Equatable {
    public enum Field: String, Sendable, CaseIterable {
        case administration, userType = "user_type", reference, email, phone
    }

    public let field: Field
    /// As people read it; nil for none.
    public let from: String?
    public let to: String?

    public init(_ field: Field, from: String?, to: String?) {
        self.field = field
        self.from = from
        self.to = to
    }
}

extension Fact {
    public static func corrected(_ correction: Correction) -> Fact {
        Fact(
            kind: .corrected,
            data: ["field": correction.field.rawValue, "from": correction.from ?? "", "to": correction.to ?? ""]
                .filter { !$0.value.isEmpty })
    }
}

extension Ticket {
    /// What was wrong is put right, on open and on ended requests alike; history keeps what it was.
    public func correcting(
        _ corrections: [Correction], by person: Operator, at now: Date, _ edit: (inout Ticket) -> Void = { _ in }
    ) throws(Refusal) -> Change {
        try require(person, .reclassify)
        let facts = corrections.filter { $0.from != $0.to }.map(Fact.corrected)
        if facts.isEmpty { throw .alreadyDone }
        return changed(at: now, facts, edit)
    }
}
