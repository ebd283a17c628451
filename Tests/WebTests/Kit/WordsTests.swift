import Foundation
import Testing

@testable import Web

@Suite("Words")
struct WordsTests {
    @Test("Both languages have the same keys, with the same blanks")
    func sameKeys() throws {
        let italian = try #require(Phrasebook.tables[.it])
        for language in Language.allCases {
            let table = try #require(Phrasebook.tables[language])
            #expect(Set(table.keys).symmetricDifference(italian.keys).sorted() == [])
            for (key, phrase) in table where !key.hasSuffix(".one") && !key.hasSuffix(".zero") {
                #expect(phrase.blanks == italian[key]?.blanks, "\(key)")
            }
        }
        #expect(italian.count > 50)
    }

    @Test("A key whose area has a file stands there, sorted, once")
    func filesAreTidy() throws {
        let files = Embedded.all.filter { $0.name.hasPrefix("strings/") }
        let areas = Set(files.map { String($0.name.split(separator: "/")[2].prefix { $0 != "." }) })
        var seen: Set<String> = []
        for file in files {
            let path = file.name.split(separator: "/"), area = path[2].prefix { $0 != "." }
            let text = String(decoding: file.bytes, as: UTF8.self)
            let keys = text.matches(of: #/(?m)^  "([^"]+)": /#).map { String($0.output.1) }
            #expect(keys == keys.sorted(), "\(file.name): run bin/strings sort")
            for key in keys {
                let prefix = String(key.prefix { $0 != "." })
                #expect(prefix == area || !areas.contains(prefix), "\(key) belongs to \(prefix).json")
                #expect(seen.insert("\(path[1]) \(key)").inserted, "\(key) is written twice")
            }
        }
        #expect(seen.count > 200)
    }

    @Test("Every key the program uses is written")
    func noMissingKeys() throws {
        let root = try #require(Self.sources)
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        let keys = try #require(Phrasebook.tables[.it]).keys
        var missing: [String] = [], seen = 0
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.contains("///")
            {
                // w("…"), words("…"), self("…") and w.optional("…"); a key made from data needs its beginning to exist.
                for use in line.matches(of: #/\b(?:w|words|self)\("([a-z][A-Za-z]*\.[^"]*?)(\\\(|")/#) {
                    seen += 1
                    let key = String(use.output.1), isWhole = use.output.2 == "\""
                    let isKnown =
                        isWhole
                        ? keys.contains(key) || keys.contains(key + ".other") : keys.contains { $0.hasPrefix(key) }
                    if !isKnown { missing.append("\(file.lastPathComponent): \(key)") }
                }
            }
        }
        #expect(missing == [])
        #expect(seen > 30)
    }

    /// Sources/Web, wherever above this file it is.
    private static var sources: URL? {
        var folder = URL(filePath: #filePath)
        while folder.pathComponents.count > 1 {
            folder.deleteLastPathComponent()
            let candidate = folder.appending(path: "Sources/Web")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        return nil
    }

    @Test("Blanks and plurals")
    func fills() {
        let w = Words(.it)
        #expect(w("kit.time.ago.hours", ["n": 1]) == "1 ora fa")
        #expect(w("kit.time.ago.hours", ["n": 3]) == "3 ore fa")
        #expect(w("kit.field.limit", ["max": "2.000"]) == "Al massimo 2.000 caratteri.")
        #expect(w("nobody.wrote.this") == "nobody.wrote.this")
        #expect(Phrase("a {b} {c").filled { $0 == "b" ? "1" : nil } == "a 1 {c")
    }

    @Test(
        "The browser's wish chooses the language",
        arguments: [
            (nil, Language.it), ("en-GB,en;q=0.9,it;q=0.8", .en), ("de, en;q=0.2, it;q=0.7", .it), ("de", .it),
            ("*", .it),
            ("en;q=0", .it), (";;q=,,", .it), ("en ; q=0.5", .en),
        ] as [(String?, Language)])
    func negotiates(_ header: String?, _ expected: Language) {
        #expect(Language.negotiate(header) == expected)
    }
}
