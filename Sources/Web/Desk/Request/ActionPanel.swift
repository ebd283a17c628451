import Domain
import Foundation

// The actions at the side of a request. Each form opens in place, without script; one that was refused is open again.
extension RequestActions {
    /// Replaced whole by live updates, by its id, unless somebody is typing in it.
    func panel(_ head: RequestHead, _ refused: RefusedForm?, _ frame: Frame) -> HTML {
        let w = frame.words
        return section(.class("sp-card sp-action-card"), .id("azioni"), .aria("labelledby", "azioni-titolo")) {
            h2(.id("azioni-titolo")) { w("desk.actions") }
            if possible.isSubset(of: [.note, .tag, .untag, .tick, .macro, .unmerge, .link, .unlink]) {
                p(.class("sp-muted")) { w(head.isOnlyRead ? "desk.actions.reader" : "desk.actions.none") }
            }
            div(.class("sp-actions-now")) { direct(head, frame) }
            if may(.macro) { macroMenu(head, frame) }
            disclosures(ActionForms(actions: self, head: head, refused: refused, frame: frame))
        }
    }

    /// What one press does.
    @HTMLBuilder private func direct(_ head: RequestHead, _ frame: Frame) -> HTML {
        let w = frame.words
        if may(.take) {
            let text = takenFrom.map { w("desk.action.takeFrom", ["name": $0]) } ?? w("desk.action.take")
            press(.take, text, head.isMine || head.assignee != nil ? .secondary : .primary, head, frame)
        }
        if may(.resume) { press(.resume, w("desk.action.resume"), .primary, head, frame) }
        if may(.wait) { press(.wait, w("desk.action.wait"), .secondary, head, frame) }
        if may(.chase) { press(.chase, w("desk.action.chase"), .secondary, head, frame) }
        if may(.close) { press(.close, w("desk.action.close"), .secondary, head, frame) }
    }

    private func press(
        _ action: RequestAction, _ text: String, _ weight: ButtonWeight, _ head: RequestHead, _ frame: Frame
    ) -> HTML {
        postForm(frame, action: action.address(head.number)) {
            versionField(head, action)
            submit(text, weight, small: true, with: action.key.map { [$0.attribute] } ?? [])
        }
    }

    /// The macros somebody has: a button each, the first nine with a key.
    private func macroMenu(_ head: RequestHead, _ frame: Frame) -> HTML {
        let w = frame.words
        return div(.class("sp-macros"), .role("group"), .aria("labelledby", "macro-titolo")) {
            div(.class("sp-macros-head")) {
                h3(.id("macro-titolo")) { w("macro.title") }
                a(.href(MacroHome.own.address)) { w("macro.manage") }
            }
            postForm(frame, action: RequestAction.macro.address(head.number)) {
                versionField(head, .macro)
                div(.class("sp-macro-row")) { for macro in macros { macro.html(hasKey: true, w) } }
            }
        }
    }

    @HTMLBuilder private func disclosures(_ forms: ActionForms) -> HTML {
        if may(.resolve) { forms.resolve() }
        if may(.assign) { forms.assign() }
        if may(.handOver) { forms.handOver() }
        if may(.escalate) { forms.escalate() }
        if may(.reclassify) { forms.reclassify() }
        if may(.prioritise) { forms.prioritise() }
        if may(.reopen) { forms.reopen() }
        if may(.merge) { forms.merge() }
        if may(.cancel) { forms.cancel() }
    }
}

extension RequestAction {
    func address(_ number: Ticket.Number) -> String { number.deskPath + "/" + rawValue }
}

/// What the person was looking at: two people at once are told apart by it. Live updates replace it, by its id, together
/// with the head they show.
func versionField(_ head: RequestHead, _ action: RequestAction) -> HTML {
    head.seen.field(id: action.versionID)
}

extension RequestAction {
    /// The id of the field that holds the version in this action's form.
    var versionID: String { "versione-" + rawValue }
}

/// The forms behind the actions that ask something.
struct ActionForms {
    let actions: RequestActions
    let head: RequestHead
    let refused: RefusedForm?
    let frame: Frame
    var w: Words { frame.words }

    func assign() -> HTML {
        disclosure(.assign, w("desk.action.assign"), .user) { f in
            f.select(
                "operatore", label: w("desk.assign.to"),
                options: actions.colleagues.map { colleague in
                    actions.absent.contains(colleague.value)
                        ? Option(colleague.value, "\(colleague.label) (\(w("work.absent")))") : colleague
                }, prompt: w("desk.choose"),
                required: true)
            submit(w("desk.assign.do"), small: true)
        }
    }

    func handOver() -> HTML {
        disclosure(.handOver, w("desk.action.handOver"), .swap) { f in
            f.select(
                "gruppo", label: w("desk.handOver.to"), options: actions.groups, prompt: w("desk.choose"),
                required: true)
            f.area("motivo", label: w("desk.reason"), rows: 2, hint: w("desk.reason.colleagues"))
            submit(w("desk.handOver.do"), small: true)
        }
    }

    func escalate() -> HTML {
        let name = actions.escalatesTo ?? ""
        return disclosure(.escalate, w("desk.action.escalate", ["group": name]), .arrowUp) { f in
            p(.class("sp-hint")) { w("desk.escalate.hint", ["group": name]) }
            f.area("motivo", label: w("desk.reason"), rows: 2, hint: w("desk.reason.colleagues"))
            submit(w("desk.escalate.do", ["group": name]), small: true)
        }
    }

