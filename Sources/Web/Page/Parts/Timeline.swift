import Foundation

/// Who spoke or acted, for the colour and side of an entry.
enum EntrySide: String, Sendable {
    case requester, office, note, event
}

/// The list that holds entries; `id` lets live updates append.
func timeline(id: String, label text: String, @HTMLBuilder _ entries: () -> HTML) -> HTML {
    ol(.class("sp-timeline"), .id(id), .aria("label", text)) { entries() }
}

/// One entry of a conversation: who, when, what.
func timelineEntry(
    id: String, side: EntrySide, author: String, mark: HTML? = nil, at instant: Date, _ frame: Frame,
    @HTMLBuilder _ content: () -> HTML
) -> HTML {
    li(.id(id), .class("sp-entry sp-entry-\(side.rawValue)")) {
        div(.class("sp-entry-head")) {
            strong(.class("sp-entry-author")) { author }
            mark
            moment(instant, frame)
        }
        div(.class("sp-entry-body")) { content() }
    }
}

/// A fact between the messages, on one line.
func timelineFact(id: String, _ text: String, icon symbol: Icon = .info, at instant: Date, _ frame: Frame) -> HTML {
    li(.id(id), .class("sp-entry sp-entry-event")) {
        icon(symbol)
        span(text)
        moment(instant, frame)
    }
}

/// Text a person typed: paragraphs and line breaks kept, everything else as text.
func prose(_ text: String) -> HTML {
    div(.class("sp-prose")) { text }
}
