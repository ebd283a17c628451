import Domain
import Foundation

/// What the two places where one writes are made with.
struct Composing: Sendable {
    var head: RequestHead
    /// The last message the person has before their eyes.
    var seen: ID<Message>?
    /// What they were writing when they were here last.
    var drafts: [Draft] = []
    /// What is kept with it.
    var files: [Draft.Kind: [AttachedFile]] = [:]
    /// The texts they have for this request.
    var texts: [TextModule] = []
    /// What they sent and can still take back; nil where nothing is held.
    var held: [HeldReply]?
    /// How they sent last.
    var habit = SendingHabit()
    /// The address, after its question mark, of the list they came from.
    var list = ""
    /// A form that was not taken, shown again.
    var refused: RefusedForm?

    func draft(_ kind: Draft.Kind) -> Draft? { drafts.first { $0.kind == kind } }
}

extension Draft.Kind {
    /// The action that sends it.
    var action: RequestAction {
        switch self {
        case .reply: .reply
        case .note: .note
        }
    }

    /// Of the form, for the buttons that stand outside it: a browser takes the first button inside a form for the one that
    /// sends it.
    var formID: String { action.rawValue + "-modulo" }
    var lineID: String { action.rawValue + "-bozza" }
}

/// The line over a text that says that it is kept, and the button that throws it away. The script writes into it as one
/// types; without the script it says what the page was made with.
struct DraftLine {
    let kind: Draft.Kind
    let draft: Draft?
    let number: Ticket.Number
    let frame: Frame

    func html() -> HTML {
        let w = frame.words
        return div(
            .class("sp-draft" + (draft?.returnedAt == nil ? "" : " sp-draft-problem")), .id(kind.lineID),
            .hidden(draft == nil), .data("failed", w("writing.draft.failed")),
            .data("ended", w("writing.draft.ended"))
        ) {
            icon(.pencil)
            span(.data("said")) { draft.map { w.told($0, now: frame.now) } ?? "" }
            element(
                "button",
                [
                    .type("submit"), .class("btn btn-link btn-sm"), .init("form", kind.formID), .name("quale"),
                    .value(kind.rawValue), .formaction(number.draftPath + "/butta"),
                    .data("confirm", w("writing.draft.drop.sure")),
                ]
            ) { w("writing.draft.drop") }
        }
    }

    /// What the script needs to know of the text it keeps.
    func marks(isUnsaved: Bool) -> [Attribute] {
        [
            // What a browser brings back by itself would be older than what the desk has kept.
            .autocomplete("off"),
            .data("draft", number.draftPath), .data("draft-kind", kind.rawValue), .data("draft-line", kind.lineID),
            .data("draft-at", draft.map { String($0.savedAt.milliseconds) }),
            .data("draft-unsaved", isUnsaved ? "" : nil),
        ]
    }

    /// Without the script one keeps it oneself.
    func saveButton() -> HTML {
        element(
            "button",
            [
                .type("submit"), .class("btn btn-link sp-button-link sp-no-script"), .name("quale"),
                .value(kind.rawValue), .formaction(number.draftPath),
            ]
        ) { frame.words("writing.draft.save") }
    }
}

extension Ticket.Number {
    var draftPath: String { deskPath + "/bozza" }
}

extension Words {
    /// What is to be said of a draft.
    func told(_ draft: Draft, now: Date) -> String {
        guard let returned = draft.returnedAt else { return kept(at: draft.savedAt, now: now) }
        return self("writing.draft.returned", ["hour": hour(returned)])
    }

    /// When a draft was kept: by the hour today, with the day before.
    func kept(at instant: Date, now: Date) -> String {
        if shortDay(instant) == shortDay(now) { return self("writing.draft.kept", ["hour": hour(instant)]) }
        return self("writing.draft.keptOn", ["moment": moment(instant)])
    }
}
