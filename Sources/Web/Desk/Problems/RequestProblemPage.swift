import Domain

/// Which known problem a request waits for: those open, or a new one; and the requests that are like it.
struct RequestProblemPage: Sendable {
    let number: Ticket.Number
    let seen: SeenRequest
    let summary: String
    let problems: [KnownProblem]
    let similar: [SimilarRequest]
    let sidebar: Sidebar

    static func path(_ number: Ticket.Number) -> String { number.deskPath + "/problema" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return RequestTaskPage(
            number: number, title: w("problems.request.title", ["number": number]), summary: summary, sidebar: sidebar
        ).html(frame) {
            card(w("problems.open"), id: "aperti") {
                if problems.isEmpty { p(.class("sp-muted")) { w("problems.none") } }
                if !problems.isEmpty {
                    p(.class("sp-hint")) { w("problems.request.hint") }
                    ul(.class("sp-problem-choices")) { for problem in problems { li { choice(problem, frame) } } }
                }
                p { a(.href("\(ProblemForm.newPath)?da=\(number)")) { w("problems.new.here") } }
            }
            if !similar.isEmpty {
                card(w("problems.similar"), id: "simili") {
                    postForm(frame, action: BulkBar.path) {
                        similarList(similar, w)
                        buttonRow { submit(w("bulk.choose"), .secondary, small: true) }
                    }
                }
            }
        }
    }

    private func choice(_ problem: KnownProblem, _ frame: Frame) -> HTML {
        postForm(frame, action: Self.path(number)) {
            seen.field()
            input(.type("hidden"), .name("problema"), .value(problem.id.description))
            a(.href(problem.deskPath)) { problem.title }
            submit(
                frame.words("problems.gather"), .secondary, small: true,
                with: [.aria("label", frame.words("problems.gather.into", ["title": problem.title]))])
        }
    }
}

/// The requests like one, on a page of their own.
struct SimilarPage: Sendable {
    let number: Ticket.Number
    let summary: String
    let similar: [SimilarRequest]
    let sidebar: Sidebar

    static func path(_ number: Ticket.Number) -> String { number.deskPath + "/simili" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w("problems.similar.to", ["number": number])
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(number.description, number.deskPath), Link(title, "")]
        ) {
            h1(title)
            p(.class("sp-settings-purpose")) { summary }
            if similar.isEmpty {
                emptyState(w("problems.similar.none"), icon: .search)
            } else {
                postForm(frame, action: BulkBar.path) {
                    similarList(similar, w)
                    buttonRow { submit(w("bulk.choose"), .secondary, small: true) }
                }
            }
        }
    }
}

/// On the page of a request: the problem it waits for, or the ways to one and to what is like it.
struct ProblemCard: Sendable, Equatable {
    let number: Ticket.Number
    let problem: KnownProblem?
    let mayGather: Bool

    /// Live updates replace the card whole, by this id.
    static let id = "problema-noto"

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.id(Self.id)) {
            card(w("problems.card"), id: "problema") {
                if let problem {
                    p {
                        a(.href(problem.deskPath)) { problem.title }
                        " "
                        badge(
                            w(problem.isOpen ? "problems.isOpen" : "problems.isSolved"),
                            problem.isOpen ? .warning : .success)
                    }
                    if mayGather {
                        postForm(frame, action: RequestProblemPage.path(number) + "/togli") {
                            submit(w("problems.ungather"), .secondary, small: true)
                        }
                    }
                }
                ul(.class("sp-plain-list")) {
                    if problem == nil, mayGather {
                        li {
                            a(.href(RequestProblemPage.path(number)), DeskKey.problem.attribute) {
                                w("problems.gather.one")
                            }
                        }
                    }
                    li { a(.href(SimilarPage.path(number))) { w("problems.similar.look") } }
                }
            }
        }
    }
}
