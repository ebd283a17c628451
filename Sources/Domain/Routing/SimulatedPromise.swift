import Foundation

/// The promise of one kind that a described request would get, and the clocks that would begin.
public struct SimulatedPromise: Sendable, Equatable {
    /// A promise that was looked at.
    public struct Tried: Sendable, Equatable {
        public let promise: ServicePromise
        /// What it asks for and the request is not; empty for the one that was chosen.
        public let unmet: [RequestCondition]
    }

    public let kind: ServicePromise.Kind
    /// Those in force, in order, until the one that decided.
    public let tried: [Tried]
    /// The first that matched; nil when none did.
    public let promise: ServicePromise?
    /// From 1: which wording of that promise it is.
    public let version: Int?
    public let clocks: [Clock]

    /// A clock that would begin, with when so many hundredths of its term are over and that is told.
    public struct Clock: Sendable, Equatable {
        public struct Threshold: Sendable, Equatable {
            public let share: Int
            public let at: Date
        }

        public let clock: PromiseClock
        public let target: PromiseTarget
        public let thresholds: [Threshold]
    }
}

extension PromiseBook {
    /// What each kind would promise a described request that stands in a group.
    func simulate(_ request: DescribedRequest, in group: Group?) -> [SimulatedPromise] {
        let question = PromiseQuestion(request, in: group)
        let clocks = ClockWork(.arrival(of: request), of: [], self, isAsked: false, at: request.arrivedAt) { _ in
            question
        }.done().clocks
        return ServicePromise.Kind.allCases.map { kind in
            let chosen = promise(kind, for: question, at: request.arrivedAt)
            return SimulatedPromise(
                kind: kind, tried: tried(kind, question, at: request.arrivedAt), promise: chosen,
                version: chosen.map(version(of:)),
                clocks: clocks.filter { $0.promise == chosen?.id }.compactMap { clock($0, at: request.arrivedAt) })
        }
    }

    /// From 1, in the order in which its wordings came into force.
    public func version(of promise: ServicePromise) -> Int {
        1 + promises.count { $0.name == promise.name && $0.began < promise.began }
    }

    private func clock(_ clock: PromiseClock, at instant: Date) -> SimulatedPromise.Clock? {
        ClockReading(clock, self, at: instant).map { reading in
            .init(
                clock: clock, target: reading.target,
                thresholds: reading.promise.thresholds.compactMap { share in
                    reading.due(share: share).map { .init(share: share, at: $0) }
                })
        }
    }

    private func tried(
        _ kind: ServicePromise.Kind, _ question: PromiseQuestion, at instant: Date
    ) -> [SimulatedPromise.Tried] {
        var tried: [SimulatedPromise.Tried] = []
        for promise in promises where promise.kind == kind && promise.validity.holds(at: instant) {
            let unmet = promise.conditions.unmet(by: question)
            tried.append(.init(promise: promise, unmet: unmet))
            if unmet.isEmpty { break }
        }
        return tried
    }
}

extension ServicePromise {
    fileprivate var began: (Date, ID<ServicePromise>) { (validity.from ?? .distantPast, id) }
}

extension PromiseQuestion {
    init(_ request: DescribedRequest, in group: Group?) {
        self.init(
            channel: request.channel, priority: request.priority, triple: request.triple, userType: request.userType,
            administration: request.administration, campaign: request.campaign, group: group)
    }
}

extension Change {
    /// A request that nobody keeps is registered: what clocks begin by.
    fileprivate static func arrival(of request: DescribedRequest) -> Change {
        let draft = Ticket(
            id: ID(0), number: Ticket.Number(0), state: .draft, channel: request.channel, priority: request.priority,
            requester: ID(0), triple: request.triple?.id, summary: "", createdAt: request.arrivedAt,
            updatedAt: request.arrivedAt)
        var registered = draft
        registered.state = .new
        registered.registeredAt = request.arrivedAt
        return Change(from: draft, to: registered, facts: [])
    }
}
