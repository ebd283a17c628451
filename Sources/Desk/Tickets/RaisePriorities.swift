import Domain
import Foundation
import Store

extension Desk {
    /// The steps of windows that every open request has been raised by, a line each.
    private static let marker = "raised-windows"

    /// Raises the open requests of each window that has begun a step, once. Requests that come later rise when they are
    /// registered, so a step that was gone through is not gone through again.
    public func raisePriorities() async throws {
        let now = now()
        let (catalogue, done) = try await database.read { c in
            (try catalogues.current(c), Set(try c.setting(Self.marker)?.split(separator: "\n").map(String.init) ?? []))
        }
        let begun = catalogue.windows.filter { $0.validity.holds(at: now) }.map { ($0, catalogue.begun($0, at: now)) }
        // By version: a window that was edited may be about other requests.
        func marks(_ window: PriorityWindow, _ steps: [PriorityRaise]) -> [String] {
            steps.map { "\(window.id) \($0.key)" }
        }
        let keys = Set(begun.flatMap(marks))
        for (window, steps) in begun where !done.isSuperset(of: marks(window, steps)) {
            for triple in catalogue.triples where FormField.matches(triple.code, window.triple) {
                try await raise(triple.id, by: steps, at: now)
            }
        }
        // Only when all were gone through: after a crash the pages begin again, and who has risen does not rise twice.
        if keys != done {
            try await database.write { c in
                try c.keepSetting(Self.marker, keys.sorted().joined(separator: "\n"))
            }
        }
    }

    private func raise(_ triple: ID<Triple>, by steps: [PriorityRaise], at now: Date) async throws {
        var last: ID<Ticket>?
        while true {
            let place = last
            let (page, changes) = try await database.write { c in
                let catalogue = try catalogues.current(c)
                let page = try c.openTickets(of: triple, after: place, limit: Self.batch)
                let changes = try page.compactMap { found -> Change? in
                    if found.raising(steps, at: now) == nil { return nil }
                    let change = try upToDate(found, catalogue, at: now, c).raising(steps, at: now)
                    return try change.map {
                        try keep(Decision(change: $0), catalogue, by: .system, named: "", at: now, c)
                    }
                }
                return (page, changes)
            }
            for change in changes { told(change) }
            guard page.count == Self.batch, let end = page.last?.id else { return }
            last = end
            // Another process, a command, must find a gap to write in.
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
