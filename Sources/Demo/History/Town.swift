import Domain
import Foundation

/// What every life in the history needs to know.
struct Town: Sendable {
    let calendar: TownCalendar
    let settings: TownCatalogue
    let people: PeopleMaker
    let voice = Voice()
    let samples: [SampleFile]

    private let hands: [ID<Group>: [Operator]]
    private let leads: [ID<Group>: [Operator]]
    private let fields: [String: Set<String>]

    init(before end: Date, samples: [SampleFile]) {
        calendar = TownCalendar(before: end)
        let settings = TownCatalogue(start: Date(milliseconds: calendar.start))
        self.settings = settings
        self.samples = samples
        let catalogue = settings.catalogue
        people = PeopleMaker(catalogue)
        func members(_ role: Role) -> [ID<Group>: [Operator]] {
            Dictionary(
                catalogue.groups.map { group in
                    (group.id, catalogue.operators.filter { $0.role == role && $0.groups.contains(group.id) })
                }
            ) { first, _ in first }
        }
        (hands, leads) = (members(.operator), members(.lead))
        let now = Date(milliseconds: calendar.start)
        fields = Dictionary(
            catalogue.userTypes.flatMap { type in
                catalogue.triples.map { triple in
                    (
                        type.code + triple.code,
                        Set(catalogue.fields(userType: type.code, triple: triple.code, at: now).map(\.code))
                    )
                }
            }
        ) { first, _ in first }
    }

    var catalogue: Catalogue { settings.catalogue }

    /// Somebody of the group; now and then the lead works too.
    func hand(of group: ID<Group>?, _ dice: inout Dice) -> Operator {
        let (hands, leads) = (group.flatMap { self.hands[$0] } ?? [], group.flatMap { self.leads[$0] } ?? [])
        if hands.isEmpty || (!leads.isEmpty && dice.chance(0.08)) { return leads.isEmpty ? hands[0] : dice.pick(leads) }
        return dice.pick(hands)
    }

    func lead(of group: ID<Group>?) -> Operator? { group.flatMap { leads[$0] }?.first }

    /// Codes of the extra fields that the form shows.
    func fields(_ userType: UserType, _ triple: Triple) -> Set<String> { fields[userType.code + triple.code] ?? [] }
}
