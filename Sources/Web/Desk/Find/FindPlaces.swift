import Desk
import Domain
import Store

// What is found in the catalogue, which is in memory: nothing is asked of the database.
extension FindQuery {
    /// Queues, pages and settings, for those who may enter them.
    func places(_ queues: DeskQueues, _ context: DeskContext) -> [Found] {
        let w = context.words, person = context.person
        var all: [Found] = []
        func add(_ text: String, _ address: String, _ icon: Icon, if isAllowed: Bool = true) {
            if isAllowed { all.append(Found(text: text, address: address, icon: icon)) }
        }
        add(w("desk.queue.mine"), QueueQuery.Queue.mine.address, .user, if: person.may(.take))
        for group in queues.groups { add(group.name, QueueQuery.Queue.group(code: group.code).address, .inbox) }
        add(w(person.role.seesAllGroups ? "desk.queue.all" : "desk.queue.allMine"), QueueQuery.Queue.all.address, .list)
        add(w("desk.place.open"), "/scrivania/nuova", .plus, if: person.may(.open))
        add(w("opinions.title"), OpinionsPage.path, .comment)
        add(w("problems.title"), ProblemListPage.path, .warning)
        add(w("problems.new"), ProblemForm.newPath, .warning, if: person.may(.note))
        add(w("knowledge.title"), ArticleListPage.path, .file)
        add(w("knowledge.proposals"), ProposalsPage.path, .file)
        add(w("knowledge.new"), ArticleForm.newPath, .file, if: person.may(.note))
        add(w("training.title"), NeedListPage.path, .flag)
        add(w("training.criticality"), CriticalityPage.path, .chart)
        add(w("training.new"), NeedForm.newPath, .flag, if: person.may(.publish))
        add(w("flows.title"), FlowListPage.path, .swap)
        add(w("flows.items.title"), ItemListPage.path, .inbox)
        add(w("flows.items.new"), ItemForm.newPath, .inbox, if: person.may(.note))
        add(w("views.title"), ViewsPage.path, .star)
        add(w("together.notices"), NoticesPage.path, .notices)
        add(w("bulk.past"), BulkBar.path, .check, if: person.may(.note))
        add(w("account.title"), "/account", .user)
        add(w("macro.mine"), MacroHome.own.address, .star, if: person.may(.note))
        add(w("writing.texts.mine"), TextHome.own.address, .comment, if: person.may(.note))
        add(w("keys.title"), KeysPage.path, .help)
        for place in SettingsPlace.allCases {
            add(
                w("desk.place.settings") + ": " + place.name(w), place.address, place.icon,
                if: person.may(place.permission))
        }
        return all.filter { matches($0.text) }
    }

    /// The lists kept by this person, by a group of theirs, or for everybody.
    func views(_ queues: DeskQueues) -> [Found] {
        queues.views.filter { matches($0.name) }.map { Found(text: $0.name, address: $0.address, icon: .star) }
    }

    /// What is written down and published, by all of its words.
    func articles(_ knowledge: Knowledge, _ context: DeskContext) -> [Found] {
        knowledge.search(text, most: FoundGroup.most, isTyping: true) { $0.isFor(context.person, context.catalogue) }
            .map {
                Found(
                    text: $0.content.title, detail: ArticleContent.written($0.content.theme),
                    address: $0.article.deskPath, icon: .file)
            }
    }

    /// Colleagues by what they are called or log in with; programs have no work of their own.
    func colleagues(_ catalogue: Catalogue, _ w: Words) -> [Found] {
        catalogue.operators.filter { !$0.isDisabled && !$0.isProgram && matches($0.name + " " + $0.login) }
            .prefix(FoundGroup.most).map { Found($0, catalogue, w) }
    }
}
