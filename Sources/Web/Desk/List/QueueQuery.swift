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

    /// How the nearest deadline stands.
    enum Due: String, Sendable, CaseIterable {
        case overdue = "scadute"
        case atRisk = "rischio"
        case today = "oggi"
        case week = "settimana"
        case none = "nessuna"
    }

    var queue = Queue.mine
    var stage = Stage.toDo
    /// Chosen one by one: they count and not the stage. Empty is the stage.
    var states: [TicketState] = []
    /// Codes of groups among those of the queue; empty is all of them.
    var groups: [String] = []
    var order = TicketFilter.Order.oldest
    var assignee: Assignee?
    var channel: ChannelKind?
    /// Empty is any.
    var priorities: [Priority] = []
    var area = ""
    /// Name of the middle level.
    var theme = ""
    /// Code of a triple.
    var triple = ""
    /// Codes.
    var administration = ""
    var userType = ""
    var due: Due?
    /// Days of the office's calendar, both included.
    var createdFrom: CalendarDay?
    var createdTo: CalendarDay?
    var updatedFrom: CalendarDay?
    var updatedTo: CalendarDay?
    var tag = ""
    /// A known problem.
    var problem: ID<KnownProblem>?
    var reopenedOnly = false
    var text = ""
    var columns = ListColumn.usual
    /// The view this list began as; its filters may have been changed since.
    var view: ID<SavedView>?
    /// Where the pages before this one ended, the last being where this one begins.
    var trail: [TicketCursor] = []

    static let path = "/scrivania"
    /// Values of one filter, and characters of a text: an address has an end.
    static let mostValues = 40
    static let longestText = 200
}

extension QueueQuery {
    /// Reads an address, in which several values of one name stand with commas between them; what makes no sense counts
    /// as not said (`unreadable` tells what it was).
    init(_ value: (String) -> String) {
        switch value("coda") {
        case "", "mie": queue = .mine
        case "tutte": queue = .all
        case let code: queue = .group(code: code)
        }
        text = Self.short(value("q").tidied)
        stage = Stage(rawValue: value("stato")) ?? (text.isEmpty ? .toDo : .any)
        if !text.isEmpty && value("coda").isEmpty { queue = .all }
        readPeople(value)
        readProblem(value)
        readDates(value)
        order = TicketFilter.Order(word: value("ordine")) ?? .oldest
        columns = ListColumn.read(value("colonne")) ?? ListColumn.usual
        view = ID<SavedView>(value("vista"))
        trail = value("pagina").split(separator: ".").compactMap { TicketCursor(String($0)) }
    }

    private mutating func readPeople(_ value: (String) -> String) {
        states = Self.list(value("stati")).compactMap { TicketState(rawValue: $0) }
            .filter(TicketState.registered.contains)
        groups = Self.list(value("gruppi"))
        switch value("operatore") {
        case "": break
        case "nessuno": assignee = .nobody
        case let login: assignee = .person(login: login)
        }
        administration = value("amministrazione")
        userType = value("utente")
    }

    private mutating func readProblem(_ value: (String) -> String) {
        channel = ChannelKind(rawValue: value("canale"))
        priorities = Self.list(value("priorita")).compactMap { Priority(code: $0) }
        area = value("area")
        theme = value("tematica")
        triple = value("tripletta")
        tag = Self.short(value("etichetta").tidied)
        problem = ID<KnownProblem>(value("problema"))
        reopenedOnly = value("riaperte") == "1"
    }

    private mutating func readDates(_ value: (String) -> String) {
        due = Due(rawValue: value("scadenza"))
        createdFrom = CalendarDay(value("dal"))
        createdTo = CalendarDay(value("al"))
        updatedFrom = CalendarDay(value("aggiornata-dal"))
        updatedTo = CalendarDay(value("aggiornata-al"))
    }

    /// The values of a name, each once.
    static func list(_ text: String) -> [String] {
        var seen = Set<String>()
        return text.split(separator: ",").map { String($0).tidied }
            .filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(mostValues).map { $0 }
    }

