import Channels
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Desk

@Suite("Webhooks: an address outside is told what a rule saw")
struct WebhookTests {
    @Test("Signed, without anything personal, once", arguments: TestDatabase.available)
    func delivered(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let server = try HTTPTestServer(key: town.desk.webhookKey)
            let ticket = try await town.registered()
            let job = try await town.told(ticket, server.url("/status/204"))
            try await town.sendWebhooks()
            let heard = try #require(try server.requests().first)
            #expect(heard.signed && heard.headers["x-sportello-delivery"] == job.id.description)
            let body = try #require(try JSONSerialization.jsonObject(with: Data(heard.body.utf8)) as? [String: Any])
            #expect(body["event"] as? String == "registered" && body["rule"] as? String == "Urgenze")
            let told = try #require(body["ticket"] as? [String: Any])
            #expect(told["number"] as? String == ticket.number.description && told["group"] as? String == "L1-WEB")
            #expect(!heard.body.contains("Anna") && !heard.body.contains("example.it"))
            #expect(!heard.body.contains("BNCNNA75S42E472P") && !heard.body.contains("area riservata"))
            try await town.sendWebhooks()
            #expect(try server.requests().count == 1)
            #expect(try await town.webhookJobs().isEmpty)
        }
    }

    @Test("After a crash the same delivery comes again, with the same bytes", arguments: TestDatabase.available)
    func twice(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let server = try HTTPTestServer(key: town.desk.webhookKey)
            let job = try await town.told(town.registered(), server.url("/status/200"))
            let sender = WebhookSender(desk: town.desk, transport: HTTPTransport())
            for _ in 1...2 { #expect(try await sender.deliver(job) == .done) }
            let heard = try server.requests()
            #expect(heard.count == 2 && Set(heard.map(\.body)).count == 1)
            #expect(Set(heard.map { $0.headers["x-sportello-delivery"] }).count == 1 && heard.allSatisfy(\.signed))
        }
    }

    @Test("A refusal is kept for a person to see; a trouble is tried again", arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let server = try HTTPTestServer()
            let ticket = try await town.registered()
            try await town.told(ticket, server.url("/status/404"))
            try await town.told(ticket, server.url("/status/503"))
            try await town.sendWebhooks()
            let jobs = try await town.webhookJobs()
            #expect(jobs.map(\.state) == [.dead, .ready])
            #expect(jobs.map(\.lastError) == ["the server answered 404", "the server answered 503"])
            town.clock.pass(minutes: 1)
            try await town.sendWebhooks()
            #expect(try server.requests().count == 3)
        }
    }

    @Test(
        "A payload that is no webhook goes nowhere",
        arguments: ["", "{}", #"{"url":"file:///etc/passwd","body":"{}"}"#, #"{"url":"http://127.0.0.1/"}"#])
    func broken(_ payload: String) async throws {
        try await World.run(.sqlite) { town in
            let now = town.clock.now, id = town.desk.id(Job.self)
            let jobs = try await town.desk.database.write { c in
                try c.enqueue(kind: JobKind.webhook, payload: payload, at: now, id: id)
                return try c.claimJobs(limit: 1, at: now, lease: .seconds(60))
            }
            let sender = WebhookSender(desk: town.desk, transport: HTTPTransport())
            #expect(try await sender.deliver(jobs[0]) == .never(reason: "the payload is no webhook"))
        }
    }
}

extension World {
    /// A rule tells an address of a request.
    @discardableResult
    fileprivate func told(_ ticket: Ticket, _ url: String) async throws -> Job {
        let now = clock.now
        try await desk.database.write { [desk] c in
            let webhook = try Webhook(
                to: url, event: "registered", rule: "Urgenze", about: ticket, desk.catalogues.current(c), at: now)
            try desk.enqueue(webhook, at: now, c)
        }
        return try #require(try await webhookJobs().last)
    }

    fileprivate func webhookJobs() async throws -> [Job] {
        try await desk.database.read { c in
            try c.all(
                """
                SELECT id, kind, payload, state, attempts, run_at, locked_until, last_error, created_at, unique_key
                FROM jobs WHERE kind = 'webhook' ORDER BY id
                """)
        }
    }

    fileprivate func sendWebhooks() async throws {
        let sender = WebhookSender(desk: desk, transport: HTTPTransport())
        let worker = Worker(
            database: desk.database, bell: desk.bell,
            handlers: [JobKind.webhook: sender.deliver, JobKind.mail: postman.deliver], log: desk.log, now: desk.now)
        try await worker.runDue()
    }
}
