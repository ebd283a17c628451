import Domain
import Foundation

/// With whom somebody may share a view.
struct ViewSharing: Sendable {
    /// Codes and names.
    let groups: [Option]
    let mayEveryone: Bool
    private let ids: [String: ID<Group>]

    init(_ person: Operator, _ catalogue: Catalogue, at now: Date) {
        let seen = catalogue.groups.filter { person.sees($0.id) && !$0.validity.hasEnded(at: now) }
        groups = seen.map { Option($0.code, $0.name) }
        ids = Dictionary(seen.map { ($0.code, $0.id) }) { first, _ in first }
        mayEveryone = person.mayShareViewsWithEveryone
    }

    /// The ways that can be chosen.
    var choices: [SavedView.Sharing] {
        SavedView.Sharing.allCases.filter { sharing in
            switch sharing {
            case .none: true
            case .groups: !groups.isEmpty
            case .everyone: mayEveryone
            }
        }
    }

    func ids(of codes: [String]) -> [ID<Group>] { codes.compactMap { ids[$0] } }

    func codes(of view: SavedView) -> [String] {
        ids.filter { view.groups.contains($0.value) }.map(\.key)
    }

    /// Name and sharing, for a new view and for one that is there.
    func fields(_ f: Fields) -> HTML {
        let w = f.w
        return fragment {
            f.text(
                "name", label: w("views.name"), hint: w("views.name.hint", ["max": SavedView.longestName]),
                required: true, autocomplete: "off", most: SavedView.longestName)
            if choices.count > 1 {
                f.radios(
                    "sharing", label: w("views.sharing"),
                    options: choices.map { Option($0.rawValue, w("views.sharing.\($0.rawValue)")) },
                    value: SavedView.Sharing.none.rawValue, required: true)
                if !groups.isEmpty { f.checkboxBox("groups", label: w("views.groups"), options: groups) }
            }
        }
    }

    /// What the form says.
    func read(_ form: FormData) -> (name: String, sharing: SavedView.Sharing, groups: [ID<Group>]) {
        (
            form["name"], SavedView.Sharing(rawValue: form["sharing"]) ?? .none,
            ids(of: form.all("groups"))
        )
    }

    /// The form of a view as it is.
    func form(_ view: SavedView) -> FormData {
        var form = FormData()
        form.append("name", view.name)
        form.append("sharing", view.sharing.rawValue)
        for code in codes(of: view) { form.append("groups", code) }
        return form
    }
}
