import Domain
import Foundation
import Store

extension Desk {
    /// Words of `Preferences.start` that are no group: everything one sees, and one's notices.
    public static let startAll = "tutte", startNotices = "avvisi"

    /// Before the id of a kept list.
    public static let startView = "vista:"

    /// Keeps how somebody likes the desk.
    /// - Throws: `Refusal.invalid` with the field `inizio` for a view that is not theirs.
    public func setPreferences(_ preferences: Preferences, of person: Operator) async throws {
        let now = now()
        try await database.write { [catalogues] c in
            let catalogue = try catalogues.current(c)
            guard catalogue.mayStart(person, at: preferences.start) else {
                throw Refusal.invalid(field: "inizio", reason: "together.problem.start")
            }
            try c.save(preferences, of: person.id, at: now)
            try c.settingsChanged()
        }
    }
}

extension Catalogue {
    /// The kept list that a start names.
    public func startView(_ start: String) -> ID<SavedView>? {
        start.hasPrefix(Desk.startView) ? ID(String(start.dropFirst(Desk.startView.count))) : nil
    }

    /// Whether a view is one that this person may open.
    public func mayStart(_ person: Operator, at start: String) -> Bool {
        if ["", Desk.startAll, Desk.startNotices].contains(start) { return true }
        if let view = startView(start) { return self.view(view, of: person) != nil }
        return group(code: start).map { person.sees($0.id) } ?? false
    }
}
