import Domain
import Foundation

/// What every page knows beside its own content: whose house it is, who looks, in which language.
struct Frame: Sendable {
    var words: Words
    var office: Office
    /// The address being shown, with its query, such as `/scrivania?coda=mie`: for the language switch and the menus.
    var address: String
    /// Goes into every form that changes something.
    var csrf: String
    var viewer: Viewer?
    var now: Date
    /// What the last action answered, shown once above the content.
    var notice: Notice?
    /// What the language switch must take along, on a page that no address gives back.
    var carried: Carried?

    init(
        words: Words, office: Office, address: String, csrf: String = "", viewer: Viewer? = nil, now: Date,
        notice: Notice? = nil
    ) {
        self.words = words
        self.office = office
        self.address = address
        self.csrf = csrf
        self.viewer = viewer
        self.now = now
        self.notice = notice
    }

    /// The address without its query.
    var path: String { String(address.prefix { $0 != "?" }) }

    /// The same page in the other language.
    func address(in language: Language) -> String {
        let query = address.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let rest = query.split(separator: "&").filter { !$0.hasPrefix("lingua=") } + ["lingua=\(language.rawValue)"]
        return path + "?" + rest.joined(separator: "&")
    }
}

/// A page made of what was posted: it is drawn again, in another language too, by posting that once more; in
/// no other language when the address is "".
struct Carried: Sendable {
    var address: String
    var fields: [(name: String, value: String)]
}

/// The person who is logged in, as the header shows them.
struct Viewer: Sendable {
    /// Of the person, and the name they log in with: what the script asks for when their session is over.
    var id = ""
    var login = ""
    var name: String
    /// Role or office under the name; empty for none.
    var role: String
    /// Entries of the person's menu, above "log out".
    var menu: [Link]
    /// Where the log-out form is posted.
    var logOut: String
    /// The way to their notices, for who works at the desk.
    var notices: NoticeLink?
    /// Colours and density.
    var likes: Preferences

    init(
        id: String = "", login: String = "", name: String, role: String = "", menu: [Link] = [],
        logOut: String = "/esci", notices: NoticeLink? = nil,
        likes: Preferences = Preferences()
    ) {
        self.id = id
        self.login = login
        self.name = name
        self.role = role
        self.menu = menu
        self.logOut = logOut
        self.notices = notices
        self.likes = likes
    }
}

/// A link of a menu or a breadcrumb.
struct Link: Sendable, Equatable {
    var text: String
    var address: String
    /// A number beside the text, such as the requests of a queue; its element id lets a live update replace it.
    var count: Int?
    var countID: String?
    var icon: Icon?
    var isCurrent: Bool
    /// The key that follows it.
    var key: String?

    init(
        _ text: String, _ address: String, count: Int? = nil, countID: String? = nil, icon: Icon? = nil,
        isCurrent: Bool = false
    ) {
        self.text = text
        self.address = address
        self.count = count
        self.countID = countID
        self.icon = icon
        self.isCurrent = isCurrent
    }
}

/// A sentence that answers what the person just did.
struct Notice: Sendable, Equatable {
    var tone: Tone
    var text: String
    /// The reply it speaks of, while that can be taken back.
    var undo: TakeBack?
}

/// A reply that has not left yet, of a request that is not the one on the page.
struct TakeBack: Sendable, Equatable {
    var number: Ticket.Number
    var reply: ID<HeldReply>
}

/// How a message, badge or card feels; each has an AA contrast in light and dark.
enum Tone: String, Sendable, CaseIterable {
    case neutral, info, success, warning, danger
}
