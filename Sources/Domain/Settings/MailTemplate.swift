/// The text of a mail that leaves by itself, in one language: data, edited in the program.
public struct MailTemplate: Sendable, Equatable {
    public var kind: OutgoingMail.Kind
    public var language: String
    public var subject: String
    public var text: String

    public init(kind: OutgoingMail.Kind, language: String, subject: String, text: String) {
        self.kind = kind
        self.language = language
        self.subject = subject
        self.text = text
    }

    /// What a template may name.
    public static let variables = [
        "number", "name", "summary", "triple", "group", "state", "message", "link", "confirmLink", "ratingLinks",
        "signature",
        "body", "reason", "office", "days",
    ]
}
