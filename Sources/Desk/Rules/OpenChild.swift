import Domain
import Foundation
import Store

extension Desk {
    /// Opens the request of a rule beside another: of the same requester, who hears nothing of it.
    func open(
        _ child: RuleChild, beside parent: Ticket, by rule: String, _ catalogue: Catalogue, at now: Date,
        _ c: any Connection
    ) throws {
        let triple = child.triple.flatMap { catalogue.triple(code: $0, at: now) } ?? catalogue.triple(parent.triple)
        let text = ruleText(child.text, about: parent, for: .desk, catalogue)
        var blank = parent.blank(id: ids.next(at: now), number: try c.nextTicketNumber(), at: now)
        blank.summary = Ticket.summary(of: text)
        blank.triple = triple?.id
        blank.firstTriple = triple?.id
        blank.priority = triple?.priority ?? parent.priority
        var change = blank.registering(routing(blank, catalogue, now), at: now)
        if let group = child.group.flatMap(catalogue.group(code:)), group.id != change.to.group {
            var moved = change.to
            moved.group = group.id
            change = Change(
                from: blank, to: moved,
                facts: change.facts + [.handedOver(from: catalogue.group(change.to.group), to: group, reason: "")])
        }
        let message = Message(
            id: ids.next(at: now), ticket: blank.id, kind: .request, channel: parent.channel, author: .system,
            authorName: rule, text: text, at: now)
        let ticket = try admit(
            blank, change, Arrival(message: message, traits: RuleTraits(description: text, isChild: true)), catalogue,
            by: .system, named: rule, at: now, c)
        try c.insert(TicketLink(parent: parent.id, child: ticket.id), at: now)
        let fact = Fact.childOpened(ticket.number)
        try record(
            [Fact(kind: fact.kind, data: fact.data.merging(["rule": rule]) { first, _ in first })], of: parent.id,
            by: .system, named: rule, at: now, c)
    }
}
