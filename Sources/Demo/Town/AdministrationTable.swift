import Domain

/// The 83 bodies whose people the demo town serves: invented, in the manner of Italian public bodies.
enum AdministrationTable {
    static func administrations(_ ids: inout TownIDs) -> [Administration] {
        var section = "", number = 0
        var list: [Administration] = []
        for row in text.split(separator: "\n").map(String.init) {
            if row.hasPrefix("# ") {
                let words = row.dropFirst(2).split(separator: ";").map(String.init)
                (section, number) = (words[0], Int(words[1]) ?? 0)
            } else {
                list.append(
                    Administration(
                        id: ids.next(), code: "demo_\(number)", name: row, isHealth: section == "Sanità",
                        sections: [section == "Enti locali" ? "Amministrato" : section, "Operatori"]))
                number += 1
            }
        }
        return list
    }

    private static let text = """
        # Amministrato;101
        Ministero delle Opere Civiche
        Ministero della Cura del Territorio
        Ministero dei Beni Comuni
        Ministero delle Reti e dei Trasporti Locali
        Ministero del Lavoro Buono
        Ministero della Memoria e degli Archivi
        Agenzia dei Servizi Condivisi
        Agenzia per il Patrimonio Diffuso
        Agenzia delle Acque Interne
        Agenzia per i Dati Pubblici
        Agenzia dei Monti e delle Colline
        Agenzia per la Qualità degli Acquisti
        Agenzia delle Mappe e dei Confini
        Agenzia per il Turismo Lento
        Autorità per i Prezzi Chiari
        Autorità dei Porti del Mezzogiorno
        Istituto Nazionale delle Statistiche Minute
        Istituto Superiore di Scienze del Mare
        Istituto per il Restauro dei Libri
        Istituto dei Pesi e delle Misure
        Consiglio per le Pari Opportunità di Carriera
        Commissione per l'Accesso ai Documenti Comunali
        Avvocatura degli Enti Minori
        Scuola Superiore per Funzionari
        Archivio Centrale delle Carte
        Biblioteca Nazionale dei Tre Fiumi
        Parco Nazionale delle Torbiere
        Ente Nazionale delle Ferrovie Turistiche
        Soprintendenza dei Borghi Storici
        Corte delle Liti Amministrative
        # Scuola;201
        Ufficio Scolastico delle Valli del Nord
        Ufficio Scolastico della Pianura
        Ufficio Scolastico della Costa di Levante
        Ufficio Scolastico della Costa di Ponente
        Ufficio Scolastico delle Isole
        Ufficio Scolastico del Centro
        Ufficio Scolastico degli Altipiani
        Istituto Comprensivo Via dei Tigli
        Istituto Comprensivo Rita Montefiore
        Istituto Comprensivo Porta Vecchia
        Liceo Scientifico Ada Corsini
        Liceo Classico Piazza dell'Orologio
        Istituto Tecnico Ponte Alto
        Istituto Professionale dei Mestieri
        Conservatorio di Musica del Lago
        Accademia di Belle Arti della Costa
        # Forze armate;301
        Comando Generale della Guardia dei Parchi
        Comando della Vigilanza Marittima
        Comando delle Trasmissioni
        Corpo dei Vigili del Monte
        Direzione Generale della Polizia dei Borghi
        Ispettorato della Logistica
        Scuola Allievi di Valle Lunga
        # Sanità;401
        Azienda Sanitaria Locale dei Colli
        Azienda Sanitaria Locale della Marina
        Azienda Sanitaria Locale Valle del Sole
        Azienda Sanitaria Locale Terre di Mezzo
        Azienda Sanitaria Locale delle Lagune
        Azienda Sanitaria Provinciale di Montalto
        Azienda Sanitaria Provinciale di Riva Grande
        Azienda Ospedaliera San Lorenzo al Ponte
        Azienda Ospedaliera Santa Chiara dei Monti
        Azienda Ospedaliera Universitaria del Golfo
        Azienda Ospedaliera Universitaria delle Torri
        Ospedale Pediatrico Gianna Bellini
        Ospedale Civile di Pontelungo
        Istituto di Ricerca per la Cura del Cuore
        Istituto Zooprofilattico della Pianura
        Istituto di Riabilitazione Villa Serena
        Agenzia Regionale per l'Emergenza Sanitaria
        Centro Trasfusionale dei Due Mari
        # Enti locali;501
        Comune di Borgo San Dalmazio
        Comune di Castelvecchio al Mare
        Comune di Montalto del Lago
        Comune di Pontelungo
        Comune di Riva Grande
        Provincia di Valle Lunga
        Città Metropolitana delle Torri
        Università degli Studi del Golfo
        Università degli Studi delle Torri
        Politecnico delle Valli
        Camera di Commercio dei Due Mari
        Unione dei Comuni della Pianura
        """
}
