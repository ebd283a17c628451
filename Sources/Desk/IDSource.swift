import Domain
import Foundation
import Synchronization

/// Makes identifiers that grow with time: 41 bits of milliseconds since 2020, 10 of node, 12 of sequence.
public final class IDSource: Sendable {
    /// 1 January 2020 UTC, in milliseconds: 41 bits last until 2089.
    private static let epoch: Int64 = 1_577_836_800_000
    private let node: Int64
    private let last = Mutex<Int64>(0)

    /// - Parameter node: 0 ... 1023; two processes on one database need different ones, so it is drawn by lot. What is left
    ///   of a collision is refused by the primary key.
    public init(node: Int = Int.random(in: 0..<1024)) { self.node = Int64(node & 1023) }

    /// Every identifier made at the instant or later, on whatever node, is greater.
    public static func floor<Owner>(_ type: Owner.Type = Owner.self, at instant: Date) -> ID<Owner> {
        // People type dates that no id lives to see.
        let milliseconds = min(instant.timeIntervalSince1970 * 1000 - Double(epoch), Double((1 << 41) - 1))
        return ID(Int64(milliseconds) << 22)
    }

    /// The next identifier at the instant; when the clock goes back it goes on from the last one.
    public func next<Owner>(_ type: Owner.Type = Owner.self, at instant: Date) -> ID<Owner> {
        let wanted = (Int64(instant.timeIntervalSince1970 * 1000) - Self.epoch) << 12
        let tick = last.withLock { last in
            last = max(last + 1, wanted)
            return last
        }
        return ID(((tick >> 12) << 22) | (node << 12) | (tick & 0xFFF))
    }
}
