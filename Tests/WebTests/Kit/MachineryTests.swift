import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite("The machinery around pages")
struct MachineryTests {
    struct Broken: Error {}

    /// A site of a few pages, with every middleware in its place.
    static func app(publicURL: String = "http://127.0.0.1:8080") -> some ApplicationProtocol {
        let site = Site(publicURL: publicURL, secret: Data("secret".utf8), now: { KitchenSink.now }) { Office() }
        let router = Router(context: PublicContext.self)
        addKit(to: router, site: site)
        router.get("pagina") { request, context in
            let frame = await context.frame(request, site)
            return publicPage(frame, title: "P") {
                postForm(frame, action: "/salva") { submit("Ok") }
                p(String(repeating: "testo ", count: 300))
            }
        }
        router.post("salva") { request, context in
            let form = try await FormReader(site, sink: MemorySink()).read(request, context)
            let notice = Notice(tone: .success, text: "Salvato \(form["nome"]) \(form.files.map(\.size))")
            return Response.seeOther("/pagina", saying: notice, site)
        }
        router.get("rotto") { _, _ -> Response in throw Broken() }
        router.get("eventi") { _, _ in
            liveResponse(
                AsyncStream { stream in
                    stream.yield(LiveFragment(id: "n", span(.id("n")) { "3\n" }, say: "Tre"))
                    stream.finish()
                })
        }
        return Application(router: router)
    }

    /// What a browser keeps between a page and a form.
    static func openForm(_ client: any TestClientProtocol) async throws -> (cookie: String, token: String) {
        let page = try await client.execute(uri: "/pagina", method: .get)
        let cookie = try #require(page.headers[values: .setCookie].first { $0.hasPrefix("visita=") })
        let body = String(buffer: page.body)
        let token = try #require(body.firstMatch(of: #/name="_csrf" value="([^"]+)"/#))
        return (String(cookie.prefix { $0 != ";" }), String(token.output.1))
    }

    static let formType = "application/x-www-form-urlencoded"

