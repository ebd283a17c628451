import Domain

/// The words of a problem: what colleagues know, and what those who wait are told.
struct ProblemForm: Sendable {
    static let newPath = ProblemListPage.path + "/nuovo"

    let f: Fields

    func fields() -> HTML {
        let w = f.w
        return fragment {
            f.text(
                "title", label: w("problems.label.title"), hint: w("problems.label.title.hint"), required: true,
                autocomplete: "off", most: KnownProblem.longestTitle)
            f.area(
                "details", label: w("problems.label.details"), rows: 4, hint: w("problems.label.details.hint"),
                limit: KnownProblem.longestDetails)
            f.area(
                "standing", label: w("problems.label.standing"), rows: 6,
                hint: w(
                    "problems.label.standing.hint",
                    ["name": "{{name}}", "number": "{{number}}", "triple": "{{triple}}"]),
                limit: RuleAction.longestText)
            f.area(
                "standingEnglish", label: w("problems.label.standingEnglish"), rows: 4,
                hint: w("bulk.answer.en.hint"), limit: RuleAction.longestText)
        }
    }

    /// What the form says, over what was there.
    static func read(_ form: FormData, over problem: KnownProblem) -> KnownProblem {
        var next = problem
        next.title = form["title"]
        next.details = form["details"]
        next.standing = RuleText(form["standing"], english: form["standingEnglish"])
        return next
    }

    static func form(_ problem: KnownProblem) -> FormData {
        var form = FormData()
        form.append("title", problem.title)
        form.append("details", problem.details)
        form.append("standing", problem.standing.italian)
        form.append("standingEnglish", problem.standing.english)
        return form
    }
}

/// A problem that is not known yet.
struct NewProblemPage: Sendable {
    /// The request it was seen in, which it gathers.
    let from: Ticket.Number?
    let form: FormData
    var errors = FieldErrors()
    let sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: w("problems.new"), sidebar: sidebar,
            breadcrumbs: [Link(w("problems.title"), ProblemListPage.path), Link(w("problems.new"), "")]
        ) {
            div(.class("sp-settings")) {
                h1(w("problems.new"))
                if let from { p(.class("sp-settings-purpose")) { w("problems.new.from", ["number": from]) } }
                errorSummary(errors, w)
                postForm(frame, action: ProblemForm.newPath) {
                    if let from { input(.type("hidden"), .name("da"), .value(from.description)) }
                    ProblemForm(f: Fields(w, values: form, errors: errors)).fields()
                    buttonRow {
                        submit(w("problems.new.do"))
                        linkButton(w("bulk.drop"), from?.deskPath ?? ProblemListPage.path, .link)
                    }
                }
            }
        }
    }
}
