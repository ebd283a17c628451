import Domain
import Foundation

/// The two files a NoiPA-shaped catalogue comes in: which problems exist for whom, and which administrations there are.
///
/// Both are read with every mistake reported by line, so that one reading of the list is enough to correct the file.
public enum CatalogueCSV {
    /// One row of `sezione;sanita;area;tematica;tipoProblema;categoriaUtente;categoriaUtenteDescrizione`.
    public struct Triple: Sendable, Equatable {
        public let line: Int
        public let section: String
        public let isHealth: Bool
        public let area: String
        public let tematica: String
        public let problem: String
        /// Who asks, as the form shows it.
        public let userType: String
    }

    /// One row of `Amministrazione;Tipo;Codice;Amministrato;MVP;AreaPensioni;EntiCreditori`.
    public struct Administration: Sendable, Equatable {
        public let line: Int
        public let name: String
        public let isHealth: Bool
        public let code: String
        /// The sections of the form in which it is offered.
        public let sections: [String]
    }

    /// A row that does not fit.
    public struct Problem: Sendable, Equatable, CustomStringConvertible {
        /// In the file, from 1; the header is line 1.
        public let line: Int
        public let reason: String

        public init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }

        public var description: String { "line \(line): \(reason)" }
    }

    /// What a file holds: the rows that fit and the ones that do not.
    public struct Table<Row: Sendable>: Sendable {
        public let rows: [Row]
        public let problems: [Problem]
        /// False when it is no such table at all: then no row of it can be left out.
        public var isReadable = true
    }

    /// The sections of the form, which are columns of one file and values of the other.
    public static let sections = ["Amministrato", "MVP", "AreaPensioni", "EntiCreditori"]
    private static let longest = 200

    public static func triples(_ bytes: [UInt8]) -> Table<Triple> {
        let columns = [
            "sezione", "sanita", "area", "tematica", "tipoProblema", "categoriaUtente", "categoriaUtenteDescrizione",
        ]
        var seen: [String: Int] = [:]
        return table(bytes, columns: columns) { line, values throws(Complaint) in
            guard sections.contains(values[0]) else { throw .unknownSection(values[0]) }
            let row = Triple(
                line: line, section: values[0], isHealth: try flag(values[1], "sanita"), area: values[2],
                tematica: values[3], problem: values[4], userType: values[6])
            let key = [values[0], values[1], values[2], values[3], values[4], values[6]].map(\.folded)
            try once(key.joined(separator: "\u{1F}"), line, &seen)
            return row
        }
    }

    public static func administrations(_ bytes: [UInt8]) -> Table<Administration> {
        let columns = ["Amministrazione", "Tipo", "Codice"] + sections
        var seen: [String: Int] = [:]
        return table(bytes, columns: columns) { line, values throws(Complaint) in
            let isHealth = try flag(values[1], "Tipo")
            guard isCode(values[2]) else { throw .wrongCode(values[2]) }
            var offered: [String] = []
            for (place, section) in sections.enumerated() where try flag(values[3 + place], section) {
                offered.append(section)
            }
            // Without a section it would be offered in all of them, which is the contrary of what the row says.
            if offered.isEmpty { throw .noSection }
            try once(values[2].folded, line, &seen)
            return Administration(
                line: line, name: values[0], isHealth: isHealth, code: values[2], sections: offered)
        }
    }

    /// Why a row does not fit.
    private enum Complaint: Error {
        case short(expected: Int, found: Int), long(String), missing(String), tooLong(String)
        case unknownSection(String), wrongFlag(column: String, value: String), wrongCode(String), noSection
        case duplicate(of: Int), empty

        var text: String {
            switch self {
            case .short(let expected, let found): "\(found) values where \(expected) are expected"
            case .long(let value): "there is a value too many: \(value)"
            case .missing(let column): "\(column) is empty"
            case .tooLong(let column): "\(column) is longer than \(longest) characters"
            case .unknownSection(let value):
                "unknown section \(value) (known: \(sections.joined(separator: ", ")))"
            case .wrongFlag(let column, let value): "\(column) is \(value): S or N is expected"
            case .wrongCode(let value): "\(value) is no code: letters, digits, dot, dash and underscore, 40 at most"
            case .noSection: "it is offered in no section"
            case .duplicate(let line): "the same as line \(line)"
            case .empty: "the row is empty"
            }
        }
    }

    private static func table<Row>(
        _ bytes: [UInt8], columns: [String],
        _ read: (Int, [String]) throws(Complaint) -> Row
    ) -> Table<Row> {
        let csv: CSV
        do {
            csv = try CSV(bytes)
        } catch {
            return Table(rows: [], problems: [unreadable(error)], isReadable: false)
        }
        let places = columns.map { csv.column($0) }
        let missing = zip(columns, places).filter { $0.1 == nil }.map(\.0)
        guard missing.isEmpty else {
            let reason = "the header has no column \(missing.joined(separator: ", "))"
            return Table(rows: [], problems: [Problem(line: 1, reason: reason)], isReadable: false)
        }
        var rows: [Row] = [], problems = csv.emptyLines.map { Problem(line: $0, reason: Complaint.empty.text) }
        for row in csv.rows {
            do throws(Complaint) {
                rows.append(try read(row.line, try values(of: row, at: places.compactMap { $0 }, columns, csv)))
            } catch {
                problems.append(Problem(line: row.line, reason: error.text))
            }
        }
        return Table(rows: rows, problems: problems.sorted { $0.line < $1.line })
    }

    private static func values(of row: CSV.Row, at places: [Int], _ columns: [String], _ csv: CSV) throws(Complaint)
        -> [String]
    {
        let needed = (places.max() ?? 0) + 1
        guard row.values.count >= needed else { throw .short(expected: needed, found: row.values.count) }
        // A separator inside a value that has no quotes moves everything to the right of it.
        if let extra = row.values.dropFirst(csv.header.count).first(where: { !$0.isEmpty }) { throw .long(extra) }
        let values = places.map { row[$0].tidied }
        for (column, value) in zip(columns, values) {
            if value.isEmpty { throw .missing(column) }
            if value.count > longest { throw .tooLong(column) }
        }
        return values
    }

    private static func flag(_ value: String, _ column: String) throws(Complaint) -> Bool {
        switch value.uppercased() {
        case "S": true
        case "N": false
        default: throw .wrongFlag(column: column, value: value)
        }
    }

    private static func isCode(_ text: String) -> Bool {
        text.utf8.count <= 40
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    }

    private static func once(_ key: String, _ line: Int, _ seen: inout [String: Int]) throws(Complaint) {
        if let first = seen[key] { throw .duplicate(of: first) }
        seen[key] = line
    }

    private static func unreadable(_ failure: CSV.Failure) -> Problem {
        switch failure {
        case .empty: Problem(line: 1, reason: "the file is empty")
        case .notText: Problem(line: 1, reason: "the file is no text: save it as CSV")
        case .openQuote(let line): Problem(line: line, reason: "a quote is opened here and never closed")
        }
    }
}
