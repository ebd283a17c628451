import Domain
import Foundation

// Where one writes: to the requester, or to colleagues. The two look as different as their readers are.
extension RequestActions {
    func composers(_ composing: Composing, _ frame: Frame) -> HTML {
        fragment {
            if let held = composing.held { HeldBox(held: held, number: composing.head.number, frame: frame).html() }
            if may(.reply) {
                replyForm(composing, frame)
            } else if let draft = composing.draft(.reply) {
                stranded(draft, composing.head.number, frame)
            }
            if may(.note) {
                noteForm(composing, frame)
                p(.class("sp-forward sp-no-print")) {
                    a(.href(ForwardPage.path(composing.head.number)), DeskKey.forward.attribute) {
                        icon(.mail)
                        frame.words("writing.forward")
                    }
                }
            }
        }
    }

    /// A draft of a reply to a request that takes no reply any more: to be read, copied and thrown away.
    private func stranded(_ draft: Draft, _ number: Ticket.Number, _ frame: Frame) -> HTML {
        let w = frame.words
        return section(.class("sp-card sp-composer"), .aria("labelledby", "bozza-titolo")) {
            h2(.id("bozza-titolo")) { w("writing.draft.stranded") }
            p(.class("sp-hint")) { w("writing.draft.stranded.text") }
            pre(.class("sp-stranded"), .tabindex(0)) { draft.text }
            if !draft.files.isEmpty {
                p { w("writing.draft.stranded.files", ["names": w.together(draft.files.map(\.name), most: 20)]) }
            }
            postForm(frame, action: number.draftPath + "/butta") {
                input(.type("hidden"), .name("quale"), .value(draft.kind.rawValue))
                submit(w("writing.draft.drop"), .secondary, small: true)
            }
        }
    }

    private func replyForm(_ composing: Composing, _ frame: Frame) -> HTML {
        let w = frame.words
        let desk = ComposerDesk(.reply, composing, frame), f = desk.fields
        return section(
            .class("sp-card sp-composer"), .id("rispondi"), .aria("labelledby", "rispondi-titolo"),
            DeskKey.reply.attribute
        ) {
            h2(.id("rispondi-titolo")) { w("desk.reply.title") }
            composing.refused?.preview?.html(frame)
            desk.form {
                if !readers.isEmpty {
                    f.select(
                        "a", label: w("merge.reader"), options: readers, hint: w("merge.reader.hint"), required: true)
                }
                desk.area(
                    label: w("desk.reply.text"), rows: 7,
                    hint: w(hasAddress ? "desk.reply.hint" : "desk.reply.hint.noAddress"))
                copies(composing.draft(.reply)?.copies ?? .none, f)
                files(desk)
                replyButtons(composing, desk, w)
            }
        }
    }

    /// Folded away: most replies go to one person.
    private func copies(_ draft: Copies, _ f: Fields) -> HTML {
        let w = f.w, cc = Copies.typed(draft.open), bcc = Copies.typed(draft.blind)
        let isUsed = [("cc", cc), ("ccn", bcc)].contains { f.errors[$0] != nil || !f.value($0, or: $1).isEmpty }
        return details(.class("sp-copies"), .open(isUsed)) {
            summary { w("writing.copies") }
            f.text(
                "cc", label: w("writing.cc"), value: cc, hint: w("writing.cc.hint"), autocomplete: "off",
                inputmode: "email")
            f.text(
                "ccn", label: w("writing.bcc"), value: bcc, hint: w("writing.bcc.hint"), autocomplete: "off",
                inputmode: "email")
        }
    }

    /// Each way of sending is a button; the key that sends presses the one used last, and a box goes on from there.
    private func replyButtons(_ composing: Composing, _ desk: ComposerDesk, _ w: Words) -> HTML {
        let canWait = canWaitForRequester || composing.head.state == .waitingRequester
        let waits = canWait && composing.habit.waits
        return div(.class("sp-composer-buttons")) {
            div(.class("sp-composer-next")) {
                input(.type("hidden"), .name("elenco"), .value(desk.list), .data("came"))
                desk.fields.checkbox(
                    "prossima", label: w("writing.next"), isChecked: composing.habit.goesOn,
                    hint: w("writing.next.hint"))
            }
            buttonRow {
                submit(
                    w("desk.reply.send"), waits ? .secondary : .primary, name: "poi", value: "resta",
                    with: waits ? [] : [DeskKey.send.attribute])
                if canWait {
                    submit(
                        w("desk.reply.sendAndWait"), waits ? .primary : .secondary, name: "poi", value: "attesa",
                        with: waits ? [DeskKey.send.attribute] : [])
                }
                submit(
                    w("writing.preview"), .secondary, name: "poi", value: waits ? "attesa" : "resta",
                    action: composing.head.number.previewPath, with: [.data("preview")])
                desk.draftLine.saveButton()
            }
            if may(.resolve) {
                div(.class("sp-composer-resolve")) {
                    desk.fields.select(
                        "esito", label: w("desk.resolve.reason"), options: resolutions(w), required: true)
                    withdrawal(desk.fields)
                    submit(w("desk.reply.sendAndResolve"), .secondary, name: "poi", value: "risolta")
                    submit(
                        w("writing.preview.solution"), .link, name: "poi", value: "risolta",
                        action: composing.head.number.previewPath, with: [.data("preview")])
                }
            }
        }
    }

