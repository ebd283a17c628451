import Domain
import Formats
import Foundation
import Store

/// Everything a mail tells of, read in one look.
struct Errand: Sendable {
    let mail: OutgoingMail
    let ticket: Ticket?
    let message: Message?
    let attachments: [Attachment]
    let thread: [String]
    /// Who gets a copy that the reader is told of.
    let copies: [String]
    let template: MailTemplate
    let catalogue: Catalogue
    /// The request in which this one goes on, when it was joined into one of the same person: of another's, no word.
    let goesOnIn: Ticket.Number?

    init(_ mail: OutgoingMail, _ catalogue: Catalogue, _ c: any Connection) throws {
        let ticket = try mail.ticket.flatMap(c.ticket)
        let files = try ticket.map { try c.attachments(of: $0.id) }?.filter { $0.message == mail.message } ?? []
        let copies =
            mail.kind.isForOthers
            ? [] : try ticket.flatMap { t in try mail.message.map { try c.copies(of: $0, in: t.id) } } ?? []
        try self.init(
            mail, about: ticket, message: mail.message.flatMap(c.message), attachments: files, copies: copies,
            catalogue, c)
    }

    /// The same of a mail that is not kept yet.
    init(
        _ mail: OutgoingMail, about ticket: Ticket?, message: Message?, attachments: [Attachment], copies: [String],
        _ catalogue: Catalogue, _ c: any Connection
    ) throws {
        self.mail = mail
        self.ticket = ticket
        self.message = message
        self.attachments = attachments
        self.copies = copies
        self.catalogue = catalogue
        thread = try ticket.map { try c.mailIDs(of: $0.id) }?.prefix { $0 != mail.mailID }.map { $0 } ?? []
        let told = ticket
        let home = try told.flatMap { try $0.isMerged ? c.home(of: $0) : nil }
        goesOnIn = home.flatMap { $0.requester == told?.requester ? $0.number : nil }
        let templates = try c.mailTemplates().filter { $0.kind == mail.kind }
        // A language somebody removed falls back on Italian, and a template nobody wrote on the bare facts.
        template =
            templates.first { $0.language == mail.language } ?? templates.first { $0.language == "it" }
            ?? DefaultTemplates.later(mail.kind, mail.language)
            ?? MailTemplate(kind: mail.kind, language: "it", subject: "{{number}}", text: "{{message}}\n\n{{link}}")
    }

    /// Whether the files go with it: as long as mail servers usually take them; beyond that the link leads to them.
    var carriesFiles: Bool { attachments.reduce(0) { $0 + $1.size } <= Self.attachedBytes }

    /// Many servers stop at 10 MB after base64, which adds a third.
    static let attachedBytes: Int64 = 7_000_000

    /// The mail as it leaves, and the row that keeps what was written.
    func letter(
        to recipient: EmailAddress, attachments: [Letter.Attachment], _ desk: Desk
    ) async throws -> (letter: Letter, mail: OutgoingMail) {
        let values = values(desk)
        let subject = try Self.templates.parsed(template.subject).line(values)
        let body = try Self.templates.parsed(template.text)
        let text = body.text(values.with("ratingLinks", ratingText(desk)))
        let links = ratings(desk)
        let mark = links.isEmpty ? "" : LetterPage.ratingMark
        let html = LetterPage(text: body.text(values.with("ratingLinks", mark)), links: links).html
        let group = catalogue.group(ticket?.group)
        let sender = try EmailAddress(group?.email ?? catalogue.office.mailFrom)
        let letter = Letter(
            from: .init(sender, name: catalogue.office.serviceName), to: [.init(recipient, name: mail.recipientName)],
            cc: copies.compactMap { try? EmailAddress($0) }.map { .init($0) },  // they were read when they were kept
            subject: subject, text: text, html: html, attachments: attachments, messageID: mail.mailID,
            inReplyTo: thread.last, references: thread, author: mail.kind.author, language: template.language,
            date: mail.createdAt)
        var kept = mail
        kept.subject = subject
        kept.text = text
        kept.html = html
        return (letter, kept)
    }

    private static let templates = ParsedTemplates(names: Set(MailTemplate.variables))

