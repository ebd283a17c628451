import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Logging in")
struct LogInTests {
    @Test("The right password opens a session that lasts its hours", arguments: TestDatabase.available)
    func session(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let token = try await desk.logIn(" Giulia ", password: World.password, address: "10.0.0.1", agent: "test")
            #expect(try await who(token, town)?.login == "giulia")
            town.clock.pass(minutes: 60 * 12 + 1)
            #expect(try await who(token, town) == nil)
        }
    }

    @Test("Wrong name and wrong password answer the same", arguments: TestDatabase.available)
    func wrong(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            for login in ["giulia", "nessuno"] {
                await #expect(throws: Refusal.notAllowed) {
                    try await town.desk.logIn(login, password: "sbagliata", address: "10.0.0.1", agent: "")
                }
            }
        }
    }

    @Test("Guessing is slowed down, for the name and for the address", arguments: TestDatabase.available)
    func throttle(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            for _ in 0..<5 {
                await #expect(throws: Refusal.notAllowed) {
                    try await town.desk.logIn("giulia", password: "x", address: "10.0.0.1", agent: "")
                }
            }
            // The right password waits too, from anywhere; and the address waits for any name.
            await #expect(throws: Refusal.slowDown(seconds: 15)) {
                try await town.desk.logIn("giulia", password: World.password, address: "10.0.0.2", agent: "")
            }
            await #expect(throws: Refusal.slowDown(seconds: 15)) {
                try await town.desk.logIn("luca", password: World.password, address: "10.0.0.1", agent: "")
            }
            town.clock.pass(minutes: 0.3)
            _ = try await town.desk.logIn("giulia", password: World.password, address: "10.0.0.2", agent: "")
            _ = try await town.desk.logIn("giulia", password: World.password, address: "10.0.0.2", agent: "")
        }
    }

    @Test("Sessions end: by oneself, by who manages users, by being disabled", arguments: TestDatabase.available)
    func ends(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let (giulia, luca, ada) = try await (town[.giulia], town[.luca], town[.ada])
            func logIn() async throws -> String {
                try await desk.logIn("giulia", password: World.password, address: "10.0.0.1", agent: "")
            }
            let one = try await logIn()
            try await desk.logOut(one)
            #expect(try await who(one, town) == nil)
            let two = try await logIn()
            await #expect(throws: Refusal.notFound) { try await desk.endSessions(of: giulia.id, as: luca) }
            try await desk.endSessions(of: giulia.id, as: ada)
            #expect(try await who(two, town) == nil)
            let three = try await logIn()
            try await desk.database.write { c in
                var person = giulia
                person.disabledAt = desk.now()
                try c.update(person)
                try c.settingsChanged()
            }
            #expect(try await who(three, town) == nil)
            await #expect(throws: Refusal.notAllowed) { _ = try await logIn() }
        }
    }

    private func who(_ token: String, _ town: World) async throws -> Operator? {
        let desk = town.desk
        return try await desk.database.read { c in try desk.person(session: token, at: desk.now(), c)?.0 }
    }
}
