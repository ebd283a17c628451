import Domain
import Foundation

/// What the list of the desk shows, as its address says it: `/scrivania?coda=L1-WEB&stato=attesa&ordine=priorita`.
/// Every filter is in the address, so a list can be kept as a bookmark and sent to a colleague.
struct QueueQuery: Sendable, Equatable {
    enum Queue: Sendable, Equatable {
        /// What is assigned to the person who looks.
        case mine
        /// Every group the person sees.
        case all
        case group(code: String)
    }

    /// The states that are looked at together.
    enum Stage: String, Sendable, CaseIterable {
        case new = "nuove"
        case toDo = "da-fare"
        case waiting = "attesa"
        case resolved = "risolte"
        case ended = "chiuse"
        case any = "tutte"
    }

    enum Assignee: Sendable, Equatable { case nobody, person(login: String) }

    var queue = Queue.mine
    var stage = Stage.toDo
    var order = TicketFilter.Order.oldest
    var assignee: Assignee?
    var channel: ChannelKind?
    var priority: Priority?
    var area = ""
    /// Code of a triple.
    var triple = ""
    /// Codes.
    var administration = ""
    var userType = ""
    var text = ""
    /// Where the pages before this one ended, the last being where this one begins.
    var trail: [TicketCursor] = []

    static let path = "/scrivania"
}

extension QueueQuery {
    /// Reads an address; what makes no sense counts as not said.
    init(_ value: (String) -> String) {
        switch value("coda") {
        case "", "mie": queue = .mine
        case "tutte": queue = .all
        case let code: queue = .group(code: code)
        }
        text = value("q").tidied
        stage = Stage(rawValue: value("stato")) ?? (text.isEmpty ? .toDo : .any)
        if !text.isEmpty && value("coda").isEmpty { queue = .all }
        order = TicketFilter.Order(word: value("ordine")) ?? .oldest
        switch value("operatore") {
        case "": break
        case "nessuno": assignee = .nobody
        case let login: assignee = .person(login: login)
        }
        channel = ChannelKind(rawValue: value("canale"))
        priority = Priority(code: value("priorita"))
        area = value("area")
        triple = value("tripletta")
        administration = value("amministrazione")
        userType = value("utente")
        trail = value("pagina").split(separator: ".").compactMap { TicketCursor(String($0)) }
    }

    /// The address of this list.
    var address: String {
        let all = pairs.filter { !$0.value.isEmpty }
        if all.isEmpty { return Self.path }
        return Self.path + "?" + all.map { "\($0.name)=\($0.value.urlEncoded)" }.joined(separator: "&")
    }

    /// Names and values as the address and the hidden fields of the filter form carry them; "" is left out.
    var pairs: [(name: String, value: String)] {
        [
            ("coda", queueWord), ("stato", stage == .toDo && text.isEmpty ? "" : stage.rawValue),
            ("ordine", order == .oldest ? "" : order.word), ("operatore", assigneeWord),
            ("canale", channel?.rawValue ?? ""), ("priorita", priority?.code ?? ""), ("area", area),
            ("tripletta", triple), ("amministrazione", administration), ("utente", userType), ("q", text),
            ("pagina", trail.map(\.description).joined(separator: ".")),
        ]
    }

    var queueWord: String {
        switch queue {
        case .mine: text.isEmpty ? "" : "mie"
        case .all: "tutte"
        case .group(let code): code
        }
    }

    var assigneeWord: String {
        switch assignee {
        case nil: ""
        case .nobody: "nessuno"
        case .person(let login): login
        }
    }

    /// How many of the filters behind the button "filters" are in use.
    var filtersInUse: Int {
        [assigneeWord, channel?.rawValue ?? "", priority?.code ?? "", area, triple, administration, userType]
            .count { !$0.isEmpty }
    }

    /// The same list from its beginning, changed.
    func with(_ change: (inout QueueQuery) -> Void) -> QueueQuery {
        var next = self
        next.trail = []
        change(&next)
        return next
    }

    /// The page that begins after a cursor.
    func page(after cursor: TicketCursor) -> QueueQuery {
        var next = self
        // Sixty pages back is further than anybody goes, and an address has an end.
        next.trail = (trail + [cursor]).suffix(60)
        return next
    }

    /// The page before this one; nil on the first.
    var pageBefore: QueueQuery? {
        guard !trail.isEmpty else { return nil }
        var next = self
        next.trail.removeLast()
        return next
    }
}

extension QueueQuery.Stage {
    var states: [TicketState] {
        switch self {
        case .new: [.new, .triage]
        case .toDo: TicketState.active
        case .waiting: TicketState.waiting
        case .resolved: [.resolved]
        case .ended: TicketState.ended
        case .any: TicketState.registered
        }
    }
}

extension TicketFilter.Order {
    /// The word of the order in an address.
    var word: String {
        switch self {
        case .oldest: "vecchie"
        case .newest: "recenti"
        case .priority: "priorita"
        case .deadline: "scadenza"
        }
    }

    init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }
}

extension String {
    /// Percent-encoded for a value in a query (RFC 3986 section 2.3: only the unreserved characters stay).
    var urlEncoded: String {
        if utf8.allSatisfy(\.isUnreserved) { return self }
        var out = ""
        for byte in utf8 {
            if byte.isUnreserved {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }
}

extension UInt8 {
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
