import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

@Suite("Every method has an answer")
struct EveryMethodTests {
    static let put = HTTPRequest.Method.put
    static let strange = HTTPRequest.Method("PROPFIND")!

    @Test(
        "A known address says what it allows",
        arguments: [
            ("/", HTTPRequest.Method.post, "GET, HEAD, OPTIONS"),
            ("/richiesta", put, "GET, HEAD, OPTIONS, POST"),
            ("/richiesta", strange, "GET, HEAD, OPTIONS, POST"),
            ("/richieste/qualcosa/risposta", .get, "OPTIONS, POST"),
            ("/richieste/qualcosa/risposta", .head, "OPTIONS, POST"),
            ("/esci", .get, "OPTIONS, POST"),
            ("/scrivania/richieste/100001", .delete, "GET, HEAD, OPTIONS"),
            ("/impostazioni/ufficio", .patch, "GET, HEAD, OPTIONS, POST"),
            ("/api/v1/tickets", .delete, "GET, HEAD, OPTIONS, POST"),
            ("/api/v1/tickets/100001", put, "GET, HEAD, OPTIONS"),
            ("/api/v1/tickets/100001/actions", .get, "OPTIONS, POST"),
            ("/status", .post, "GET, HEAD, OPTIONS"),
        ])
    func notAllowed(_ path: String, _ method: HTTPRequest.Method, _ allow: String) async throws {
        try await World.run(.sqlite) { town in
            try await town.browsing { client in
                let answer = try await client.execute(uri: path, method: method)
                #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == allow)
                #expect(answer.headers[.contentSecurityPolicy] != nil)
                let text = String(buffer: answer.body)
                if method == .head {
                    #expect(text.isEmpty)
                } else if path.hasPrefix("/api") {
                    #expect(answer.headers[.contentType] == "application/problem+json" && text.contains("405"))
                } else {
                    #expect(text.contains("Operazione non prevista"))
                }
                let options = try await client.execute(uri: path, method: .options)
                #expect(options.status == .noContent && options.headers[.allow] == allow)
                #expect(options.body.readableBytes == 0)
            }
        }
    }

    @Test("An unknown address stays unknown", arguments: [HTTPRequest.Method.get, .head, .post, .options, strange])
    func unknown(_ method: HTTPRequest.Method) async throws {
        try await World.run(.sqlite) { town in
            try await town.browsing { client in
                for path in ["/manca", "/api/v1/manca", "/scrivania/manca", "/richiesta/manca"] {
                    let answer = try await client.execute(uri: path, method: method)
                    #expect(answer.status == .notFound && answer.headers[.allow] == nil)
                }
            }
        }
    }

    @Test("Nothing is told of what is there: a good address and a guessed one are answered alike")
    func secrets() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let token = town.desk.trackingToken(of: ticket.id)
                let pairs = [
                    ("/richieste/\(token)", "/richieste/indovinato"),
                    ("/scrivania/richieste/\(ticket.number)", "/scrivania/richieste/999999"),
                    ("/api/v1/tickets/\(ticket.number)", "/api/v1/tickets/999999"),
                ]
                for (good, guessed) in pairs {
                    for method in [HTTPRequest.Method.delete, .options] {
                        let one = try await client.execute(uri: good, method: method)
                        let other = try await client.execute(uri: guessed, method: method)
                        #expect(one.status == other.status && one.headers[.allow] == other.headers[.allow])
                    }
                }
            }
        }
    }

    @Test("HEAD is GET without its content, compressed or not")
    func head() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let tracking = "/richieste/\(town.desk.trackingToken(of: ticket.id))"
                let pages = [
                    "/", "/richiesta", tracking, "/scrivania?coda=mie", "/manca", "/api/v1/tickets", "/status",
                ]
                for path in pages {
                    for encoding in ["gzip", "identity"] {
                        let headers: HTTPFields = [.acceptEncoding: encoding, .cookie: "lingua=en"]
                        let get = try await client.execute(uri: path, method: .get, headers: headers)
                        let head = try await client.execute(uri: path, method: .head, headers: headers)
                        #expect(head.status == get.status && head.body.readableBytes == 0)
                        for name in [HTTPField.Name.contentType, .contentEncoding, .location, .vary, .cacheControl] {
                            #expect(head.headers[name] == get.headers[name])
                        }
                        #expect(head.headers[.contentLength] != nil && get.headers[.contentLength] != nil)
                    }
                }
            }
        }
    }

    @Test("HEAD of a page that stays open ends, and leaves nobody listening")
    func headOfStream() async throws {
        let hub = LiveHub<LiveFragment>()
        let router = Router(context: PublicContext.self)
        router.get("eventi") { _, _ in liveResponse(hub.subscribe()) }
        try await Application(responder: EveryMethod(router)).test(.live) { client in
            for _ in 0..<3 {
                let answer = try await client.execute(uri: "/eventi", method: .head)
                #expect(answer.status == .ok && answer.body.readableBytes == 0)
            }
        }
        #expect(hub.count == 0)
    }
}
