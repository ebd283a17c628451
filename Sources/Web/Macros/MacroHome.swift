import Domain
import Foundation

/// Where macros are kept and edited: those of the house in the settings, those of a person in their account.
enum MacroHome: Sendable {
    case shared
    case own

    var address: String {
        switch self {
        case .shared: SettingsPlace.macros.address
        case .own: "/account/macro"
        }
    }

    var newAddress: String { address + "/nuovo" }
    func address(_ macro: Macro) -> String { "\(address)/\(macro.id)" }

    /// In force, in the order of the buttons.
    func macros(_ catalogue: Catalogue, of person: Operator, at now: Date) -> [Macro] {
        catalogue.macros.filter { isHere($0, person) && !$0.validity.hasEnded(at: now) }
    }

    func isHere(_ macro: Macro, _ person: Operator) -> Bool {
        switch self {
        case .shared: macro.owner == nil
        case .own: macro.owner == person.id
        }
    }
}

/// What stands around the pages of macros.
struct MacroFrame: Sendable {
    let home: MacroHome
    let frame: Frame
    let settings: SettingsFrame

    var w: Words { frame.words }

    init(_ home: MacroHome, _ frame: Frame, _ person: Operator) {
        self.home = home
        self.frame = frame
        settings = SettingsFrame(frame, person, at: .macros)
    }

    func page(title: String? = nil, @HTMLBuilder _ content: () -> HTML) -> HTML {
        switch home {
        case .shared: return settingsPage(settings, title: title, content)
        case .own:
            let start = Link(w("macro.mine"), home.address)
            let crumbs = [Link(w("account.title"), "/account"), start] + (title.map { [Link($0, frame.path)] } ?? [])
            return deskPage(frame, title: title ?? w("macro.mine"), sidebar: ownSidebar, breadcrumbs: crumbs) {
                div(.class("sp-settings")) { content() }
            }
        }
    }

    private var ownSidebar: Sidebar {
        Sidebar(
            places: settings.sidebar.places.map { Link($0.text, $0.address) },
            sections: [
                .init(
                    title: w("account.title"),
                    links: [
                        Link(w("account.title"), "/account", icon: .user),
                        Link(w("macro.mine"), home.address, icon: .star, isCurrent: true),
                        Link(w("writing.texts.mine"), TextHome.own.address, icon: .comment),
                    ])
            ], search: QueueQuery.path, label: w("account.title"))
    }
}
