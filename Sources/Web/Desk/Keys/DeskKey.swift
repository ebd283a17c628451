/// A key of the desk: on the page it is an attribute of the very link, button or field it stands for, so that what the help
/// says and what the key does cannot differ.
enum DeskKey: String, Sendable, CaseIterable {
    // Everywhere.
    case palette = "Ctrl+K"
    case help = "?"
    case leave = "Esc"
    case search = "/"
    case mine = "g m"
    case all = "g t"
    case groups = "g 1–9"
    case problems = "g p"
    case opinions = "g o"
    case articles = "g k"
    case views = "g v"
    case notices = "g n"
    case account = "g a"
    case open = "n"
    case pull = "p"
    // In a list, and from one request of it to the next.
    case next = "j"
    case previous = "k"
    case enter = "o"
    case back = "u"
    case pick = "s"
    case pickPage = "*"
    case together = "d"
    case filters = "f"
    case columns = "C"
    case keep = "S"
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
    case forward = "F"
    case watch = "v"
    case tag = "z"
    case problem = "q"
    case timer = "T"
    case macros = "1–9"

    enum Place: String, Sendable, CaseIterable { case everywhere, list, request }

    var place: Place {
        switch self {
        case .palette, .help, .leave, .search, .mine, .all, .groups, .problems, .opinions, .articles, .views, .notices,
            .account,
            .open,
            .pull:
            .everywhere
        case .next, .previous, .enter, .back, .pick, .pickPage, .together, .filters, .columns, .keep: .list
        case .reply, .note, .send, .sendAndNext, .take, .assign, .handOver, .resolve, .wait, .close, .reclassify,
            .prioritise,
            .merge, .link, .opinion, .forward, .timer, .watch, .tag, .problem, .macros:
            .request
        }
    }

    /// Key of the words that say what it does.
    var words: String { "keys.do.\(self)" }

    /// What marks the element it acts on.
    var attribute: Attribute { .data("key", rawValue) }

    /// The keys of the first nine queues of the sidebar, in their order.
    static func group(at place: Int) -> String? { place < 9 ? "g \(place + 1)" : nil }
}

extension RequestAction {
    var key: DeskKey? {
        switch self {
        case .take: .take
        case .assign: .assign
        case .handOver: .handOver
        case .resolve: .resolve
        // One key pauses and resumes: a request offers either.
        case .wait, .resume: .wait
        case .tag: .tag
        case .close: .close
        case .reclassify: .reclassify
        case .prioritise: .prioritise
        case .merge: .merge
        case .link: .link
        case .escalate, .reply, .note, .reopen, .chase, .untag, .tick, .cancel, .macro, .unmerge,
            .unlink:
            nil
        }
    }
}
