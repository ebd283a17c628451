import Domain
import Foundation
import Logging
import ServiceLifecycle
import Store

/// Everything the program does by itself, and how often: this page is the list.
public struct Schedule: Service {
    let desk: Desk

    public init(_ desk: Desk) { self.desk = desk }

    private var entries: [Entry] {
        [
            Entry("mark deadlines", every: .seconds(60)) { try await desk.markDeadlines() },
            Entry("tell of late opinions", every: .seconds(60)) { try await desk.tellLateOpinions() },
            Entry("stop forgotten timers", every: .seconds(60)) { try await desk.stopForgottenTimers() },
            Entry("follow up", every: .seconds(60)) { try await desk.followUp() },
            Entry("raise priorities", every: .seconds(600)) { try await desk.raisePriorities() },
            Entry("run scheduled rules", every: .seconds(60)) { _ = try await desk.runScheduledRules() },
            Entry("begin absences", every: .seconds(60)) { try await desk.beginAbsences() },
            Entry("give what waits", every: .seconds(60)) { try await desk.giveAll() },
            Entry("publish articles", every: .seconds(60)) { try await desk.publishDue() },
            Entry("send the day's notices", every: .seconds(600)) { try await desk.sendDigests() },
            Entry("count who was helped by an answer", every: .seconds(3600)) { try await desk.countSolved() },
            Entry("look for what people write about", every: .seconds(600)) { try await desk.findProposalsInTurn() },
            Entry("read what attachments say", every: .seconds(5)) { try await desk.readWaitingFiles() },
            Entry("go on with the search index", every: .seconds(60)) { try await desk.goOnIndexing() },
            Entry("learn the words people use", every: .seconds(3600)) { try await desk.learnWords() },
            Entry("weigh the triples of the week", every: .seconds(3600)) { try await desk.weighTriples() },
            Entry("drop requests never confirmed", every: .seconds(3600)) { try await desk.dropUnconfirmed() },
            Entry("forget what has expired", every: .seconds(3600)) { try await desk.forgetExpired() },
            Entry("remove files nobody attached", every: .seconds(6 * 3600)) { try await desk.removeForgottenFiles() },
        ]
    }

    public func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for entry in entries { group.addTask { await entry.repeatUntilShutdown(desk.log) } }
        }
    }

    private struct Entry: Sendable {
        let name: String
        let period: Duration
        let act: @Sendable () async throws -> Void

        init(_ name: String, every period: Duration, _ act: @escaping @Sendable () async throws -> Void) {
            self.name = name
            self.period = period
            self.act = act
        }

        /// A turn that fails is told to the log and tried at the next one: each act finds by itself what is left to do.
        func repeatUntilShutdown(_ log: Logger) async {
            let ticks = AsyncStream<Void>(unfolding: {
                // Cancellation ends the wait and the stream with it.
                (try? await Task.sleep(for: period)) != nil ? () : nil
            })
            await turn(log)
            for await _ in ticks.cancelOnGracefulShutdown() { await turn(log) }
        }

        private func turn(_ log: Logger) async {
            do {
                try await act()
            } catch {
                log.error("schedule: \(name) failed: \(error)")
            }
        }
    }
}

extension Desk {
    /// Requests handled in one transaction of the schedule.
    static let batch = 200

    /// Requests nobody confirmed in time are cancelled.
    public func dropUnconfirmed() async throws {
        let now = now()
        try await inBatches { c, catalogue in
            try c.ticketsNeverConfirmed(
                createdBefore: now.adding(days: -catalogue.office.unconfirmedDays), limit: Self.batch
            ).map { Decision(change: try $0.expiring(at: now)) }
        }
    }

    /// Finds some, decides, writes, and again until fewer than a batch are found.
    func inBatches(_ find: @escaping @Sendable (any Connection, Catalogue) throws -> [Decision]) async throws {
        while true {
            let now = now()
            let done = try await database.write { c in
                let catalogue = try catalogues.current(c)
                return try find(c, catalogue).map { try keep($0, catalogue, by: .system, named: "", at: now, c) }
            }
            if !done.isEmpty { bell.ring() }
            for change in done { changes.tell(from: change.from, to: change.to) }
            if done.count < Self.batch { return }
        }
    }

    /// Sessions, log-in failures, kept API answers, notices and open pages whose time is over.
    public func forgetExpired() async throws {
        let now = now()
        try await database.write { c in
            try c.endSessions(expiredAt: now)
            try c.forgetLogInFailures(before: now.adding(days: -1))
            try c.forgetAnswers(before: now.adding(days: -1))
            try c.forgetReplays(before: now.adding(days: -30))
            try c.forgetPresences(before: now.adding(days: -1))
            if try c.forgetAbsences(before: now.adding(days: -Absence.keptDays)) > 0 { try c.settingsChanged() }
            try c.forgetDrafts(before: now.adding(days: -Draft.days))
        }
        try await forgetNotices(at: now)
        while try await database.write({ c in try c.forgetBulks(before: now.adding(days: -90), limit: 20) }) {}
    }

    /// Uploads that were begun and never finished, or finished and never attached, a day later.
    public func removeForgottenFiles() async throws {
        try await files.sweep(at: now())
        try await files.removeForgotten(at: now()) { hashes in try await inUse(hashes) }
    }

    /// Which of some files a message has, a draft, or a reply that is about to leave: that one is no draft any more and no
    /// message yet.
    public func inUse(_ hashes: [String]) async throws -> Set<String> {
        try await database.read { c in
            let held = try c.heldContents().flatMap { try ReplyDraft(written: $0).files.map(\.hash) }
            return try c.keptFiles(hashes).union(held)
        }
    }
}
