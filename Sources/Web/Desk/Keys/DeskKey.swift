/// A key of the desk: on the page it is an attribute of the very link, button or field it stands for, so that what the help
/// says and what the key does cannot differ.
enum DeskKey: String, Sendable, CaseIterable {
    // Everywhere.
    case palette = "Ctrl+K"
    case help = "?"
    case search = "/"
    case mine = "g m"
    case all = "g t"
    case open = "n"
    case pull = "p"
    // In a list, and from one request of it to the next.
    case next = "j"
    case previous = "k"
    case enter = "o"
    case back = "u"
    // In a request.
    case reply = "r"
    case note = "i"
    case send = "Ctrl+Enter"
    case sendAndNext = "Ctrl+Shift+Enter"
    case take = "t"
    case assign = "a"
    case handOver = "h"
    case resolve = "e"
    case wait = "w"
    case close = "x"
    case reclassify = "c"
    case prioritise = "l"
    case merge = "m"
    case link = "b"
    case opinion = "y"
    case macros = "1–9"

    enum Place: String, Sendable, CaseIterable { case everywhere, list, request }

    var place: Place {
        switch self {
        case .palette, .help, .search, .mine, .all, .open, .pull: .everywhere
        case .next, .previous, .enter, .back: .list
        case .reply, .note, .send, .sendAndNext, .take, .assign, .handOver, .resolve, .wait, .close, .reclassify,
            .prioritise, .merge, .link, .opinion, .macros:
            .request
        }
    }

    /// Key of the words that say what it does.
    var words: String { "keys.do.\(self)" }

    /// What marks the element it acts on.
    var attribute: Attribute { .data("key", rawValue) }
}

extension RequestAction {
    var key: DeskKey? {
        switch self {
        case .take: .take
        case .assign: .assign
        case .handOver: .handOver
        case .resolve: .resolve
        case .wait: .wait
        case .close: .close
        case .reclassify: .reclassify
        case .prioritise: .prioritise
        case .merge: .merge
        case .link: .link
        case .escalate, .reply, .note, .resume, .reopen, .chase, .tag, .untag, .tick, .cancel, .macro, .unmerge,
            .unlink:
            nil
        }
    }
}
