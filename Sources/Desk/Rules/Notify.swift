import Domain
import Foundation
import Store

extension Desk {
    /// A notice to people by e-mail: one each, however often they are named. What the requester gets is a reply.
    func notify(_ notice: RuleNotice, _ effect: RuleEffect, _ catalogue: Catalogue, at now: Date, _ c: any Connection)
        throws
    {
        var told = Set<String>()
        for recipient in notice.recipients {
            for person in catalogue.people(recipient, for: effect.ticket) where told.insert(person.email).inserted {
                let text = ruleText(
                    notice.text.text(in: person.language), about: effect.ticket, for: .desk, catalogue,
                    named: person.name)
                try post(text, to: person, about: effect.ticket, at: now, c)
            }
            if case .requester = recipient { try tellRequester(notice.text, effect.ticket, catalogue, at: now, c) }
        }
    }

    private func post(_ text: String, to person: NoticeReader, about ticket: Ticket, at now: Date, _ c: any Connection)
        throws
    {
        let id: ID<OutgoingMail> = ids.next(at: now)
        try c.insert(
            OutgoingMail(
                id: id, ticket: ticket.id, message: nil, kind: .notice, recipient: person.email,
                recipientName: person.name, language: person.language, mailID: mailID(of: id), createdAt: now,
                notice: text))
        try c.enqueue(kind: JobKind.mail, payload: id.description, at: now, id: ids.next(at: now))
    }

    private func tellRequester(
        _ text: RuleText, _ ticket: Ticket, _ catalogue: Catalogue, at now: Date, _ c: any Connection
    ) throws {
        guard let person = try c.requester(ticket.requester), let address = person.email else { return }
        let id: ID<OutgoingMail> = ids.next(at: now)
        let written = ruleText(
            text.text(in: ticket.language), about: ticket, for: .requester, catalogue, named: person.name)
        try c.insert(
            OutgoingMail(
                id: id, ticket: ticket.id, message: nil, kind: .reply, recipient: address, recipientName: person.name,
                language: ticket.language, mailID: mailID(of: id), createdAt: now, notice: written))
        try c.enqueue(kind: JobKind.mail, payload: id.description, at: now, id: ids.next(at: now))
    }
}

/// Who is told.
struct NoticeReader: Equatable {
    let name: String
    let email: String
    let language: String
}

extension Catalogue {
    /// The people a word of a rule means, for a request.
    func people(_ recipient: RuleNotice.Recipient, for ticket: Ticket) -> [NoticeReader] {
        switch recipient {
        case .lead:
            let everybody = members(of: ticket.group), leads = everybody.filter { $0.role == .lead }
            // A group whose work nobody hands out is told as a whole, so that a notice is never lost.
            return readers(leads.isEmpty ? everybody : leads)
        case .group: return readers(members(of: ticket.group))
        case .governance:
            let ids = Set(groups.filter { $0.level == .governance }.map(\.id))
            return readers(operators.filter { !ids.isDisjoint(with: $0.groups) })
        case .assignee: return readers([person(ticket.assignee)].compactMap { $0 })
        case .login(let login): return readers(operators.filter { $0.login == login })
        case .mail(let address): return [NoticeReader(name: address, email: address, language: "it")]
        case .requester: return []
        }
    }

    private func members(of group: ID<Group>?) -> [Operator] {
        group.map { id in operators.filter { $0.groups.contains(id) } } ?? []
    }

    private func readers(_ people: [Operator]) -> [NoticeReader] {
        people.filter { !$0.isDisabled && !$0.email.isEmpty }
            .map { NoticeReader(name: $0.name, email: $0.email, language: $0.language) }
    }
}
