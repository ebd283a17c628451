import Domain
import Foundation

extension Connection {
    /// Every working calendar, ended ones included.
    public func calendars() throws -> [WorkingCalendar] {
        let rows = try all("SELECT id, name, zone, holidays, week, exceptions, valid_from, valid_to FROM calendars") {
            row in
            var r = row.reader()
            let id: ID<WorkingCalendar> = try r.id()
            let written = try WrittenCalendar(
                name: r.text(), zone: r.text(), holidays: r.list(), week: Lists.openings(r.text()),
                exceptions: Lists.openings(r.text()))
            return (id, written, try r.validity())
        }
        // What is kept was checked when it was written. A machine that no longer knows its zone misses this calendar by
        // name where it is asked for; the rest of the desk goes on.
        return rows.compactMap { id, written, validity in try? WorkingCalendar(id: id, written, validity: validity) }
    }

    public func insert(_ calendar: WorkingCalendar) throws {
        let written = calendar.written
        try run(
            """
            INSERT INTO calendars (id, name, zone, holidays, week, exceptions, valid_from, valid_to)
            VALUES (\(calendar.id), \(written.name), \(written.zone), \(Lists.json(written.holidays)),
                \(Lists.json(written.week)), \(Lists.json(written.exceptions)), \(calendar.validity.from),
                \(calendar.validity.to))
            """)
    }

    public func end(calendar id: ID<WorkingCalendar>, at now: Date) throws {
        try run("UPDATE calendars SET valid_to = \(now) WHERE id = \(id)")
    }
}
