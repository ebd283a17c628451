import Desk
import Domain
import Foundation

/// What the program found for whoever keeps the knowledge: each with what it rests on, and what can be done about it.
struct ProposalsPage: Sendable {
    static let path = ArticleListPage.path + "/proposte"
    static let mostClosed = 30
    private static let mostShown = 5

    struct Line: Sendable {
        var proposal: Proposal
        /// The article it is about, or that speaks of it already.
        var article: Article?
        /// The classification of most of its requests, in words.
        var triple: String
        /// Those of its requests that who looks may see.
        var requests: [TicketLine]
    }

    var open: [Line]
    var closed: [Line]
    var mayWrite: Bool
    var sidebar: Sidebar
    /// A reason that was missing, by the id of its proposal.
    var refused: (id: ID<Proposal>, text: String)?

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: w("knowledge.proposals"), sidebar: sidebar,
            breadcrumbs: [Link(w("knowledge.title"), ArticleListPage.path), Link(w("knowledge.proposals"), "")]
        ) {
            h1(w("knowledge.proposals"))
            p(.class("sp-settings-purpose")) { w("knowledge.proposals.purpose") }
            if open.isEmpty { emptyState(w("knowledge.proposals.none"), icon: .check) }
            for kind in Proposal.Kind.allCases { section(of: kind, frame) }
            if !closed.isEmpty { past(frame) }
        }
    }

    private func section(of kind: Proposal.Kind, _ frame: Frame) -> HTML {
        let w = frame.words, lines = open.filter { $0.proposal.kind == kind }
        return fragment {
            if !lines.isEmpty {
                h2(.class("h5")) { w("knowledge.proposal.\(kind.rawValue)") }
                for line in lines { item(line, frame) }
            }
        }
    }

    private func item(_ line: Line, _ frame: Frame) -> HTML {
        let w = frame.words, one = line.proposal
        return card(line.title(w), id: "proposta-\(one.id)") {
            p { line.evidence(w) }
            if let article = line.article {
                p {
                    if one.kind == .recurrent {
                        w("knowledge.proposal.article") + " "
                        a(.href(article.deskPath)) { article.title }
                    } else {
                        a(.href(article.deskPath)) { w("knowledge.proposal.open") }
                    }
                }
            }
            if !line.requests.isEmpty {
                ul(.class("sp-plain-list")) {
                    for request in line.requests.prefix(Self.mostShown) {
                        li { a(.href(request.number.deskPath)) { "#\(request.number) \(request.summary)" } }
                    }
                }
            }
            if mayWrite { actions(line, frame) }
        }
    }

    private func actions(_ line: Line, _ frame: Frame) -> HTML {
        let w = frame.words, one = line.proposal, first = line.requests.first?.number
        return div(.class("sp-stack")) {
            buttonRow {
                if let article = line.article {
                    linkButton(w("knowledge.proposal.update"), article.deskPath + "/modifica", .primary, small: true)
                } else {
                    let address = ArticleForm.newPath + (first.map { "?da=\($0)" } ?? "")
                    linkButton(w("knowledge.proposal.write"), address, .primary, small: true)
                }
                if one.kind == .recurrent {
                    linkButton(
                        w("knowledge.proposal.problem"), ProblemForm.newPath + (first.map { "?da=\($0)" } ?? ""),
                        .secondary, small: true)
                    linkButton(
                        w("knowledge.proposal.all"), SearchPage.address(one.words.prefix(2).joined(separator: " ")),
                        .secondary, small: true)
                }
            }
            details(.class("sp-fold"), .open(refused?.id == one.id)) {
                summary(w("knowledge.proposal.close"))
                postForm(frame, action: "\(Self.path)/\(one.id)") {
                    Fields(w, errors: errors(of: one), prefix: "p\(one.id)").text(
                        "motivo", label: w("knowledge.proposal.reason"), hint: w("knowledge.proposal.reason.hint"))
                    buttonRow {
                        button(.type("submit"), .name("esito"), .value("done"), .class("btn btn-primary btn-sm")) {
                            w("knowledge.proposal.done")
                        }
                        button(
                            .type("submit"), .name("esito"), .value("dismissed"),
                            .class("btn btn-outline-primary btn-sm")
                        ) { w("knowledge.proposal.dismiss") }
                    }
                }
            }
        }
    }

    private func errors(of one: Proposal) -> FieldErrors {
        var errors = FieldErrors()
        if let refused, refused.id == one.id { errors.add("motivo", refused.text) }
        return errors
    }

    private func past(_ frame: Frame) -> HTML {
        let w = frame.words
        return details(.class("sp-fold")) {
            summary(w("knowledge.proposals.closed"))
            ul(.class("sp-plain-list")) {
                for line in closed {
                    li {
                        strong(line.title(w))
                        p(.class("sp-muted")) {
                            [
                                w("knowledge.proposal.state.\(line.proposal.state.rawValue)"), line.proposal.closedBy,
                                line.proposal.closedAt.map(w.day) ?? "", line.proposal.reason,
                            ].filter { !$0.isEmpty }.joined(separator: " · ")
                        }
                    }
                }
            }
        }
    }
}

extension ProposalsPage.Line {
    fileprivate func title(_ w: Words) -> String {
        switch proposal.kind {
        case .recurrent: proposal.words.prefix(4).joined(separator: ", ")
        case .missing: "«\(proposal.words.joined(separator: " "))»"
        case .useless, .stale: article?.title ?? "–"
        }
    }

    /// What it rests on, in a sentence.
    fileprivate func evidence(_ w: Words) -> String {
        let values: [String: any CustomStringConvertible] = [
            "count": proposal.count, "expected": Int(proposal.expected.rounded()), "triple": triple,
            "ofTriple": proposal.ofTriple, "unanswered": proposal.unanswered,
            "words": proposal.words.joined(separator: ", "), "day": w.day(proposal.foundAt),
        ]
        return w("knowledge.proposal.\(proposal.kind.rawValue).evidence", from: values)
    }
}
