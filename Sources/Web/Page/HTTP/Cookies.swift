import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The cookies of a request, read without making more of the others than needed.
struct CookieJar {
    private let headers: [String]

    init(_ headers: HTTPFields) { self.headers = headers[values: .cookie] }

    subscript(name: String) -> String? {
        for header in headers {
            for part in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = part.drop { $0 == UInt8(ascii: " ") }
                guard pair.starts(with: name.utf8) else { continue }
                let rest = pair.dropFirst(name.utf8.count)
                if rest.first == UInt8(ascii: "=") { return String(rest.dropFirst()) }
            }
        }
        return nil
    }
}

extension Site {
    enum CookieKind: String {
        case browser = "visita", session = "sessione", notice = "avviso"
        /// The list of the desk looked at last, and how the person sent last.
        case list = "elenco", habit = "invio"
        /// An answer of the FAQ was read on the way to a request.
        case suggested = "letto"
    }

    /// With https the `__Host-` prefix keeps other hosts of the domain from planting one (RFC 6265bis §4.1.3.2).
    func cookieName(_ kind: CookieKind) -> String { (isSecure ? "__Host-" : "") + kind.rawValue }

    /// HttpOnly, SameSite=Lax, Secure under https; without `maxAge` (seconds) until the browser closes.
    func cookie(_ kind: CookieKind, _ value: String, maxAge: Int? = nil) -> Cookie {
        Cookie(
            name: cookieName(kind), value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }

    func sessionCookie(_ token: String, seconds: Int) -> Cookie { cookie(.session, token, maxAge: seconds) }

    func endedSessionCookie() -> Cookie { cookie(.session, "", maxAge: 0) }

    static let languageCookie = "lingua"

    func languageCookie(_ language: Language) -> Cookie {
        let year = 365 * 24 * 3600
        return Cookie(
            name: Self.languageCookie, value: language.rawValue, maxAge: year, path: "/", secure: isSecure,
            httpOnly: true,
            sameSite: .lax)
    }

    /// Only what we made ourselves is taken as a browser's mark.
    func validBrowser(_ value: String) -> String? {
        value.utf8.count == 24 && Base64URL.decode(value) != nil ? value : nil
    }

    /// A notice for the next page, signed so that nobody can put words in our mouth.
    func noticeCookie(_ notice: Notice) -> Cookie {
        let undo = notice.undo.map { "!\($0.number)!\($0.reply)" } ?? ""
        let content = Array((notice.tone.rawValue + undo + ":" + notice.text.prefix(400)).utf8)
        let value = Base64URL.encode(Array(signature("notice", content).prefix(16)) + content)
        return cookie(.notice, value, maxAge: 60)
    }

    func notice(_ value: String) -> Notice? {
        guard let bytes = Base64URL.decode(value), bytes.count > 16 else { return nil }
        let content = Array(bytes.dropFirst(16))
        guard isEqualInConstantTime(Array(bytes.prefix(16)), Array(signature("notice", content).prefix(16))) else {
            return nil
        }
        let text = String(decoding: content, as: UTF8.self)
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let head = parts[0].split(separator: "!").map(String.init)
        guard parts.count == 2, let tone = head.first.flatMap(Tone.init) else { return nil }
        var notice = Notice(tone: tone, text: String(parts[1]))
        if head.count == 3, let number = Ticket.Number(head[1]), let reply = ID<HeldReply>(head[2]) {
            notice.undo = TakeBack(number: number, reply: reply)
        }
        return notice
    }
}

extension Response {
    /// See other, and say there what happened.
    static func seeOther(_ address: String, saying notice: Notice, _ site: Site) -> Response {
        var response = seeOther(address)
        response.setCookie(site.noticeCookie(notice))
        return response
    }
}
