import Domain
import Foundation
import Store

/// A request of a list, in words.
struct QueueLine: Sendable, Hashable {
    var number: Ticket.Number
    var state: TicketState
    var priority: Priority
    var channel: ChannelKind
    var requester: String
    /// The problem and its area; empty when nobody classified it yet.
    var problem: String
    var area: String
    var theme: String
    var administration: String
    var userType: String
    var summary: String
    var group: String
    /// Nil is nobody.
    var assignee: String?
    var isMine: Bool
    /// Whether it has a box: who only looks chooses nothing.
    var isPickable: Bool
    var reopenings: Int
    var createdAt: Date
    var updatedAt: Date
    /// What is due first.
    var deadline: NextDeadline
    /// Filled where the list shows them.
    var tags: [String] = []
    /// The person who looks has something half written there.
    var hasDraft = false
    /// The last vote in words; nil when nobody voted.
    var rating: String?

    init(_ line: TicketLine, _ catalogue: Catalogue, person: Operator, language: Language) {
        let triple = catalogue.triple(line.triple)
        number = line.number
        state = line.state
        priority = line.priority
        channel = line.channel
        requester = line.requesterName
        problem = triple?.problem ?? ""
        area = triple?.area ?? ""
        theme = triple?.tematica ?? ""
        administration = catalogue.administration(line.administration)?.name ?? ""
        userType = catalogue.userType(line.userType)?.name(in: language.rawValue) ?? ""
        summary = line.summary
        group = catalogue.group(line.group)?.name ?? ""
        assignee = catalogue.person(line.assignee)?.name
        isMine = line.assignee == person.id
        isPickable = person.may(.note)
        reopenings = line.reopenings
        createdAt = line.createdAt
        updatedAt = line.updatedAt
        deadline = line.deadline
    }
}

extension QueueLine {
    /// Lines in words, with what the columns ask for beside them: one question each, however many the lines.
    static func all(
        _ lines: [TicketLine], _ columns: [ListColumn], _ catalogue: Catalogue, person: Operator, _ w: Words,
        _ c: any Connection
    ) throws -> [QueueLine] {
        let ids = lines.map(\.id), drafted = try c.drafted(ids, by: person.id)
        let tags = columns.contains(.tags) ? try c.tags(of: ids) : [:]
        let ratings = columns.contains(.rating) ? try c.lastRatings(of: ids) : [:]
        return lines.map { line in
            var written = QueueLine(line, catalogue, person: person, language: w.language)
            written.hasDraft = drafted.contains(line.id)
            written.tags = tags[line.id] ?? []
            written.rating = ratings[line.id].map { rating in
                switch rating.scale {
                case .five: w("lists.rating.five", ["value": rating.value])
                case .thumbs: w(rating.value == 0 ? "lists.rating.bad" : "lists.rating.good")
                }
            }
            return written
        }
    }
}

extension Ticket.Number {
    /// The page of the request at the desk.
    var deskPath: String { "/scrivania/richieste/\(rawValue)" }
}
