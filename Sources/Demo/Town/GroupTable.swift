import Domain

/// The twelve groups of the demo town.
enum GroupTable {
    static func groups(_ ids: inout TownIDs) -> [Group] {
        [
            Group(
                id: ids.next(), code: "CC-L1", name: "Contact center", tier: 1, employer: .fornitore,
                escalatesTo: "L2-TEC", email: "contactcenter@example.it",
                signature: "Il Contact center\nAgenzia dei Servizi Condivisi"),
            Group(
                id: ids.next(), code: "L1-WEB", name: "Primo livello web ed e-mail", tier: 1, employer: .fornitore,
                escalatesTo: "L2-TEC", email: "assistenza@example.it",
                signature: "L'assistenza di primo livello\nAgenzia dei Servizi Condivisi", isTriage: true),
            Group(
                id: ids.next(), code: "L2-ECO", name: "Secondo livello – trattamento economico", tier: 2,
                employer: .fornitore, escalatesTo: "AMM-LT", email: "trattamento.economico@example.it",
                signature: "L'assistenza per il trattamento economico\nAgenzia dei Servizi Condivisi"),
            Group(
                id: ids.next(), code: "L2-FIS", name: "Secondo livello – fiscale e previdenza", tier: 2,
                employer: .fornitore, escalatesTo: "AMM-LT", email: "fiscale@example.it",
                signature: "L'assistenza fiscale e previdenziale\nAgenzia dei Servizi Condivisi"),
            Group(
                id: ids.next(), code: "L2-PRE", name: "Secondo livello – presenze e valutazione", tier: 2,
                employer: .fornitore, escalatesTo: "DSII-UFF", email: "presenze@example.it",
                signature: "L'assistenza per presenze e valutazione\nAgenzia dei Servizi Condivisi"),
            Group(
                id: ids.next(), code: "L2-TEC", name: "Secondo livello – accessi, portale e app", tier: 2,
                employer: .fornitore, escalatesTo: "DSII-UFF", email: "tecnico@example.it",
                signature: "L'assistenza tecnica\nAgenzia dei Servizi Condivisi"),
            Group(
                id: ids.next(), code: "AMM-LT", name: "Team Amministrazione – Latina", tier: 2, escalatesTo: "DSII-UFF",
                email: "latina@example.it", signature: "Il Team Amministrazione di Latina"),
            Group(
                id: ids.next(), code: "DSII-UFF", name: "Uffici DSII per materia", level: .governance, tier: 3,
                email: "uffici@example.it", signature: "L'ufficio competente per materia"),
            Group(
                id: ids.next(), code: "DSII-GU", name: "DSII – Gestione utenze", level: .governance, tier: 3,
                escalatesTo: "DSII-UFF", email: "gestione.utenze@example.it", signature: "La Gestione utenze"),
            Group(
                id: ids.next(), code: "DSII-RED", name: "DSII – Protocollo RED", level: .governance, tier: 3,
                escalatesTo: "DSII-UFF", email: "protocollo@pec.example.it", signature: "L'ufficio del protocollo"),
            Group(
                id: ids.next(), code: "MON", name: "Monitoraggio e livelli di servizio", level: .governance, tier: 3,
                escalatesTo: "L2-TEC", email: "monitoraggio@example.it", signature: "Il gruppo Monitoraggio"),
            Group(
                id: ids.next(), code: "KM", name: "Conoscenza e formazione", level: .governance, tier: 3,
                escalatesTo: "DSII-UFF", email: "formazione@example.it", signature: "Il gruppo Conoscenza e formazione"),
        ]
    }
}
