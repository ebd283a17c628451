import Domain
import Foundation

extension Connection {
    /// Every version of every priority window.
    public func priorityWindows() throws -> [PriorityWindow] {
        try all(
            "SELECT id, name, triple, date, steps, days_after, calendar, valid_from, valid_to FROM priority_windows"
        ) {
            row in
            var r = row.reader()
            return try PriorityWindow(
                id: r.id(), name: r.text(), triple: r.text(), date: WindowDate(r.text()) ?? .monthly(day: 31),
                before: Lists.numbers(r.text()), after: r.int(), calendar: r.text(), validity: r.validity())
        }
    }

    public func insert(_ window: PriorityWindow) throws {
        try run(
            """
            INSERT INTO priority_windows (id, name, triple, date, steps, days_after, calendar, valid_from, valid_to)
            VALUES (\(window.id), \(window.name), \(window.triple), \(window.date.description),
                \(Lists.json(window.before)), \(window.after), \(window.calendar), \(window.validity.from),
                \(window.validity.to))
            """)
    }

    public func end(window id: ID<PriorityWindow>, at now: Date) throws {
        try run("UPDATE priority_windows SET valid_to = \(now) WHERE id = \(id)")
    }
}
