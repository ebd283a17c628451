import Domain
import Formats

/// Who reads a text of a rule: the link in it leads to their page of the request.
enum RuleReader { case requester, desk }

extension Desk {
    private static let ruleTemplates = ParsedTemplates(names: Set(MailTemplate.variables))

    /// The text of a rule with its blanks filled. It was parsed when it was saved; one that is not read any more is sent
    /// as it stands.
    func ruleText(
        _ source: String, about ticket: Ticket, for reader: RuleReader, _ catalogue: Catalogue, named name: String = ""
    ) -> String {
        guard source.contains("{{"), let template = try? Self.ruleTemplates.parsed(source) else { return source }
        return template.text(values(of: ticket, for: reader, catalogue, named: name))
    }

    private func values(of ticket: Ticket, for reader: RuleReader, _ catalogue: Catalogue, named name: String)
        -> TemplateValues
    {
        let group = catalogue.group(ticket.group)
        return [
            "number": .text(ticket.number.description), "name": .text(name), "summary": .text(ticket.summary),
            "triple": .text(catalogue.triple(ticket.triple)?.title ?? ""), "group": .text(group?.name ?? ""),
            "state": .text(ticket.state.rawValue), "signature": .text(group?.signature ?? ""),
            "office": .text(catalogue.office.serviceName), "days": .text(String(catalogue.office.reopenDays)),
            "link": .text(reader == .desk ? deskURL(of: ticket.number) : trackingURL(of: ticket.id)),
        ]
    }
}
