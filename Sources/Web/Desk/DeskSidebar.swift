import Domain
import Foundation

/// The queues at the left of every page of the desk: mine, and those of the groups I see.
struct DeskQueues: Sendable {
    var person: Operator
    var groups: [Group]
    var tallies: QueueTallies
    /// Where the person's time is, or that of the groups they see; nil where none is counted.
    var time: String?
    /// The lists kept by this person, and by others for them.
    var views: [SavedView]

    init(_ person: Operator, _ catalogue: Catalogue, _ tallies: QueueTallies, at now: Date) {
        self.person = person
        self.tallies = tallies
        views = catalogue.views(of: person)
        let seesTime = catalogue.office.countsTime && person.role.seesAllGroups
        time = person.countsTime(in: catalogue.office) ? TimePage.path : seesTime ? GroupTimePage.path : nil
        // A group that has ended stays in sight while it has work.
        groups = catalogue.groups.filter {
            person.sees($0.id) && (!$0.validity.hasEnded(at: now) || tallies.group($0.id) != Tally())
        }
    }

    /// The numbers of a queue.
    func tally(_ queue: QueueQuery.Queue) -> Tally {
        switch queue {
        case .mine: tallies.mine(person)
        case .all: groups.reduce(Tally()) { $0 + tallies.group($1.id) }
        case .group(let code): groups.first { $0.code == code }.map { tallies.group($0.id) } ?? Tally()
        }
    }

    /// Opinions that are asked of the groups this person works in, or sees.
    var opinions: Int {
        let asked = tallies.opinions
        return person.role.seesAllGroups
            ? asked.values.reduce(0, +) : person.groups.reduce(0) { $0 + (asked[$1] ?? 0) }
    }

    /// - Parameters:
    ///   - current: the queue being looked at; nil on other pages.
    ///   - view: the view the list began as.
    ///   - isAtProblems: whether known problems are being looked at.
    ///   - isAtOpinions: whether opinions are.
    ///   - isAtTime: whether time is.
    ///   - isAtArticles: whether articles are.
    ///   - isAtTraining: whether training needs are.
    ///   - isAtFlows: whether flows are.
    func sidebar(
        current: QueueQuery.Queue?, view: ID<SavedView>? = nil, isAtProblems: Bool = false,
        isAtOpinions: Bool = false, isAtLoads: Bool = false, isAtTime: Bool = false,
        isAtArticles: Bool = false, isAtTraining: Bool = false, isAtFlows: Bool = false, query: String = "",
        _ w: Words
    ) -> Sidebar {
        let current = view == nil ? current : nil
        let mine = DeskLink(w("desk.queue.mine"), .mine, tally(.mine), icon: .user)
        let all = DeskLink(w(person.role.seesAllGroups ? "desk.queue.all" : "desk.queue.allMine"), .all, tally(.all))
        let others = groups.enumerated().map { place, group in
            var link = DeskLink(group.name, .group(code: group.code), tallies.group(group.id)).link(current)
            link.key = DeskKey.group(at: place)
            return link
        }
        let first = (person.may(.take) ? [mine] : []) + (groups.count > 1 ? [all] : [])
        let title = w(person.role.seesAllGroups ? "desk.queues.all" : "desk.queues.mine")
        return Sidebar(
            places: places(isDesk: true, w),
            sections: [
                .init(
                    title: w("desk.work"),
                    links: first.map { $0.link(current) } + [
                        Link(
                            w("opinions.title"), OpinionsPage.path, count: opinions, countID: OpinionsPage.countID,
                            icon: .comment, isCurrent: isAtOpinions
                        ).with(.opinions),
                        Link(w("problems.title"), ProblemListPage.path, icon: .warning, isCurrent: isAtProblems)
                            .with(.problems),
                        Link(w("knowledge.title"), ArticleListPage.path, icon: .file, isCurrent: isAtArticles)
                            .with(.articles),
                        Link(w("training.title"), NeedListPage.path, icon: .flag, isCurrent: isAtTraining),
                        Link(w("flows.title"), FlowListPage.path, icon: .swap, isCurrent: isAtFlows),
                    ] + loads(isAtLoads, w) + times(isAtTime, w)),
                .init(title: w("views.title"), links: viewLinks(view, w)),
                .init(title: title, links: others),
            ].filter { !$0.links.isEmpty }, search: SearchPage.path, query: query)
    }

