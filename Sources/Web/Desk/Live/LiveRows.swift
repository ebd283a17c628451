import Domain
import Foundation
import Store

/// The rows of a list on somebody's screen: what changes in one of them is written in its place. None comes and none goes,
/// so that nothing moves under the reader's eyes.
struct LiveRows: Sendable {
    /// What one page of a list can show.
    private static let most = 50

    private var numbers: [Ticket.Number] = []
    private var columns = ListColumn.usual
    private var shown: [ID<Ticket>: Ticket.Number] = [:]
    private var sent: [Ticket.Number: QueueLine] = [:]

    init() {}

    /// From the address of the live stream: `righe=100001.100002&colonne=stato,scadenza`.
    init(_ value: (String) -> String) {
        numbers = value("righe").split(separator: ".").prefix(Self.most).compactMap { Ticket.Number(String($0)) }
        columns = ListColumn.read(value("colonne")) ?? ListColumn.usual
    }

    /// The requests to be told of.
    func tickets(of person: Operator, _ reader: any Reader) async throws -> [ID<Ticket>] {
        if numbers.isEmpty { return [] }
        return try await reader.read { [numbers] c in try c.lines(of: numbers, visibleTo: person).map(\.id) }
    }

    /// The rows that changed between the making of the page and now.
    mutating func begin(since instant: Date, _ known: KnownPerson, _ frame: Frame, _ reader: any Reader) async throws
        -> [LiveFragment]
    {
        if numbers.isEmpty { return [] }
        let found = try await lines(numbers, known, frame, reader)
        for (line, written) in found {
            shown[line.id] = line.number
            sent[line.number] = written
        }
        return found.filter { $0.line.updatedAt >= instant }.map { fragment($0.written, frame) }
    }

    /// The row of a request as it is now; nothing when it says what it said, or is none of the person's any more.
    mutating func changed(_ ticket: ID<Ticket>, _ known: KnownPerson, _ frame: Frame, _ reader: any Reader) async throws
        -> [LiveFragment]
    {
        guard let number = shown[ticket] else { return [] }
        guard let now = try await lines([number], known, frame, reader).first?.written, now != sent[number] else {
            return []
        }
        sent[number] = now
        return [fragment(now, frame)]
    }

    private func lines(_ numbers: [Ticket.Number], _ known: KnownPerson, _ frame: Frame, _ reader: any Reader)
        async throws -> [(line: TicketLine, written: QueueLine)]
    {
        try await reader.read { [columns] c in
            let lines = try c.lines(of: numbers, visibleTo: known.person)
            let written = try QueueLine.all(
                lines, columns, known.catalogue, person: known.person, frame.words, c)
            return zip(lines, written).map { ($0, $1) }
        }
    }

    private func fragment(_ line: QueueLine, _ frame: Frame) -> LiveFragment {
        let row = QueueRow(
            columns: columns, isPickable: line.isPickable, words: LineWords(frame.words), frame: frame)
        return LiveFragment(id: line.number.rowID, row.html(line))
    }
}
