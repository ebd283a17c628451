import Domain

/// Something found by its name, and where it leads.
struct Found: Sendable, Equatable {
    var text: String
    /// What tells it from another of the same name.
    var detail = ""
    var address: String
    var icon: Icon

    func html() -> HTML {
        a(.href(address)) {
            Web.icon(icon)
            span {
                span(.class("sp-found-name")) { text }
                if !detail.isEmpty { span(.class("sp-muted")) { " – " + detail } }
            }
        }
    }
}

/// What was found of one kind, under its heading.
struct FoundGroup: Sendable, Equatable {
    /// In the order in which they are shown. What the page itself has (its actions, texts, macros) the script adds.
    enum Kind: String, Sendable, CaseIterable {
        case recent, mine, requests, people, requesters, views, problems, articles, speaking, places
    }

    var kind: Kind
    var found: [Found]

    /// Of each kind so many are shown: who sees more types more.
    static let most = 8

    func html(_ w: Words) -> HTML {
        section(.class("sp-found-group")) {
            h2(w("keys.find.\(kind.rawValue)"))
            ul { for one in found { li { one.html() } } }
        }
    }
}

extension Found {
    init(_ line: QueueLine, _ w: Words) {
        self.init(
            text: "\(line.number) \(line.summary)", detail: line.requester + ", " + w("state.\(line.state.rawValue)"),
            address: line.number.deskPath, icon: .inbox)
    }

    /// A colleague, who leads to what they have to do.
    init(_ colleague: Operator, _ catalogue: Catalogue, _ w: Words) {
        var query = QueueQuery()
        query.queue = .all
        query.assignee = .person(login: colleague.login)
        let groups = colleague.groups.compactMap { catalogue.group($0)?.name }
        let place = groups.isEmpty ? w("role.\(colleague.role.rawValue)") : w.together(groups, most: 3)
        self.init(text: colleague.name, detail: place, address: query.address, icon: .people)
    }

    /// Somebody who wrote in, who leads to their requests, over or not.
    init(_ requester: Requester) {
        var query = QueueQuery()
        query.queue = .all
        query.stage = .any
        query.text = requester.email ?? requester.fiscalCode ?? requester.familyName + " " + requester.givenName
        self.init(
            text: requester.name,
            detail: [requester.email, requester.fiscalCode].compactMap(\.self).joined(separator: ", "),
            address: query.address, icon: .user)
    }

    init(_ problem: KnownProblem) {
        self.init(text: problem.title, address: problem.deskPath, icon: .warning)
    }
}
