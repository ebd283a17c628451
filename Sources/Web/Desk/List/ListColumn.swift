/// What a list may say of a request beside its number and subject, as the address names it.
enum ListColumn: String, Sendable, CaseIterable {
    case requester = "richiedente"
    case state = "stato"
    case priority = "priorita"
    /// Group and operator together.
    case owner = "assegnazione"
    case due = "scadenza"
    /// How old it is, and how long nobody touched it.
    case age = "eta"
    case group = "gruppo"
    case assignee = "operatore"
    case updated = "aggiornata"
    case channel = "canale"
    case area = "area"
    case theme = "tematica"
    case problem = "problema"
    case administration = "amministrazione"
    case userType = "utente"
    case tags = "etichette"
    case rating = "voto"

    /// What a list says when nobody chose.
    static let usual: [Self] = [.requester, .state, .priority, .owner, .due, .age]

    /// Columns in the order of a text, each once; nil when it names none.
    static func read(_ text: String) -> [Self]? {
        let columns = QueueQuery.list(text).compactMap(Self.init(rawValue:))
        return columns.isEmpty ? nil : columns
    }

    static func written(_ columns: [Self]) -> String { columns.map(\.rawValue).joined(separator: ",") }

    /// The key of its heading.
    var key: String {
        switch self {
        case .requester: "desk.column.requester"
        case .state: "desk.column.state"
        case .priority: "desk.column.priority"
        case .owner: "desk.column.owner"
        case .due: "desk.column.due"
        case .age: "desk.column.age"
        case .group: "lists.column.group"
        case .assignee: "lists.column.assignee"
        case .updated: "lists.column.updated"
        case .channel: "desk.filter.channel"
        case .area: "desk.filter.area"
        case .theme: "lists.filter.theme"
        case .problem: "desk.filter.triple"
        case .administration: "desk.filter.administration"
        case .userType: "desk.filter.userType"
        case .tags: "lists.column.tags"
        case .rating: "lists.column.rating"
        }
    }
}
