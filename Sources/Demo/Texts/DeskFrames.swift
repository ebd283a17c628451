/// What the desk writes around its answers, and to itself.
enum DeskFrames {
    static let openings = phrases(
        """
        Buongiorno,
        Gentile utente,
        Buongiorno, grazie per averci scritto.
        Buongiorno, abbiamo verificato la sua richiesta.
        Gentile utente, le rispondiamo in merito alla sua richiesta.
        Buongiorno, ci scusiamo per il disagio.
        """)

    static let closings = phrases(
        """
        Restiamo a disposizione. Cordiali saluti
        Se il problema si ripete può rispondere a questo messaggio entro quindici giorni. Cordiali saluti
        Cordiali saluti
        La invitiamo a valutare il servizio con il collegamento che riceverà. Cordiali saluti
        Per altre domande può riaprire la richiesta dalla sua pagina. Cordiali saluti
        """)

    static let progress = phrases(
        """
        abbiamo preso in carico la richiesta e stiamo verificando: le scriveremo entro {giorni} giorni.
        la verifica ha bisogno di un altro ufficio, che abbiamo già interessato. La terremo al corrente.
        il suo caso è all'attenzione di chi segue la materia. Non serve inviare altre richieste.
        """)

    static let questions = phrases(
        """
        per proseguire ci serve il numero di partita e il mese del cedolino a cui si riferisce.
        può inviarci una schermata intera dell'errore, con l'ora in cui compare?
        le chiediamo di confermare la data e l'importo che ha indicato.
        ci serve una copia del documento citato: può allegarla rispondendo a questo messaggio.
        può dirci da quale sede e con quale tipo di contratto lavora?
        le chiediamo di riprovare con un altro browser e di dirci che cosa succede.
        può indicarci un numero di telefono e l'orario in cui possiamo chiamare?
        """)

    static let nudges = phrases(
        """
        non abbiamo ancora ricevuto le informazioni richieste: senza, la richiesta sarà chiusa tra cinque giorni lavorativi.
        le ricordiamo che siamo in attesa di una sua risposta.
        """)

    static let noReply = phrases(
        """
        non avendo ricevuto risposta chiudiamo la richiesta. Se le serve ancora, può riaprirla dalla sua pagina.
        """)

    static let reopened = phrases(
        """
        abbiamo ripreso la sua richiesta: c'era un secondo movimento da correggere e ora la posizione è a posto.
        la verifica precedente si fermava al mese sbagliato. Abbiamo corretto e controllato anche il successivo.
        abbiamo ripetuto l'operazione con l'ufficio competente e questa volta l'esito è positivo.
        """)

    static let notes = phrases(
        """
        Verificato a sistema: la partita risulta attiva, nessun blocco.
        Sentito per telefono l'ufficio del personale di {citta}: confermano quanto scritto.
        Stesso caso visto il {data}, si era risolto con la rielaborazione.
        Attenzione: altre {n} richieste simili oggi, forse è un problema comune.
        Manca il documento, chiederlo prima di procedere.
        Controllati gli ultimi tre cedolini, la differenza nasce a {mese}.
        Provato a chiamare alle {ora}, non risponde.
        Chiesto un controllo a chi segue i flussi, riferimento {numero}.
        """)

    static let moves = phrases(
        """
        Competenza di questo gruppo dopo la verifica dei dati
        Non è un problema di primo livello
        Serve chi segue la materia
        Richiesta classificata di nuovo
        La persona deve parlare con chi gestisce la pratica
        """)

    static let escalations = phrases(
        """
        Serve una decisione dell'ufficio
        Le verifiche di questo livello sono finite
        Manca l'autorizzazione a correggere
        Errore che si ripete: serve chi ha accesso ai dati
        Caso fuori dalle istruzioni
        """)

    static let calls = phrases(
        """
        Spiegato al telefono come procedere, la persona conferma di avere capito.
        Guidata passo per passo: l'operazione è riuscita durante la chiamata.
        Comunicata la data prevista e dove vederla nel portale.
        Sbloccata durante la telefonata, ha provato e funziona.
        Indicato il documento da presentare e l'ufficio a cui consegnarlo.
        """)

    static let bodies = [
        "INPS", "Agenzia delle Entrate", "la segreteria della scuola", "la Regione", "l'azienda sanitaria",
        "l'ufficio del personale del suo ente",
    ]
}
