import Domain
import Foundation

/// The list of one kind of entry.
struct EntryListPage<Entry: EditableEntry> {
    let entries: [Entry]
    /// How many there are without search.
    let count: Int
    let query: String
    let showsEnded: Bool
    let hasEnded: Bool
    let names: [String: String]

    /// Above so many entries a list can be searched.
    static var manyEntries: Int { 12 }

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, look = EntryLook(s: s, names: names, isSearched: !query.isEmpty || showsEnded)
        return settingsPage(s) {
            settingsHead(s, Entry.place, add: w("settings.\(Entry.place.rawValue).add"))
            if Entry.isSimulated {
                p { a(.href(SettingsPlace.simulator.address)) { w("settings.simulatore.link") } }
            }
            tools(w)
            if entries.isEmpty {
                emptyState(w(query.isEmpty ? "settings.empty" : "settings.empty.search"), icon: .search)
            } else {
                Entry.list(entries, look)
            }
        }
    }

    @HTMLBuilder private func tools(_ w: Words) -> HTML {
        if count > Self.manyEntries || !query.isEmpty || hasEnded {
            form(.class("sp-filters sp-settings-search"), .method("get"), .action(Entry.place.address)) {
                let f = Fields(w, values: FormData([("q", query), ("cessati", showsEnded ? "1" : "")]))
                if count > Self.manyEntries || !query.isEmpty {
                    div(.class("sp-field")) {
                        label(.for(f.id("q"))) { w("settings.search") }
                        input(
                            .type("search"), .class("form-control"), .id(f.id("q")), .name("q"),
                            .value(query.isEmpty ? nil : query), .autocomplete("off"))
                    }
                }
                if hasEnded { f.checkbox("cessati", label: w("settings.showEnded"), required: true) }
                submit(w("settings.search.do"), .secondary, small: true)
                span(.class("sp-muted")) { w("settings.count", ["n": entries.count]) }
            }
        }
    }
}

extension EntryListPage {
    init(_ catalogue: Catalogue, asked: FormData, at now: Date) {
        let all = Entry.all(catalogue), showsEnded = asked.bool("cessati"), query = asked["q"]
        let open = all.filter { !$0.validity.hasEnded(at: now) }
        let words = query.folded.split(separator: " ")
        entries = (showsEnded ? all : open).filter { entry in
            guard !words.isEmpty else { return true }
            let text = entry.searched.joined(separator: " ").folded
            return words.allSatisfy { text.contains($0) }
        }
        count = open.count
        self.query = query
        self.showsEnded = showsEnded
        hasEnded = open.count < all.count
        names = catalogue.namesByCode(at: now)
    }
}

extension Catalogue {
    /// What groups, user types, administrations and campaigns are called, by kind and code: codes of two kinds may be the
    /// same.
    func namesByCode(at now: Date) -> [String: String] {
        let pairs =
            groups.map { ("g:" + $0.code, $0.name) } + userTypes.map { ("t:" + $0.code, $0.name) }
            + administrations.map { ("a:" + $0.code, $0.name) } + campaigns.map { ("c:" + $0.code, $0.name) }
        return Dictionary(pairs) { _, last in last }
    }
}
