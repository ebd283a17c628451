/// What stands around the problem when people write: each list is independent, so few texts are alike.
enum RequestFrames {
    static let openings = phrases(
        """
        Buongiorno.
        Buongiorno,
        Salve,
        Gentile assistenza,
        Spettabile ufficio,
        Buonasera,
        Buongiorno a tutti.
        Scrivo per chiedere aiuto.
        Gentilissimi,
        Chiedo cortesemente un chiarimento.
        Mi rivolgo a voi perché non so più a chi chiedere.
        Buongiorno, lavoro presso {ente}.
        Salve, sono in servizio a {citta}.
        """)

    static let details = phrases(
        """
        Ho già controllato con {banca} e per loro è tutto in ordine.
        Ho provato con due computer diversi e con il telefono.
        La segreteria del mio ufficio non sa darmi spiegazioni.
        Il numero di pratica che mi è stato dato al telefono è {numero}.
        La cosa è cominciata il {data}.
        È già successo a {mese} e poi si era sistemato da solo.
        Ho riprovato oggi alle {ora} e il risultato è lo stesso.
        Ai colleghi di {citta} non succede.
        In allegato, se serve, posso mandare la schermata.
        L'importo di cui parlo è di {euro}.
        Ho seguito la guida passo per passo.
        Ho letto le domande frequenti, ma il mio caso non c'è.
        Ho cambiato sede da {citta} all'inizio dell'anno.
        Il mio ufficio del personale mi ha detto di scrivere a voi.
        Al telefono mi hanno consigliato di usare questo modulo.
        Nessuno dei dati è cambiato negli ultimi mesi.
        La comunicazione che ho ricevuto porta la data del {data}.
        Il rientro dal congedo è stato il {data}: non so se c'entra.
        Ho anche svuotato la memoria del browser, senza risultato.
        """)

    static let contexts = phrases(
        """
        Ho un affitto da pagare e non posso aspettare molto.
        La scadenza è tra pochi giorni.
        Non è urgente, ma vorrei capire.
        Tra {giorni} giorni parto e non potrò rispondere.
        Devo consegnare i documenti a {banca} entro la settimana.
        Mi scuso se non è l'ufficio giusto.
        È la prima volta che uso questo servizio.
        Ne ho bisogno per la dichiarazione dei redditi.
        Anche {collega}, del mio stesso ufficio, ha lo stesso problema.
        Preferirei una risposta scritta.
        """)

    static let asks = phrases(
        """
        Potete dirmi come devo fare?
        Potete verificare?
        Quanto tempo serve?
        Mi dite che cosa manca?
        A chi devo rivolgermi?
        Chiedo di sistemare la situazione.
        Potete controllare la mia posizione?
        Serve che mandi altri documenti?
        Chiedo di sapere quando sarà risolto.
        Come posso procedere?
        Vi chiedo una verifica.
        Potreste richiamarmi, se serve?
        """)

    static let closings = phrases(
        """
        Grazie.
        Grazie mille.
        Cordiali saluti.
        Resto in attesa di un riscontro.
        Grazie per l'attenzione.
        Distinti saluti.
        Ringrazio in anticipo.
        Un saluto.
        Grazie e buon lavoro.
        """)

    static let formalOpenings = phrases(
        """
        Si trasmette la presente per rappresentare quanto segue.
        La persona scrivente espone quanto segue.
        Con riferimento alla precedente corrispondenza, si rappresenta quanto segue.
        Oggetto: istanza. Si espone quanto segue.
        """)

    static let formalClosings = phrases(
        """
        Si resta in attesa di riscontro nei termini di legge.
        Si chiede di conoscere il nome della persona responsabile del procedimento.
        In mancanza di riscontro ci si riserva ogni azione a tutela dei propri diritti.
        Si prega di rispondere allo stesso indirizzo di posta elettronica certificata.
        """)

    static let callOpenings = phrases(
        """
        Telefonata ricevuta alle {ora}. La persona riferisce:
        Chiama da {citta}. Dice in sintesi:
        Chiamata al numero verde. Riporto le parole:
        La persona chiama per la seconda volta. Riferisce:
        Chi chiama è in ufficio e ha il documento davanti:
        Persona anziana, senza SPID, identificata con codice fiscale e data di nascita. Riferisce:
        """)

    static let callClosings = phrases(
        """
        Letto il numero della richiesta.
        Spiegati i tempi.
        Recapito confermato.
        Chiede di essere ricontattata il pomeriggio.
        Chiede risposta per posta elettronica.
        """)

    static let chatOpenings = phrases(
        """
        ciao,
        salve
        buongiorno
        vorrei parlare con un operatore.
        una domanda:
        """)

    static let reminders = phrases(
        """
        Buongiorno, ci sono novità?
        Scrivo di nuovo perché non ho ancora avuto risposta dopo {giorni} giorni.
        È LA TERZA VOLTA che scrivo e nessuno risponde!! Almeno ditemi chi se ne occupa.
        Sollecito la richiesta: la scadenza si avvicina.
        Capisco che ci siano molte richieste, ma per me è importante.
        Secondo sollecito. In assenza di riscontro mi rivolgerò al sindacato.
        Aggiungo che nel frattempo il problema si è ripetuto il {data}.
        """)

    static let duplicates = phrases(
        """
        Come da mia richiesta precedente. Scrivo di nuovo perché non ho visto la mail di conferma.
        Ripeto la richiesta di ieri: non so se è arrivata.
        Invio di nuovo con il modulo, perché al telefono non mi è stato possibile lasciare i dati.
        """)

    static let answers = phrases(
        """
        Ecco i dati richiesti: il numero di partita è {numero}.
        Allego quanto richiesto. Grazie.
        Confermo: la data è il {data} e l'importo {euro}.
        Ho riprovato come indicato e il problema resta.
        La sede di servizio è {citta}, il resto è come scritto prima.
        Vi mando la schermata: l'errore è il {numero}.
        Sì, il conto è intestato a me presso {banca}.
        Scusate il ritardo. Il documento che chiedete porta la data del {data}.
        Al momento non ho altro documento che quello già inviato.
        """)

    static let reopenings = phrases(
        """
        Purtroppo il problema si è ripresentato il {data}.
        La risposta non risolve: nel cedolino di {mese} non è cambiato nulla.
        Ho seguito le indicazioni, ma ricevo ancora lo stesso messaggio.
        Non sono d'accordo: l'importo resta sbagliato di {euro}.
        Chiedo di riaprire, perché la verifica riguardava un altro mese.
        """)

    static let praises = phrases(
        """
        Risposta chiara e veloce, grazie.
        Molto gentili.
        Problema risolto in un giorno.
        Finalmente una risposta comprensibile.
        Tutto bene, anche se ci è voluto un po'.
        """)

    static let complaints = phrases(
        """
        Troppo tempo per una cosa semplice.
        La risposta non risponde alla domanda.
        Ho dovuto scrivere tre volte.
        Un continuo rimando da un ufficio all'altro.
        Non mi avete spiegato che cosa devo fare.
        """)
}

/// Lines of text, each a phrase with blanks in braces.
func phrases(_ text: String) -> [Phrase] { text.split(separator: "\n").map { Phrase(String($0)) } }
