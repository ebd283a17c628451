import Domain
import Formats
import Foundation

/// A mail as it would leave.
public struct TemplatePreview: Sendable, Equatable {
    public let subject: String
    public let text: String
    public let html: String
}

extension MailTemplate {
    /// The mail these words make for an invented request of the office.
    /// - Throws: `TemplateRefusal` with the place of the mistake.
    public func preview(office: Office) throws(TemplateRefusal) -> TemplatePreview {
        let subject = try parsed(self.subject, "subject"), body = try parsed(text, "text")
        let values = sampleValues(office)
        let votes = kind == .solution ? sampleVotes(office) : []
        let votesText = votes.map { "\($0.label): \($0.url)" }.joined(separator: "\n")
        let page = LetterPage(text: body.text(values.with("ratingLinks", LetterPage.ratingMark)), links: votes)
        return TemplatePreview(
            subject: subject.line(values), text: body.text(values.with("ratingLinks", votesText)), html: page.html)
    }

    private func parsed(_ source: String, _ field: String) throws(TemplateRefusal) -> Template {
        do {
            return try Template(source, names: Set(Self.variables))
        } catch {
            throw TemplateRefusal(field: field, problem: error)
        }
    }

    private var isEnglish: Bool { language == "en" }

    private func sampleValues(_ office: Office) -> TemplateValues {
        let isCancelled = kind == .cancellation
        return [
            "number": "100123", "name": "Anna Bianchi", "office": .text(office.serviceName),
            "summary": .text(isEnglish ? "I cannot log in" : "Non riesco ad accedere"),
            "triple": "Accesso > Credenziali > Reset password",
            "group": .text(isEnglish ? "First level" : "Primo livello"),
            "state": .text(isEnglish ? "In progress" : "In lavorazione"),
            "message": .text(
                isEnglish
                    ? "Good morning,\nwe have reset the password: you find the new one in the portal."
                    : "Buongiorno,\nabbiamo reimpostato la password: trova quella nuova nel portale."),
            "signature": .text(isEnglish ? "The first level" : "Il primo livello"),
            "link": "https://sportello.example/richieste/esempio",
            "confirmLink": "https://sportello.example/richiesta/conferma/esempio",
            "days": .text(String(kind == .confirmation ? office.unconfirmedDays : office.reopenDays)),
            "body": .text(isCancelled ? (isEnglish ? "the local health authority" : "l'azienda sanitaria locale") : ""),
            "reason": "",
        ]
    }

    private func sampleVotes(_ office: Office) -> [LetterPage.RatingLink] {
        (office.ratingScale == .thumbs ? [1, 0] : [5, 4, 3, 2, 1]).map { vote in
            .init(
                label: Errand.label(vote, office.ratingScale, language),
                url: "https://sportello.example/valuta/esempio?voto=\(vote)")
        }
    }
}
