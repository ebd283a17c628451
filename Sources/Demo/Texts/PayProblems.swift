/// What people write about pay, taxes and pensions contributions: the code of a triple, then ways to say the same thing.
let payProblems = """
    STI-ACC-01
    Nel cedolino di {mese} non trovo {voce}: i colleghi del mio ufficio l'hanno avuta tutti.
    {voce} di {mese} non risulta liquidata, anche se l'elenco è stato trasmesso il {data}.
    STI-ACC-02
    L'importo di {voce} pagato a {mese} è di {euro}, ma secondo i miei conti manca una parte: le ore erano {n}.
    Ho ricevuto {euro} per {voce}, molto meno di quanto comunicato dal mio ufficio.
    STI-ACC-03
    {voce} è stata pagata fuori sistema e non compare nel cedolino: come faccio a vederla in certificazione?
    Il mio ente ha liquidato {euro} fuori sistema a {mese} e non so se saranno considerati nel conguaglio.
    STI-CED-01
    Il cedolino di {mese} non compare nell'archivio: la pagina resta vuota.
    Da {giorni} giorni provo ad aprire il cedolino di {mese} e ricevo "documento non disponibile".
    Vedo i cedolini fino al mese precedente ma non quello di {mese}.
    STI-CED-02
    Nel cedolino di {mese} c'è una voce di {euro} con il codice {numero} che non riesco a capire.
    Il netto di {mese} è più basso di {euro} rispetto al mese prima e dal cedolino non si capisce perché.
    Vorrei sapere a che cosa si riferisce {voce} che trovo nelle competenze di {mese}.
    STI-CED-03
    Mi servono i cedolini del {anno} per una pratica di mutuo con {banca}, ma online si vedono solo gli ultimi mesi.
    Devo consegnare i cedolini di due anni fa al mio consulente: come posso averli?
    STI-PAG-01
    Lo stipendio di {mese} non è arrivato sul conto, mentre il cedolino si vede regolarmente.
    Alla data di oggi {banca} non ha ricevuto alcun bonifico per lo stipendio di {mese}.
    I colleghi hanno avuto l'accredito il 23, io ancora nulla: il netto dovuto è di {euro}.
    STI-PAG-02
    Ho cambiato conto il {data} e lo stipendio è andato ancora sul vecchio IBAN, che è chiuso.
    L'accredito di {mese} è finito sul conto di {banca} che avevo chiesto di sostituire {giorni} giorni prima.
    STI-PAG-03
    Questo mese ho ricevuto solo {euro}: nel cedolino lo stipendio risulta parziale e nessuno mi ha avvisato.
    Dal {data} la mia partita risulta sospesa, ma sono regolarmente in servizio.
    STI-CON-01
    Il nuovo contratto è stato firmato, ma nel cedolino di {mese} lo stipendio tabellare è ancora quello vecchio.
    Quando verrà applicato il rinnovo del contratto al personale della sede di {citta}?
    STI-CON-02
    Gli arretrati del rinnovo sono arrivati ai colleghi con {mese}; io non ho visto nulla.
    Mi risultano arretrati per circa {euro} mai corrisposti, dopo il passaggio da un'amministrazione all'altra.
    STI-CON-03
    Dal {data} ho maturato lo scatto, ma il cedolino riporta ancora la fascia precedente.
    Il passaggio di fascia decretato il {data} non è stato applicato.
    STI-RIT-01
    Continuo ad avere la trattenuta sindacale di {euro} anche se ho dato disdetta il {data}.
    Ho revocato la delega sindacale {giorni} giorni fa e vorrei sapere da quale mese non sarà più trattenuta.
    STI-RIT-02
    Dal cedolino di {mese} trovo una trattenuta giudiziaria di {euro} che non riconosco: qual è l'ordinanza?
    Il pignoramento doveva terminare a {mese}, ma la trattenuta continua.
    STI-RIT-03
    Mi viene recuperato un credito di {euro} per un periodo in cui ero regolarmente in servizio.
    Contesto il recupero comunicato il {data}: le assenze indicate erano coperte da certificato.
    STI-ALT-01
    Ho una domanda sullo stipendio di {mese} che non rientra nelle voci proposte dal modulo.
    Vorrei sapere a chi mi devo rivolgere per il passaggio della mia partita da {citta} a un'altra sede.
    FIS-CU-01
    La Certificazione Unica {anno} non è presente tra i documenti: devo presentare la dichiarazione entro fine mese.
    Cerco la CU {anno} e la pagina dice che non ci sono documenti, anche se ho lavorato tutto l'anno.
    FIS-CU-02
    Nella CU al punto 1 manca il reddito di {mese}: in quel periodo lavoravo in un'altra sede.
    I giorni di lavoro indicati nella CU {anno} sono sbagliati e cambia la detrazione.
    FIS-CU-03
    Avrei bisogno della CU di tre anni fa, chiesta da {banca} per una pratica.
    Come posso avere le certificazioni degli anni prima del {anno}?
    FIS-CON-01
    A {mese} il conguaglio mi ha tolto {euro}: vorrei capire da che cosa dipende.
    Il conguaglio di fine anno è a debito per {euro} e nel cedolino non trovo il dettaglio.
    FIS-CON-02
    Mi viene trattenuta l'addizionale del comune di {citta}, ma ho cambiato residenza l'anno scorso.
    L'addizionale regionale di {mese} è il doppio del mese precedente.
    FIS-CON-03
    Nel {anno} ho avuto due rapporti di lavoro e il conguaglio sembra considerarne uno solo.
    Ho consegnato la CU del precedente datore il {data}, ma il conguaglio non ne ha tenuto conto.
    FIS-730-01
    Il rimborso del 730 di {euro} non è arrivato con lo stipendio di {mese}.
    Il CAF conferma di avere trasmesso il 730-4 il {data}, ma in cedolino non c'è il rimborso.
    FIS-730-02
    Quale sostituto d'imposta devo indicare nel 730, visto che ho cambiato amministrazione a {mese}?
    Il CAF mi chiede i dati del sostituto d'imposta e la sede di servizio: dove li trovo?
    FIS-730-03
    Con {mese} mi hanno trattenuto {euro} per il 730, ma la mia dichiarazione è a credito.
    La trattenuta del 730 è stata fatta due volte, a {mese} e il mese dopo.
    FIS-DET-01
    Ho inserito le detrazioni per i figli il {data}, ma nel cedolino di {mese} non risultano.
    Mia moglie non è più a carico da {mese}: come modifico la dichiarazione delle detrazioni?
    Nella pagina delle detrazioni ricevo un errore quando confermo i dati dei familiari.
    FIS-DET-02
    Da {mese} non ricevo più il trattamento integrativo e il mio reddito non è cambiato.
    Vorrei rinunciare al trattamento integrativo per non restituirlo a fine anno.
    FIS-DET-03
    Ho presentato la domanda per il bonus di fine anno il {data}, ma non so se è stata accolta.
    Nella sezione dei servizi non trovo il modulo per l'indennità una tantum e il termine è vicino.
    PRV-CON-01
    I contributi del {anno} non risultano versati per i mesi in cui ero in aspettativa retribuita.
    Vorrei sapere su quale imponibile sono stati calcolati i contributi di {mese}.
    PRV-CON-02
    Nel cedolino di {mese} trovo un conguaglio previdenziale di {euro} e non so a quale periodo si riferisce.
    Il conguaglio dei contributi mi ha tolto {euro} in una sola volta: si può rateizzare?
    PRV-CON-03
    Nell'estratto conto mancano {n} mesi del {anno}, quando lavoravo a {citta}.
    Mi preparo alla pensione e vedo che il periodo dal {data} non compare.
    PRV-CRU-01
    Il cruscotto previdenziale non si apre: resta la rotella che gira.
    Nel cruscotto vedo gli importi sovrapposti e non riesco a leggere l'anno {anno}.
    PRV-CRU-02
    Nel cruscotto previdenziale la mia data di assunzione è sbagliata.
    Il cruscotto riporta il part time per tutto il {anno}, ma sono a tempo pieno da {mese}.
    PRV-COM-01
    Vorrei aderire al fondo di previdenza complementare: da dove si comincia?
    Ho compilato l'adesione al fondo il {data} e non so se è stata registrata.
    PRV-COM-02
    Il fondo pensione mi dice che il contributo di {mese} non è arrivato, ma in cedolino è trattenuto.
    Da {n} mesi il mio contributo non viene versato al fondo.
    PRV-COM-03
    Vorrei portare il contributo volontario al fondo dall'uno al due per cento.
    Ho chiesto di revocare il contributo volontario il {data}, ma {mese} riporta ancora la trattenuta.
    """
