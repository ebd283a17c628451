import Foundation

/// Chance that repeats itself: the same seed gives the same throws on every machine (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// - Parameter stream: tells apart the throws for different things made from one seed.
    init(seed: UInt64, stream: UInt64 = 0) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 ^ (stream &+ 1) &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0 ..< limit.
    mutating func below(_ limit: Int) -> Int { Int(((next() >> 32) * UInt64(limit)) >> 32) }

    mutating func from(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// 0 ..< 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

    /// A waiting time as offices have them: half are shorter than the median, a few are much longer.
    mutating func lognormal(median: Double, spread: Double) -> Double {
        let normal = (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
        return median * exp(spread * normal)
    }
}

/// A choice in which some are likelier than others.
struct Weighted<Choice> {
    let choices: [Choice]
    private let sums: [Double]

    init(_ pairs: [(Choice, Double)]) {
        choices = pairs.map(\.0)
        var sum = 0.0
        sums = pairs.map { pair in
            sum += pair.1
            return sum
        }
    }

    var total: Double { sums.last ?? 0 }

    func pick(_ dice: inout Dice) -> Choice {
        let mark = dice.unit() * total
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > mark { high = middle } else { low = middle + 1 }
        }
        return choices[low]
    }
}

extension Weighted: Sendable where Choice: Sendable {}
