import Domain
import Foundation
import Formats
import Store

/// What an import did, or would have done.
public struct CatalogueImport: Sendable {
    /// A row that did not fit, and the file it stands in.
    public struct Problem: Sendable, Equatable, CustomStringConvertible {
        public enum File: String, Sendable { case triples, administrations }
        public let file: File
        public let line: Int
        public let reason: String

        public var description: String { "\(file.rawValue), line \(line): \(reason)" }
    }

    /// Rows that fit.
    public let triples: Int
    public let administrations: Int
    public let problems: [Problem]
    /// Empty when nothing was imported.
    public let changes: [SettingsEdited]
    /// False when rows that do not fit stopped the whole import.
    public let isDone: Bool
    /// False when a file is no such table at all, which is never left out.
    public let isReadable: Bool
}

extension Desk {
    /// Brings a NoiPA-shaped catalogue in: administrations, triples, and the user types they are offered to. All or
    /// nothing; a second time nothing changes; what the files do not name is left alone.
    /// - Parameter skippingErrors: rows that do not fit are left out instead of stopping the import. A file that cannot be
    ///   read stops it all the same: whoever skips some rows does not mean all of them.
    public func importCatalogue(
        triples: [UInt8]?, administrations: [UInt8]?, skippingErrors: Bool, as actor: SettingsActor = .commandLine
    ) async throws -> CatalogueImport {
        let problems = triples.map(CatalogueCSV.triples), bodies = administrations.map(CatalogueCSV.administrations)
        let found =
            (problems?.problems ?? []).map { CatalogueImport.Problem(file: .triples, line: $0.line, reason: $0.reason) }
            + (bodies?.problems ?? []).map { .init(file: .administrations, line: $0.line, reason: $0.reason) }
        let rows = problems?.rows ?? [], bodyRows = bodies?.rows ?? []
        var changes: [SettingsEdited] = []
        let isReadable = problems?.isReadable != false && bodies?.isReadable != false
        let isDone = found.isEmpty || (skippingErrors && isReadable)
        if isDone {
            changes = try await editSettings(.manageCatalogue, as: actor) { edit in
                try edit.importAdministrations(bodyRows)
                try edit.importTriples(rows)
                return edit.done
            }
        }
        return CatalogueImport(
            triples: rows.count, administrations: bodyRows.count, problems: found, changes: changes, isDone: isDone,
            isReadable: isReadable)
    }
}

extension SettingsEdit {
    func importAdministrations(_ rows: [CatalogueCSV.Administration]) throws {
        for row in rows {
            var next = current(row.code, in: \.administrations) ?? Administration(id: ID(0), code: row.code, name: "")
            next.name = row.name
            next.isHealth = row.isHealth
            // The same sections in another order are the same sections.
            if Set(next.sections) != Set(row.sections) { next.sections = row.sections }
            try put(next)
        }
    }

    /// Rows with the same three levels are one triple, offered to all of them.
    func importTriples(_ rows: [CatalogueCSV.Triple]) throws {
        let types = try importUserTypes(of: rows)
        let mentioned = Set(types.values)
        var order: [String] = [], groups: [String: [CatalogueCSV.Triple]] = [:]
        for row in rows {
            if groups[row.levels] == nil { order.append(row.levels) }
            groups[row.levels, default: []].append(row)
        }
        for levels in order {
            guard let same = groups[levels], let first = same.first else { continue }
            var next = triple(levels, first)
            next.area = first.area
            next.tematica = first.tematica
            next.problem = first.problem
            let offers = Self.offers(of: same, types) + next.offers.filter { !mentioned.contains($0.userType) }
            if Set(offers) != Set(next.offers) { next.offers = offers }
            try put(next)
        }
    }

    private func triple(_ levels: String, _ row: CatalogueCSV.Triple) -> Triple {
        let known = open(\.triples)
        if let found = known.first(where: { $0.levels == levels }) { return found }
        let code = CatalogueCode.free(
            CatalogueCode.triple(row.area, row.tematica, row.problem), among: Set(triples.map(\.code)))
        let last = known.map(\.position).max() ?? 0
        return Triple(
            id: ID(0), code: code, area: row.area, tematica: row.tematica, problem: row.problem, position: last + 10)
    }

    /// One offer for each user type: of health bodies, of the others, or of both.
    private static func offers(of rows: [CatalogueCSV.Triple], _ types: [String: String]) -> [Triple.Offer] {
        var codes: [String] = [], flags: [String: Set<Bool>] = [:]
        for row in rows {
            guard let code = types[row.asker] else { continue }
            if flags[code] == nil { codes.append(code) }
            flags[code, default: []].insert(row.isHealth)
        }
        return codes.map { code in
            let flags = flags[code] ?? []
            return Triple.Offer(userType: code, health: flags.count == 1 ? flags.first : nil)
        }
    }

    /// The code of the user type of each pair of section and description; those that are missing are made.
    private func importUserTypes(of rows: [CatalogueCSV.Triple]) throws -> [String: String] {
        var codes: [String: String] = [:]
        for row in rows where codes[row.asker] == nil {
            let name = CatalogueCode.userTypeName(section: row.section, description: row.userType)
            let names = [name.folded, row.userType.folded]
            let known = open(\.userTypes).first { $0.section == row.section && names.contains($0.name.folded) }
            codes[row.asker] = try known?.code ?? addUserType(row, name).code
        }
        return codes
    }

    private func addUserType(_ row: CatalogueCSV.Triple, _ name: String) throws -> UserType {
        let code = CatalogueCode.free(
            CatalogueCode.userType(section: row.section, description: row.userType),
            among: Set(userTypes.map(\.code)))
        let last = open(\.userTypes).map(\.position).max() ?? 0
        return try put(
            UserType(
                id: ID(0), code: code, name: name, section: row.section,
                identity: row.section == "EntiCreditori" ? .body : .person,
                needsAdministration: ["Amministrato", "MVP"].contains(row.section),
                asksOnBehalf: row.userType.folded == "operatore", position: last + 10))
    }
}

extension CatalogueCSV.Triple {
    /// The three levels, compared without case and accents.
    fileprivate var levels: String { CatalogueCode.levels(area, tematica, problem) }
    /// Who asks: the section with the description.
    fileprivate var asker: String { section + "\u{1F}" + userType.folded }
}

extension Triple {
    fileprivate var levels: String { CatalogueCode.levels(area, tematica, problem) }
}
