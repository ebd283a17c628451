import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// A person with a browser without JavaScript: keeps cookies, fills the forms that are on the page, presses buttons.
final class Visitor {
    let client: any TestClientProtocol
    var language: String
    private var cookies: [String: String] = [:]
    private(set) var page = Page(status: .ok, headers: [:], text: "", address: "/")

    init(_ client: any TestClientProtocol, language: String = "it") {
        self.client = client
        self.language = language
    }

    /// What the browser shows.
    struct Page {
        var status: HTTPResponse.Status
        var headers: HTTPFields
        var text: String
        var address: String
    }

    /// A file chosen in a form.
    struct Chosen {
        var field: String
        var name: String
        var bytes: [UInt8]
    }

    @discardableResult
    func goes(_ address: String) async throws -> Page {
        try await execute(address, .get)
    }

    /// Fills the form that is posted to an address and presses a button; hidden fields and what was typed go along.
    @discardableResult
    func sends(
        _ action: String, _ typed: [String: String] = [:], button: (String, String)? = nil, files: [Chosen]? = nil
    ) async throws -> Page {
        var fields = try #require(Self.fields(of: page.text, action), "no form to \(action) on \(page.address)")
        for (name, value) in typed {
            fields.removeAll { $0.0 == name }
            fields.append((name, value))
        }
        if let button { fields.append(button) }
        if let files { return try await posts(action, fields, files) }
        return try await posts(action, fields)
    }

    @discardableResult
    func posts(_ address: String, _ fields: [(String, String)]) async throws -> Page {
        let body = fields.map { "\($0.0.queryEncoded)=\($0.1.queryEncoded)" }.joined(separator: "&")
        return try await execute(address, .post, "application/x-www-form-urlencoded", Array(body.utf8))
    }

    @discardableResult
    func posts(_ address: String, _ fields: [(String, String)], _ files: [Chosen]) async throws -> Page {
        let mark = "limite-di-prova"
        var body: [UInt8] = []
        for (name, value) in fields {
            body += Array(
                "--\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            body +=
                Array(
                    """
                    --\(mark)\r\nContent-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r
                    Content-Type: application/octet-stream\r\n\r\n
                    """.utf8) + file.bytes + Array("\r\n".utf8)
        }
        body += Array("--\(mark)--\r\n".utf8)
        return try await execute(address, .post, "multipart/form-data; boundary=\(mark)", body)
    }

    /// One request, and where it leads: a 303 is followed.
    @discardableResult
    func execute(
        _ address: String, _ method: HTTPRequest.Method, _ type: String? = nil, _ body: [UInt8] = []
    ) async throws -> Page {
        var headers: HTTPFields = [.acceptLanguage: language]
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        headers[.contentType] = type
        let answer = try await client.execute(
            uri: address, method: method, headers: headers, body: body.isEmpty ? nil : ByteBuffer(bytes: body))
        for cookie in answer.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = pair.count == 2 && !pair[1].isEmpty ? pair[1] : nil
        }
        page = Page(status: answer.status, headers: answer.headers, text: String(buffer: answer.body), address: address)
        if answer.status == .seeOther, let next = answer.headers[.location] { return try await goes(next) }
        return page
    }

    func sees(_ text: String) -> Bool { page.text.contains(text) }

    /// The value of a field on the page.
    func value(_ name: String) -> String? {
        Self.controls(in: page.text).first { $0.0 == name }?.1
    }
}

extension Visitor {
    /// What a browser would send of the form posted to an address: hidden and typed fields, chosen options.
    static func fields(of text: String, _ action: String) -> [(String, String)]? {
        for form in text.matches(of: #/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/#.dotMatchesNewlines())
        where form.output.1 == action { return controls(in: String(form.output.2)) }
        return nil
    }

    private static func controls(in text: String) -> [(String, String)] {
        var found: [(String, String)] = []
        let pattern = #/<input([^>]*)>|<textarea([^>]*)>(.*?)<\/textarea>|<select([^>]*)>(.*?)<\/select>/#
        for match in text.matches(of: pattern.dotMatchesNewlines()) {
            if let input = match.output.1 {
                let type = attribute("type", input) ?? "text"
                let isChosen = !["radio", "checkbox"].contains(type) || input.contains(" checked")
                if isChosen, type != "file", let name = attribute("name", input) {
                    found.append((name, attribute("value", input) ?? ""))
                }
            } else if let area = match.output.2, let name = attribute("name", area) {
                let inside = plain(match.output.3 ?? "")
                found.append((name, inside.hasPrefix("\n") ? String(inside.dropFirst()) : inside))
            } else if let select = match.output.4, let name = attribute("name", select) {
                let options = (match.output.5 ?? "").matches(of: #/<option([^>]*)>/#)
                let chosen = options.first { $0.output.1.contains(" selected") } ?? options.first
                found.append((name, chosen.flatMap { attribute("value", $0.output.1) } ?? ""))
            }
        }
        return found
    }

    private static func attribute(_ name: String, _ tag: Substring) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        return plain(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    static func plain(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
