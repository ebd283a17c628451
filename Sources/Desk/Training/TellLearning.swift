import Domain
import Foundation
import Store

/// How a statement reaches the learning record store of the office.
public protocol LearningTransport: Sendable {
    /// Puts a statement there; one that is there already is no failure.
    /// - Throws: `again` when the other side may take it later, `never` when it would not.
    func put(_ statement: TrainingStatement) async throws(DeliveryFailure)
}

extension Desk {
    /// Queues the statement of a need that was held, in the transaction of the fact.
    func tellLearning(of need: ID<TrainingNeed>, at now: Date, _ c: any Connection) throws {
        guard tellsLearning else { return }
        try c.enqueue(kind: JobKind.xapi, payload: need.description, at: now, id: ids.next(at: now))
    }
}

/// Tells the learning record store what was held.
public struct LearningSender: Sendable {
    let desk: Desk
    let transport: any LearningTransport

    public init(desk: Desk, transport: any LearningTransport) {
        self.desk = desk
        self.transport = transport
    }

    /// The handler of jobs of kind `JobKind.xapi`. One that runs twice puts the same statement under the same id.
    public func deliver(_ job: Job) async throws -> JobOutcome {
        guard let id = ID<TrainingNeed>(job.payload), let statement = try await statement(of: id) else {
            return .never(reason: "the payload is no training that was held")
        }
        do {
            try await transport.put(statement)
            return .done
        } catch {
            return switch error {
            // The job's own growing pauses rule, as for webhooks.
            case .again(_, let reason): .again(error: reason)
            case .never(let reason): .never(reason: reason)
            }
        }
    }

    private func statement(of id: ID<TrainingNeed>) async throws -> TrainingStatement? {
        try await desk.database.read { [desk] c in
            try c.need(id).flatMap { desk.statement(of: $0, try desk.catalogues.current(c)) }
        }
    }
}
