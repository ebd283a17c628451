import Domain
import Store

/// Requests and places by their name, for whoever would rather type than look: a page, and what the script shows over any
/// other page when somebody presses Ctrl+K.
struct FindPage: Sendable {
    struct Place: Sendable, Equatable {
        var text: String
        var address: String
        var icon: Icon
    }

    var text: String
    var requests: [QueueLine]
    var places: [Place]
    var sidebar: Sidebar

    static let path = "/scrivania/trova"
    /// The part of the page the script takes.
    static let id = "trovati"
    /// Of each kind so many are shown: who sees more types more.
    static let most = 8

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("keys.find"), sidebar: sidebar) {
            h1(w("keys.find"))
            form(.method("get"), .action(Self.path), .role("search"), .class("sp-find-form")) {
                Fields(w).text(
                    "q", label: w("keys.find.label"), value: text, kind: .search, hint: w("keys.find.hint"),
                    required: true, autocomplete: "off")
                buttonRow { submit(w("kit.search")) }
            }
            results(frame)
        }
    }

    private func results(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(
            .id(Self.id), .class("sp-found"), .data("here", w("keys.find.here")), .data("close", w("keys.close"))
        ) {
            if requests.isEmpty && places.isEmpty { p(.class("sp-muted")) { w("keys.find.none") } }
            if !requests.isEmpty {
                h2(w(text.isEmpty ? "keys.find.mine" : "keys.find.requests"))
                ul { for line in requests { li { request(line, w) } } }
            }
            if !places.isEmpty {
                h2(w("keys.find.places"))
                ul {
                    for place in places {
                        li {
                            a(.href(place.address)) {
                                icon(place.icon)
                                span(place.text)
                            }
                        }
                    }
                }
            }
        }
    }

    private func request(_ line: QueueLine, _ w: Words) -> HTML {
        a(.href(line.number.deskPath)) {
            icon(.inbox)
            span {
                strong(line.number.description)
                " " + line.summary
                span(.class("sp-muted")) { " – " + line.requester + ", " + w("state.\(line.state.rawValue)") }
            }
        }
    }
}

extension FindPage {
    /// What is asked of the store: what one types in the search box; with nothing typed, one's own work.
    static func filter(_ text: String, for person: Operator) -> TicketFilter {
        var filter = TicketFilter(states: text.isEmpty ? TicketState.active : TicketState.registered)
        filter.limit = most
        filter.order = .newest
        filter.text = text
        if text.isEmpty { filter.assignee = person.id }
        return filter
    }

    /// Queues, pages and settings whose name has the words, for those who may enter them.
    static func places(_ text: String, _ queues: DeskQueues, _ context: DeskContext) -> [Place] {
        let w = context.words, wanted = Folding.fold(text).split(separator: " ")
        let person = context.person
        var all: [Place] = []
        if person.may(.take) {
            all.append(Place(text: w("desk.queue.mine"), address: QueueQuery.Queue.mine.address, icon: .user))
        }
        all += queues.groups.map { group in
            Place(text: group.name, address: QueueQuery.Queue.group(code: group.code).address, icon: .inbox)
        }
        all += queues.views.map { Place(text: $0.name, address: $0.address, icon: .star) }
        if person.may(.open) { all.append(Place(text: w("desk.place.open"), address: "/scrivania/nuova", icon: .plus)) }
        all.append(Place(text: w("problems.title"), address: ProblemListPage.path, icon: .warning))
        all.append(Place(text: w("views.title"), address: ViewsPage.path, icon: .star))
        all.append(Place(text: w("account.title"), address: "/account", icon: .user))
        all.append(Place(text: w("keys.title"), address: KeysPage.path, icon: .help))
        for place in SettingsPlace.allCases where person.may(place.permission) {
            let name = w("desk.place.settings") + ": " + place.name(w)
            all.append(Place(text: name, address: place.address, icon: place.icon))
        }
        let found = all.filter { place in
            let name = Folding.fold(place.text)
            return wanted.allSatisfy { name.contains($0) }
        }
        return Array(found.prefix(most))
    }
}
