import Domain
import Foundation

/// What `sportello simulate` prints: for programs one object, for people one fact a line.
struct SimulationLines: Encodable {
    struct Tried: Encodable { let line: Int, unmet: [String], groupIsGone: Bool }
    struct Passed: Encodable { let promise: String, position: Int, unmet: [String] }
    struct Threshold: Encodable { let percent: Int, at: String }
    struct Clock: Encodable { let target: String, term: String, due: String?, thresholds: [Threshold] }
    struct Promise: Encodable {
        let kind: String, promise: String?, version: Int?, position: Int?, passedOver: [Passed], clocks: [Clock]
    }

    let group: String?
    /// `route`, `path`, `triage` or `given`.
    let reason: String
    /// Position of the line of the routing table that decided.
    let line: Int?
    let passedOver: [Tried]
    let above: [String]
    let priority: String
    let arrives: String
    let promises: [Promise]
    let rules: [RuleLine]

    init(_ result: Simulation) {
        group = result.group?.code
        (reason, line) = Self.reason(result.reason)
        passedOver = result.routes.compactMap(Self.tried)
        above = result.path.map(\.code)
        priority = result.request.priority.code
        arrives = TimeZone.rome.text(result.request.arrivedAt)
        promises = result.promises.map(Self.promise)
        rules = result.rules.map(RuleLine.init)
    }

    private static func reason(_ reason: Routing.Reason?) -> (String, Int?) {
        switch reason {
        case .route(let position): ("route", position)
        case .triplePath: ("path", nil)
        case .triage: ("triage", nil)
        case nil: ("given", nil)
        }
    }

    private static func tried(_ line: Simulation.TriedRoute) -> Tried? {
        switch line.verdict {
        case .matched: nil
        case .unmet(let conditions):
            Tried(line: line.route.position, unmet: conditions.map(\.rawValue), groupIsGone: false)
        case .noGroup: Tried(line: line.route.position, unmet: [], groupIsGone: true)
        }
    }

    private static func promise(_ simulated: SimulatedPromise) -> Promise {
        Promise(
            kind: simulated.kind.rawValue, promise: simulated.promise?.name, version: simulated.version,
            position: simulated.promise?.position,
            passedOver: simulated.tried.filter { !$0.unmet.isEmpty }.map {
                Passed(promise: $0.promise.name, position: $0.promise.position, unmet: $0.unmet.map(\.rawValue))
            },
            clocks: simulated.clocks.map { simulated in
                Clock(
                    target: simulated.clock.aim.rawValue, term: simulated.target.term.description,
                    due: simulated.clock.dueAt.map(TimeZone.rome.text),
                    thresholds: simulated.thresholds.map {
                        Threshold(percent: $0.share, at: TimeZone.rome.text($0.at))
                    })
            })
    }

    var text: [String] {
        let decided = line.map { "\(reason) \($0)" } ?? reason
        let head = ["arrives\t\(arrives)\t\(priority)", "group\t\(group ?? "-")\t\(decided)"]
        return head + passedOver.map { "passed over\tline \($0.line)\t\(why($0.unmet, gone: $0.groupIsGone))" }
            + above.map { "above\t\($0)" } + promises.flatMap(lines) + rules.map(\.text)
    }

    private func lines(_ promise: Promise) -> [String] {
        let chosen = promise.promise.map { "promise\t\(promise.kind)\t\($0)\tversion \(promise.version ?? 1)" }
        return [chosen].compactMap { $0 }
            + promise.clocks.flatMap { clock in
                ["due\t\(clock.target)\t\(clock.due ?? "-")\t\(clock.term)"]
                    + clock.thresholds.map { "\($0.percent)%\t\(clock.target)\t\($0.at)" }
            }
            + promise.passedOver.map { "passed over\tpromise \($0.promise)\t\(why($0.unmet, gone: false))" }
    }

    private func why(_ unmet: [String], gone: Bool) -> String {
        gone ? "its group is not there" : "asks for another " + unmet.joined(separator: ", ")
    }
}

extension SimulationLines {
    /// One rule that listens to what arrives.
    struct RuleLine: Encodable {
        let rule: String
        let acts: Bool
        /// The lines of the condition that decided, or that a rule before stops it.
        let because: [String]
        let done: [String], skipped: [String]

        init(_ simulated: SimulatedRule) {
            rule = simulated.rule.name
            switch simulated.fate {
            case .obeys(let outcome):
                (acts, because, done) = (true, outcome.because, outcome.done)
                skipped = outcome.skipped.map(\.action)
            case .passes(let lines): (acts, because, done, skipped) = (false, lines, [], [])
            case .stopped(let by): (acts, because, done, skipped) = (false, ["stopped by \(by)"], [], [])
            }
        }

        var text: String {
            "rule\t\(rule)\t\(acts ? "acts" : "does not act")\t\((acts ? done : because).joined(separator: "; "))"
        }
    }
}
