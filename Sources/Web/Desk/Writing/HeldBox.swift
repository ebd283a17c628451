import Domain
import Foundation

/// The replies that are about to leave, each with the button that takes it back. Without any it is empty, so that the page
/// that watches it finds it.
struct HeldBox {
    static let id = "in-partenza"

    let held: [HeldReply]
    let number: Ticket.Number
    let frame: Frame

    func html() -> HTML {
        let w = frame.words
        return div(
            .id(Self.id), .class("sp-held"), .data("watch", held.isEmpty ? nil : ""),
            .data("focus", held.isEmpty ? nil : ""), .tabindex(held.isEmpty ? nil : -1)
        ) {
            for reply in held {
                div(.class("sp-alert sp-tone-info")) {
                    icon(.clock)
                    div(.class("sp-alert-text")) {
                        p {
                            w(
                                "writing.held.leaves",
                                ["hour": w.hour(reply.leavesAt), "n": reply.secondsLeft(at: frame.now)])
                        }
                        TakeBackForm(undo: TakeBack(number: number, reply: reply.id), frame: frame).html()
                    }
                }
            }
        }
    }
}

/// The button that takes back a reply that has not left yet; it leads to the request, with the reply in its place.
struct TakeBackForm {
    let undo: TakeBack
    let frame: Frame

    func html() -> HTML {
        postForm(frame, action: undo.number.takeBackPath) {
            input(.type("hidden"), .name("risposta"), .value(undo.reply.description))
            submit(
                frame.words("writing.held.undo"), .secondary, small: true, with: [.id("annulla-\(undo.reply)")])
        }
    }
}

extension Ticket.Number {
    var takeBackPath: String { deskPath + "/annulla-invio" }
}
