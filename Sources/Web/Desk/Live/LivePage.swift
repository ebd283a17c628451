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
        /// The work of a group, by its code, with what the page shows of it already.
        case board(String, mark: String)
        /// One's own notices.
        case notices
        /// Only the numbers.
        case other
    }

    let desk: Desk
    let views: ViewCounts
    let choices: ChoicesCache
    let session: [UInt8]
    let subject: Subject
    /// What the page was made with; its forms keep their tokens.
    let frame: @Sendable (KnownPerson) -> Frame

    /// The rows of the list on the page.
    private var rows: LiveRows
    private var sentCounts: [String: Int] = [:]
    private var sentViews: [ID<SavedView>: Int] = [:]
    private var sentEntries: [String: HistoryEntry] = [:]
    /// Entries the page was made with, whatever they said then.
    private var shown: Set<String> = []
    private var sentHead: RequestHead?
    private var sentClocks: [PromiseClock]?
    private var sentBeside: RequestBeside?
    private var sentActions: Set<RequestAction>?
    private var sentWatch: WatchStrip?
    private var sentPresence = PresenceLine()
    private var sentUnread = 0
    var sentColumns: [BoardPage.Column] = []
    private var queueAtFirst: Tally?

    init(
        desk: Desk, views: ViewCounts, choices: ChoicesCache, session: [UInt8], subject: Subject,
        rows: LiveRows = LiveRows(),
        frame: @escaping @Sendable (KnownPerson) -> Frame
    ) {
        self.desk = desk
        self.views = views
        self.choices = choices
        self.session = session
        self.subject = subject
        self.rows = rows
        self.frame = frame
    }

    /// What was before the page asked to be told; entries since `instant` may be missing from it.
    mutating func begin(_ tallies: QueueTallies, since instant: Date, version: Int?) async throws -> [LiveFragment]? {
        guard let known = try await known() else { return nil }
        // The page may have been drawn with the numbers of a second ago.
        let numbers = try await counts(tallies, known) + viewCounts(known)
        if case .board(let code, let mark) = subject { return try await numbers + beginBoard(code, mark, known) }
        guard case .request(let number) = subject else {
            return try await numbers + rows.begin(since: instant, known, frame(known), desk.database)
        }
        guard let file = try await file(number, known) else { return nil }
        let frame = frame(known)
        for entry in file.history(known.person, frame.words) where entry.at < instant {
            shown.insert(entry.id)
            if entry.changedAt < instant { sentEntries[entry.id] = entry }
        }
        if version == file.ticket.version {
            sentHead = RequestHead(file, known.catalogue, person: known.person, at: frame.now)
            let actions = actions(file, known, frame)
            sentActions = actions.possible
            sentBeside = RequestBeside(file, actions, known.catalogue, known.person, at: frame.now)
            sentClocks = file.clocks
            sentWatch = watch(file, known)
        }
        let now = desk.now(), ticket = file.ticket
        let present = try await desk.database.read { c in
            try c.presences(of: ticket.id, at: now, limit: PresenceStrip.mostRead)
        }
        return numbers + update(file, known) + presence(present, of: ticket, known)
    }

    /// The fragments a signal brings; nil when this person is to be told no more.
    mutating func fragments(_ signal: DeskSignal) async throws -> [LiveFragment]? {
        guard let known = try await known() else { return nil }
        switch signal {
        case .counted(let tallies): return try await counts(tallies, known) + viewCounts(known) + board(known)
        case .changed(let ticket):
            if case .board = subject { return try await board(known) }
            guard case .request(let number) = subject else {
                return try await rows.changed(ticket, known, frame(known), desk.database)
            }
            guard let file = try await file(number, known) else { return nil }
            return update(file, known)
        case .present(_, let presences):
            guard case .request(let number) = subject else { return [] }
            guard let ticket = try await ticket(number, known) else { return nil }
            return presence(presences, of: ticket, known)
        }
    }

    private mutating func viewCounts(_ known: KnownPerson) async throws -> [LiveFragment] {
        let now = try await views.current(of: known.person, known.catalogue, at: desk.now())
        let changed = now.filter { sentViews[$0.key] != $0.value }.sorted { $0.key < $1.key }
        sentViews = now
        guard !changed.isEmpty else { return [] }
        let w = frame(known).words
        return changed.map { LiveFragment(id: SavedView.countID($0.key), viewCounter($0.value, of: $0.key, w)) }
    }

    private func known() async throws -> KnownPerson? {
        let now = desk.now(), session = session
        return try await desk.database.read { [desk] c in try KnownPerson(session: session, desk, at: now, c) }
    }

    private func ticket(_ number: Ticket.Number, _ known: KnownPerson) async throws -> Ticket? {
        try await desk.database.read { c in try c.ticket(number, visibleTo: known.person) }
    }

    private func watch(_ file: RequestFile, _ known: KnownPerson) -> WatchStrip {
        WatchStrip(file.ticket, file.watchers, known.catalogue, person: known.person)
    }

    private func file(_ number: Ticket.Number, _ known: KnownPerson) async throws -> RequestFile? {
        let countsTime = known.person.countsTime(in: known.catalogue.office)
        return try await desk.database.read { c in
            try RequestFile(number, visibleTo: known.person, countsTime: countsTime, c)
        }
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
        now[OpinionsPage.countID] = queues.opinions
        for group in queues.groups {
            now[QueueQuery.Queue.group(code: group.code).countID] = tallies.group(group.id).toDo
        }
        if case .queue(let queue) = subject {
            for stage in QueueQuery.Stage.allCases { now[stage.countID] = queues.tally(queue)[stage] }
        }
        let changed = now.filter { sentCounts[$0.key] != $0.value }
        let isFirst = sentCounts.isEmpty
        sentCounts = now
        let unread = unread(known)
        let numbers = changed.sorted { $0.key < $1.key }.map { LiveFragment(id: $0.key, counter($0.value, id: $0.key)) }
        if isFirst {
            if case .queue(let queue) = subject { queueAtFirst = queues.tally(queue) }
            return numbers
        }
        return numbers + news(queues, known) + unread
    }

    /// The number in the header; on the page of the notices also a line that says that there are more.
    private mutating func unread(_ known: KnownPerson) -> [LiveFragment] {
        let before = sentUnread, frame = frame(known)
        sentUnread = known.unread
        guard known.unread != before, known.person.preferences.telling != .none else { return [] }
        let isMore = known.unread > before
        let count = LiveFragment(
            id: NoticeLink.countID, NoticeLink.count(known.unread, frame.words),
            say: isMore ? frame.words("together.notices.say", ["n": known.unread]) : nil)
        guard case .notices = subject, isMore else { return [count] }
        return [count, LiveFragment(id: NoticesPage.newsID, NoticesPage.news(frame))]
    }

    /// Colleagues who came, left, began or ceased to write.
    fileprivate mutating func presence(_ presences: [Presence], of ticket: Ticket, _ known: KnownPerson)
        -> [LiveFragment]
    {
        let line = Presence.line(presences, but: known.person.id, at: desk.now()) { id in
            known.catalogue.person(id)?.may(.view, in: ticket.group) ?? false
        }
        guard line != sentPresence else { return [] }
        let before = PresenceStrip(sentPresence, known.catalogue), now = PresenceStrip(line, known.catalogue)
        sentPresence = line
        let words = frame(known).words
        return [LiveFragment(id: PresenceStrip.id, now.html(words), say: now.news(since: before, words))]
    }

    private func news(_ queues: DeskQueues, _ known: KnownPerson) -> [LiveFragment] {
        guard case .queue(let queue) = subject, queues.tally(queue) != queueAtFirst else { return [] }
        let w = frame(known).words, more = queues.tally(queue).toDo - (queueAtFirst?.toDo ?? 0)
        return [
            LiveFragment(
                id: QueuePage.newsID, QueuePage.news(w, more: more, address: ""),
                say: QueuePage.sentence(w, more: more))
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
        let actions = actions(file, known, frame),
            beside = RequestBeside(file, actions, known.catalogue, known.person, at: frame.now)
        fragments += beside.changes(since: sentBeside, frame)
        sentBeside = beside
        let watch = watch(file, known)
        if watch != sentWatch {
            sentWatch = watch
            fragments.append(LiveFragment(id: WatchStrip.id, watch.html(frame)))
        }
        let head = RequestHead(file, known.catalogue, person: known.person, at: frame.now)
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
