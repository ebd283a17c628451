import Domain
import Foundation
import Store

extension BoardPage {
    /// The groups whose work a person shares out.
    static func groups(of person: Operator, _ catalogue: Catalogue, at now: Date) -> [Group] {
        catalogue.groups(at: now).filter { person.may(.takeOver, in: $0.id) }
    }

    /// What nobody has, then what each has in hand: three questions, however many they are.
    static func columns(of group: Group, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws -> [Column] {
        let people = catalogue.colleagues(in: group.id)
        let loads = try c.loads(in: group.id, at: now)
        let waiting = try c.waiting(in: group.id, limit: most)
        let inHand = try c.inHand(of: people.map(\.id), in: group.id, most: most)
        return ([nil] + people.map { $0 as Operator? }).map { who in
            let load = loads[who?.id] ?? (0, 0)
            return Column(
                person: who, cards: who.map { inHand[$0.id] ?? [] } ?? waiting, open: load.open, late: load.late,
                isAbsent: who.map { catalogue.absence(of: $0.id, at: now) != nil } ?? false)
        }
    }

    /// Where its news come from, and what tells whether there were any since it was drawn.
    var live: String { "/scrivania/eventi?carichi=\(group.code.urlEncoded)&stato=\(Self.mark(of: columns))" }

    /// Two boards with the same mark show the same.
    static func mark(of columns: [Column]) -> String {
        let changed = columns.flatMap(\.cards).map(\.updatedAt.milliseconds).max() ?? 0
        return ([String(changed)] + columns.map { "\($0.open).\($0.late)\($0.isAbsent ? "a" : "")" })
            .joined(separator: "-")
    }
}
