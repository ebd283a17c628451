import Domain

/// The first words of every mail that leaves by itself. They say who does what and by when, never name a codice fiscale,
/// and are data from the first day on: the office edits them.
enum DefaultTemplates {
    static let all: [MailTemplate] = OutgoingMail.Kind.allCases.flatMap { kind in
        [
            MailTemplate(kind: kind, language: "it", subject: italian(kind).subject, text: italian(kind).text),
            MailTemplate(kind: kind, language: "en", subject: english(kind).subject, text: english(kind).text),
        ]
    }
    /// Those that came later, for an office whose templates are older than they are.
    static func later(_ kind: OutgoingMail.Kind, _ language: String) -> MailTemplate? {
        guard kind == .digest || kind.isForOthers else { return nil }
        return all.first { $0.kind == kind && $0.language == language } ?? all.first { $0.kind == kind }
    }
}