    @Test("Every answer carries the protections")
    func headers() async throws {
        try await Self.app().test(.router) { client in
            for path in ["/pagina", "/manca", "/rotto", Asset.path("sportello.css")] {
                let answer = try await client.execute(uri: path, method: .get)
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'self'") && !policy.contains("unsafe"))
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.xRequestID] != nil)
                #expect(answer.headers[.strictTransportSecurity] == nil)
            }
        }
        try await Self.app(publicURL: "https://a.example").test(.router) { client in
            let answer = try await client.execute(uri: "/pagina", method: .get)
            #expect(answer.headers[.strictTransportSecurity] != nil)
            #expect(answer.headers[.setCookie]?.contains("Secure") == true)
        }
    }

    @Test("Errors are pages for people, problems for programs, and tell nothing of the inside")
    func errors() async throws {
        try await Self.app().test(.router) { client in
            let missing = try await client.execute(uri: "/manca", method: .get, headers: [.acceptLanguage: "en"])
            #expect(missing.status == .notFound)
            #expect(String(buffer: missing.body).contains("Page not found"))
            let broken = try await client.execute(uri: "/rotto", method: .get)
            #expect(broken.status == .internalServerError)
            #expect(!String(buffer: broken.body).contains("Broken"))
            #expect(String(buffer: broken.body).contains(try #require(broken.headers[.xRequestID])))
            let problem = try await client.execute(uri: "/rotto", method: .get, headers: [.accept: "application/json"])
            #expect(problem.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("A form works with its own token, once redirected the notice shows one time")
    func form() async throws {
        try await Self.app().test(.router) { client in
            let (cookie, token) = try await Self.openForm(client)
            let body = ByteBuffer(string: "nome=Anna+%3Cb%3E&_csrf=\(token)")
            let saved = try await client.execute(
                uri: "/salva", method: .post, headers: [.cookie: cookie, .contentType: Self.formType], body: body)
            #expect(saved.status == .seeOther && saved.headers[.location] == "/pagina")
            let notice = try #require(saved.headers[.setCookie]).prefix { $0 != ";" }
            let page = try await client.execute(
                uri: "/pagina", method: .get, headers: [.cookie: cookie + "; " + notice])
            #expect(String(buffer: page.body).contains("Salvato Anna &lt;b&gt;"))
            #expect(page.headers[values: .setCookie].contains { $0.hasPrefix("avviso=;") && $0.contains("Max-Age=0") })
        }
    }

    @Test("Multipart through the router")
    func multipart() async throws {
        try await Self.app().test(.router) { client in
            let (cookie, token) = try await Self.openForm(client)
            let body = """
                --b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n\(token)\r
                --b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n12345\r\n--b--\r\n
                """
            let headers: HTTPFields = [.cookie: cookie, .contentType: "multipart/form-data; boundary=b"]
            let saved = try await client.execute(
                uri: "/salva", method: .post, headers: headers, body: ByteBuffer(string: body))
            #expect(saved.status == .seeOther)
            let cut = try await client.execute(
                uri: "/salva", method: .post, headers: headers, body: ByteBuffer(string: String(body.dropLast(9))))
            #expect(cut.status == .badRequest)
            #expect(String(buffer: cut.body).contains("<h1>"))
        }
    }

    @Test("Forged and foreign forms change nothing")
    func forged() async throws {
        try await Self.app().test(.router) { client in
            let (cookie, token) = try await Self.openForm(client), own = "nome=x&_csrf=\(token)"
            let cases: [(HTTPFields, String)] = [
                ([.cookie: cookie], "nome=x"), ([:], own), ([.cookie: "visita=AAAAAAAAAAAAAAAAAAAAAAAA"], own),
                ([.cookie: cookie, .origin: "https://evil.example"], own),
                ([.cookie: cookie, .secFetchSite: "cross-site"], own),
                ([.cookie: cookie, .secFetchSite: "same-site"], own),
            ]
            for (fields, body) in cases {
                var headers = fields
                headers[.contentType] = Self.formType
                let answer = try await client.execute(
                    uri: "/salva", method: .post, headers: headers, body: ByteBuffer(string: body))
                #expect(answer.status == .forbidden, "\(fields) \(body)")
            }
            for origin in ["null", "http://127.0.0.1:8080"] {
                let headers: HTTPFields = [.cookie: cookie, .contentType: Self.formType, .origin: origin]
                let answer = try await client.execute(
                    uri: "/salva", method: .post, headers: headers, body: ByteBuffer(string: own))
                #expect(answer.status == .seeOther, "\(origin)")
            }
            let wrong = try await client.execute(uri: "/salva", method: .post, headers: [.contentType: "text/plain"])
            #expect(wrong.status == .unsupportedMediaType)
        }
    }

    @Test("The switch of language leaves a cookie and the same page")
    func language() async throws {
        try await Self.app().test(.router) { client in
            let answer = try await client.execute(uri: "//evil.example/pagina?a=1&lingua=en", method: .get)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/evil.example/pagina?a=1")
            #expect(answer.headers[.setCookie]?.hasPrefix("lingua=en;") == true)
            let page = try await client.execute(uri: "/pagina", method: .get, headers: [.cookie: "a=b; lingua=en"])
            #expect(String(buffer: page.body).contains("<html lang=\"en\""))
        }
    }

    @Test("Pages travel compressed, assets are kept for ever")
    func compression() async throws {
        try await Self.app().test(.router) { client in
            let plain = try await client.execute(uri: "/pagina", method: .get)
            let packed = try await client.execute(uri: "/pagina", method: .get, headers: [.acceptEncoding: "gzip"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.body.readableBytes * 2 < plain.body.readableBytes)
            #expect(Array(packed.body.readableBytesView.prefix(2)) == [0x1F, 0x8B])
            let style = try await client.execute(
                uri: Asset.path("bootstrap-italia.min.css"), method: .get, headers: [.acceptEncoding: "gzip"])
            #expect(style.headers[.cacheControl]?.contains("immutable") == true)
            #expect(style.headers[.contentType] == "text/css; charset=utf-8" && style.body.readableBytes < 120_000)
            let again = try await client.execute(
                uri: Asset.path("bootstrap-italia.min.css"), method: .get,
                headers: [.acceptEncoding: "gzip", .ifNoneMatch: try #require(style.headers[.eTag])])
            #expect(again.status == .notModified && again.body.readableBytes == 0)
            #expect(try await client.execute(uri: "/assets/x/nothing.css", method: .get).status == .notFound)
        }
    }

    @Test("Live fragments arrive as events")
    func live() async throws {
        try await Self.app().test(.router) { client in
            let answer = try await client.execute(uri: "/eventi", method: .get)
            #expect(answer.headers[.contentType]?.hasPrefix("text/event-stream") == true)
            let data = #"{"id":"n","place":"replace","html":"<span id=\"n\">3\n</span>","say":"Tre"}"#
            #expect(String(buffer: answer.body) == "retry: 5000\n\nevent: fragment\ndata: \(data)\n\n")
        }
    }

    @Test("The hub gives each page what it wants, and drops who does not read")
    func hub() async {
        let hub = LiveHub<Int>(buffer: 4)
        let even = hub.subscribe { $0 % 2 == 0 }, slow = hub.subscribe()
        for n in 1...8 { hub.publish(n) }
        var seen: [Int] = []
        for await n in slow { seen.append(n) }
        #expect(seen == [1, 2, 3, 4])
        #expect(hub.count == 1)
        hub.publish(10)  // the fifth even one
        seen = []
        for await n in even { seen.append(n) }
        #expect(seen == [2, 4, 6, 8])
        #expect(hub.count == 0)
    }
}
