import Domain
import Foundation
import Store
import TestSupport
import Testing

/// The index keeps several lines of words for one request and joins them when it likes; what it finds must be what was put in.
@Suite("The index of words says who has which")
struct WordIndexTests {
    /// A small generator that repeats itself.
    private struct Throws: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 31)
        }
    }

    @Test("Words put in over time, in any order, tidied now and then", arguments: TestDatabase.available)
    func same(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await Migrator().migrate(database, at: Date(timeIntervalSince1970: 0))
            var dice = Throws(state: 7), truth: [Int64: Set<String>] = [:]
            for turn in 0..<60 {
                let lines = (0..<Int.random(in: 1...12, using: &dice)).map { _ in
                    let number = Bool.random(using: &dice) ? Int64.random(in: 1...80, using: &dice) : Int64(1000 + turn)
                    let words = (0..<Int.random(in: 1...20, using: &dice)).map { _ in
                        // A few words are everywhere, most are rare.
                        "w\(min(Int.random(in: 0...60, using: &dice), Int.random(in: 0...60, using: &dice)))"
                    }
                    return (number, Set(words))
                }
                for (number, words) in lines { truth[number, default: []].formUnion(words) }
                try await database.write { c in
                    for (number, words) in lines { try c.add(words: words, to: Ticket.Number(number)) }
                    if turn == 20 || turn == 59 { try c.tidyWords() }
                }
            }
            let known = truth
            for first in 0..<20 {
                let (a, b, without) = ("w\(first)", "w\(first / 2 + 1)", "w\(first + 30)")
                let match = WordMatch(all: [[.init(a)], [.init(b)]], none: [[.init(without)]])
                let wanted = known.filter { $0.value.isSuperset(of: [a, b]) && !$0.value.contains(without) }.keys
                let found = try await database.read { c in try c.numbers(having: match, below: nil, limit: 1000) }
                #expect(found.map(\.rawValue) == wanted.sorted(by: >), "\(a) \(b) -\(without)")
                let beginning = WordMatch(all: [[.init("w\(first / 4)", isBeginning: true)]])
                let started = known.filter { $0.key < 1030 && $0.value.contains { $0.hasPrefix("w\(first / 4)") } }.keys
                let few = try await database.read { c in
                    try c.numbers(having: beginning, below: Ticket.Number(1030), limit: 10)
                }
                #expect(few.map(\.rawValue) == Array(started.sorted(by: >).prefix(10)))
            }
        }
    }

    @Test("What the engines take for syntax is a word", arguments: TestDatabase.available)
    func syntax(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await Migrator().migrate(database, at: Date(timeIntervalSince1970: 0))
            for word in ["\"", "'", "\\", "a\"b", "a'b", "a\\'b", "NOT", ":*", "(", "&|!<->"] {
                let found = try await database.read { c in
                    try c.numbers(having: WordMatch(all: [[.init(word)]]), below: nil, limit: 10)
                }
                #expect(found.isEmpty, "\(word)")
            }
        }
    }
}
