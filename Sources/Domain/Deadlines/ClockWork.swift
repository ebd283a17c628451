import Foundation

/// What a change of a request does to its clocks. Pure: the clocks as they were come in, those as they become go out.
public struct ClockWork {
    private let book: PromiseBook
    private let change: Change
    private let ask: (Ticket) -> PromiseQuestion
    private let isAsked: Bool
    private let now: Date
    private var clocks: [PromiseClock]

    /// - Parameters:
    ///   - ask: what the choice of a promise looks at in a request; asked only when there is something to choose.
    ///   - isAsked: whether the last word between desk and requester was the desk's.
    public init(
        _ change: Change, of clocks: [PromiseClock], _ book: PromiseBook, isAsked: Bool, at now: Date,
        ask: @escaping (Ticket) -> PromiseQuestion
    ) {
        self.book = book
        self.ask = ask
        self.change = change
        self.isAsked = isAsked || change.facts.contains(where: \.isReplyOfPerson)
        self.now = now
        self.clocks = clocks
    }

    /// Whether a change can touch clocks at all: most notes and votes cannot.
    public static func concerns(_ change: Change) -> Bool {
        change.from.state != change.to.state || change.from.registeredAt != change.to.registeredAt
            || change.from.group != change.to.group || isReclassified(change)
            || change.facts.contains {
                ClockRules.reached[$0.kind] != nil || ClockRules.begun[$0.kind] != nil
            }
    }

    /// A solution that was taken back goes on as one that was none.
    private var isEndUndone: Bool {
        !change.from.state.isOpen && change.to.state.isOpen && change.facts.contains { $0.kind == .undone }
    }

    /// The request goes on in another one: its own terms are over.
    private var isMerging: Bool { !change.from.isMerged && change.to.isMerged }

    private static func isReclassified(_ change: Change) -> Bool {
        change.from.triple != change.to.triple || change.from.priority != change.to.priority
    }

    /// The clocks after the change, and what the history says about it.
    public func done() -> (clocks: [PromiseClock], facts: [Fact]) {
        var work = self
        let facts = work.run()
        for index in work.clocks.indices where !work.clocks[index].isStopped {
            // What a verb does not touch is counted already; the minute's look counts all again.
            if index < clocks.count && work.clocks[index] == clocks[index] { continue }
            work.clocks[index] = work.clocks[index].counted(book, at: now)
        }
        return (work.clocks, facts)
    }

    private mutating func run() -> [Fact] {
        guard let registeredAt = change.to.registeredAt else { return [] }
        if change.from.registeredAt == nil {
            for kind in ServicePromise.Kind.allCases { begin(kind, at: registeredAt) }
            pause()
            return []
        }
        if change.facts.contains(where: { $0.kind == .reopened }) || isEndUndone { goOn() }
        if change.from.state != change.to.state { resume() }
        if change.from.isMerged && !change.to.isMerged { goOnAsIfNever() }
        var facts: [Fact] = []
        if Self.isReclassified(change) { facts += chooseAgain() }
        if change.from.group != change.to.group { changeGroup() }
        for fact in change.facts where fact.kind != .replied || fact.isReplyOfPerson {
            if let aims = ClockRules.reached[fact.kind] { stop(aims, .reached) }
            if fact.kind == .cancelled || fact.kind == .lapsed || isMerging {
                stop(Set(PromiseTarget.Aim.allCases), .cancelled)
            }
            if let aim = ClockRules.begun[fact.kind] { beginNext(aim) }
        }
        pause()
        return facts
    }
}

// One step each.
extension ClockWork {
    private mutating func begin(_ kind: ServicePromise.Kind, at instant: Date) {
        guard let promise = choice(kind) else { return }
        for aim in ClockRules.atRegistration { begin(promise, aim, at: instant) }
    }

    private mutating func begin(_ promise: ServicePromise, _ aim: PromiseTarget.Aim, at instant: Date) {
        guard promise.targets[aim] != nil, book.calendar(of: promise, at: now) != nil else { return }
        clocks.append(PromiseClock(place: clocks.count + 1, promise: promise.id, aim: aim, startedAt: instant))
    }

    /// The requester wrote again: each promise about it gives a term for the answer to that.
    private mutating func beginNext(_ aim: PromiseTarget.Aim) {
        guard change.from.firstReplyAt != nil, change.to.state.isOpen else { return }
        for kind in ServicePromise.Kind.allCases {
            guard let promise = promise(of: kind) ?? choice(kind) else { continue }
            let isRunning = clocks.contains { $0.promise == promise.id && $0.aim == aim && !$0.isStopped }
            if !isRunning { begin(promise, aim, at: now) }
        }
    }

    /// The promise of a kind that is made now to the request as it becomes.
    private func choice(_ kind: ServicePromise.Kind) -> ServicePromise? {
        book.promise(kind, for: ask(change.to), at: now)
    }

    /// The promise a request has of a kind: the one of its latest clocks.
    private func promise(of kind: ServicePromise.Kind) -> ServicePromise? {
        clocks.last { $0.isCurrent && book[$0.promise]?.kind == kind }.flatMap { book[$0.promise] }
    }

    private mutating func stop(_ aims: Set<PromiseTarget.Aim>, _ ending: PromiseClock.Ending) {
        for index in clocks.indices where !clocks[index].isStopped && aims.contains(clocks[index].aim) {
            stop(index, ending)
        }
    }