    private func files(_ desk: ComposerDesk) -> HTML {
        DraftFiles(
            kind: desk.kind, number: desk.composing.head.number, kept: desk.files, kinds: fileKinds, bytes: fileBytes,
            most: fileCount, fields: desk.fields
        ).html()
    }

    private func noteForm(_ composing: Composing, _ frame: Frame) -> HTML {
        let w = frame.words
        let desk = ComposerDesk(.note, composing, frame)
        let isOpen = composing.refused?.action == .note || !may(.reply) || composing.draft(.note) != nil
        return details(.class("sp-card sp-composer sp-composer-note"), .id("nota"), .open(isOpen)) {
            summary(DeskKey.note.attribute) {
                icon(.lock)
                w("desk.note.title")
            }
            desk.form {
                desk.area(
                    label: w("desk.note.text"), rows: 4, hint: w("desk.note.hint") + " " + w("together.note.hint"),
                    with: [
                        .data("mention", composing.head.number.deskPath + "/colleghi"),
                        .data("mention-label", w("together.mention.list")),
                        .data("mention-found", w("together.mention.found")),
                        .data("mention-none", w("together.mention.none")),
                    ])
                files(desk)
                buttonRow {
                    submit(w("desk.note.send"))
                    desk.draftLine.saveButton()
                }
            }
        }
    }
}

/// One of the two places where one writes: its form, its text and what stands over it.
struct ComposerDesk {
    let kind: Draft.Kind
    let composing: Composing
    let frame: Frame
    let fields: Fields
    private let values: FormData

    init(_ kind: Draft.Kind, _ composing: Composing, _ frame: Frame) {
        let (values, errors) = RefusedForm.values(of: composing.refused, for: kind.action)
        self.kind = kind
        self.composing = composing
        self.frame = frame
        self.values = values
        fields = Fields(frame.words, values: values, errors: errors, prefix: kind.action.rawValue + "-")
    }

    private var picker: TextPicker {
        TextPicker(kind: kind, texts: composing.texts, head: composing.head, w: frame.words)
    }

    private var doubts: [SendingWarning] {
        composing.refused.flatMap { $0.action == kind.action ? $0.doubts : nil } ?? []
    }

    /// Those of a form that came back, or those that are kept with the draft.
    var files: [AttachedFile] {
        guard let refused = composing.refused, refused.action == kind.action else { return composing.files[kind] ?? [] }
        return refused.files
    }

    var draftLine: DraftLine {
        DraftLine(kind: kind, draft: composing.draft(kind), number: composing.head.number, frame: frame)
    }

    /// What stands over the form and what is inside it.
    @HTMLBuilder func form(@HTMLBuilder _ content: () -> HTML) -> HTML {
        if !doubts.isEmpty { DoubtBox(warnings: doubts, formID: kind.formID, values: values, w: frame.words).html() }
        // Enter in a one-line field presses the first button of the form: this one, which does nothing.
        element("button", [.type("submit"), .init("form", kind.formID), .hidden(), .disabled()]) {}
        draftLine.html()
        picker.html()
        postForm(frame, action: kind.action.address(composing.head.number), id: kind.formID, hasFiles: true) {
            seenField
            composing.head.seen.field()
            content()
        }
    }

    /// The list one came from; a form that comes back keeps the first one.
    var list: String { values.optional("elenco") ?? composing.list }

    func area(label: String, rows: Int, hint: String, with marks: [Attribute] = []) -> HTML {
        fields.area(
            "testo", label: label, value: composing.draft(kind)?.text, rows: rows, hint: hint, required: true,
            limit: 20_000, with: draftLine.marks(isUnsaved: !values.isEmpty) + [picker.mark] + fileMarks + marks)
    }

    /// What the script calls a picture that is pasted, and what it says of files that were added.
    private var fileMarks: [Attribute] {
        let w = frame.words
        return [
            .data("pasted", w("writing.files.pasted")), .data("added", w("writing.files.added")),
            .data("full", w("writing.files.full")),
        ]
    }

    /// The last message the person had before their eyes; the store tells whether a colleague answered since. A form that
    /// comes back keeps the first one.
    private var seenField: HTML {
        input(.type("hidden"), .name("visto"), .value(values.optional("visto") ?? composing.seen?.description ?? ""))
    }
}
