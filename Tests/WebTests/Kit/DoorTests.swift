import Foundation
import Testing

@testable import Web

@Suite("At the door")
struct DoorTests {
    @Test(
        "The client's address behind proxies",
        arguments: [
            ("203.0.113.9", ["1.2.3.4"], "203.0.113.9"), ("10.0.0.1", ["1.2.3.4"], "1.2.3.4"),
            ("10.0.0.1", ["6.6.6.6, 1.2.3.4, 10.0.0.2"], "1.2.3.4"), ("10.0.0.1", ["garbage, 10.0.0.2"], "10.0.0.2"),
            ("::ffff:10.0.0.1", ["2001:db8:1:2:3:4:5:6"], "2001:db8:1:2::/64"), ("10.0.0.1", [], "10.0.0.1"),
            ("10.0.0.1", ["1.2.3.4:5678"], "1.2.3.4"), ("", ["1.2.3.4"], ""),
        ] as [(String, [String], String)])
    func address(_ peer: String, _ forwarded: [String], _ expected: String) throws {
        let trusted = [try AddressRange("10.0.0.0/8")]
        #expect(ClientAddress.find(peer: peer, forwarded: forwarded, trusted: trusted) == expected)
    }

    @Test("Ranges of addresses")
    func ranges() throws {
        let range = try AddressRange("192.168.4.0/22")
        #expect(range.contains(try #require(IPAddress("192.168.7.255"))))
        #expect(!range.contains(try #require(IPAddress("192.168.8.0"))))
        #expect(!range.contains(try #require(IPAddress("::1"))))
        for text in ["10.0.0.0/33", "x", "", "10.0.0.0/x"] {
            #expect(throws: AddressRange.Unreadable.self) { try AddressRange(text) }
        }
    }

    @Test("A bucket empties, fills with time, and forgets")
    func limiter() {
        let limiter = RateLimiter(burst: 3, perMinute: 6, most: 100), start = KitchenSink.now
        for _ in 0..<3 { #expect(limiter.refuse("a", at: start) == nil) }
        #expect(limiter.refuse("a", at: start) == 10)
        #expect(limiter.refuse("b", at: start) == nil)
        #expect(limiter.refuse("a", at: start.addingTimeInterval(10)) == nil)
        #expect(limiter.refuse("a", at: start.addingTimeInterval(10)) != nil)
        for n in 0..<1000 { _ = limiter.refuse("x\(n)", at: start.addingTimeInterval(Double(n) / 1000)) }
        #expect(limiter.count <= 100)
    }

    @Test("A form's token is good in its browser only")
    func csrf() {
        let site = Site(publicURL: "https://a.example/", secret: Data("s".utf8)) { .init() }
        let other = Site(publicURL: "https://a.example", secret: Data("t".utf8)) { .init() }
        let token = CSRF.token(for: "anna", site)
        #expect(CSRF.isGenuine(token, for: "anna", site))
        #expect(!CSRF.isGenuine(token, for: "piero", site) && !CSRF.isGenuine(token, for: "anna", other))
        #expect(token != CSRF.token(for: "anna", site))
        for bad in [nil, "", "x", String(token.dropLast()), token + "A", "=" + token.dropFirst()] {
            #expect(!CSRF.isGenuine(bad, for: "anna", site))
        }
    }

    @Test("Cookies under https carry every guard")
    func cookies() {
        let site = Site(publicURL: "https://a.example", secret: Data("s".utf8)) { .init() }
        let text = site.sessionCookie("T", seconds: 60).description
        #expect(text.hasPrefix("__Host-sessione=T"))
        for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=60"] {
            #expect(text.contains(part), "\(text)")
        }
        #expect(!text.contains("Domain"))
        let notice = Notice(tone: .danger, text: "Già risposto: guarda <sotto>")
        let value = site.noticeCookie(notice).value
        #expect(site.notice(value) == notice)
        #expect(site.notice(value + "A") == nil && site.notice("") == nil && site.notice("AAAA") == nil)
    }

    @Test(
        "Compressed answers only to those who want them",
        arguments: [
            ("gzip, br", true), ("br", false), ("gzip;q=0", false), ("*", true), (nil, false),
            ("identity;q=1, GZIP;q=0.5", true),
        ] as [(String?, Bool)])
    func encodings(_ header: String?, _ expected: Bool) {
        #expect(AcceptEncoding.hasGzip(header) == expected)
    }
}
