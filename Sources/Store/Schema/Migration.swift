/// One frozen step of the schema. Once released it never changes; what must change is a later step.
public struct Migration: Sendable {
    /// Number and subject, as `0002-desk`; the order of the list is the order of the names.
    public let name: String
    /// Statements run in order, in one transaction. They name no Swift type of ours.
    public let statements: [SQL]

    public init(name: String, statements: [SQL]) {
        self.name = name
        self.statements = statements
    }
}
