import Domain
import Foundation

/// A person of the desk: what they have in hand, what they know, when they are not there.
struct PersonPage: Sendable {
    let person: Operator
    let groups: [String]
    let open: Int
    let late: Int
    let absences: [Absence]
    let catalogue: Catalogue
    let mayPlan: Bool
    /// What was typed, with what is wrong or what would happen.
    var form = FormData()
    var errors = FieldErrors()
    var preview: [Ticket]?
    let sidebar: Sidebar

    static func path(_ person: Operator) -> String { "/scrivania/persone/\(person.login.urlEncoded)" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: person.name, sidebar: sidebar) {
            h1(person.name)
            errorSummary(errors, w)
            card(w("work.work"), id: "lavoro") {
                facts([
                    (w("work.inHand"), HTML(w.load(open, late, person.work.capacity))),
                    (w("account.groups"), HTML(groups.isEmpty ? "–" : groups.joined(separator: ", "))),
                    (
                        w("work.skills"),
                        HTML(person.work.skills.isEmpty ? w("work.all") : person.work.skills.joined(separator: ", "))
                    ),
                    (
                        w("work.languages"),
                        HTML(
                            person.work.languages.isEmpty
                                ? w("work.all") : person.work.languages.joined(separator: ", "))
                    ),
                    (w("work.available"), HTML(w(person.work.isAvailable ? "work.present" : "work.away"))),
                ])
            }
            card(w("work.absences"), id: "assenze") {
                if absences.isEmpty { p(.class("sp-muted")) { w("work.absences.none") } }
                ul(.class("sp-plain-list")) { for absence in absences { li { html(absence, frame) } } }
            }
            if mayPlan { card(w("work.absence.plan"), id: "pianifica") { planner(frame) } }
        }
    }

    @HTMLBuilder private func html(_ absence: Absence, _ frame: Frame) -> HTML {
        let w = frame.words
        p {
            w(
                "work.absence.days",
                ["from": w.shortDay(absence.from), "to": w.shortDay(absence.to.addingTimeInterval(-1))])
            " · " + way(absence.handOver, w)
            if !absence.note.isEmpty { " · " + absence.note }
        }
        if mayPlan {
            postForm(frame, action: Self.path(person) + "/assenze/\(absence.id)/fine") {
                submit(w("work.absence.end"), .secondary, small: true)
            }
        }
    }

    private func way(_ handOver: Absence.HandOver, _ w: Words) -> String {
        switch handOver {
        case .keep: w("work.handOver.keep")
        case .group: w("work.handOver.group")
        case .colleague(let id): w("work.handOver.to", ["name": catalogue.person(id)?.name ?? "–"])
        }
    }

    private func planner(_ frame: Frame) -> HTML {
        let w = frame.words, f = Fields(w, values: form, errors: errors)
        let colleagues = catalogue.operators.filter { other in
            other.id != person.id && other.may(.take) && other.groups.contains(where: person.groups.contains)
        }
        return postForm(frame, action: Self.path(person) + "/assenze") {
            div(.class("sp-columns")) {
                f.date("first", label: w("work.absence.first"), required: true)
                f.date("last", label: w("work.absence.last"), required: true)
            }
            f.select(
                "deputy", label: w("work.handOver"),
                options: [Option("keep", w("work.handOver.keep")), Option("group", w("work.handOver.group"))]
                    + colleagues.map { Option($0.login, w("work.handOver.to", ["name": $0.name])) },
                value: "group", required: true)
            f.text("note", label: w("work.absence.note"), hint: w("work.absence.note.hint"), most: Absence.longestNote)
            if let preview { shown(preview, frame) }
            buttonRow {
                submit(w("work.absence.preview"), .secondary, name: "passo", value: "anteprima")
                submit(w("work.absence.do"), name: "passo", value: "pianifica")
            }
        }
    }

    @HTMLBuilder private func shown(_ tickets: [Ticket], _ frame: Frame) -> HTML {
        let w = frame.words
        p(.role("status")) { w("work.absence.moves", ["n": open]) }
        ul {
            for ticket in tickets { li { a(.href(ticket.number.deskPath)) { "\(ticket.number) · \(ticket.summary)" } } }
        }
    }
}
