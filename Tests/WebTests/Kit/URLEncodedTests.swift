import Testing

@testable import Web

@Suite("Urlencoded forms")
struct URLEncodedTests {
    @Test(
        "What browsers and attackers send",
        arguments: [
            ("a=1&b=2", ["a": "1", "b": "2"]), ("a=Anna+Verdi%21", ["a": "Anna Verdi!"]), ("a=%E2%82%AC", ["a": "€"]),
            ("a=%FF%FEx", ["a": "\u{FFFD}\u{FFFD}x"]), ("a=x%00y", ["a": "xy"]), ("a=100%", ["a": "100%"]),
            ("a=%zz%4", ["a": "%zz%4"]), ("a", ["a": ""]), ("=x&&&=", ["": "x"]), ("a=b=c", ["a": "b=c"]), ("", [:]),
            ("a=%0D%0Ab%0D%0Ac", ["a": "b\nc"]), ("%61=1", ["a": "1"]),
        ] as [(String, [String: String])])
    func decodes(_ body: String, _ expected: [String: String]) throws {
        #expect(try URLEncoded.decode(Array(body.utf8), limits: FormLimits()).dictionary == expected)
    }

    @Test("Too many names, too long a value")
    func limits() throws {
        let many = Array(repeating: "a=1", count: 1001).joined(separator: "&")
        #expect(throws: FormError.tooLarge) { try URLEncoded.decode(Array(many.utf8), limits: FormLimits()) }
        var limits = FormLimits()
        limits.field = 4
        let form = try URLEncoded.decode(Array("t=abc%C3%A8&u=ok".utf8), limits: limits)
        #expect(form["t"] == "abc" && form["u"] == "ok")
        #expect(form.problems == [.fieldTooLong(name: "t")])
    }

    @Test("A form answers every question mildly")
    func lenient() {
        let form = FormData([("a", " 1 "), ("a", "2"), ("b", "on"), ("c", "x\r\ny\rz")])
        #expect(form["none"] == "" && form.optional("none") == nil && form.int("none") == nil && !form.bool("none"))
        #expect(form["a"] == "1" && form.all("a") == ["1", "2"] && form.int("a") == 1 && form.bool("b"))
        #expect(form["c"] == "x\ny\nz")
    }
}
