import Desk
import Domain
import Foundation

/// An entry of the settings that has a list, a form and an end: groups, triples, routes and the like. To add a kind, copy
/// its neighbour.
protocol EditableEntry: Sendable {
    static var place: SettingsPlace { get }
    static func all(_ catalogue: Catalogue) -> [Self]
    /// What the form of a new one begins with.
    static func blank(_ catalogue: Catalogue) -> Self

    var id: ID<Self> { get }
    var validity: Validity { get }
    /// What it is called in titles and notices.
    func title(_ w: Words) -> String
    /// What the search of the list looks into.
    var searched: [String] { get }

    /// The values, by the names of the fields.
    var form: FormData { get }
    /// Takes what the form says; what cannot be a value is noted beside its field.
    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words)
    /// The field of the form for a name the desk complains about.
    static func field(_ name: String) -> String

    static func list(_ entries: [Self], _ look: EntryLook) -> HTML
    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML
    /// What the entry does as the form says now; nil for entries that have nothing to show.
    func preview(_ catalogue: Catalogue, at now: Date, _ w: Words) -> HTML?

    /// Tries it on what happened and gives back the address of what comes out; nil for entries that are not tried.
    func tryOut(_ desk: Desk, as actor: SettingsActor) async throws -> String?
    static var isTriedOut: Bool { get }

    func add(_ desk: Desk, as actor: SettingsActor) async throws
    func save(_ desk: Desk, as actor: SettingsActor) async throws
    func end(_ desk: Desk, as actor: SettingsActor) async throws
}

extension EditableEntry {
    static func field(_ name: String) -> String { name }
    func preview(_ catalogue: Catalogue, at now: Date, _ w: Words) -> HTML? { nil }

    func tryOut(_ desk: Desk, as actor: SettingsActor) async throws -> String? { nil }
    static var isTriedOut: Bool { false }

    static var hasPreview: Bool { place == .fields }
    /// What the simulator tries.
    static var isSimulated: Bool { place == .routing || place == .promises }
    var address: String { "\(Self.place.address)/\(id)" }
}

/// How a list of entries is shown.
struct EntryLook: Sendable {
    let s: SettingsFrame
    /// Names of what entries mention by code.
    let names: [String: String]
    let isSearched: Bool

    var w: Words { s.w }
    var frame: Frame { s.frame }

    /// Whether it holds: nothing for what does, a badge for what has ended or is to come.
    func mark(_ validity: Validity) -> HTML? {
        if let to = validity.to, to <= frame.now {
            return badge(w("settings.ended", ["day": w.shortDay(to)]), .neutral)
        }
        if let from = validity.from, from > frame.now {
            return badge(w("settings.begins", ["day": w.shortDay(from)]), .info)
        }
        return validity.to.map { badge(w("settings.ends", ["day": w.shortDay($0)]), .warning) }
    }

    func name(_ code: String) -> String { names[code] ?? code }

    /// The cell that leads to the entry.
    func link<Entry: EditableEntry>(_ entry: Entry, _ text: String, code: String? = nil) -> HTML {
        fragment {
            a(.href(entry.address), .class("sp-entry-link")) { text }
            if let code { span(.class("sp-entry-code")) { code } }
            mark(entry.validity)
        }
    }
}
