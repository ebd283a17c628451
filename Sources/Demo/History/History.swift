import Domain
import Foundation

/// The requests of 18 months, in order, some at a time.
struct History {
    private let town: Town
    private let seed: UInt64
    private let links: DemoLinks?
    private var births: Births
    private var waiting: ArraySlice<Birth> = []

    init(_ town: Town, total: Int, seed: UInt64, links: DemoLinks?) {
        self.town = town
        self.seed = seed
        self.links = links
        births = Births(town, total: total, seed: seed)
    }

    /// The next requests, with all that has happened to them; nil after the last one.
    mutating func batch(_ size: Int) throws -> Batch? {
        var batch = Batch()
        while batch.requests < size, let (birth, life) = try nextLife() {
            if birth.isNewWriter { batch.add(birth.writer.requester) }
            batch.add(life)
            if let links { for link in links.links(of: life.ticket) { batch.add(link) } }
        }
        return batch.requests > 0 ? batch : nil
    }

    /// Each request has throws of its own, so that a change in one leaves the others as they are.
    mutating func nextLife() throws -> (Birth, Life)? {
        guard let birth = next() else { return nil }
        var life = Life(birth, in: town, dice: Dice(seed: seed, stream: UInt64(birth.ordinal) + 1))
        try life.live(birth)
        return (birth, life)
    }

    private mutating func next() -> Birth? {
        if waiting.isEmpty { waiting = births.nextDay()?[...] ?? [] }
        return waiting.popFirst()
    }
}
