import Desk
import Domain
import Foundation
import Store
import TestSupport

extension World {
    /// The rules of a test, as the settings write them.
    func obey(_ rules: String) async throws { _ = try await desk.apply(SettingsDocument("rules:\n" + rules)) }

    func tags(of ticket: Ticket) async throws -> [String] {
        try await desk.database.read { c in try c.tags(of: ticket.id) }
    }

    /// The log of a request, oldest first.
    func runs(of ticket: Ticket) async throws -> [RuleRun] {
        try await desk.database.read { c in try c.ruleRuns(of: ticket.id, limit: 100).reversed() }
    }

    /// The request as it is now.
    func now(_ ticket: Ticket) async throws -> Ticket {
        guard let found = try await self.ticket(ticket.number) else { throw Refusal.notFound }
        return found
    }

    /// Who was told by mail, in order.
    func told(_ ticket: Ticket, _ kind: OutgoingMail.Kind) async throws -> [String] {
        try await mails(of: ticket).filter { $0.kind == kind }.map(\.recipient)
    }
}