    func resolve() -> HTML {
        disclosure(.resolve, w("desk.action.resolve"), .check) { f in
            p(.class("sp-hint")) { w("desk.resolve.hint") }
            f.select("esito", label: w("desk.resolve.reason"), options: resolutions(w), required: true)
            withdrawal(f)
            submit(w("desk.resolve.do"), small: true)
        }
    }

    func reopen() -> HTML {
        disclosure(.reopen, w("desk.action.reopen"), .refresh) { f in
            f.area("motivo", label: w("desk.reason"), rows: 2, hint: w("desk.reason.colleagues"))
            submit(w("desk.reopen.do"), small: true)
        }
    }

    func reclassify() -> HTML {
        disclosure(.reclassify, w("desk.action.reclassify"), .list) { f in
            let chosen = f.value("tripletta", or: nil)
            f.wrap("tripletta", label: w("desk.reclassify.to"), hint: nil, required: true) {
                element("select", [.class("form-select")] + f.ties("tripletta", hint: nil, required: true)) {
                    option(.value("")) { w("desk.choose") }
                    actions.triples.html(chosen: chosen)
                }
            }
            p(.class("sp-hint")) { w("desk.reclassify.hint") }
            submit(w("desk.reclassify.do"), small: true)
        }
    }

    func prioritise() -> HTML {
        disclosure(.prioritise, w("desk.action.prioritise"), .arrowUp) { f in
            f.select(
                "priorita", label: w("desk.prioritise.to"),
                options: Priority.allCases.filter { $0 != head.priority }.map {
                    Option($0.code, "\($0.code) " + w("priority.p\($0.rawValue)"))
                }, prompt: w("desk.prioritise.matrix"))
            div(.class("sp-columns")) {
                f.select(
                    "impatto", label: w("desk.prioritise.impact"),
                    options: Impact.allCases.map { Option($0.rawValue, w("impact.\($0.rawValue)")) },
                    prompt: w("desk.choose"))
                f.select(
                    "urgenza", label: w("desk.prioritise.urgency"),
                    options: Urgency.allCases.map { Option($0.rawValue, w("urgency.\($0.rawValue)")) },
                    prompt: w("desk.choose"))
            }
            f.area("motivo", label: w("desk.reason"), rows: 2, hint: w("desk.reason.colleagues"), required: true)
            p(.class("sp-hint")) { w("desk.prioritise.hint") }
            submit(w("desk.prioritise.do"), small: true)
        }
    }

    func cancel() -> HTML {
        disclosure(.cancel, w("desk.action.cancel"), .close) { f in
            f.radios(
                "perche", label: w("desk.cancel.why"),
                options: [
                    Option("duplicate", w("desk.cancel.duplicate")),
                    Option("out_of_competence", w("desk.cancel.outOfCompetence")),
                ], required: true)
            f.text(
                "duplicato", label: w("desk.cancel.number"), hint: w("desk.cancel.number.hint"), inputmode: "numeric")
            f.text("ente", label: w("desk.cancel.body"), hint: w("desk.cancel.body.hint"), most: 200)
            p(.class("sp-hint")) { w("desk.cancel.hint") }
            withdrawal(f)
            submit(w("desk.cancel.do"), .danger, small: true)
        }
    }

    /// Which of the two goes on is asked: the other one may be the better told.
    func merge() -> HTML {
        disclosure(.merge, w("merge.action"), .swap) { f in
            f.text(
                "numero", label: w("merge.number"), hint: w("merge.number.hint"), required: true, inputmode: "numeric",
                most: 200)
            f.radios(
                "verso", label: w("merge.direction"),
                options: [
                    Option("qui", w("merge.direction.here", ["number": head.number])),
                    Option("la", w("merge.direction.there", ["number": head.number])),
                ], value: "qui", required: true)
            if f.errors["conferma"] != nil || f.values.bool("conferma") {
                f.checkbox("conferma", label: w("merge.confirm"), required: true)
            }
            p(.class("sp-hint")) { w("merge.hint") }
            submit(w("merge.do"), small: true)
        }
    }

    /// A form that opens under its name; ids begin with the action's word, because forms of a page share field names.
    private func disclosure(
        _ action: RequestAction, _ title: String, _ symbol: Icon, @HTMLBuilder _ content: (Fields) -> HTML
    ) -> HTML {
        let isRefused = refused?.action == action
        let (values, errors) = RefusedForm.values(of: refused, for: action)
        let fields = Fields(w, values: values, errors: errors, prefix: action.rawValue + "-")
        return details(.class("sp-action"), .id("azione-" + action.rawValue), .open(isRefused), .name("azione")) {
            element("summary", action.key.map { [$0.attribute] } ?? []) {
                icon(symbol)
                title
            }
            postForm(frame, action: action.address(head.number)) {
                versionField(head, action)
                content(fields)
            }
        }
    }
}

/// Once it was said that opinions are still open: the yes by which they are withdrawn.
func withdrawal(_ f: Fields) -> HTML? {
    guard f.errors[OpinionCard.withdrawal] != nil || f.values.bool(OpinionCard.withdrawal) else { return nil }
    return f.checkbox(OpinionCard.withdrawal, label: f.w("opinions.withdraw.all"), required: true)
}

/// The reasons a request counts as solved.
func resolutions(_ w: Words) -> [Option] {
    Resolution.allCases.map { Option($0.rawValue, w("resolution.\($0.rawValue)")) }
}
