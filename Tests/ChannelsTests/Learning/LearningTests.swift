import Channels
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Desk

@Suite("The learning record store is told what was held")
struct LearningTests {
    @Test("Once, under an id of its own, by who the desk is there", arguments: TestDatabase.available)
    func told(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let server = try HTTPTestServer()
            let need = try await town.held()
            try await town.send(to: server.url("/status/204/xapi/"))
            let heard = try #require(try server.requests().first)
            let body = try #require(try JSONSerialization.jsonObject(with: Data(heard.body.utf8)) as? [String: Any])
            let id = try #require(body["id"] as? String)
            #expect(heard.method == "PUT" && heard.path == "/status/204/xapi/statements?statementId=\(id)")
            #expect(heard.headers["x-experience-api-version"] == "1.0.3")
            #expect(heard.headers["content-type"] == "application/json; charset=utf-8")
            // printf 'sportello:però:sì' | base64
            #expect(heard.headers["authorization"] == "Basic c3BvcnRlbGxvOnBlcsOyOnPDrA==")
            let object = body["object"] as? [String: Any], result = body["result"] as? [String: Any]
            #expect((object?["id"] as? String)?.hasSuffix("/scrivania/fabbisogni/\(need.id)") ?? false)
            #expect((result?["extensions"] as? [String: Int])?.values.map { $0 } == [12])
            #expect(body["timestamp"] as? String == "2026-11-16T23:00:00Z")
            try await town.send(to: server.url("/status/204/xapi"))
            let (calls, jobs) = (try server.requests().count, try await town.jobs())
            #expect(calls == 1 && jobs.isEmpty)
        }
    }

    @Test("What is there already is done; a trouble is tried again, with pauses; a no is kept for a person to see")
    func answers() async throws {
        try await World.run(.sqlite) { town in
            let server = try HTTPTestServer()
            try await town.held()
            try await town.send(to: server.url("/status/503"))
            #expect(try await town.jobs().map(\.state) == [.ready])
            try await town.send(to: server.url("/status/409"))
            #expect(try server.requests().count == 1, "asked again without a pause")
            town.clock.pass(minutes: 1)
            try await town.send(to: server.url("/status/409"))
            let (calls, jobs) = (try server.requests(), try await town.jobs())
            #expect(calls.count == 2 && Set(calls.map(\.body)).count == 1 && jobs.isEmpty)

            try await town.held()
            try await town.send(to: "http://127.0.0.1:9/xapi")
            #expect(try await town.jobs().map(\.state) == [.ready])
            town.clock.pass(minutes: 1)
            try await town.send(to: server.url("/status/401"))
            let dead = try await town.jobs()
            #expect(dead.map(\.state) == [.dead] && dead.map(\.lastError) == ["the server answered 401"])
        }
    }

    @Test(
        "Addresses and names with which nothing could be sent are refused at the start",
        arguments: [
            ("ftp://lrs.ente.example", nil, nil, "url"), ("lrs.ente.example/xapi", nil, nil, "url"),
            ("", nil, nil, "url"),
            ("https://io:parola@lrs.ente.example", nil, nil, "url"), ("https://lrs.ente.example?a=b", nil, nil, "url"),
            ("https://lrs.ente.example", "a:b", "c", "user"), ("https://lrs.ente.example", nil, "c", "user"),
        ] as [(String, String?, String?, String)])
    func wrong(_ url: String, _ user: String?, _ password: String?, _ key: String) {
        let problem = #expect(throws: LearningRecordStore.Problem.self) {
            try LearningRecordStore(url: url, user: user, password: password)
        }
        #expect(problem?.key == key)
    }
}

extension World {
    /// A training that Marco held yesterday, at a desk that tells.
    @discardableResult
    fileprivate func held() async throws -> TrainingNeed {
        var desk = desk
        desk.tellsLearning = true
        let marco = try await self[.marco], yesterday = TimeZone.rome.day(at: clock.now).adding(-1)
        let need = try await desk.writeNeed(.init(title: "Leggere il cedolino"), as: marco)
        try await desk.take(.accept, of: need.id, from: 1, as: marco)
        return try await desk.take(.hold(yesterday, participants: 12), of: need.id, from: 2, as: marco)
    }

    fileprivate func send(to url: String) async throws {
        let store = try LearningRecordStore(url: url, user: "sportello", password: "però:sì")
        let sender = LearningSender(desk: desk, transport: store)
        let worker = Worker(
            database: desk.database, bell: desk.bell, handlers: [JobKind.xapi: sender.deliver], log: desk.log,
            now: desk.now)
        try await worker.runDue()
    }

    fileprivate func jobs() async throws -> [Job] {
        try await desk.database.read { c in
            try c.all(
                """
                SELECT id, kind, payload, state, attempts, run_at, locked_until, last_error, created_at, unique_key
                FROM jobs WHERE kind = 'xapi' ORDER BY id
                """)
        }
    }
}
