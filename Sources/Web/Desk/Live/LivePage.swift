import Desk
import Domain
import Foundation
import Store

/// An open page of the desk, and what its browser has already: each signal becomes the fragments that differ.
///
/// Who looks is asked again of the database each time: a session that ended, a group that was left, end the updates.
struct LivePage: Sendable {
    enum Subject: Sendable {
        case queue(QueueQuery.Queue)
        case request(Ticket.Number)
        /// Only the numbers.
        case other
    }

    let desk: Desk
    let choices: ChoicesCache
    let session: [UInt8]
    let subject: Subject
    /// What the page was made with; its forms keep their tokens.
    let frame: @Sendable (KnownPerson) -> Frame

    private var sentCounts: [String: Int] = [:]
    private var sentEntries: [String: HistoryEntry] = [:]
    /// Entries the page was made with, whatever they said then.
    private var shown: Set<String> = []
    private var sentHead: RequestHead?
    private var sentClocks: [PromiseClock]?
    private var sentBeside: RequestBeside?
    private var sentActions: Set<RequestAction>?
    private var queueAtFirst: Tally?

    init(
        desk: Desk, choices: ChoicesCache, session: [UInt8], subject: Subject,
        frame: @escaping @Sendable (KnownPerson) -> Frame
    ) {
        self.desk = desk
        self.choices = choices
        self.session = session
        self.subject = subject
        self.frame = frame
    }

    /// What was before the page asked to be told; entries since `instant` may be missing from it.
    mutating func begin(_ tallies: QueueTallies, since instant: Date, version: Int?) async throws -> [LiveFragment]? {
        guard let known = try await known() else { return nil }
        _ = counts(tallies, known)
        guard case .request(let number) = subject else { return [] }
        guard let file = try await file(number, known) else { return nil }
        let frame = frame(known)
        for entry in file.history(known.person, frame.words) where entry.at < instant {
            shown.insert(entry.id)
            if entry.changedAt < instant { sentEntries[entry.id] = entry }
        }
        if version == file.ticket.version {
            sentHead = RequestHead(file.ticket, known.catalogue, person: known.person)
            let actions = actions(file, known, frame)
            sentActions = actions.possible
            sentBeside = RequestBeside(file, actions, known.person)
            sentClocks = file.clocks
        }
        return update(file, known)
    }

    /// The fragments a signal brings; nil when this person is to be told no more.
    mutating func fragments(_ signal: DeskSignal) async throws -> [LiveFragment]? {
        guard let known = try await known() else { return nil }
        switch signal {
        case .counted(let tallies): return counts(tallies, known)
        case .changed:
            guard case .request(let number) = subject else { return [] }
            guard let file = try await file(number, known) else { return nil }
            return update(file, known)
        }
    }

    private func known() async throws -> KnownPerson? {
        let now = desk.now(), session = session
        return try await desk.database.read { [desk] c in
            guard let session = try c.session(session, at: now) else { return nil }
            let catalogue = try desk.catalogues.current(c)
            guard let person = catalogue.person(session.operatorID), !person.isDisabled else { return nil }
            return KnownPerson(person: person, session: session, catalogue: catalogue)
        }
    }

    private func file(_ number: Ticket.Number, _ known: KnownPerson) async throws -> RequestFile? {
        try await desk.database.read { c in try RequestFile(number, visibleTo: known.person, c) }
    }

    private func actions(_ file: RequestFile, _ known: KnownPerson, _ frame: Frame) -> RequestActions {
        RequestActions(
            file, known.catalogue, choices.choices(known.catalogue, frame.words, at: frame.now), person: known.person,
            at: frame.now)
    }
}

extension LivePage {
    /// The numbers that changed, and a line that says the list is not of this moment any more.
    fileprivate mutating func counts(_ tallies: QueueTallies, _ known: KnownPerson) -> [LiveFragment] {
        let queues = DeskQueues(known.person, known.catalogue, tallies, at: desk.now())
        var now: [String: Int] = [
            QueueQuery.Queue.mine.countID: queues.tally(.mine).toDo,
            QueueQuery.Queue.all.countID: queues.tally(.all).toDo,
        ]
        for group in queues.groups {
            now[QueueQuery.Queue.group(code: group.code).countID] = tallies.group(group.id).toDo
        }
        if case .queue(let queue) = subject {
            for stage in QueueQuery.Stage.allCases { now[stage.countID] = queues.tally(queue)[stage] }
        }
        let changed = now.filter { sentCounts[$0.key] != $0.value }
        let isFirst = sentCounts.isEmpty
        sentCounts = now
        if isFirst {
            if case .queue(let queue) = subject { queueAtFirst = queues.tally(queue) }
            return []
        }
        let numbers = changed.sorted { $0.key < $1.key }.map { LiveFragment(id: $0.key, counter($0.value, id: $0.key)) }
        return numbers + news(queues, known)
    }

    private func news(_ queues: DeskQueues, _ known: KnownPerson) -> [LiveFragment] {
        guard case .queue(let queue) = subject, queues.tally(queue) != queueAtFirst else { return [] }
        let frame = frame(known)
        return [
            LiveFragment(
                id: QueuePage.newsID, QueuePage.news(frame.words, address: ""), say: frame.words("desk.live.queue"))
        ]
    }

    /// What is new in a request since the browser was last told.
    fileprivate mutating func update(_ file: RequestFile, _ known: KnownPerson) -> [LiveFragment] {
        let frame = frame(known), w = frame.words
        var fragments: [LiveFragment] = []
        for entry in file.history(known.person, w) where sentEntries[entry.id] != entry {
            let isNew = sentEntries[entry.id] == nil && !shown.contains(entry.id)
            sentEntries[entry.id] = entry
            fragments.append(
                LiveFragment(
                    id: isNew ? RequestPage.timelineID : entry.id, entry.html(frame), place: isNew ? .append : .replace,
                    say: isNew ? entry.announcement(w) : nil))
        }
        // Time alone moves a clock to "at risk" and to "overdue", and the head stays as it is.
        if file.clocks != sentClocks {
            sentClocks = file.clocks
            let deadlines = DeadlineView.all(file.clocks, known.catalogue.promiseBook, at: frame.now)
            fragments.append(LiveFragment(id: deadlineCardID, deadlineCard(deadlines, frame)))
        }
        let actions = actions(file, known, frame), beside = RequestBeside(file, actions, known.person)
        fragments += beside.changes(since: sentBeside, frame)
        sentBeside = beside
        let head = RequestHead(file.ticket, known.catalogue, person: known.person)
        guard head != sentHead else { return fragments }
        sentHead = head
        fragments.append(LiveFragment(id: "testata", requestHead(head, frame)))
        fragments.append(LiveFragment(id: "dati", requestFacts(head, frame)))
        if actions.possible != sentActions {
            sentActions = actions.possible
            fragments.append(LiveFragment(id: "azioni", actions.panel(head, nil, frame)))
        } else {
            // The forms stay as they are typed; they only learn of which moment the page is.
            let known = RequestAction.allCases.filter { actions.may($0) && $0.asksVersion }
            fragments += known.map { LiveFragment(id: $0.versionID, versionField(head, $0)) }
        }
        return fragments
    }
}

extension HistoryEntry {
    /// What a screen reader says when it arrives.
    func announcement(_ w: Words) -> String? {
        switch content {
        case .message: isOwn ? nil : w("desk.live.message", ["name": author])
        case .event(let sentence, _, _): sentence
        }
    }
}
