import Domain
import Foundation

// Where one writes: to the requester, or to colleagues. The two look as different as their readers are.
extension RequestActions {
    func composers(_ head: RequestHead, _ seen: ID<Message>?, _ refused: RefusedForm?, _ frame: Frame) -> HTML {
        fragment {
            if may(.reply) { replyForm(head, seen, refused, frame) }
            if may(.note) { noteForm(head, refused, frame) }
        }
    }

    private func replyForm(_ head: RequestHead, _ seen: ID<Message>?, _ refused: RefusedForm?, _ frame: Frame) -> HTML {
        let w = frame.words
        let (values, errors) = RefusedForm.values(of: refused, for: .reply)
        let f = Fields(w, values: values, errors: errors, prefix: "rispondi-")
        return section(
            .class("sp-card sp-composer"), .id("rispondi"), .aria("labelledby", "rispondi-titolo"),
            DeskKey.reply.attribute
        ) {
            h2(.id("rispondi-titolo")) { w("desk.reply.title") }
            postForm(frame, action: RequestAction.reply.address(head.number), hasFiles: true) {
                seenField(values, seen)
                if !readers.isEmpty {
                    f.select(
                        "a", label: w("merge.reader"), options: readers, hint: w("merge.reader.hint"), required: true)
                }
                f.area(
                    "testo", label: w("desk.reply.text"), rows: 7,
                    hint: w(hasAddress ? "desk.reply.hint" : "desk.reply.hint.noAddress"), required: true,
                    limit: 20_000)
                files(f, RefusedForm.files(of: refused, for: .reply), w)
                replyButtons(head, f, w)
            }
        }
    }

    /// The last message the person had before their eyes; the store tells whether a colleague answered since. A form that
    /// comes back keeps the first one.
    private func seenField(_ values: FormData, _ seen: ID<Message>?) -> HTML {
        input(.type("hidden"), .name("visto"), .value(values.optional("visto") ?? seen?.description ?? ""))
    }

    private func replyButtons(_ head: RequestHead, _ f: Fields, _ w: Words) -> HTML {
        div(.class("sp-composer-buttons")) {
            buttonRow {
                submit(w("desk.reply.send"), name: "poi", value: "resta")
                if canWaitForRequester || head.state == .waitingRequester {
                    submit(w("desk.reply.sendAndWait"), .secondary, name: "poi", value: "attesa")
                }
            }
            if may(.resolve) {
                div(.class("sp-composer-resolve")) {
                    f.select("esito", label: w("desk.resolve.reason"), options: resolutions(w), required: true)
                    submit(w("desk.reply.sendAndResolve"), .secondary, name: "poi", value: "risolta")
                }
            }
        }
    }

    @HTMLBuilder private func files(_ f: Fields, _ kept: [AttachedFile], _ w: Words) -> HTML {
        keptFiles(kept, w, canRemove: false)
        if kept.count < fileCount {
            f.files(
                "allegati", label: w("desk.files.add"), kinds: fileKinds, bytes: fileBytes,
                count: fileCount - kept.count)
        }
    }

    private func noteForm(_ head: RequestHead, _ refused: RefusedForm?, _ frame: Frame) -> HTML {
        let w = frame.words
        let (values, errors) = RefusedForm.values(of: refused, for: .note)
        let f = Fields(w, values: values, errors: errors, prefix: "nota-")
        return details(
            .class("sp-card sp-composer sp-composer-note"), .id("nota"), .open(refused?.action == .note || !may(.reply))
        ) {
            summary(DeskKey.note.attribute) {
                icon(.lock)
                w("desk.note.title")
            }
            postForm(frame, action: RequestAction.note.address(head.number), hasFiles: true) {
                f.area(
                    "testo", label: w("desk.note.text"), rows: 4, hint: w("desk.note.hint"), required: true,
                    limit: 20_000)
                files(f, RefusedForm.files(of: refused, for: .note), w)
                buttonRow { submit(w("desk.note.send")) }
            }
        }
    }
}
