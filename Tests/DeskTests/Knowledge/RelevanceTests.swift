import Demo
import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

/// Whether people find the article they mean, asking as people do: short, long, with other words than the title's.
@Suite("Questions of every day find their article")
struct RelevanceTests {
    /// A question, and the words its article's title begins with.
    private static let table = """
        primo accesso con spid | Come accedo per la prima volta
        come faccio a entrare la prima volta con la carta d'identità elettronica | Come accedo per la prima volta
        non ho mai usato il portale, cosa mi serve per entrare | Come accedo per la prima volta
        livello spid | Quale livello SPID
        che livello di spid ci vuole per cambiare iban | Quale livello SPID
        mi serve spid 2 o 3 | Quale livello SPID
        mail di validazione mai arrivata | Non ricevo la mail
        non mi arriva l'email di conferma | Non ricevo la mail
        l'indirizzo email risulta già associato a un'altra utenza | Non ricevo la mail
        utenza bloccata | La mia utenza è bloccata
        ho sbagliato password troppe volte quanto aspetto | La mia utenza è bloccata
        account bloccato dopo cinque tentativi | La mia utenza è bloccata
        password dimenticata | Ho dimenticato la password
        come faccio a reimpostare la password | Ho dimenticato la password
        reset pin | Ho dimenticato la password
        ho cambiato numero di telefono | Ho cambiato numero di cellulare
        nuovo cellulare codice otp | Ho cambiato numero di cellulare
        come aggiorno il cellulare certificato | Ho cambiato numero di cellulare
        il codice otp non arriva | Il codice OTP non arriva
        non ricevo l'sms con il codice | Il codice OTP non arriva
        otp mai ricevuto cosa controllo | Il codice OTP non arriva
        non riesco ad entrare con la cie | L'autenticazione con CIE
        la carta d'identità elettronica non viene letta | L'autenticazione con CIE
        pin della cie dove lo trovo | L'autenticazione con CIE
        chi è il rid | Chi è il RID
        a chi mi rivolgo per correggere i dati anagrafici nell'ufficio del personale | Chi è il RID
        responsabile identificazione | Chi è il RID
        dove vedo il cedolino | Dove trovo il cedolino
        cedolini vecchi di anni fa | Dove trovo il cedolino
        quando esce il cedolino del mese | Dove trovo il cedolino
        cosa significano le voci del cedolino | Come leggo le voci
        non capisco la busta paga, competenze e ritenute | Come leggo le voci
        come si legge il cedolino | Come leggo le voci
        perché c'è il conguaglio a febbraio | Perché a dicembre o a febbraio
        conguaglio fiscale di fine anno | Perché a dicembre o a febbraio
        più rapporti di lavoro conguaglio | Perché a dicembre o a febbraio
        quando pagano lo stipendio | Quando viene accreditato lo stipendio
        data accredito stipendio di questo mese | Quando viene accreditato lo stipendio
        che giorno arriva lo stipendio a dicembre | Quando viene accreditato lo stipendio
        lo stipendio non è arrivato | Che cosa faccio se lo stipendio
        non mi hanno accreditato lo stipendio | Che cosa faccio se lo stipendio
        mancato accredito stipendio cosa devo fare | Che cosa faccio se lo stipendio
        stipendio più basso del solito | Perché lo stipendio di questo mese
        questo mese ho preso di meno perché | Perché lo stipendio di questo mese
        trattenuta nuova sullo stipendio | Perché lo stipendio di questo mese
        arretrati contratto quando arrivano | Gli arretrati del contratto
        arretrati del rinnovo contrattuale | Gli arretrati del contratto
        i colleghi hanno avuto gli arretrati e io no | Gli arretrati del contratto
        cambiare iban | Come cambio l'IBAN
        voglio accreditare lo stipendio su un altro conto | Come cambio l'IBAN
        entro quando devo comunicare il nuovo iban | Come cambio l'IBAN
        iban respinto | Perché la variazione dell'IBAN
        la variazione dell'iban è stata rifiutata dalla banca | Perché la variazione dell'IBAN
        intestatario del conto non corrisponde | Perché la variazione dell'IBAN
        qualcuno ha cambiato il mio iban | Ho ricevuto l'avviso di un cambio
        avviso di cambio iban che non ho chiesto io, è una truffa? | Ho ricevuto l'avviso di un cambio
        sospetta frode sul mio conto | Ho ricevuto l'avviso di un cambio
        cambio di residenza | Come comunico il cambio di residenza
        mi sono trasferito come aggiorno la residenza fiscale | Come comunico il cambio di residenza
        ho cambiato residenza in comune devo comunicarlo | Come comunico il cambio di residenza
        certificazione unica quando esce | Quando è disponibile la Certificazione
        dove scarico la cu | Quando è disponibile la Certificazione
        certificazione unica anni passati | Quando è disponibile la Certificazione
        cu sbagliata | Come correggo un dato errato nella CU
        c'è un errore nella mia certificazione unica | Come correggo un dato errato nella CU
        correggere dati cu | Come correggo un dato errato nella CU
        sostituto d'imposta 730 | Come indico il sostituto
        codice fiscale del datore di lavoro per il 730 | Come indico il sostituto
        che sostituto metto nel precompilato | Come indico il sostituto
        rimborso 730 | Quando arriva il rimborso
        quando mi restituiscono i soldi del 730 | Quando arriva il rimborso
        credito 730 non ancora ricevuto | Quando arriva il rimborso
        detrazioni figli a carico | Come comunico le detrazioni
        come chiedo le detrazioni per mia moglie a carico | Come comunico le detrazioni
        assegno unico figli | Come comunico le detrazioni
        bonus irpef rinuncia | Che cos'è il trattamento integrativo
        trattamento integrativo | Che cos'è il trattamento integrativo
        posso rinunciare al bonus | Che cos'è il trattamento integrativo
        supplenza sospesa per verifica fondi | Supplenze brevi
        stato del contratto di supplenza autorizzato | Supplenze brevi
        supplenza breve non pagata quando pagano | Supplenze brevi
        la segreteria dice che ha inviato il contratto | La scuola dice di aver inviato
        contratto scuola non trasmesso | La scuola dice di aver inviato
        numero di trasmissione della scuola | La scuola dice di aver inviato
        timbratura mancante | Come segnalo una timbratura
        ho dimenticato di timbrare | Come segnalo una timbratura
        correzione cartellino | Come segnalo una timbratura
        saldo ferie sbagliato | Il saldo ferie non torna
        mi mancano giorni di ferie | Il saldo ferie non torna
        le ferie residue non sono giuste | Il saldo ferie non torna
        piccolo prestito | Come chiedo un piccolo prestito
        quanto tempo ci vuole per avere un prestito | Come chiedo un piccolo prestito
        domanda di prestito online | Come chiedo un piccolo prestito
        fondo espero adesione | Come aderisco a un fondo
        previdenza complementare perseo sirio | Come aderisco a un fondo
        pensione integrativa come mi iscrivo al fondo | Come aderisco a un fondo
        a che punto è la mia richiesta | Come invio una richiesta
        come apro una richiesta di assistenza | Come invio una richiesta
        stato della richiesta numero | Come invio una richiesta
        che allegati posso mandare | Quali allegati posso inserire
        quanto può essere grande un allegato | Quali allegati posso inserire
        devo mandare il documento d'identità | Quali allegati posso inserire
        riaprire una richiesta | Non sono soddisfatto
        voglio fare un reclamo | Non sono soddisfatto
        la risposta non mi ha risolto niente | Non sono soddisfatto
        l'otp arriva in ritardo | Il codice OTP non arriva
        cassa addizionali residenza dall'anno dopo | Come comunico il cambio di residenza
        la banca ha stornato lo stipendio | Che cosa faccio se lo stipendio
        link di validazione scaduto | Non ricevo la mail
        app cieid non funziona | L'autenticazione con CIE
        pagamento stipendio festivo sabato | Quando viene accreditato lo stipendio
        recupero in busta paga | Perché lo stipendio di questo mese
        conto cointestato va bene | Come cambio l'IBAN
        chiudere il vecchio conto | Come cambio l'IBAN
        password minimo caratteri | Ho dimenticato la password
        cedolino non visibile | Dove trovo il cedolino
        prima rata del prestito | Come chiedo un piccolo prestito
        terminale timbrature guasto | Come segnalo una timbratura
        percentuale contributo fondo pensione | Come aderisco a un fondo
        urp reclamo servizio | Non sono soddisfatto
        """.split(separator: "\n").map { line in
            let parts = line.split(separator: "|").map { String($0).tidied }
            return (question: parts[0], title: parts[1])
        }

