import Domain

/// What stands around every page of the settings: the frame and the menu of what the person may use.
struct SettingsFrame: Sendable {
    let frame: Frame
    let sidebar: Sidebar
    let place: SettingsPlace?

    var w: Words { frame.words }

    init(_ frame: Frame, _ person: Operator, at place: SettingsPlace?) {
        let w = frame.words, open = SettingsPlace.open(to: person)
        self.frame = frame
        self.place = place
        var places = [Link(w("desk.place.desk"), QueueQuery.path)]
        if person.may(.open) { places.append(Link(w("desk.place.open"), "/scrivania/nuova")) }
        places.append(Link(w("desk.place.settings"), SettingsPlace.start, isCurrent: true))
        let start = Link(w("settings.start"), SettingsPlace.start, icon: .settings, isCurrent: place == nil)
        let chapters = SettingsPlace.Chapter.allCases.compactMap { chapter -> Sidebar.Section? in
            let links = open.filter { $0.chapter == chapter }.map {
                Link($0.name(w), $0.address, icon: $0.icon, isCurrent: $0 == place)
            }
            return links.isEmpty ? nil : .init(title: w("settings.chapter.\(chapter.rawValue)"), links: links)
        }
        sidebar = Sidebar(
            places: places, sections: [.init(title: w("settings.title"), links: [start])] + chapters,
            search: QueueQuery.path, label: w("settings.title"))
    }
}

/// A page of the settings. `title` is the place's own name unless the page is of one thing in it.
func settingsPage(_ s: SettingsFrame, title: String? = nil, @HTMLBuilder _ content: () -> HTML) -> HTML {
    let w = s.w
    var crumbs = [Link(w("settings.title"), SettingsPlace.start)]
    if let place = s.place { crumbs.append(Link(place.name(w), place.address)) }
    if let title { crumbs.append(Link(title, s.frame.path)) }
    let name = title ?? s.place?.name(w) ?? w("settings.title")
    return deskPage(s.frame, title: name, sidebar: s.sidebar, breadcrumbs: crumbs.count > 1 ? crumbs : []) {
        div(.class("sp-settings")) { content() }
    }
}

/// The head of a list: its name, what it is for, and the button that adds to it.
func settingsHead(_ s: SettingsFrame, _ place: SettingsPlace, add: String? = nil) -> HTML {
    fragment {
        div(.class("sp-list-head")) {
            h1(place.name(s.w))
            if let add { linkButton(add, place.newAddress, .primary, small: true) }
        }
        p(.class("sp-settings-purpose")) { place.purpose(s.w) }
    }
}

/// A part of a long form, with a heading.
func settingsPart(_ title: String, hint: String? = nil, @HTMLBuilder _ content: () -> HTML) -> HTML {
    fieldset(.class("sp-part")) {
        legend(.class("sp-part-title")) { title }
        if let hint { p(.class("sp-hint")) { hint } }
        content()
    }
}

/// Something to do that is not saving: explained, folded, with a form of its own.
func settingsDeed(
    _ s: SettingsFrame, title: String, text: String, action address: String, button: String,
    weight: ButtonWeight = .danger, @HTMLBuilder _ fields: () -> HTML = { .empty }
) -> HTML {
    details(.class("sp-fold")) {
        summary(title)
        div {
            p(text)
            postForm(s.frame, action: address) {
                fields()
                submit(button, weight, small: true)
            }
        }
    }
}
