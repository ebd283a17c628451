import Foundation

/// The three selects of the form, each narrowed by the one before; a level with one choice is chosen.
public struct Cascade: Sendable, Equatable {
    public let areas: [String]
    public let tematiche: [String]
    public let problems: [Triple]
    public let area: String?
    public let tematica: String?
    public let triple: Triple?

    /// - Parameters:
    ///   - offered: the triples this requester may choose, in order.
    ///   - area, tematica, code: what is chosen so far; a choice that is not offered counts as none.
    public init(offered: [Triple], area: String?, tematica: String?, code: String?) {
        areas = Self.unique(offered.map(\.area))
        let area = Self.chosen(area, among: areas)
        tematiche = area.map { area in Self.unique(offered.filter { $0.area == area }.map(\.tematica)) } ?? []
        let tematica = Self.chosen(tematica, among: tematiche)
        problems = tematica.map { tematica in offered.filter { $0.area == area && $0.tematica == tematica } } ?? []
        let code = Self.chosen(code, among: problems.map(\.code))
        triple = problems.first { $0.code == code }
        self.area = area
        self.tematica = tematica
    }

    private static func chosen(_ wanted: String?, among choices: [String]) -> String? {
        choices.count == 1 ? choices[0] : choices.first { $0 == wanted }
    }

    private static func unique(_ values: [String]) -> [String] {
        var seen = Set<String>()
        return values.filter { seen.insert($0).inserted }
    }
}
