import Foundation

/// From when until when an entry of the catalogue holds: nothing is deleted, it ends.
public struct Validity: Sendable, Equatable {
    /// First instant it holds; nil has always held.
    public var from: Date?
    /// First instant it no longer holds; nil has no end.
    public var to: Date?

    public init(from: Date? = nil, to: Date? = nil) {
        self.from = from
        self.to = to
    }

    public static let always = Validity()

    public func holds(at instant: Date) -> Bool {
        (from.map { $0 <= instant } ?? true) && (to.map { instant < $0 } ?? true)
    }

    public func hasEnded(at instant: Date) -> Bool { to.map { $0 <= instant } ?? false }
}
