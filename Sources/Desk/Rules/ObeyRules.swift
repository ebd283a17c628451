import Domain
import Foundation
import Store

extension Desk {
    /// What rules do with a change, without writing yet; nil when none listens, and then nothing is read.
    /// - Parameters:
    ///   - facts: what happened, when it is not what the change says.
    ///   - traits: what is known of the request already; asked of the database when nil.
    func obey(
        _ change: Change, hearing facts: [Fact]? = nil, saying message: String? = nil,
        knowing traits: RuleTraits? = nil,
        _ catalogue: Catalogue, at now: Date, _ c: any Connection
    ) throws -> RuleChain? {
        let facts = facts ?? change.facts, book = catalogue.ruleBook
        guard book.hears(facts, isRegistered: change.to.registeredAt != nil, at: now) else { return nil }
        var scene = try RuleScene(
            change.to, traits ?? c.ruleTraits(of: [change.to], book.needs(at: now))[change.to.id] ?? RuleTraits(),
            catalogue, at: now)
        scene.traits.message = message ?? ""
        var chain = RuleChain(book, on: scene, means(catalogue, at: now, c))
        try chain.run(facts)
        return chain.outcomes.isEmpty ? nil : chain
    }

    func means(_ catalogue: Catalogue, at now: Date, _ c: any Connection) -> RuleMeans {
        RuleMeans(
            id: { ids.next(Message.self, at: now).rawValue },
            workload: { group in try c.workload(of: catalogue.colleagues(in: group).map(\.id)) })
    }

    /// Rules on facts that are recorded already: of a deadline, of a vote.
    /// - Returns: the request as it is now.
    func obey(after facts: [Fact], of ticket: Ticket, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws
        -> Ticket
    {
        let still = Change(from: ticket, to: ticket, facts: [])
        guard let chain = try obey(still, hearing: facts, catalogue, at: now, c) else { return ticket }
        return try keep(Decision(change: still), obeying: chain, catalogue, by: .system, named: "", at: now, c).to
    }
}

extension Change {
    /// The same change, and what rules added to it.
    func followed(by chain: RuleChain?) -> Change {
        guard let chain else { return self }
        return Change(from: from, to: chain.scene.ticket, facts: facts + chain.facts)
    }
}

extension Desk {
    /// Writes what rules did besides changing the request, and the log of who did what.
    func write(_ chain: RuleChain?, on ticket: Ticket, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws
    {
        guard let chain else { return }
        for effect in chain.effects { try write(effect, on: ticket, catalogue, at: now, c) }
        for outcome in chain.outcomes {
            try c.insert(RuleRun(outcome, id: ids.next(at: now), of: ticket.id, at: now))
            if let cut = outcome.cut { log.warning("rule \(outcome.rule.id): stopped (\(cut.rawValue))") }
        }
    }

    private func write(
        _ effect: RuleEffect, on ticket: Ticket, _ catalogue: Catalogue, at now: Date, _ c: any Connection
    ) throws {
        switch effect.kind {
        case .answer(let id, let text): try answer(id, text, effect, catalogue, at: now, c)
        case .note(let id, let text):
            let text = ruleText(text, about: effect.ticket, for: .desk, catalogue)
            try add(message(id, .note, of: ticket, by: effect.rule, text, at: now), to: ticket, at: now, c)
        case .tag(let tag): try c.tag(ticket.id, tag, at: now)
        case .untag(let tag): try c.untag(ticket.id, tag)
        case .notify(let notice): try notify(notice, effect, catalogue, at: now, c)
        case .checklist(let items):
            for text in items {
                try c.insert(
                    ChecklistItem(id: ids.next(at: now), ticket: ticket.id, text: text.tidied, rule: effect.rule))
            }
        case .webhook(let url):
            let event = effect.fact?.ruleEvent ?? "clock"
            let webhook = Webhook(to: url, event: event, rule: effect.rule, about: effect.ticket, catalogue, at: now)
            try enqueue(webhook, at: now, c)
        case .child(let child): try open(child, beside: ticket, by: effect.rule, catalogue, at: now, c)
        case .solution: try post(.solution, about: ticket, message: nil, at: now, c)
        }
    }

    private func answer(
        _ id: ID<Message>, _ text: RuleText, _ effect: RuleEffect, _ catalogue: Catalogue, at now: Date,
        _ c: any Connection
    ) throws {
        let written = ruleText(
            text.text(in: effect.ticket.language), about: effect.ticket, for: .requester, catalogue,
            named: try c.requester(effect.ticket.requester)?.name ?? "")
        var message = message(id, .reply, of: effect.ticket, by: catalogue.office.serviceName, written, at: now)
        message.mailID = mailID(of: id)
        try add(message, to: effect.ticket, at: now, c)
        try post(.reply, about: effect.ticket, message: message, at: now, c)
    }

    private func message(
        _ id: ID<Message>, _ kind: Message.Kind, of ticket: Ticket, by name: String, _ text: String, at now: Date
    ) -> Message {
        Message(
            id: id, ticket: ticket.id, kind: kind, channel: .web, author: .system, authorName: name,
            text: String(text.prefix(Self.messageLimit)), at: now)
    }
}
