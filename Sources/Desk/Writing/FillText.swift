import Domain
import Foundation
import Formats
import Store

extension Desk {
    private static let moduleTemplates = ParsedTemplates(names: Set(TextModule.variables))

    /// A text that is ready, with its blanks filled for a request by the person who is about to send it. What has no value
    /// leaves nothing.
    /// - Parameter moment: how an instant is written in a language (`it`, `en`).
    /// - Throws: `Refusal.notFound` for a request or a text that is not theirs to see.
    public func fill(
        _ id: ID<TextModule>, for number: Ticket.Number, as person: Operator,
        writing moment: @escaping @Sendable (Date, String) -> String
    ) async throws -> String {
        let now = now()
        return try await database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let catalogue = try catalogues.current(c)
            guard
                let module = catalogue.textModules.first(where: { $0.id == id }), module.validity.holds(at: now),
                module.isFor(person, catalogue)
            else { throw Refusal.notFound }
            let name = try c.requester(ticket.requester)?.name ?? ""
            return Self.filled(module, for: ticket, by: person, named: name, catalogue, moment)
        }
    }

    private static func filled(
        _ module: TextModule, for ticket: Ticket, by person: Operator, named name: String, _ catalogue: Catalogue,
        _ moment: (Date, String) -> String
    ) -> String {
        // It was parsed when it was saved; one that is not read any more is put in as it stands.
        guard module.text.contains("{{"), let template = try? moduleTemplates.parsed(module.text) else {
            return module.text
        }
        return template.text([
            "name": .text(name), "number": .text(ticket.number.description), "summary": .text(ticket.summary),
            "triple": .text(catalogue.triple(ticket.triple)?.title ?? ""),
            "administration": .text(catalogue.administration(ticket.administration)?.name ?? ""),
            "deadline": .text(ticket.deadline.dueAt.map { moment($0, module.language) } ?? ""),
            "operator": .text(person.name),
            "group": .text(catalogue.group(ticket.group)?.name ?? ""), "office": .text(catalogue.office.serviceName),
        ])
    }
}
