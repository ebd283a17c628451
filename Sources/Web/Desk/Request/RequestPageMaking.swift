import Domain
import Foundation

extension RequestPage {
    /// The page of what the store keeps, for the person who looks.
    init(
        _ file: RequestFile, _ catalogue: Catalogue, _ choices: QueueChoices, _ queues: DeskQueues, person: Operator,
        refused: RefusedForm? = nil, _ w: Words, at now: Date
    ) {
        head = RequestHead(file.ticket, catalogue, person: person)
        entries = file.history(person, w)
        lastMessage = file.messages.last?.id
        lastEvent = file.events.last?.id
        requester = file.card(catalogue, w, for: person)
        rules = RuleLogCard(
            runs: file.rules, rules: catalogue.rules, names: file.rules.isEmpty ? [:] : catalogue.namesByCode(at: now))
        deadlines = DeadlineView.all(file.clocks, catalogue.promiseBook, at: now)
        actions = RequestActions(
            file, catalogue, choices, person: person, at: now)
        beside = RequestBeside(file, actions, person)
        self.refused = refused
        let group = catalogue.group(file.ticket.group).map { QueueQuery.Queue.group(code: $0.code) }
        sidebar = queues.sidebar(current: file.ticket.assignee == person.id ? .mine : group, w)
    }
}
