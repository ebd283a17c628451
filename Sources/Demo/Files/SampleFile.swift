import Domain
import Store

/// A file people attach in the demo town; many requests share the same few dozen.
struct SampleFile: Sendable {
    let hash: String
    let name: String
    let type: String
    let size: Int64

    /// Makes the files and keeps them; the same bytes each time.
    static func keepAll(in files: Files) async throws -> [SampleFile] {
        var samples: [SampleFile] = []
        for (name, type, bytes) in contents {
            let kept = try await files.keep(bytes)
            samples.append(SampleFile(hash: kept.hash, name: name, type: type, size: Int64(kept.size)))
        }
        return samples
    }

    private static var contents: [(name: String, type: String, bytes: [UInt8])] {
        documents + screens + tables + letters
    }

    private static var documents: [(String, String, [UInt8])] {
        [
            ("attestazione_iban", "Attestazione di titolarità del conto"),
            ("contratto", "Contratto individuale di lavoro"),
            ("cedolino", "Cedolino di esempio"), ("certificato_malattia", "Certificato di malattia"),
            ("modulo_utenze", "Modulo per le utenze degli operatori"), ("lettera_banca", "Comunicazione della banca"),
            ("decreto", "Decreto di ricostruzione della carriera"), ("ricevuta_730", "Ricevuta di trasmissione"),
            ("delega", "Delega alla presentazione"), ("presa_servizio", "Verbale di presa di servizio"),
            ("liberatoria", "Liberatoria di estinzione"), ("domanda", "Domanda presentata all'ufficio"),
        ].map { name, title in
            (
                "\(name).pdf", "application/pdf",
                SamplePDF.document(
                    title,
                    lines: [
                        "Documento dimostrativo", "Persone, enti e importi di questo documento non esistono.",
                        "Pagina 1 di 1",
                    ])
            )
        }
    }

    private static var screens: [(String, String, [UInt8])] {
        (0..<10).map { number in
            ("schermata_\(number + 1).png", "image/png", SamplePNG.screen(number))
        }
    }

    private static var tables: [(String, String, [UInt8])] {
        (1...4).map { number in
            let rows = (1...8).map { "\($0);partita \(10_000 * number + $0);\($0 * number * 37),50" }
            return (
                "elenco_\(number).csv", "text/csv",
                Array((["riga;oggetto;importo"] + rows).joined(separator: "\r\n").utf8)
            )
        }
    }

    private static var letters: [(String, String, [UInt8])] {
        ["messaggio_errore", "nota", "cronologia", "dati_richiesti"].enumerated().map { index, name in
            let text = """
                Testo dimostrativo numero \(index + 1).
                Alle 10:3\(index) ho aperto la pagina, alle 10:4\(index) ho ricevuto il messaggio di errore.
                Ho ripetuto la prova il giorno dopo con lo stesso risultato.

                """
            return ("\(name).txt", "text/plain", Array(text.utf8))
        }
    }
}
