import Foundation

extension Catalogue {
    /// The promises that count by a calendar, as people who would change it must know.
    public func promises(by calendar: WorkingCalendar, at instant: Date) -> [ServicePromise] {
        promises.filter { $0.calendar == calendar.name && !$0.validity.hasEnded(at: instant) }
    }
}
