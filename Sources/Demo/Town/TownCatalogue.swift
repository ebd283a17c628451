import Desk
import Domain
import Foundation

/// The settings of the demo town, the same each time.
struct TownCatalogue: Sendable {
    let catalogue: Catalogue
    /// The triples people may choose, the most asked first.
    let byFrequency: [Triple]

    /// - Parameter start: when the history begins; the settings are a little older.
    init(start: Date) {
        var ids = TownIDs(at: start.addingTimeInterval(-86_400))
        let campaign = Validity(
            from: Date(timeIntervalSince1970: 1_634_248_800), to: Date(timeIntervalSince1970: 1_648_764_000))
        let groups = GroupTable.groups(&ids)
        let userTypes = UserTypeTable.userTypes(&ids)
        let administrations = AdministrationTable.administrations(&ids)
        let triples = TripleTable.lines.enumerated().map { index, line in
            Triple(
                id: ids.next(), code: line.code, area: line.area, tematica: line.tematica, problem: line.problem,
                offers: Self.offers(line.userTypes), priority: line.priority, path: line.path,
                position: (index + 1) * 10, validity: line.code.hasPrefix("GPV") ? campaign : .always)
        }
        let routes = RouteTable.routes(&ids, campaign: campaign)
        let fields = FieldTable.fields(&ids)
        let operators = OperatorTable.operators(&ids, groups: groups)
        let calendars = CalendarTable.calendars(&ids)
        let promises = DefaultPromises.all.map { promise in
            var promise = promise
            promise.id = ids.next()
            promise.validity.from = start.addingTimeInterval(-86_400)
            return promise
        }
        let windows = [
            PriorityWindow(
                id: ids.next(), name: "Giorno di paga", triple: "STI-*", date: .monthly(day: 23), before: [3], after: 2,
                calendar: DefaultPromises.calendar),
            PriorityWindow(
                id: ids.next(), name: "Certificazione unica", triple: "FIS-CU-*", date: .yearly(month: 3, day: 16),
                before: [10, 5], calendar: DefaultPromises.calendar),
        ]
        let campaigns = [
            Campaign(
                id: ids.next(), code: "GPV", name: "Verifica Green Pass", triples: ["GPV-*"], validity: campaign)
        ]
        catalogue = Catalogue(
            version: 1, userTypes: userTypes, administrations: administrations, groups: groups, triples: triples,
            routes: routes, fields: fields, operators: operators, office: Self.office,
            calendars: calendars, promises: promises, windows: windows,
            campaigns: campaigns)
        byFrequency = Self.ordered(triples.filter { !$0.validity.hasEnded(at: start) })
    }

    /// What an employee may ask, people of schools and forces may ask too, unless the triple names them.
    private static func offers(_ userTypes: [String]) -> [Triple.Offer] {
        let also = userTypes.contains("A") ? ["SC", "FA"].filter { !userTypes.contains($0) } : []
        return (userTypes + also).map { Triple.Offer(userType: $0, health: $0 == "S" ? true : nil) }
    }

    private static func ordered(_ triples: [Triple]) -> [Triple] {
        let frequent = TripleTable.frequent.compactMap { code in triples.first { $0.code == code } }
        return frequent + triples.filter { !TripleTable.frequent.contains($0.code) }
    }

    private static var office: Office {
        var office = Office()
        office.administrationName = "Agenzia dei Servizi Condivisi"
        office.serviceName = "Sportello Assistenza"
        office.tagline = "Stipendi, presenze, accessi: chi ti risponde e a che punto siamo"
        office.mailFrom = "assistenza@example.it"
        office.accessibilityURL = "https://www.example.it/accessibilita"
        office.privacyURL = "https://www.example.it/privacy"
        office.legalURL = "https://www.example.it/note-legali"
        office.confirmByMail = true
        office.undoSeconds = 10
        office.isDemo = true
        return office
    }
}
