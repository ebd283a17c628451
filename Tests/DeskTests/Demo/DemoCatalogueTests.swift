import Foundation
import Testing

@testable import Demo
@testable import Domain

@Suite("La città dimostrativa: impostazioni")
struct DemoCatalogueTests {
    let town = Town(before: Past.now, samples: [])
    var catalogue: Catalogue { town.catalogue }

    @Test("Ha triplette, gruppi, amministrazioni, tipologie e persone nel numero voluto")
    func counts() {
        #expect(catalogue.triples.count == 126)
        #expect(Set(catalogue.triples.map(\.code)).count == 126)
        #expect(Set(catalogue.triples.map(\.area)).count == 17)
        #expect(Set(catalogue.triples.map { $0.area + $0.tematica }).count == 58)
        #expect(catalogue.groups.count == 12)
        #expect(catalogue.userTypes.count == 11)
        #expect(catalogue.administrations.count == 83)
        #expect(Set(catalogue.administrations.map(\.code)).count == 83)
        #expect(catalogue.administrations.contains { $0.isHealth })
        #expect(catalogue.groups.filter(\.isTriage).count == 1)
        let roles = Dictionary(grouping: catalogue.operators, by: \.role).mapValues(\.count)
        #expect(roles == [.operator: 30, .lead: 8, .supervisor: 4, .administrator: 3])
        #expect(Set(catalogue.operators.map(\.login)).count == 45)
    }

    @Test("Ogni codice nominato esiste, e in ogni gruppo c'è chi lavora")
    func references() {
        let groups = Set(catalogue.groups.map(\.code)), types = Set(catalogue.userTypes.map(\.code))
        for triple in catalogue.triples {
            #expect(!triple.path.isEmpty && groups.isSuperset(of: triple.path), "\(triple.code)")
            #expect(!triple.offers.isEmpty && types.isSuperset(of: triple.offers.map(\.userType)), "\(triple.code)")
        }
        #expect(groups.isSuperset(of: catalogue.groups.compactMap(\.escalatesTo)))
        #expect(groups.isSuperset(of: catalogue.routes.map(\.group)))
        let areas = Set(catalogue.triples.map(\.area))
        #expect(areas.isSuperset(of: catalogue.routes.compactMap(\.area)))
        for group in catalogue.groups { #expect(!catalogue.colleagues(in: group.id).isEmpty, "\(group.code)") }
        for type in catalogue.userTypes where type.needsAdministration {
            #expect(!catalogue.administrations(for: type, at: Past.now).isEmpty, "\(type.code)")
        }
        #expect(Set(TripleTable.frequent).isSubset(of: catalogue.triples.map(\.code)))
        #expect(Set(TripleTable.frequent).count == TripleTable.frequent.count)
    }

    @Test("La campagna Green Pass è finita da tempo")
    func campaign() {
        let ended = catalogue.triples.filter { $0.validity.hasEnded(at: Past.now) }
        #expect(ended.map(\.code).sorted() == ["GPV-VER-01", "GPV-VER-02", "GPV-VER-03"])
        #expect(town.settings.byFrequency.count == 123)
    }

    @Test("Per ogni tripletta c'è chi sa chiedere e chi sa rispondere, senza spazi vuoti nelle frasi")
    func words() {
        let problems = PhraseBook(payProblems + "\n" + workProblems + "\n" + serviceProblems)
        let solutions = PhraseBook(solutionLines)
        var dice = Dice(seed: 3)
        let fill = Fill(day: town.calendar.days[10], body: "Ente", school: "Scuola")
        for triple in town.settings.byFrequency {
            let phrases = problems[triple.code] + solutions[triple.code]
            #expect(!problems[triple.code].isEmpty && !solutions[triple.code].isEmpty, "\(triple.code)")
            for phrase in phrases {
                var text = ""
                phrase.write(to: &text) { fill($0, &dice) }
                #expect(!text.contains("{") && !text.contains("}"), "\(text)")
            }
        }
    }

    @Test("Il calendario conosce le feste e le ore di lavoro")
    func calendar() {
        let calendar = town.calendar
        #expect(calendar.days[calendar.count].start == calendar.end)
        #expect(Date(milliseconds: calendar.end) <= Past.now)
        let holidays = calendar.days.prefix(calendar.count).filter(\.isHoliday).map {
            "\($0.year)-\($0.month)-\($0.day)"
        }
        #expect(holidays.contains("2026-4-6") && holidays.contains("2025-12-25") && holidays.contains("2026-10-4"))
        #expect(!holidays.contains("2025-10-4"))
        for index in stride(from: 0, to: calendar.count, by: 7) {
            let noon = calendar.days[index].start + 12 * TownCalendar.hour
            let later = calendar.after(noon, minutes: 777)
            #expect(abs(calendar.worked(until: later) - calendar.worked(until: noon) - 777) < 0.01)
            #expect(calendar.isOpen(at: later) || later % TownCalendar.hour == 0)
        }
    }
}

/// The instant the tests build the town at.
enum Past {
    static let now = Date(timeIntervalSince1970: 1_795_430_000)  // 23 November 2026, a Monday
}
