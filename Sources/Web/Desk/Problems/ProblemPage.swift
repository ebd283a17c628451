import Domain

/// One known problem: what is known, who waits, who else seems to suffer from it, and the answer to all.
struct ProblemPage: Sendable {
    let problem: KnownProblem
    let openedBy: String
    let count: ProblemCount
    let similar: [SimilarRequest]
    /// Forms that were refused, as they were sent.
    var edited: (form: FormData, errors: FieldErrors)?
    var answered: (form: FormData, errors: FieldErrors)?
    let mayEdit: Bool
    let maySolve: Bool
    let sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: problem.title, sidebar: sidebar,
            breadcrumbs: [Link(w("problems.title"), ProblemListPage.path), Link(problem.title, "")]
        ) {
            div(.class("sp-settings sp-problem")) {
                h1(problem.title)
                p(.class("sp-problem-state")) {
                    badge(
                        w(problem.isOpen ? "problems.isOpen" : "problems.isSolved"),
                        problem.isOpen ? .warning : .success)
                    " " + w("problems.by", ["name": openedBy]) + " "
                    moment(problem.openedAt, frame)
                }
                if let refused = edited ?? answered { errorSummary(refused.errors, w) }
                p(.class("sp-problem-count")) {
                    strong(w.requests(count))
                    " "
                    if count.all > 0 { a(.href(problem.listPath)) { w("problems.list") } }
                }
                known(w)
                if maySolve { solution(frame) }
                if problem.isOpen { suggestions(frame) }
                if mayEdit { editing(frame) }
            }
        }
    }

    private func known(_ w: Words) -> HTML {
        fragment {
            if !problem.details.isEmpty {
                card(w("problems.label.details"), id: "conosciuto") { prose(problem.details) }
            }
            card(w("problems.label.standing"), id: "messaggio") {
                if problem.standing.italian.isEmpty {
                    p(.class("sp-muted")) { w("problems.standing.none") }
                } else {
                    prose(problem.standing.italian)
                    if !problem.standing.english.isEmpty {
                        details(.class("sp-fold")) {
                            summary(w("problems.label.standingEnglish"))
                            prose(problem.standing.english)
                        }
                    }
                }
            }
        }
    }

    private func solution(_ frame: Frame) -> HTML {
        let w = frame.words
        let f = Fields(
            w, values: answered?.form ?? FormData(), errors: answered?.errors ?? FieldErrors(), prefix: "risolvi-")
        return card(w("problems.solve"), id: "risolvi") {
            if count.open > 0 {
                p(.class("sp-hint")) { w("problems.solve.hint", ["n": w.number(count.open)]) }
                postForm(frame, action: problem.deskPath + "/risolvi") {
                    f.area(
                        "answer", label: w("bulk.answer.it"), rows: 7,
                        hint: w(
                            "bulk.answer.hint", ["name": "{{name}}", "number": "{{number}}", "triple": "{{triple}}"]),
                        required: true, limit: RuleAction.longestText)
                    f.area(
                        "english", label: w("bulk.answer.en"), rows: 4, hint: w("bulk.answer.en.hint"),
                        limit: RuleAction.longestText)
                    f.select(
                        "esito", label: w("desk.resolve.reason"), options: resolutions(w),
                        value: Resolution.fixed.rawValue, required: true)
                    buttonRow { submit(w("bulk.preview")) }
                }
            } else {
                p(.class("sp-hint")) { w("problems.solve.nobody") }
            }
            if count.open == 0 || !problem.isOpen {
                postForm(frame, action: problem.deskPath + "/stato") {
                    input(.type("hidden"), .name("risolto"), .value(problem.isOpen ? "1" : "0"))
                    submit(w(problem.isOpen ? "problems.solve.alone" : "problems.again"), .secondary, small: true)
                }
            }
        }
    }

    private func suggestions(_ frame: Frame) -> HTML? {
        let w = frame.words
        guard !similar.isEmpty else { return nil }
        return card(w("problems.similar"), id: "simili") {
            p(.class("sp-hint")) { w("problems.similar.hint") }
            postForm(frame, action: BulkBar.path + "/proponi") {
                input(.type("hidden"), .name("azione"), .value(BulkAction.problem.rawValue))
                input(.type("hidden"), .name("problema"), .value(problem.id.description))
                similarList(similar, w)
                buttonRow { submit(w("problems.gather.these"), .secondary, small: true) }
            }
        }
    }

    private func editing(_ frame: Frame) -> HTML {
        let w = frame.words
        let f = Fields(
            w, values: edited?.form ?? ProblemForm.form(problem), errors: edited?.errors ?? FieldErrors(),
            prefix: "modifica-")
        return details(.class("sp-fold"), .open(edited != nil)) {
            summary(w("problems.edit"))
            postForm(frame, action: problem.deskPath) {
                ProblemForm(f: f).fields()
                buttonRow { submit(w("settings.save")) }
            }
        }
    }
}
