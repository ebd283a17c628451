import Desk
import Domain
import Foundation
import Store

/// What the people of the demo town have to learn: one training is planned, one was held long enough ago that its effect
/// can be read, one is being prepared.
struct NeedTable {
    /// Days before the end of the history. The four whole weeks after it are over.
    private static let heldBefore = 45

    let catalogue: Catalogue
    let days: OfficeDays

    func write(_ c: any Connection) throws {
        try held(c)
        try accepted(c)
        try planned(c)
    }

    /// The triples as they stood before and after what was held: the desk weighs only the weeks it lives through.
    func weigh(_ c: any Connection) throws {
        let effect = NeedEffect(heldOn: days.ago(Self.heldBefore))
        for week in [effect.before, effect.after] where try !c.hasCriticality(of: week) {
            try c.insert(Criticality.weighed(at: week, catalogue, c), of: week, at: week.to)
        }
    }

    private func held(_ c: any Connection) throws {
        let day = days.ago(Self.heldBefore)
        try write(
            .init(
                // So often asked that even a small town has enough of them to be weighed.
                title: "Supplenze brevi: spiegare gli stati del contratto", triple: "SCU-SUP-01",
                owner: person("Enrico Basile"),
                material: "Guida di due pagine con un esempio per ogni stato, riletta dal secondo livello.",
                article: "supplenze-brevi-che-cosa-significano-gli-stati-del-contratto", audience: .group("L1-WEB"),
                notes: "Due ore in aula, metà alla volta: lo sportello non resta scoperto."),
            writtenBefore: 70,
            [
                (.accept, 66), (.plan(day), 60), (.hold(day, participants: 7), Self.heldBefore - 1),
            ], c)
    }

    private func planned(_ c: any Connection) throws {
        try write(
            .init(
                title: "Codice OTP che non arriva: che cosa verificare prima di passare la richiesta",
                triple: "ACC-OTP-01", owner: person("Fabio Grassi"),
                material: "Una pagina con le verifiche nell'ordine in cui si fanno al telefono.",
                article: "il-codice-otp-non-arriva-che-cosa-controllo", audience: .group("CC-L1"),
                notes: "Un'ora prima dell'apertura."),
            writtenBefore: 16, [(.accept, 12), (.plan(days.ahead(9)), 5)], c)
    }

    private func accepted(_ c: any Connection) throws {
        try write(
            .init(
                title: "Leggere il cedolino insieme a chi chiede", triple: "STI-CED-02", owner: person("Enrico Basile"),
                material: "Sei cedolini di prova senza nomi, con le voci che tornano più spesso nelle richieste.",
                article: "come-leggo-le-voci-del-cedolino"),
            writtenBefore: 17, [(.accept, 13)], c)
    }

    /// - Parameter steps: each with the days before the end of the history on which it was taken.
    private func write(
        _ content: TrainingNeed.Content, writtenBefore: Int, _ steps: [(step: TrainingNeed.Step, before: Int)],
        _ c: any Connection
    ) throws {
        let begun = days.morning(writtenBefore)
        var ids = TownIDs(at: begun)
        var need = TrainingNeed(id: ids.next(), content: try content.checked(), createdAt: begun, updatedAt: begun)
        var events: [NeedEvent] = []
        func tell(_ kind: NeedEvent.Kind, _ at: Date, _ data: [String: String] = [:]) {
            events.append(
                NeedEvent(id: ids.next(), need: need.id, at: at, byName: "Michele Sartori", kind: kind, data: data))
        }
        tell(.written, begun)
        for (step, before) in steps {
            let at = days.morning(before)
            need = try need.taking(step, today: TimeZone.rome.day(at: at), at: at)
            tell(step.kind, at, step.data)
        }
        try c.insert(need)
        for event in events { try c.insert(event) }
    }

    private func person(_ name: String) -> ID<Operator>? { catalogue.operators.first { $0.name == name }?.id }
}