    private static func short(_ text: String) -> String { String(text.prefix(longestText)) }

    /// The address of this list.
    var address: String {
        let written = written
        return written.isEmpty ? Self.path : Self.path + "?" + written
    }

    /// The address after its question mark.
    var written: String {
        pairs.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value.urlEncoded)" }.joined(separator: "&")
    }

    /// Names and values as the address and the hidden fields of the filter form carry them; "" is left out.
    var pairs: [(name: String, value: String)] {
        [
            ("coda", queueWord), ("stato", stage == .toDo && text.isEmpty ? "" : stage.rawValue),
            ("stati", states.map(\.rawValue).joined(separator: ",")), ("gruppi", groups.joined(separator: ",")),
            ("ordine", order == .oldest ? "" : order.word), ("operatore", assigneeWord),
            ("canale", channel?.rawValue ?? ""), ("priorita", priorities.map(\.code).joined(separator: ",")),
            ("area", area), ("tematica", theme), ("tripletta", triple), ("amministrazione", administration),
            ("utente", userType), ("scadenza", due?.rawValue ?? ""), ("dal", createdFrom?.description ?? ""),
            ("al", createdTo?.description ?? ""), ("aggiornata-dal", updatedFrom?.description ?? ""),
            ("aggiornata-al", updatedTo?.description ?? ""), ("etichetta", tag),
            ("problema", problem?.description ?? ""),
            ("riaperte", reopenedOnly ? "1" : ""),
            ("q", text), ("colonne", columns == ListColumn.usual ? "" : ListColumn.written(columns)),
            ("vista", view?.description ?? ""), ("pagina", trail.map(\.description).joined(separator: ".")),
        ]
    }

    /// Said even when it is the usual one where there is a text, since without it a search looks everywhere, and in a list
    /// that began as a view, whose address alone is the view as it was kept.
    var queueWord: String {
        switch queue {
        case .mine: text.isEmpty && view == nil ? "" : "mie"
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

    /// The names of the filters that the filter form sets.
    static let filterNames = [
        "stati", "gruppi", "operatore", "canale", "priorita", "area", "tematica", "tripletta", "amministrazione",
        "utente", "scadenza", "dal", "al", "aggiornata-dal", "aggiornata-al", "etichetta", "problema", "riaperte",
    ]

    /// How many of the filters behind the button "filters" are in use.
    var filtersInUse: Int { pairs.count { !$0.value.isEmpty && Self.filterNames.contains($0.name) } }

    /// What is looked for: the states chosen one by one, or those of the stage.
    var wantedStates: [TicketState] { states.isEmpty ? stage.states : states }

    /// What is over is read in one order only.
    var hasOrders: Bool { wantedStates.allSatisfy { !$0.isEnded } }

    /// Values of the address that could not be read, with the name of their filter.
    static func unreadable(_ value: (String) -> String) -> [(name: String, value: String)] {
        let query = QueueQuery(value), read = Dictionary(uniqueKeysWithValues: query.pairs.map { ($0.name, $0.value) })
        let checked = filterNames + ["stato", "ordine", "colonne"]
        return checked.flatMap { name -> [(name: String, value: String)] in
            let given = list(value(name))
            switch name {
            case "stato": return given.filter { Stage(rawValue: $0) == nil }.map { (name, $0) }
            case "ordine": return given.filter { TicketFilter.Order(word: $0) == nil }.map { (name, $0) }
            case "colonne": return given.filter { ListColumn(rawValue: $0) == nil }.map { (name, $0) }
            case "stati", "priorita", "canale", "scadenza", "dal", "al", "aggiornata-dal", "aggiornata-al", "riaperte":
                let known = list((read[name] ?? "").lowercased())
                return given.filter { !known.contains($0.lowercased()) }.map { (name, $0) }
            default: return []
            }
        }
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
        case .updated: "aggiornate"
        case .untouched: "ferme"
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
