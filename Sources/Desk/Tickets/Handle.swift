import Domain
import Foundation
import Store

extension Desk {
    /// What several actions of a person make of a request, without writing yet.
    func handling(
        _ actions: [RuleAction], gathering problem: ProblemMention? = nil, _ ticket: Ticket, tags: [String],
        by person: Operator,
        on occasion: Handling.Occasion, _ catalogue: Catalogue, at now: Date
    ) throws(Refusal) -> Handling {
        try Handling(
            actions, gathering: problem, on: ticket, tags: Set(tags), by: person, on: occasion, catalogue, at: now
        ) { ids.next(at: now) }
    }

    /// Writes what goes beside the request; what is decided goes on as the decision of any verb.
    func decision(
        of handling: Handling, by person: Operator, on occasion: Handling.Occasion, _ catalogue: Catalogue,
        at now: Date, _ c: any Connection
    ) throws -> Decision {
        let ticket = handling.change.to
        var decision = Decision(change: handling.change)
        for effect in handling.effects {
            switch effect {
            case .tag(let tag): try c.tag(ticket.id, tag, at: now)
            case .untag(let tag): try c.untag(ticket.id, tag)
            case .checklist(let items):
                for text in items {
                    let source = occasion.macro ?? person.name
                    try c.insert(
                        ChecklistItem(id: ids.next(at: now), ticket: ticket.id, text: text.tidied, rule: source))
                }
            case .note(let id, let text):
                let words = ruleText(text, about: ticket, for: .desk, catalogue)
                try add(written(id, .note, words, on: ticket, by: person, at: now), to: ticket, at: now, c)
            case .answer(let id, let text):
                let name = try c.requester(ticket.requester)?.name ?? ""
                let words = ruleText(
                    text.text(in: ticket.language), about: ticket, for: .requester, catalogue, named: name)
                var message = written(id, .reply, words, on: ticket, by: person, at: now)
                message.mailID = mailID(of: id)
                decision.message = message
                decision.mail = decision.mail ?? .reply
            // The mail of the solution carries the answer, as when a person sends and resolves.
            case .solution: decision.mail = .solution
            case .gather(let problem): try c.gather(ticket.id, into: problem, at: now)
            }
        }
        return decision
    }

    private func written(
        _ id: ID<Message>, _ kind: Message.Kind, _ text: String, on ticket: Ticket, by person: Operator, at now: Date
    ) -> Message {
        Message(
            id: id, ticket: ticket.id, kind: kind, channel: .web, author: person.actor, authorName: person.name,
            text: String(text.tidiedLines.prefix(Self.messageLimit)), at: now)
    }
}