    private func loads(_ isCurrent: Bool, _ w: Words) -> [Link] {
        guard person.may(.takeOver) else { return [] }
        return [Link(w("work.board"), BoardPage.path, icon: .chart, isCurrent: isCurrent)]
    }

    private func times(_ isCurrent: Bool, _ w: Words) -> [Link] {
        guard let time else { return [] }
        return [Link(w("time.title"), time, icon: .clock, isCurrent: isCurrent)]
    }

    /// Their numbers come with the live updates: each is a count of its own, and no page waits for it.
    private func viewLinks(_ current: ID<SavedView>?, _ w: Words) -> [Link] {
        guard !views.isEmpty else { return [] }
        return views.map { view in
            Link(view.name, view.address, countID: view.countID, icon: .star, isCurrent: view.id == current)
        } + [Link(w("views.manage"), ViewsPage.path, isCurrent: false).with(.views)]
    }

    private func places(isDesk: Bool, _ w: Words) -> [Link] {
        var places = [Link(w("desk.place.desk"), QueueQuery.path, isCurrent: isDesk)]
        if person.may(.open) { places.append(Link(w("desk.place.open"), "/scrivania/nuova").with(.open)) }
        if person.managesSettings { places.append(Link(w("desk.place.settings"), "/impostazioni")) }
        return places
    }
}

/// A queue of the sidebar: what there is to do stands beside its name.
private struct DeskLink {
    let text: String
    let queue: QueueQuery.Queue
    let tally: Tally
    let icon: Icon?

    init(_ text: String, _ queue: QueueQuery.Queue, _ tally: Tally, icon: Icon? = nil) {
        self.text = text
        self.queue = queue
        self.tally = tally
        self.icon = icon
    }

    func link(_ current: QueueQuery.Queue?) -> Link {
        let link = Link(
            text, queue.address, count: tally.toDo, countID: queue.countID, icon: icon, isCurrent: current == queue)
        return queue.key.map(link.with) ?? link
    }
}

extension Link {
    fileprivate func with(_ key: DeskKey) -> Link {
        var link = self
        link.key = key.rawValue
        return link
    }
}

extension QueueQuery.Queue {
    fileprivate var key: DeskKey? {
        switch self {
        case .mine: .mine
        case .all: .all
        case .group: nil
        }
    }

    /// The list of what there is to do in it.
    var address: String {
        var query = QueueQuery()
        query.queue = self
        return query.address
    }

    /// The id of the number beside its name, which live updates replace.
    var countID: String {
        switch self {
        case .mine: "conta-mie"
        case .all: "conta-tutte"
        case .group(let code): "conta-" + Fields.id(code)
        }
    }
}

extension Operator {
    /// Whether the settings have a page for this person.
    var managesSettings: Bool {
        Permission.allCases.contains { !$0.isDeskWork && may($0) }
    }

    /// The header's menu of the person, their notices not read yet, and how they like the desk.
    func viewer(_ w: Words, unread: Int) -> Viewer {
        Viewer(
            id: id.description, login: login, name: name, role: w("role.\(role.rawValue)"),
            menu: [
                Link(w("keys.find"), FindPage.path), Link(w("account.title"), "/account").with(.account),
                Link(w("keys.title"), KeysPage.path),
            ],
            notices: preferences.telling == .none ? NoticeLink() : NoticeLink(unread: unread), likes: preferences)
    }
}
