import Domain
import Foundation

extension QueueQuery {
    /// What the store is asked; nil when nothing can match (a group or a triple nobody has).
    func filter(_ catalogue: Catalogue, for person: Operator) -> TicketFilter? {
        var filter = TicketFilter(states: stage.states)
        filter.order = order
        switch queue {
        case .mine: filter.assignee = person.id
        case .all: break
        case .group(let code):
            guard let group = catalogue.group(code: code), person.sees(group.id) else { return nil }
            filter.groups = [group.id]
        }
        switch assignee {
        case nil: break
        case .nobody: filter.unassignedOnly = true
        case .person(let login):
            guard let colleague = catalogue.operators.first(where: { $0.login == login }) else { return nil }
            if queue == .mine && colleague.id != person.id { return nil }
            filter.assignee = colleague.id
        }
        filter.channel = channel
        filter.priority = priority
        filter.text = text
        return narrowed(filter, catalogue)
    }

    /// The filters that name entries of the catalogue, in all their versions.
    private func narrowed(_ filter: TicketFilter, _ catalogue: Catalogue) -> TicketFilter? {
        var filter = filter
        if !area.isEmpty || !triple.isEmpty {
            let meant = catalogue.triples.filter {
                (area.isEmpty || $0.area == area) && (triple.isEmpty || $0.code == triple)
            }
            if meant.isEmpty { return nil }
            filter.triples = meant.map(\.id)
        }
        if !administration.isEmpty {
            guard let found = catalogue.administrations.first(where: { $0.code == administration }) else { return nil }
            filter.administration = found.id
        }
        if !userType.isEmpty {
            guard let found = catalogue.userTypes.first(where: { $0.code == userType }) else { return nil }
            filter.userType = found.id
        }
        return filter
    }
}
