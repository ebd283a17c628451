import Domain
import Foundation

/// What became of a request since the page of somebody was drawn, newest last.
struct WhatChanged: Sendable {
    struct Line: Sendable, Equatable {
        var sentence: String
        var at: Date
    }

    var lines: [Line]
    /// All of it is the work of the person who looks: there is nothing to tell them.
    var isOwn: Bool
    /// More than these nobody reads.
    private static let most = 12

    /// Nil when nothing happened, or nobody knows since when.
    init?(_ events: [Event], since seen: SeenRequest, by person: Operator, _ w: Words) {
        guard let last = seen.event else { return nil }
        let news = events.filter { $0.id > last }
        if news.isEmpty { return nil }
        lines = news.suffix(Self.most).map { Line(sentence: w.told($0), at: $0.at) }
        isOwn = news.allSatisfy { $0.actor == .operator(person.id) && $0.fact.rule == nil }
    }

    func list(_ frame: Frame) -> HTML {
        ul(.class("sp-changed")) {
            for line in lines {
                li {
                    line.sentence
                    " "
                    span(.class("sp-muted")) { moment(line.at, frame) }
                }
            }
        }
    }

    /// Over a form that stands below it with what was typed.
    func block(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.class("sp-doubts"), .id(Self.id), .tabindex(-1), .data("focus")) {
            alert(.warning, title: w("request.stale.title")) {
                list(frame)
                p(w("request.stale.form"))
            }
        }
    }

    static let id = "cambiata"
}

extension Words {
    /// An event in words, the messages too: in the history they speak for themselves.
    fileprivate func told(_ event: Event) -> String {
        if let sentence = EventSentence(event, self) { return sentence.text }
        let who = event.actorName.isEmpty ? self("events.system") : event.actorName
        return self("events.\(event.fact.kind.rawValue)", from: ["who": who])
    }
}

/// An action that was not done because the request is another one now: what changed, and the same once more.
struct StaleBox {
    let refused: RefusedForm
    let changed: WhatChanged
    let actions: RequestActions
    let head: RequestHead
    let frame: Frame
    private var w: Words { frame.words }

    func html() -> HTML {
        section(
            .class("sp-doubts"), .id(WhatChanged.id), .tabindex(-1), .aria("labelledby", WhatChanged.id + "-titolo"),
            .data("focus")
        ) {
            div(.class("sp-alert sp-tone-warning")) {
                icon(.warning)
                div(.class("sp-alert-text")) {
                    h2(.class("sp-alert-title"), .id(WhatChanged.id + "-titolo")) { w("request.stale.title") }
                    changed.list(frame)
                    if actions.may(refused.action) { again() } else { over() }
                }
            }
        }
    }

    @HTMLBuilder private func again() -> HTML {
        p(w("request.stale.again", ["action": refused.action.name(w)]))
        postForm(frame, action: refused.action.address(head.number)) {
            head.seen.field()
            for pair in refused.values.pairs where !Self.own.contains(pair.name) {
                input(.type("hidden"), .name(pair.name), .value(pair.value))
            }
            for file in refused.files { input(.type("hidden"), .name(FormNames.kept), .value(file.reference)) }
            buttonRow { submit(w("request.stale.redo"), small: true) }
        }
    }

    /// What the page writes anew, or writes itself.
    private static let own: Set = [CSRF.fieldName, "versione", FormNames.kept]

    @HTMLBuilder private func over() -> HTML {
        p(w("request.stale.over", ["action": refused.action.name(w)]))
        typed(refused.values, w)
    }
}

/// What somebody wrote and nobody takes any more: to be read and copied.
@HTMLBuilder func typed(_ form: FormData, _ w: Words) -> HTML {
    let texts = ["testo", "motivo"].compactMap { form.optional($0) }
    if !texts.isEmpty {
        p(w("request.stale.typed"))
        pre(.class("sp-stranded"), .tabindex(0)) { texts.joined(separator: "\n\n") }
    }
}

/// A request that went where this person does not see it, while they were acting on it.
struct GonePage: Sendable {
    let number: Ticket.Number
    let action: RequestAction
    let form: FormData
    let sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w("request.gone.title", ["number": number])
        return deskPage(frame, title: title, sidebar: sidebar) {
            h1(title)
            p(.class("lead")) { w("request.gone.text", ["action": action.name(w)]) }
            typed(form, w)
            p { linkButton(w("request.gone.back"), QueueQuery.path, .primary) }
        }
    }
}
