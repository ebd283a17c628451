import Domain
import Foundation

/// Known problems: those open, each with how many wait for it, and those solved, a page at a time.
struct ProblemListPage: Sendable {
    static let path = "/scrivania/problemi"
    /// Solved ones on one page; open ones are all shown, up to many.
    static let page = 30
    static let mostOpen = 200

    let open: [KnownProblem]
    let solved: [KnownProblem]
    let counts: [ID<KnownProblem>: ProblemCount]
    /// Address of the next page of those solved.
    let next: String?
    let mayOpen: Bool
    let sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("problems.title"), sidebar: sidebar) {
            div(.class("sp-list-head")) {
                h1(w("problems.title"))
                if mayOpen { linkButton(w("problems.new"), ProblemForm.newPath, .primary, small: true) }
            }
            p(.class("sp-settings-purpose")) { w("problems.purpose") }
            if open.isEmpty {
                emptyState(w("problems.none"), icon: .check)
            } else {
                list(open, w("problems.open"), w("problems.column.since"), frame) { $0.openedAt }
            }
            if !solved.isEmpty {
                list(solved, w("problems.solved"), w("problems.column.solvedAt"), frame) { $0.solvedAt ?? $0.updatedAt }
                pagination(previous: nil, next: next, w)
            }
        }
    }

    private func list(
        _ problems: [KnownProblem], _ title: String, _ when: String, _ frame: Frame, _ at: (KnownProblem) -> Date
    ) -> HTML {
        let w = frame.words, columns = [w("problems.column.title"), w("problems.column.requests"), when]
        return table(caption: title, isCaptionVisible: true, columns: columns.map { Column($0) }) {
            for problem in problems {
                tr {
                    td(.data("label", columns[0])) {
                        a(.href(problem.deskPath), .class("sp-entry-link")) { problem.title }
                    }
                    td(.data("label", columns[1])) { w.requests(counts[problem.id] ?? ProblemCount()) }
                    td(.data("label", columns[2])) { moment(at(problem), frame) }
                }
            }
        }
    }
}

extension KnownProblem {
    /// Its page at the desk.
    var deskPath: String { "\(ProblemListPage.path)/\(id)" }

    /// The list of its requests.
    var listPath: String {
        var query = QueueQuery()
        query.queue = .all
        query.stage = .any
        query.problem = id
        return query.address
    }
}

extension Words {
    /// How many requests wait, of how many.
    func requests(_ count: ProblemCount) -> String {
        self("problems.requests", ["n": number(count.open), "all": number(count.all)])
    }
}
