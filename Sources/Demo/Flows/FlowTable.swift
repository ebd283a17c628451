import Desk
import Domain
import Foundation
import Store

/// What comes in at the desk of the demo town and goes out of it again and again, and the last things that came in.
struct FlowTable {
    let catalogue: Catalogue
    let days: OfficeDays

    func write(_ c: any Connection) throws {
        let releases = try write(
            .init(
                name: "Note di rilascio", counterpart: "Fornitore della piattaforma", owner: person("Ilaria Gatti"),
                frequency: "A ogni rilascio, di solito una volta al mese", everyDays: 30,
                means: "Posta elettronica al gruppo Conoscenza e formazione, con il documento in allegato."),
            begunBefore: 95, ranBefore: [63, 33, 3], c)
        let circulars = try write(
            .init(
                name: "Circolari", counterpart: "Amministrazione centrale", owner: person("Monica Palumbo"),
                frequency: "Due volte al mese", everyDays: 15,
                means: "Protocollo informatico; il titolo e il numero si copiano negli arrivi."),
            begunBefore: 94, ranBefore: [47, 32, 17], c)
        _ = try write(
            .init(
                name: "Aggiornamenti delle FAQ", direction: .outgoing,
                counterpart: "Referenti delle amministrazioni", owner: person("Enrico Basile"),
                frequency: "Una volta al mese", everyDays: 30,
                means: "Messaggio ai referenti con gli articoli nuovi e quelli cambiati."),
            begunBefore: 93, ranBefore: [51, 21], c)
        _ = try write(
            .init(
                name: "Temi ricorrenti", direction: .outgoing, counterpart: "Governance del servizio",
                owner: person("Michele Sartori"), frequency: "Ogni settimana", everyDays: 7,
                means: "Nota di una pagina: i cinque temi più chiesti, che cosa è nuovo, che cosa proponiamo."),
            begunBefore: 92, ranBefore: [20, 13, 6], c)
        try writeItems(releases, circulars, c)
    }

    private func writeItems(_ releases: ID<InformationFlow>, _ circulars: ID<InformationFlow>, _ c: any Connection)
        throws
    {
        try write(
            .init(
                kind: .release, title: "Il cedolino si apre anche dall'app", reference: "Nota di rilascio 7.4",
                receivedOn: days.ago(3), flow: releases,
                text: """
                    Dalla prossima settimana il cedolino si apre anche dall'app, alla voce Documenti.

                    - Serve la versione 7.4 dell'app.
                    - Restano fuori i cedolini di più di cinque anni fa.
                    - Sul sito non cambia nulla.
                    """, assignee: person("Enrico Basile"), dueOn: days.ahead(4)),
            receivedBefore: 3, nil, c)
        try write(
            .init(
                kind: .circular, title: "Termini di pubblicazione della Certificazione Unica",
                reference: "Circolare n. 21", receivedOn: days.ago(32), flow: circulars,
                text:
                    "La Certificazione Unica si pubblica entro il 16 marzo; gli anni passati restano nella stessa pagina.",
                assignee: person("Monica Palumbo"), dueOn: days.ago(17)),
            receivedBefore: 32,
            (.done(article: "quando-e-disponibile-la-certificazione-unica"), "Monica Palumbo", 27), c)
        try write(
            .init(
                kind: .release, title: "Correzioni interne all'archivio dei documenti",
                reference: "Nota di rilascio 7.3", receivedOn: days.ago(33), flow: releases,
                assignee: person("Enrico Basile"), dueOn: days.ago(18)),
            receivedBefore: 33,
            (
                .notNeeded(
                    reason: "Riguarda solo la gestione interna: non cambia nulla per chi chiede né per chi risponde."),
                "Enrico Basile", 31
            ), c)
    }

    /// - Parameter ranBefore: the days before the end of the history on which it was used, the longest ago first.
    private func write(
        _ content: InformationFlow.Content, begunBefore: Int, ranBefore: [Int], _ c: any Connection
    ) throws -> ID<InformationFlow> {
        let begun = days.morning(begunBefore), name = catalogue.person(content.owner)?.name ?? ""
        var ids = TownIDs(at: begun)
        var flow = InformationFlow.begun(
            try content.checked(), id: ids.next(), today: TimeZone.rome.day(at: begun), at: begun)
        var events = [FlowEvent(id: ids.next(), flow: flow.id, at: begun, byName: "Michele Sartori", kind: .written)]
        for before in ranBefore {
            let day = days.ago(before), at = days.morning(before)
            flow = try flow.ran(on: day, today: day, at: at)
            events.append(FlowEvent(id: ids.next(), flow: flow.id, at: at, byName: name, kind: .ran, day: day))
        }
        try c.insert(flow)
        for event in events { try c.insert(event) }
        return flow.id
    }

    /// - Parameter end: how it ended, who said so and how many days ago.
    private func write(
        _ content: InboundItem.Content, receivedBefore: Int,
        _ end: (how: InboundItem.End, by: String, before: Int)?, _ c: any Connection
    ) throws {
        let at = days.morning(receivedBefore)
        var ids = TownIDs(at: at)
        var item = InboundItem(
            id: ids.next(), content: try content.checked(today: days.today), createdAt: at, updatedAt: at)
        if let end { item = try item.ended(end.how, byName: end.by, at: days.morning(end.before)) }
        try c.insert(item)
    }

    private func person(_ name: String) -> ID<Operator>? { catalogue.operators.first { $0.name == name }?.id }
}
