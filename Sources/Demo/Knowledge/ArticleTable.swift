import Desk
import Domain
import Foundation
import Store

/// What the demo town has written down: the public FAQ, and some pages for colleagues alone.
///
/// `# ` is a theme; `## ` a title, the triples it answers and, where it is not for everybody, for whom; what follows is Markdown.
enum ArticleTable {
    static func articles(_ catalogue: Catalogue, _ ids: inout TownIDs, at start: Date) -> [Article] {
        guard let owner = catalogue.operators.first(where: { $0.name == "Enrico Basile" }) ?? catalogue.operators.first
        else { return [] }
        var theme: [String] = [], articles: [Article] = [], head: [String]?, body: [String] = []
        func end() {
            guard let parts = head else { return }
            let content = ArticleContent(
                title: parts[0], theme: theme, body: body.joined(separator: "\n").tidiedLines,
                audience: parts.count > 2 ? .desk : .everybody,
                triples: parts.count > 1 ? parts[1].split(separator: " ").map(String.init).sorted() : [])
            let review = CalendarDay(number: Int(start.milliseconds / 86_400_000) + 528 + articles.count * 9)
            articles.append(
                Article(
                    id: ids.next(), slug: content.slug, state: .published, latest: content, shown: content,
                    shownVersion: 1, publishedAt: start, owner: owner.id, reviewer: owner.id, reviewOn: review,
                    createdAt: start, updatedAt: start))
            body = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("## ") {
                end()
                head = line.dropFirst(3).split(separator: "|").map { String($0).tidied }
            } else if line.hasPrefix("# ") {
                end()
                head = nil
                theme = ArticleContent.theme(String(line.dropFirst(2)))
            } else {
                body.append(line)
            }
        }
        end()
        return articles
    }

