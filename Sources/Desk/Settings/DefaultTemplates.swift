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
}
