import Domain
import Foundation
import Testing

@Suite("The three selects of the form")
struct CascadeTests {
    let offered = [Town.access, Town.unpaid, Town.shifts]

    @Test("Nothing chosen: areas only")
    func start() {
        let cascade = Cascade(offered: offered, area: nil, tematica: nil, code: nil)
        #expect(cascade.areas == ["Accesso", "Stipendi"])
        #expect(cascade.tematiche.isEmpty && cascade.problems.isEmpty && cascade.triple == nil)
    }

    @Test("A level with one choice is chosen, down to the triple")
    func only() {
        let cascade = Cascade(offered: offered, area: "Accesso", tematica: nil, code: nil)
        #expect(cascade.tematica == "Credenziali")
        #expect(cascade.triple == Town.access)
    }

    @Test("A choice that is not offered counts as none")
    func foreign() {
        let cascade = Cascade(offered: offered, area: "Stipendi", tematica: "Credenziali", code: "ACC-CRE-01")
        #expect(cascade.tematiche == ["Accredito", "Turni"])
        #expect(cascade.tematica == nil && cascade.triple == nil)
    }

    @Test("With nothing offered there is nothing to choose")
    func empty() { #expect(Cascade(offered: [], area: "x", tematica: "y", code: "z").areas.isEmpty) }

    @Test("Health bodies are offered what is theirs")
    func health() {
        let catalogue = Town.catalogue()
        let atMinistry = catalogue.triples(for: Town.employee, of: Town.ministry, at: Town.now)
        let atHospital = catalogue.triples(for: Town.employee, of: Town.hospital, at: Town.now)
        #expect(atMinistry.map(\.code) == ["ACC-CRE-01", "STI-PAG-01"])
        #expect(atHospital.map(\.code) == ["ACC-CRE-01", "SAN-TUR-01", "STI-PAG-01"])
    }

    @Test("An ended triple is offered no more, and is still read")
    func ended() {
        var old = Town.access
        old.validity.to = Town.now
        let catalogue = Town.catalogue(triples: [old])
        #expect(catalogue.triples(for: Town.employee, of: Town.ministry, at: Town.now).isEmpty)
        #expect(catalogue.triple(old.id)?.title == old.title)
    }

    static let patterns: [(String, String, Bool)] = [
        ("STI-PAG-01", "STI-PAG-01", true), ("STI-PAG-01", "STI-*", true), ("STI-PAG-01", "*", true),
        ("STI-PAG-01", "FIS-*", false), ("STI-PAG-01", "STI-PAG", false), ("STI-PAG-01", "", false),
    ]

    @Test("Patterns of codes", arguments: patterns)
    func pattern(_ code: String, _ pattern: String, _ matches: Bool) {
        #expect(FormField.matches(code, pattern) == matches)
    }
}