    private mutating func stop(_ index: Int, _ ending: PromiseClock.Ending) {
        closePause(index)
        clocks[index] = clocks[index].counted(book, at: now)
        clocks[index].stoppedAt = now
        clocks[index].ending = ending
    }

    private mutating func goOn() {
        for index in clocks.indices where ClockRules.goesOn(clocks[index]) {
            clocks[index].pauses.append(.init(.ended, from: clocks[index].stoppedAt ?? now, to: now))
            clocks[index].stoppedAt = nil
            clocks[index].ending = nil
        }
    }

    /// A merge that was taken back was a mistake of the desk: the requester waited all the while, so the clocks that it stopped
    /// run on as if it had never been, and a wait that lasted lasts still.
    private mutating func goOnAsIfNever() {
        for index in clocks.indices where clocks[index].ending == .cancelled {
            let stoppedAt = clocks[index].stoppedAt
            clocks[index].stoppedAt = nil
            clocks[index].ending = nil
            guard let last = clocks[index].pauses.last, last.to == stoppedAt,
                last.cause == PromiseClock.Pause.Cause(change.to.state)
            else { continue }
            clocks[index].pauses[clocks[index].pauses.count - 1].to = nil
        }
    }

    private mutating func resume() {
        for index in clocks.indices where !clocks[index].isStopped { closePause(index) }
    }

    private mutating func closePause(_ index: Int) {
        guard clocks[index].isPaused, let last = clocks[index].pauses.indices.last else { return }
        clocks[index].pauses[last].to = now
    }

    private mutating func pause() {
        guard let cause = PromiseClock.Pause.Cause(change.to.state) else { return }
        for index in clocks.indices where !clocks[index].isStopped && !clocks[index].isPaused {
            guard let promise = book[clocks[index].promise],
                ClockRules.suspends(promise, in: change.to.state, isAsked: isAsked),
                !(promise.suspendsOnce && clocks[index].suspensions > 0)
            else { continue }
            clocks[index].pauses.append(.init(cause, from: now))
        }
    }

    /// Another triple or priority: the terms are counted again from the beginning by what is promised now, with the same
    /// pauses; the clocks there were stay in the history.
    private mutating func chooseAgain() -> [Fact] {
        ServicePromise.Kind.allCases.compactMap { kind in
            let old = promise(of: kind), new = choice(kind)
            if old?.id == new?.id { return nil }
            let before = clocks.indices.filter { clocks[$0].isCurrent && clocks[$0].promise == old?.id }
            let kept = before.map { clocks[$0] }
            for index in before {
                if !clocks[index].isStopped { stop(index, .superseded) } else { clocks[index].ending = .superseded }
            }
            if let new { replace(kept, by: new) }
            return .promised(new, insteadOf: old)
        }
    }

    private mutating func replace(_ old: [PromiseClock], by promise: ServicePromise) {
        for aim in PromiseTarget.Aim.allCases {
            let same = old.filter { $0.aim == aim }
            for clock in same { begin(promise, like: clock) }
            if same.isEmpty && ClockRules.atRegistration.contains(aim) { begin(promise, late: aim) }
        }
    }

    private mutating func begin(_ promise: ServicePromise, like old: PromiseClock) {
        guard promise.targets[old.aim] != nil, book.calendar(of: promise, at: now) != nil else { return }
        let clock = PromiseClock(
            place: clocks.count + 1, promise: promise.id, aim: old.aim, startedAt: old.startedAt,
            stoppedAt: old.stoppedAt, ending: old.ending, pauses: old.pauses.filter(promise.counts))
        clocks.append(clock.counted(book, at: now))
    }

    /// A term that the request had not until now counts from its registration, and may be reached already.
    private mutating func begin(_ promise: ServicePromise, late aim: PromiseTarget.Aim) {
        let count = clocks.count
        begin(promise, aim, at: change.to.registeredAt ?? now)
        guard clocks.count > count, let reachedAt = change.from.reachedAt(aim) else { return }
        clocks[count] = clocks[count].counted(book, at: now)
        clocks[count].stoppedAt = reachedAt
        clocks[count].ending = .reached
    }

    /// Agreements are of groups: the one of the group that is left ends, the one of the new group begins.
    private mutating func changeGroup() {
        let old = book.promise(.agreement, for: ask(change.from), at: now), new = choice(.agreement)
        if old?.name == new?.name { return }
        for index in clocks.indices where !clocks[index].isStopped && book[clocks[index].promise]?.kind == .agreement {
            stop(index, .moved)
        }
        if let new { for aim in ClockRules.atRegistration { begin(new, aim, at: now) } }
    }
}

extension ServicePromise {
    /// Whether a pause of another promise is one of this too.
    func counts(_ pause: PromiseClock.Pause) -> Bool {
        pause.cause == .ended || suspends.contains { PromiseClock.Pause.Cause($0) == pause.cause }
    }
}

extension Ticket {
    /// When an aim was reached, by what the request itself remembers.
    fileprivate func reachedAt(_ aim: PromiseTarget.Aim) -> Date? {
        switch aim {
        case .takeCharge: takenAt
        case .firstAnswer: firstReplyAt
        case .nextAnswer: nil
        case .solution: resolvedAt
        }
    }
}
