import Domain
import Foundation

/// Who watches a request, and the button by which one does.
struct WatchStrip: Sendable, Equatable {
    var number: Ticket.Number
    /// Names of the colleagues who watch it, without the person who looks.
    var colleagues: [String]
    var isWatched: Bool

    /// Live updates replace it whole, by this id.
    static let id = "chi-segue"
    /// Names that are said; the others are counted.
    private static let mostNamed = 4

    init(_ ticket: Ticket, _ watchers: [ID<Operator>], _ catalogue: Catalogue, person: Operator) {
        number = ticket.number
        isWatched = watchers.contains(person.id)
        colleagues = watchers.filter { $0 != person.id }.compactMap { catalogue.person($0) }
            .filter { $0.may(.view, in: ticket.group) }.map(\.name)
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.id(Self.id), .class("sp-watch")) {
            postForm(frame, action: "\(number.deskPath)/\(isWatched ? "non-seguire" : "segui")") {
                submit(
                    w(isWatched ? "together.unwatch" : "together.watch"), .secondary, small: true,
                    with: [
                        DeskKey.watch.attribute,
                        .title(w(isWatched ? "together.unwatch.hint" : "together.watch.hint")),
                    ])
            }
            if !colleagues.isEmpty {
                span(.class("sp-muted")) {
                    w("together.watchers", ["names": w.together(colleagues, most: Self.mostNamed)])
                }
            }
        }
    }
}

extension Words {
    /// "Anna, Marco e Giulia"; beyond `most` the others are counted.
    func together(_ names: [String], most: Int) -> String {
        let said = names.count > most ? Array(names.prefix(most - 1)) : names
        let rest = names.count - said.count
        let parts = said + (rest > 0 ? [self("together.others", ["n": rest])] : [])
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return self("together.and", ["first": parts.dropLast().joined(separator: ", "), "last": last])
    }
}