    private func values(_ desk: Desk) -> TemplateValues {
        var values: TemplateValues = [
            "name": .text(mail.recipientName), "office": .text(catalogue.office.serviceName),
            "message": .text(message?.text ?? mail.notice ?? ""),
            "signature": .text(catalogue.group(ticket?.group)?.signature ?? ""),
        ]
        if mail.kind == .digest { values["link"] = .text(desk.noticesURL) }
        guard let ticket else { return values }
        let triple = catalogue.triple(ticket.triple)
        values["number"] = .text(ticket.number.description)
        values["summary"] = .text(ticket.summary)
        values["triple"] = .text(triple?.title ?? "")
        values["group"] = .text(catalogue.group(ticket.group)?.name ?? "")
        // The requester's links are the requester's alone: a notice goes to the desk, a copy to somebody else.
        let isToRequester = mail.kind != .notice && !mail.kind.isForOthers
        values["link"] = .text(
            isToRequester
                ? desk.trackingURL(of: ticket.id) : mail.kind == .notice ? desk.deskURL(of: ticket.number) : "")
        values["confirmLink"] = .text(isToRequester ? desk.confirmationURL(of: ticket.id) : "")
        values["days"] = .text(days(of: ticket).map(String.init) ?? "")
        values["body"] = .text(ticket.cancellation?.competentBody ?? "")
        values["reason"] = .text(ticket.cancellation?.duplicateNumber ?? goesOnIn?.description ?? "")
        return values
    }

    /// The days a mail of this kind speaks of: solar ones, but for the reminder.
    private func days(of ticket: Ticket) -> Int? {
        switch mail.kind {
        case .confirmation: return catalogue.office.unconfirmedDays
        case .reminder:
            let left = catalogue.followUpTerms(of: ticket).leftAfterReminder
            return left > 0 ? left : nil
        case .acknowledgement, .reply, .informationRequest, .solution, .cancellation, .lapsed, .notice, .digest,
            .merged, .copy, .blindCopy, .forward:
            return catalogue.office.reopenDays
        }
    }

    /// A link for each vote, best first.
    private func ratings(_ desk: Desk) -> [LetterPage.RatingLink] {
        // Who follows another person's case is told how it ended; the vote is that person's.
        guard let ticket, mail.kind == .solution, !ticket.isMerged else { return [] }
        let scale = catalogue.office.ratingScale
        let closure = max(0, ticket.state.isOpen ? ticket.reopenings - 1 : ticket.reopenings)
        let votes = scale == .thumbs ? [1, 0] : [5, 4, 3, 2, 1]
        return votes.map { vote in
            LetterPage.RatingLink(
                label: Self.label(vote, scale, mail.language),
                url: desk.ratingURL(of: ticket.id, closure: closure, value: vote))
        }
    }

    private func ratingText(_ desk: Desk) -> String {
        ratings(desk).map { "\($0.label): \($0.url)" }.joined(separator: "\n")
    }

    static func label(_ vote: Int, _ scale: Office.RatingScale, _ language: String) -> String {
        let italian = ["Per niente", "Poco", "Abbastanza", "Molto", "Moltissimo"]
        let english = ["Not at all", "A little", "Fairly", "Very", "Completely"]
        let five = language == "en" ? english : italian
        let thumbs = language == "en" ? ["Not satisfied", "Satisfied"] : ["Non soddisfatto", "Soddisfatto"]
        return scale == .thumbs ? thumbs[vote] : "\(vote) · \(five[vote - 1])"
    }
}

extension OutgoingMail.Kind {
    /// Whether a person or the program speaks (RFC 3834 section 5: `Auto-Submitted` on what the program sends).
    var author: Letter.Author {
        switch self {
        case .confirmation, .acknowledgement, .reminder, .lapsed, .notice, .digest, .merged: .generated
        case .reply, .informationRequest, .solution, .cancellation, .copy, .blindCopy, .forward: .person
        }
    }
}

extension Cancellation {
    var competentBody: String? { if case .outOfCompetence(let body) = self { body } else { nil } }
    var duplicateNumber: String? { if case .duplicate(let number) = self { number.description } else { nil } }
}

extension TemplateValues {
    func with(_ name: String, _ text: String) -> TemplateValues {
        var values = self
        values[name] = .text(text)
        return values
    }
}