    @Test(
        "120 questions: the right article first in three of four, among the first three in 92 of 100",
        arguments: TestDatabase.available)
    func relevance(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await DemoTown(tickets: 0, now: town.clock.now).build(
                into: town.desk.database, files: town.desk.files, secret: nil)
            let knowledge = try await town.desk.knowledge()
            #expect(Self.table.count == 120)
            var first = 0, near = 0, lines: [String] = []
            for (question, title) in Self.table {
                let found = knowledge.search(question, most: 3) { $0.audience == .everybody }
                let place = found.firstIndex { $0.content.title.hasPrefix(title) }
                #expect(knowledge.articles.contains { $0.latest.title.hasPrefix(title) }, "\(title)")
                if place == 0 { first += 1 }
                if place != nil { near += 1 }
                let what = place.map { String($0 + 1) } ?? "–"
                lines.append("| \(question) | \(title) … | \(what) |")
            }
            let total = Double(Self.table.count)
            print("relevance: first \(first), among three \(near), of \(Self.table.count)")
            for line in lines where line.hasSuffix("– |") || !line.hasSuffix("1 |") { print(line) }
            #expect(Double(first) / total >= 0.75 && Double(near) / total >= 0.92)
            let path = ProcessInfo.processInfo.environment["SPORTELLO_RELEVANCE"]
            guard let path else { return }
            let text = """
                # Relevance of the search

                Made by `SPORTELLO_RELEVANCE=docs/relevance.md swift test --filter RelevanceTests`; do not edit by hand. Questions as people ask \
                them, the article they mean (of the demonstration), and its place among what is found: first for \(first) of \
                \(Self.table.count), among the first three for \(near).

                | question | article | place |
                |---|---|--:|

                """ + lines.joined(separator: "\n") + "\n"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
    }
}
