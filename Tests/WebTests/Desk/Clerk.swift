import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import Web

/// Somebody at the desk with a browser: keeps cookies, reads pages, sends the forms that are really on them.
final class Clerk: Sendable {
    struct Page: Sendable {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let html: String

        func has(_ text: String) -> Bool { html.contains(text) }
        var location: String { headers[.location] ?? "" }
    }

    let client: any TestClientProtocol
    private let cookies = Mutex<[String: String]>([:])
    private let last = Mutex("")

    init(_ client: any TestClientProtocol, language: String = "it") {
        self.client = client
        cookies.withLock { $0["lingua"] = language }
    }

    @discardableResult
    func get(_ path: String) async throws -> Page { try await send(path, .get) }

    /// Posts fields to an address with the token of the last page shown.
    @discardableResult
    func post(_ path: String, _ fields: [String: String] = [:], token: String? = nil) async throws -> Page {
        let pairs = [("_csrf", token ?? self.token)] + fields.map { ($0.key, $0.value) }
        let body = pairs.map { "\($0.0)=\($0.1.urlEncoded)" }.joined(separator: "&")
        return try await send(path, .post, type: "application/x-www-form-urlencoded", body: ByteBuffer(string: body))
    }

    /// The same with files.
    @discardableResult
    func post(
        _ path: String, _ fields: [String: String], files: [(field: String, name: String, bytes: [UInt8])],
        isScript: Bool = false
    ) async throws -> Page {
        var body = ByteBuffer()
        for (name, value) in [("_csrf", token)] + fields.map({ ($0.key, $0.value) }) {
            body.writeString("--frontiera\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        for file in files {
            body.writeString(
                "--frontiera\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n")
            body.writeBytes(file.bytes)
            body.writeString("\r\n")
        }
        body.writeString("--frontiera--\r\n")
        return try await send(
            path, .post, type: "multipart/form-data; boundary=frontiera", body: body, isScript: isScript)
    }

    /// Goes where an answer leads, and gives the page there.
    @discardableResult
    func follow(_ page: Page) async throws -> Page {
        #expect(page.status == .seeOther, "\(page.status): \(page.html.prefix(4000))")
        return try await get(page.location)
    }

    @discardableResult
    func logIn(_ person: World.Person, password: String = World.password, then: String = "") async throws -> Page {
        try await get("/accedi")
        return try await post("/accedi", ["nome": person.rawValue, "parola": password, "poi": then])
    }

    /// The form token of the last page.
    var token: String {
        last.withLock { $0 }.firstMatch(of: #/name="_csrf" value="([^"]+)"/#).map { String($0.output.1) } ?? ""
    }

    /// As the script of a page asks.
    @discardableResult
    func ask(_ path: String, _ fields: [String: String]? = nil, token: String? = nil) async throws -> Page {
        guard let fields else { return try await send(path, .get, isScript: true) }
        let pairs = [("_csrf", token ?? self.token)] + fields.map { ($0.key, $0.value) }
        let body = pairs.map { "\($0.0)=\($0.1.urlEncoded)" }.joined(separator: "&")
        return try await send(
            path, .post, type: "application/x-www-form-urlencoded", body: ByteBuffer(string: body), isScript: true)
    }

    private func send(
        _ path: String, _ method: HTTPRequest.Method, type: String? = nil, body: ByteBuffer? = nil,
        isScript: Bool = false
    ) async throws -> Page {
        var headers: HTTPFields = [
            .cookie: cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") },
            .userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0",
        ]
        headers[.contentType] = type
        if isScript { headers[.fragment] = "x" }
        let answer = try await client.execute(uri: path, method: method, headers: headers, body: body)
        for cookie in answer.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies.withLock { $0[String(pair[0])] = pair.count == 2 && !pair[1].isEmpty ? String(pair[1]) : nil }
        }
        let page = Page(status: answer.status, headers: answer.headers, html: String(buffer: answer.body))
        if page.has("name=\"_csrf\"") { last.withLock { $0 = page.html } }
        return page
    }
}

extension World {
    /// Runs a test against the whole router of this town.
    func browsing(_ test: @Sendable @escaping (any TestClientProtocol) async throws -> Void) async throws {
        let app = Application(responder: try App(desk: desk).responder())
        try await app.test(.router) { client in try await test(client) }
    }
}
