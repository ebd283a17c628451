import Desk
import Domain
import Hummingbird
import Store

/// The start of the settings: what there is, how much of it, and what needs somebody.
struct OverviewPage: Sendable {
    struct Entry: Sendable {
        let place: SettingsPlace
        /// Nil where there is nothing to count.
        let count: Int?
        /// What the count counts must not be there: jobs that gave up, mail that was refused.
        var isTrouble = false
    }
    let entries: [Entry]

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w
        return settingsPage(s) {
            h1(w("settings.title"))
            p(.class("sp-settings-purpose")) { w("settings.purpose") }
            for entry in entries where entry.isTrouble && (entry.count ?? 0) > 0 {
                alert(.danger) {
                    p {
                        w("settings.trouble.\(entry.place.rawValue)", ["n": entry.count ?? 0])
                        " "
                        a(.href(Self.address(entry))) { w("settings.trouble.look") }
                    }
                }
            }
            for chapter in SettingsPlace.Chapter.allCases {
                let cards = entries.filter { $0.place.chapter == chapter }
                if !cards.isEmpty {
                    h2(w("settings.chapter.\(chapter.rawValue)"))
                    ul(.class("sp-cards")) { for entry in cards { li { placeCard(entry, w) } } }
                }
            }
        }
    }

    private func placeCard(_ entry: Entry, _ w: Words) -> HTML {
        let isTrouble = entry.isTrouble && (entry.count ?? 0) > 0
        return div(.class("sp-card sp-place" + (isTrouble ? " sp-place-trouble" : ""))) {
            h3(.class("sp-place-name")) {
                icon(entry.place.icon)
                a(.href(Self.address(entry))) { entry.place.name(w) }
            }
            p(entry.place.purpose(w))
            if let count = entry.count {
                p(.class("sp-place-count")) { w("settings.number.\(entry.place.rawValue)", ["n": count]) }
            }
        }
    }

    /// Trouble leads to what is in trouble.
    private static func address(_ entry: Entry) -> String {
        entry.place == .mail && (entry.count ?? 0) > 0 ? SentMailListPage.address(.refused) : entry.place.address
    }
}

struct OverviewRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) { router.get(RouterPath(SettingsPlace.start), use: show) }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let places = SettingsPlace.open(to: context.person)
        if places.isEmpty { throw Refusal.notFound }
        let now = pages.site.now(), catalogue = context.catalogue
        let (refused, dead, tokens, templates) = try await pages.desk.database.read { c in
            try (
                c.outgoingMailCount(in: .refused), c.deadJobCount(),
                c.apiTokens().filter { $0.revokedAt == nil }.count, c.mailTemplates().count
            )
        }
        func open<Entry: EditableEntry>(_ type: Entry.Type) -> Int {
            Entry.all(catalogue).count { !$0.validity.hasEnded(at: now) }
        }
        let entries = places.map { place in
            switch place {
            case .users: OverviewPage.Entry(place: place, count: catalogue.operators.count { !$0.isDisabled })
            case .groups: OverviewPage.Entry(place: place, count: open(Group.self))
            case .triples: OverviewPage.Entry(place: place, count: open(Triple.self))
            case .userTypes: OverviewPage.Entry(place: place, count: open(UserType.self))
            case .administrations: OverviewPage.Entry(place: place, count: open(Administration.self))
            case .fields: OverviewPage.Entry(place: place, count: open(FormField.self))
            case .routing: OverviewPage.Entry(place: place, count: open(Route.self))
            case .calendars:
                OverviewPage.Entry(place: place, count: catalogue.calendars.count { !$0.validity.hasEnded(at: now) })
            case .promises: OverviewPage.Entry(place: place, count: open(ServicePromise.self))
            case .campaigns: OverviewPage.Entry(place: place, count: open(Campaign.self))
            case .windows: OverviewPage.Entry(place: place, count: open(PriorityWindow.self))
            case .templates: OverviewPage.Entry(place: place, count: templates)
            case .rules:
                OverviewPage.Entry(place: place, count: catalogue.rules.count { !$0.validity.hasEnded(at: now) })
            case .macros:
                OverviewPage.Entry(
                    place: place,
                    count: catalogue.macros.count { $0.owner == nil && !$0.validity.hasEnded(at: now) })
            case .texts:
                OverviewPage.Entry(
                    place: place,
                    count: catalogue.textModules.count { $0.owner == nil && !$0.validity.hasEnded(at: now) })
            case .office, .changes, .simulator: OverviewPage.Entry(place: place, count: nil)
            case .mail: OverviewPage.Entry(place: place, count: refused, isTrouble: true)
            case .jobs: OverviewPage.Entry(place: place, count: dead, isTrouble: true)
            case .tokens: OverviewPage.Entry(place: place, count: tokens)
            }
        }
        return OverviewPage(entries: entries).html(pages.frame(nil, request, context))
    }
}
