import Desk
import Domain
import Foundation

/// Which requests of a list were chosen, as forms carry it from one page to the next.
struct BulkSelection: Sendable, Equatable {
    /// The list, as its address asks for it.
    var list: String
    /// All of it, also what is not on the page.
    var isWhole: Bool
    var numbers: [Ticket.Number]

    /// The boxes of the list: one a request, one for the page, one for the whole list.
    init(_ form: FormData) {
        list = String(form["lista"].prefix(2000))
        isWhole = form.bool("tutte")
        let chosen = form.bool("pagina") ? form["numeri"].split(separator: ",").map(String.init) : form.all("richiesta")
        let carried = form["richieste"].split(separator: ",").map(String.init)
        var seen = Set<Ticket.Number>()
        numbers = isWhole ? [] : (chosen + carried).compactMap(Ticket.Number.init).filter { seen.insert($0).inserted }
    }

    var isEmpty: Bool { !isWhole && numbers.isEmpty }

    var query: QueueQuery { QueueQuery(QueueQuery.values(of: list)) }

    /// Nil when the list is none that the person may see.
    func choice(_ catalogue: Catalogue, for person: Operator, at now: Date) -> BulkChoice? {
        if !isWhole { return .numbers(numbers) }
        return QueueSearch(query, catalogue, for: person, at: now).filter.map(BulkChoice.list)
    }

    /// Back to where it was chosen.
    var address: String { list.isEmpty ? QueueQuery.path : QueueQuery.path + "?" + list }

    @HTMLBuilder var hiddenFields: HTML {
        input(.type("hidden"), .name("lista"), .value(list))
        if isWhole {
            input(.type("hidden"), .name("tutte"), .value("1"))
        } else {
            input(.type("hidden"), .name("richieste"), .value(numbers.map(\.description).joined(separator: ",")))
        }
    }
}
