import Domain

/// The files of what is being written: those that are kept with the draft, each with the button that takes it out, and the
/// field that adds more. With the script a file is sent as soon as it is chosen, pasted or dropped; without it, with the
/// form.
struct DraftFiles {
    let kind: Draft.Kind
    let number: Ticket.Number
    let kept: [AttachedFile]
    let kinds: [String]
    /// Of one file.
    let bytes: Int
    /// Files that one message may have.
    let most: Int
    let fields: Fields
    private var w: Words { fields.w }

    @HTMLBuilder func html() -> HTML {
        ul(.class("sp-kept-files"), .id(kind.filesID), .aria("label", w("public.form.keptFiles"))) {
            for attached in kept { Self.item(attached, kind, of: number, w) }
        }
        div(.id(kind.filesID + "-campo"), .hidden(kept.count >= most)) {
            fields.files(
                "allegati", label: w("desk.files.add"), kinds: kinds, bytes: bytes, count: most,
                with: [
                    .data("upload", number.draftPath + "/allegati"), .data("upload-list", kind.filesID),
                    .data("upload-kind", kind.rawValue), .data("upload-most", String(most)),
                    .data("upload-loading", w("writing.files.loading")),
                    .data("upload-loaded", w("writing.files.loaded")),
                    .data("upload-failed", w("writing.files.failed")),
                    .data("upload-ended", w("writing.files.ended")),
                    .data("upload-waiting", w("writing.files.waiting")),
                    .data("upload-stop", w("writing.files.stop")),
                    .data("upload-gone", w("writing.files.gone")),
                ])
        }
        p(.class("sp-hint"), .id(kind.filesID + "-pieno"), .hidden(kept.count < most)) {
            w("public.form.filesFull", ["n": most])
        }
    }

    static func item(_ attached: AttachedFile, _ kind: Draft.Kind, of number: Ticket.Number, _ w: Words) -> HTML {
        keptFile(
            attached, w,
            removal: [
                .name(DraftRoutes.removal), .value(attached.file.hash),
                .formaction("\(number.draftPath)/togli?quale=\(kind.rawValue)"),
                .init("formnovalidate", if: true),
            ])
    }
}

extension Draft.Kind {
    var filesID: String { action.rawValue + "-allegati" }
}
