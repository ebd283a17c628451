import Foundation

/// Every version of every promise and the calendars they count by: what the rules of the clocks look things up in.
public struct PromiseBook: Sendable {
    /// By kind, then in the order in which they are tried.
    public let promises: [ServicePromise]
    private let byID: [ID<ServicePromise>: ServicePromise]
    private let calendars: [String: [WorkingCalendar]]

    public init(_ promises: [ServicePromise] = [], calendars: [WorkingCalendar] = []) {
        self.promises = promises.sorted { ($0.position, $0.name, $0.id) < ($1.position, $1.name, $1.id) }
        byID = Dictionary(promises.map { ($0.id, $0) }) { first, _ in first }
        self.calendars = Dictionary(grouping: calendars, by: \.name)
    }

    public subscript(id: ID<ServicePromise>) -> ServicePromise? { byID[id] }

    /// The promise of a kind that a request gets now: the first that matches.
    public func promise(_ kind: ServicePromise.Kind, for question: PromiseQuestion, at instant: Date) -> ServicePromise?
    {
        promises.first {
            $0.kind == kind && $0.validity.holds(at: instant) && $0.conditions.match(question)
        }
    }

    /// The calendar of a promise as it is now. One that has ended still counts for the requests that need it.
    public func calendar(of promise: ServicePromise, at instant: Date) -> WorkingCalendar? {
        let versions = calendars[promise.calendar] ?? []
        return versions.first { $0.validity.holds(at: instant) } ?? versions.last
    }
}
