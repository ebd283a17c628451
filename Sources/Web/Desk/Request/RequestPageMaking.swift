import Domain
import Foundation

extension RequestPage {
    /// The page of what the store keeps, for the person who looks.
    init(
        _ file: RequestFile, _ catalogue: Catalogue, _ choices: QueueChoices, _ queues: DeskQueues, person: Operator,
        opening: ID<Presence>, refused: RefusedForm? = nil, drafts: [Draft] = [], held: [HeldReply]? = nil, _ w: Words,
        at now: Date
    ) {
        head = RequestHead(file, catalogue, person: person, at: now)
        entries = file.history(person, w)
        composing = Composing(head: head, seen: file.messages.last?.id, drafts: drafts, held: held, refused: refused)
        composing.texts =
            person.may(.note) ? catalogue.textModules(of: person, in: file.ticket.language, at: now) : []
        lastEvent = file.events.last?.id
        requester = file.card(catalogue, w, for: person)
        rules = RuleLogCard(
            runs: file.rules, rules: catalogue.rules, names: file.rules.isEmpty ? [:] : catalogue.namesByCode(at: now))
        deadlines = DeadlineView.all(file.clocks, catalogue.promiseBook, at: now)
        actions = RequestActions(
            file, catalogue, choices, person: person, at: now)
        changed = refused?.seen.flatMap { WhatChanged(file.events, since: $0, by: person, w) }
        beside = RequestBeside(file, actions, catalogue, person, at: now)
        watch = WatchStrip(file.ticket, file.watchers, catalogue, person: person)
        self.opening = opening
        self.refused = refused
        let group = catalogue.group(file.ticket.group).map { QueueQuery.Queue.group(code: $0.code) }
        let queue = file.ticket.assignee == person.id ? .mine : group
        self.queue = queue ?? .all
        sidebar = queues.sidebar(current: queue, w)
        composing.list = QueueQuery(queue: self.queue).written
    }

    /// The same, with what is written already about what it asks.
    func offering(_ articles: ArticleCard) -> RequestPage {
        var page = self
        page.articles = articles
        return page
    }

    /// The same, with the files that are kept with what the person is writing.
    func keeping(_ files: [Draft.Kind: [AttachedFile]]) -> RequestPage {
        var page = self
        page.composing.files = files
        return page
    }

    /// The same, for who sent their last reply so and came from this list; nil when no list is known.
    func sending(as habit: SendingHabit, from list: String?) -> RequestPage {
        var page = self
        page.composing.habit = habit
        if let list { page.composing.list = list }
        return page
    }
}
