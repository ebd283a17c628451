import Channels
import Desk
import Foundation
import Testing

@Suite("Posts to addresses outside")
struct HTTPTransportTests {
    static let body = Array(#"{"event":"registered"}"#.utf8)

    @Test("What is posted arrives byte for byte with its headers, and nothing of the environment decides the road")
    func arrives() async throws {
        let server = try HTTPTestServer()
        try await HTTPTransport().post(Self.body, to: server.url("/status/200?a=b"), headers: ["X-Prova": "uno"])
        let heard = try #require(try server.requests().first)
        #expect(heard.method == "POST" && heard.path == "/status/200?a=b" && heard.body == #"{"event":"registered"}"#)
        #expect(heard.headers["content-type"] == "application/json; charset=utf-8" && heard.headers["x-prova"] == "uno")
        #expect(heard.headers["user-agent"] == "Sportello" && heard.headers["expect"] == nil)
    }

    @Test("Any answer of the two hundreds is a yes, however long", arguments: ["/status/200", "/status/202", "/long"])
    func taken(_ path: String) async throws {
        let server = try HTTPTestServer()
        try await HTTPTransport().post(Self.body, to: server.url(path), headers: [:])
        #expect(try server.requests().count == 1)
    }

    @Test("A mistake of ours is never sent again", arguments: [400, 401, 404, 410, 422])
    func never(_ status: Int) async throws {
        let server = try HTTPTestServer()
        await #expect(throws: DeliveryFailure.never(reason: "the server answered \(status)")) {
            try await HTTPTransport().post(Self.body, to: server.url("/status/\(status)"), headers: [:])
        }
    }

    @Test("A trouble of theirs is, and no redirect is followed", arguments: [301, 302, 307, 408, 429, 500, 503])
    func again(_ status: Int) async throws {
        let server = try HTTPTestServer()
        let path = status == 302 ? "/moved" : "/status/\(status)"
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await HTTPTransport().post(Self.body, to: server.url(path), headers: [:])
        }
        #expect(failure == .again(after: .seconds(60), reason: "the server answered \(status)"))
        #expect(try server.requests().count == 1)
    }

    @Test("Whoever does not answer in time, or is not there, is asked again")
    func away() async throws {
        let server = try HTTPTestServer()
        let slow = await #expect(throws: DeliveryFailure.self) {
            try await HTTPTransport(patience: .milliseconds(300)).post(
                Self.body, to: server.url("/slow"), headers: [:])
        }
        guard case .again = slow else { return #expect(Bool(false), "\(String(describing: slow))") }
        let closed = await #expect(throws: DeliveryFailure.self) {
            // Port 9 (discard) is not served on this machine.
            try await HTTPTransport().post(Self.body, to: "http://127.0.0.1:9/", headers: [:])
        }
        guard case .again = closed else { return #expect(Bool(false), "\(String(describing: closed))") }
    }

    @Test(
        "Only http and https leave", arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", ""])
    func schemes(_ url: String) async throws {
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await HTTPTransport().post(Self.body, to: url, headers: [:])
        }
        guard case .never = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
    }
}
