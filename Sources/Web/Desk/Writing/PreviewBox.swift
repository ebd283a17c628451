import Desk
import Domain
import Foundation
import Formats

/// A reply as it will leave: who gets it, what stands in it, which files go with it. A page without the script shows it over
/// the place where one writes; the script shows it in a dialogue.
struct PreviewBox: Sendable {
    static let id = "anteprima"

    /// Nil when no mail leaves.
    let preview: ReplyPreview?
    let next: ReplyDraft.Next
    let number: Ticket.Number
    /// Whose case it is for; nil for the requester.
    let reader: Ticket.Number?
    /// When the draft was kept of which it is made; the script that keeps drafts is told.
    let keptAt: Date?

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return section(
            .class("sp-preview"), .id(Self.id), .tabindex(-1), .aria("labelledby", "anteprima-titolo"), .data("focus"),
            .data("kept-at", keptAt.map { String($0.milliseconds) })
        ) {
            h2(.id("anteprima-titolo")) { w("writing.preview.title") }
            if let preview {
                letter(preview, w)
            } else {
                p(w("writing.preview.noMail"))
            }
            buttonRow {
                submit(
                    w(next.sendKey), name: "poi", value: next.word, small: true,
                    with: [.init("form", Draft.Kind.reply.formID)])
                // Only the dialogue has something to close.
                button(.type("button"), .class("btn btn-link btn-sm sp-preview-close"), .hidden(true)) {
                    w("writing.preview.close")
                }
            }
        }
    }

    private func letter(_ preview: ReplyPreview, _ w: Words) -> HTML {
        let letter = preview.letter
        return fragment {
            dl(.class("sp-preview-facts")) {
                dt(w("writing.preview.from"))
                dd(letter.from.written)
                dt(w("writing.preview.to"))
                dd(letter.to.map(\.written).joined(separator: ", "))
                if !letter.cc.isEmpty {
                    dt(w("writing.cc"))
                    dd(letter.cc.map(\.written).joined(separator: ", "))
                }
                if !preview.blind.isEmpty {
                    dt(w("writing.bcc"))
                    dd(preview.blind.joined(separator: ", "))
                }
                dt(w("writing.preview.subject"))
                dd(letter.subject)
                if !preview.files.isEmpty {
                    dt(w("writing.preview.files"))
                    dd { files(preview, w) }
                }
            }
            element(
                "iframe",
                [
                    .class("sp-preview-mail"), .src(address), .title(w("writing.preview.mail")),
                    .init("sandbox", ""),
                ]
            ) { HTML.empty }
            details(.class("sp-preview-plain")) {
                summary { w("writing.preview.text") }
                pre(.tabindex(0)) { letter.text }
            }
            p(.class("sp-hint")) { w("writing.preview.links") }
        }
    }

    private func files(_ preview: ReplyPreview, _ w: Words) -> HTML {
        fragment {
            ul { for file in preview.files { li { "\(file.name) (\(w.size(bytes: Int(file.size))))" } } }
            if !preview.carriesFiles { p(w("writing.preview.tooLarge")) }
        }
    }

    /// The HTML half, made of the draft that was kept with the preview.
    private var address: String {
        var address = "\(number.previewPath)?poi=\(next.word)"
        if case .resolve(let resolution) = next { address += "&esito=\(resolution.rawValue)" }
        if let reader { address += "&a=\(reader)" }
        return address
    }
}

extension Letter.Party {
    fileprivate var written: String { name.isEmpty ? address.wire : "\(name) <\(address.wire)>" }
}

extension ReplyDraft.Next {
    /// As the buttons that send say it.
    var word: String {
        switch self {
        case .stay: "resta"
        case .wait: "attesa"
        case .resolve: "risolta"
        }
    }

    fileprivate var sendKey: String {
        switch self {
        case .stay: "desk.reply.send"
        case .wait: "desk.reply.sendAndWait"
        case .resolve: "desk.reply.sendAndResolve"
        }
    }
}

extension Ticket.Number {
    var previewPath: String { deskPath + "/anteprima" }
}