    private static let text = """
        # Accesso > Primo accesso
        ## Come accedo per la prima volta all'area riservata? | ACC-PRI-01
        Per il primo accesso servono **SPID**, **CIE** o **CNS**.

        1. Scegli *Accedi* e poi il modo che preferisci.
        2. Autorizza il passaggio dei dati: nome, cognome, codice fiscale.
        3. Conferma l'indirizzo e-mail: ti arriva un messaggio con un link che vale 24 ore.

        Non serve chiedere una password: con SPID e CIE non ce n'è una.
        ## Quale livello SPID serve per i servizi dispositivi? | ACC-PRI-01 ACC-CRE-04
        Per leggere cedolino e documenti basta il **livello 2** (password e codice temporaneo). Per cambiare l'IBAN o chiedere un
        prestito serve il livello 2 insieme al codice OTP che arriva al cellulare certificato.
        ## Non ricevo la mail di validazione: che cosa faccio? | ACC-PRI-03 ACC-PRI-02
        - Guarda nella posta indesiderata.
        - Controlla che l'indirizzo scritto nel profilo sia giusto.
        - Chiedi un nuovo invio dalla pagina del profilo: il link di prima non vale più.

        Se l'indirizzo è già associato a un'altra utenza, scrivici: va liberato prima da noi.
        # Accesso > Password e codici
        ## La mia utenza è bloccata dopo troppi tentativi: quanto devo attendere? | ACC-CRE-03
        Dopo cinque tentativi sbagliati l'utenza si blocca per **30 minuti**, poi si sblocca da sola. Non serve aprire una richiesta. Se
        dopo mezz'ora non entri ancora, usa *Password dimenticata*.
        ## Ho dimenticato la password: come la reimposto? | ACC-CRE-01 ACC-CRE-02
        Nella pagina di accesso scegli *Password dimenticata* e scrivi il codice fiscale: al tuo indirizzo arriva un link che vale
        un'ora. La nuova password ha almeno 12 caratteri. Il PIN si reimposta nello stesso modo, dal profilo.
        ## Ho cambiato numero di cellulare: come ricevo il codice OTP? | ACC-OTP-02 ACC-OTP-01
        Il numero si cambia dal profilo, alla voce *Cellulare certificato*: serve un codice che arriva all'indirizzo e-mail. Se hai perso
        anche l'accesso alla posta, chiedilo al RID della tua amministrazione con un documento d'identità.
        ## Il codice OTP non arriva: che cosa controllo? | ACC-OTP-01
        - Il telefono ha campo e non blocca i messaggi di numeri sconosciuti.
        - Il numero del profilo è quello giusto.
        - Sono passati almeno due minuti: chiederne uno nuovo annulla quello di prima.
        ## L'autenticazione con CIE non riesce: quali verifiche fare? | ACC-CRE-04
        Controlla che la carta non sia scaduta, che l'app CieID sia aggiornata e che il PIN sia intero (otto cifre: le prime quattro erano
        sulla ricevuta della richiesta, le altre sulla lettera di consegna). Da computer serve un lettore senza contatti.
        # Accesso > Chi può aiutarmi
        ## Chi è il RID e quando devo rivolgermi a lui? | ACC-PRI-04
        Il **RID** (responsabile dell'identificazione) lavora nell'ufficio del personale della tua amministrazione. È lui che corregge i dati
        anagrafici, certifica il cellulare e riconosce chi non può usare SPID o CIE.
        # Stipendio > Cedolino
        ## Dove trovo il cedolino e per quanti mesi resta online? | STI-CED-01 STI-CED-03
        Nell'area riservata, alla voce *Documenti*. Il cedolino del mese si pubblica intorno al **18**. Restano online quelli degli ultimi cinque
        anni; per i più vecchi apri una richiesta indicando i mesi.
        ## Come leggo le voci del cedolino? | STI-CED-02
        In alto ci sono i dati di chi lavora, al centro le **competenze** (quanto spetta) e le **ritenute** (quanto si trattiene), in basso il netto.
        Accanto a ogni voce c'è il mese a cui si riferisce: una voce con un mese passato è un arretrato o un recupero.
        ## Perché a dicembre o a febbraio c'è un conguaglio? | FIS-CON-01 FIS-CON-03
        Durante l'anno le imposte si trattengono su una previsione; alla fine si rifanno i conti sul reddito vero. La differenza si trattiene o si
        restituisce con il conguaglio, in genere a dicembre, e a febbraio se i redditi arrivano da più rapporti di lavoro.
        # Stipendio > Accredito
        ## Quando viene accreditato lo stipendio di questo mese? | STI-PAG-01
        Il giorno **23** per la maggior parte delle amministrazioni; il 27 per gli enti con data propria. Se cade di sabato o in un giorno festivo si
        paga il giorno lavorativo prima. A dicembre si paga prima di Natale.
        ## Che cosa faccio se lo stipendio non è stato accreditato? | STI-PAG-01 STI-PAG-02
        1. Guarda nel cedolino se il pagamento è indicato e su quale conto.
        2. Aspetta la fine del giorno di valuta: le banche accreditano in ore diverse.
        3. Se il giorno dopo non c'è ancora, apri una richiesta con *Segnalazione mancato accredito*: ha la priorità più alta.

        Se hai cambiato IBAN da poco, leggi anche quando vale la modifica.
        ## Perché lo stipendio di questo mese è più basso? | STI-PAG-03 STI-RIT-02 STI-ALT-01
        Le cause più frequenti sono un'assenza non retribuita, la fine di un bonus, una trattenuta nuova o un recupero. La voce è nel cedolino, con il
        mese a cui si riferisce. Se non la riconosci, apri una richiesta e scrivi quale voce è.
        ## Gli arretrati del contratto: quando arrivano? | STI-CON-01 STI-CON-02
        Gli arretrati si pagano con un'emissione a parte, dopo la firma definitiva del contratto. La data si pubblica qui e nella sezione *Novità*: non
        serve chiederla. Scrivici solo se i colleghi dello stesso ufficio li hanno ricevuti e tu no.
        # Dati personali
        ## Come cambio l'IBAN e quando vale la modifica? | ANA-RIS-01 ANA-RIS-02 STI-PAG-02
        Dal profilo, alla voce *Modalità di riscossione*, con il codice OTP. Il conto deve essere **intestato o cointestato a te**. Se la modifica arriva entro il
        giorno 5 vale dallo stipendio dello stesso mese, altrimenti dal successivo. Non chiudere il conto di prima finché non vedi il primo accredito sul nuovo.
        ## Perché la variazione dell'IBAN è stata respinta? | ANA-RIS-01 ANA-RIS-02
        La banca ha risposto che l'intestatario non è chi l'ha chiesta, o che il conto è chiuso. Controlla il codice con la banca e ripeti la modifica; nel
        frattempo lo stipendio va sul conto di prima.
        ## Ho ricevuto l'avviso di un cambio di IBAN che non ho chiesto | ANA-RIS-03
        **Apri subito una richiesta** con *Sospetta variazione non richiesta*, e cambia la password. Fermiamo il pagamento sul conto nuovo e ti richiamiamo. Non
        rispondere a chi ti chiede codici per telefono: noi non li chiediamo mai.
        ## Come comunico il cambio di residenza? | ANA-RES-01 ANA-RES-02
        La residenza fiscale si cambia dal profilo e vale per le addizionali dall'anno dopo. Se hai già cambiato residenza in Comune, il dato arriva da solo
        entro trenta giorni.
        # Fiscale
        ## Quando è disponibile la Certificazione Unica? | FIS-CU-01 FIS-CU-03
        Entro il **16 marzo**, nell'area riservata, alla voce *Documenti fiscali*. Le certificazioni degli anni passati restano nella stessa pagina.
        ## Come correggo un dato errato nella CU? | FIS-CU-02
        Apri una richiesta con *Dati errati in CU* e scrivi quale riquadro è sbagliato e perché. Se la correzione è giusta, la CU nuova sostituisce quella di prima e
        arriva anche all'Agenzia delle entrate.
        ## Come indico il sostituto d'imposta nel 730? | FIS-730-02
        Il sostituto è il Ministero dell'economia e delle finanze: codice fiscale e dati sono nella Certificazione Unica, in alto a sinistra. Nel 730
        precompilato sono già scritti.
        ## Quando arriva il rimborso del 730? | FIS-730-01 FIS-730-03
        Con lo stipendio del mese dopo quello in cui l'Agenzia ci trasmette il risultato: chi presenta il 730 entro maggio lo vede a **luglio**, gli altri tra agosto e
        novembre. Il rimborso compare nel cedolino con la voce *Credito 730*.
        ## Come comunico le detrazioni per familiari a carico? | FIS-DET-01
        Dal self service, alla voce *Detrazioni*: vanno confermate ogni volta che cambia qualcosa in famiglia. Per i figli sotto i 21 anni c'è l'assegno unico, che
        si chiede all'INPS.
        ## Che cos'è il trattamento integrativo e come si rinuncia? | FIS-DET-02
        È una somma che si aggiunge al netto per chi ha redditi bassi. Si riconosce da sola; chi prevede di superare il limite può rinunciare dal self service,
        così non dovrà restituirla con il conguaglio.
        # Scuola
        ## Supplenze brevi: che cosa significano gli stati del contratto? | SCU-SUP-01 SCU-SUP-02 SCU-VIS-01
        - *Inserito*: la segreteria lo ha scritto.
        - *Autorizzato*: il dirigente lo ha firmato.
        - *Sospeso per verifica fondi*: si controlla che ci siano i soldi; riprende da solo alla prossima assegnazione.
        - *In pagamento*: è nella prossima emissione.
        ## La scuola dice di aver inviato tutto: come verifico? | SCU-SUP-01 SCU-SUP-03
        Nell'area riservata, alla voce *Contratti scuola*, vedi lo stato di ogni contratto. Se non c'è, la trasmissione non è arrivata: chiedi alla segreteria il
        numero di trasmissione e apri una richiesta con quel numero.
        # Presenze
        ## Come segnalo una timbratura mancante? | PRE-TIM-01
        Dal cartellino scegli il giorno e poi *Chiedi una correzione*: la richiesta va al tuo responsabile. Se il terminale era guasto lo segnala l'ufficio del personale
        per tutti.
        ## Il saldo ferie non torna: a chi scrivo? | PRE-FER-01 PRE-FER-02
        Prima all'ufficio del personale, che vede gli stessi giorni e può correggerli. Apri una richiesta se l'ufficio li ha corretti e il saldo non è cambiato dopo due
        giorni.
        # Prestiti e previdenza
        ## Come chiedo un piccolo prestito e quanto tempo serve? | PRC-PIC-01 PRC-PIC-02
        La domanda si fa online; il certificato di stipendio si allega da solo. L'esito arriva entro 30 giorni e la prima rata si trattiene due mesi dopo.
        ## Come aderisco a un fondo di previdenza complementare? | PRV-COM-01
        Dal self service, alla voce *Previdenza complementare*: scegli il fondo del tuo comparto (Espero per la scuola, Perseo Sirio per gli altri) e la percentuale. Il
        contributo parte dal secondo mese dopo l'adesione.
        # Il servizio di assistenza
        ## Come invio una richiesta di assistenza e come ne seguo lo stato?
        Con il modulo *Chiedi assistenza*: bastano l'argomento e qualche riga. Ricevi un'e-mail con il numero e un link: aprendolo vedi a che punto è, puoi aggiungere
        informazioni e leggere la risposta. Non serve telefonare per sapere lo stato.
        ## Quali allegati posso inserire nella richiesta?
        PDF, immagini, testi, fogli di calcolo e archivi, fino a 10 MB ciascuno e cinque in tutto. Non mandare documenti d'identità se nessuno te li ha chiesti.
        ## Non sono soddisfatto della risposta: come riapro la richiesta o presento un reclamo?
        Dalla pagina della richiesta, entro 15 giorni dalla soluzione, scegli *Riapri* e scrivi che cosa manca. Per un reclamo sul servizio scrivi all'ufficio relazioni
        con il pubblico: ti risponde entro 30 giorni.
        # Per chi lavora qui > Stipendio
        ## Mancato accredito: che cosa controllare prima di rispondere | STI-PAG-01 STI-PAG-02 | desk
        1. Il cedolino del mese esiste? Se no, è un blocco di partita: al secondo livello con *Stipendio parziale o sospeso*.
        2. L'IBAN usato è quello del profilo? La data dell'ultima variazione è nello storico.
        3. La banca ha stornato? Gli storni arrivano il terzo giorno lavorativo.

        Non promettere una data: si dice *con la prossima emissione utile*.
        # Per chi lavora qui > Accesso
        ## Sblocco di un'utenza: quando si fa a mano | ACC-CRE-03 ACC-CRE-01 | desk
        Solo se sono passati 30 minuti, la persona ha risposto alle domande di controllo e non è in corso una segnalazione di frode. Si scrive in una nota chi ha
        chiesto lo sblocco e come è stato riconosciuto.
        # Per chi lavora qui > Sicurezza
        ## Sospetta frode sull'IBAN: i primi dieci minuti | ANA-RIS-03 | desk
        - Passa subito la richiesta al secondo livello tecnico, con priorità P1.
        - Chiedi alla persona di cambiare la password e di non cancellare i messaggi ricevuti.
        - Non chiedere mai codici, nemmeno per verifica.
        """
}
