import Domain
import Foundation

/// Where texts that are ready are kept and edited: those of the house in the settings, those of a person in their account.
enum TextHome: Sendable {
    case shared
    case own

    var isShared: Bool { self == .shared }

    var address: String {
        switch self {
        case .shared: SettingsPlace.texts.address
        case .own: "/account/testi"
        }
    }

    var newAddress: String { address + "/nuovo" }
    func address(_ module: TextModule) -> String { "\(address)/\(module.id)" }

    /// In force or to come, by name.
    func modules(_ catalogue: Catalogue, of person: Operator, at now: Date) -> [TextModule] {
        catalogue.textModules.filter { isHere($0, person) && !$0.validity.hasEnded(at: now) }
            .sorted { ($0.name.folded, $0.id) < ($1.name.folded, $1.id) }
    }

    private func isHere(_ module: TextModule, _ person: Operator) -> Bool {
        switch self {
        case .shared: module.owner == nil
        case .own: module.owner == person.id
        }
    }
}

/// What stands around the pages of texts.
struct TextFrame: Sendable {
    let home: TextHome
    let frame: Frame
    let settings: SettingsFrame

    var w: Words { frame.words }

    init(_ home: TextHome, _ frame: Frame, _ person: Operator) {
        self.home = home
        self.frame = frame
        settings = SettingsFrame(frame, person, at: .texts)
    }

    func page(title: String? = nil, @HTMLBuilder _ content: () -> HTML) -> HTML {
        switch home {
        case .shared: return settingsPage(settings, title: title, content)
        case .own:
            let start = Link(w("writing.texts.mine"), home.address)
            let crumbs = [Link(w("account.title"), "/account"), start] + (title.map { [Link($0, frame.path)] } ?? [])
            return deskPage(frame, title: title ?? w("writing.texts.mine"), sidebar: ownSidebar, breadcrumbs: crumbs) {
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
                        Link(w("macro.mine"), MacroHome.own.address, icon: .star),
                        Link(w("writing.texts.mine"), home.address, icon: .comment, isCurrent: true),
                    ])
            ], search: QueueQuery.path, label: w("account.title"))
    }
}
