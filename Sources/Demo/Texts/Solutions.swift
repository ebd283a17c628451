/// How the desk solves each kind of problem: the beginning of the code, then the answers that fit.
let solutionLines = """
    ACC-PRI
    abbiamo annullato la registrazione incompleta: al prossimo accesso con SPID o CIE potrà validare l'e-mail da capo.
    l'e-mail era legata a un'utenza chiusa. L'abbiamo liberata: può ripetere la validazione da oggi.
    il codice fiscale ora è riconosciuto anche nella forma con omocodia.
    ACC-CRE
    abbiamo avviato il rinnovo: riceverà una mail con il collegamento, valido ventiquattro ore.
    l'utenza è stata sbloccata. Le consigliamo di aspettare dieci minuti e poi di accedere con SPID o CIE.
    il suo gestore d'identità inviava un dato vecchio: dopo l'aggiornamento l'accesso riesce.
    ACC-OTP
    il numero era scritto senza prefisso. Lo abbiamo corretto: il codice arriverà entro un minuto.
    per cambiare il numero entri con la CIE: in quel caso il codice non serve e può aggiornarlo in autonomia.
    STI-ACC
    il compenso è stato liquidato con la rata di {mese} e lo troverà tra le competenze accessorie.
    l'elenco inviato dal suo ufficio era incompleto. La differenza di {euro} sarà pagata con la prossima rata.
    STI-CED
    il cedolino è stato pubblicato di nuovo ed è visibile nell'archivio.
    la voce che indica è un recupero del mese precedente: nel riquadro in basso trova il dettaglio.
    i documenti più vecchi li può chiedere all'ufficio del personale, che li scarica dal nostro archivio.
    STI-PAG
    il bonifico era tornato indietro per un errore nelle coordinate. È stato emesso di nuovo il {data}.
    l'importo arriverà con l'emissione speciale del {data}: lo vedrà sul conto entro tre giorni lavorativi.
    la sospensione dipendeva da una segnalazione del suo ufficio, ora ritirata. La rata è stata riattivata.
    STI-CON
    il rinnovo è applicato dalla rata di {mese}, con gli arretrati in un cedolino a parte.
    il passaggio di fascia è stato registrato e gli arretrati saranno pagati insieme alla rata di {mese}.
    STI-RIT
    la trattenuta è stata chiusa. L'ultima rata non dovuta sarà restituita a {mese}.
    il provvedimento che ha originato la trattenuta porta il numero {numero}: può chiederne copia all'ufficio.
    STI-ALT
    la sua richiesta è stata inoltrata all'ufficio del personale, che le risponderà entro {giorni} giorni.
    FIS-CU
    la certificazione è ora disponibile tra i documenti fiscali del {anno}.
    abbiamo rettificato i dati e pubblicato una nuova certificazione, che sostituisce la precedente.
    FIS-CON
    il conguaglio tiene conto del reddito di tutto l'anno: il dettaglio è nella seconda pagina del cedolino.
    abbiamo aggiornato il comune di residenza e la differenza sarà restituita con la rata di {mese}.
    FIS-730
    il risultato del 730 è arrivato dopo la chiusura della rata: il rimborso sarà pagato a {mese}.
    nel 730 va indicata l'amministrazione che le paga lo stipendio. I dati sono nella prima pagina del cedolino.
    FIS-DET
    le detrazioni sono state registrate con decorrenza dal mese della domanda.
    la domanda è stata accolta e l'importo sarà pagato con la rata di {mese}.
    PRV-CON
    i contributi risultano versati: l'ente li mostrerà dopo l'aggiornamento del trimestre.
    abbiamo trasmesso la correzione per i mesi mancanti. L'estratto sarà aggiornato in circa sessanta giorni.
    PRV-CRU
    l'errore di visualizzazione è stato corretto. I dati che non tornano li può segnalare dal cruscotto stesso.
    PRV-COM
    l'adesione è registrata e il primo contributo sarà versato con la rata di {mese}.
    il versamento era stato respinto dal fondo: lo abbiamo ripetuto il {data}.
    SCU-SUP
    il contratto è stato autorizzato dalla scuola il {data} e sarà pagato con la prossima emissione speciale.
    i fondi sono stati assegnati: lo stato è ora "autorizzato pagamento" e l'accredito è previsto entro dieci giorni.
    il contratto non ci è stato ancora trasmesso. La segreteria deve inviarlo di nuovo: le abbiamo già scritto.
    SCU-VIS
    il contratto duplicato è stato tolto e ora vede solo quello valido.
    SCU-SEG
    l'errore dipendeva da un contratto con date sovrapposte. Dopo la correzione la rata può essere trasmessa.
    l'annullamento è stato eseguito da noi. Potete inserire il contratto corretto da domani.
    SCU-RIC
    il decreto è stato registrato e la nuova posizione decorre dalla rata di {mese}, con gli arretrati.
    SAN-TUR
    i turni del reparto sono stati pubblicati di nuovo e le autorizzazioni mancanti sono visibili.
    SAN-IND
    l'indennità non era stata trasmessa dal reparto. Sarà pagata con la rata di {mese}.
    SAN-ALP
    la trattenuta doppia è stata restituita: trova il rimborso nel cedolino di {mese}.
    PRE-CAR
    il cartellino è stato elaborato di nuovo e ora mostra tutte le ore.
    PRE-TIM
    la timbratura è stata inserita dopo la conferma del suo ufficio.
    il rilevatore è di nuovo in linea e le timbrature rimaste in memoria sono state recuperate.
    PRE-ASS
    il certificato è stato agganciato all'assenza: il cartellino sarà corretto da domani.
    la richiesta ora è visibile a chi la deve approvare.
    PRE-FER
    il saldo è stato ricalcolato e i giorni annullati per malattia le sono stati restituiti.
    PRE-CON
    il profilo orario è stato corretto per tutte le persone indicate, con decorrenza dal {data}.
    ANA-RES
    la residenza fiscale è aggiornata e vale per le addizionali dell'anno prossimo.
    ANA-RIS
    il codice fiscale del conto non corrispondeva per una lettera. Dopo la correzione la variazione è accolta.
    abbiamo bloccato la variazione e il pagamento andrà sul conto precedente. Cambi subito la password.
    per un conto cointestato basta che il suo codice fiscale sia registrato in banca: può ripetere la domanda.
    ANA-DAT
    il dato è stato corretto. Sarà visibile nei documenti da {mese}.
    PRC-PIC
    la domanda è stata accolta e la prima rata sarà trattenuta a {mese}.
    PRC-CES
    il certificato è disponibile tra i documenti. La trattenuta estinta si chiude con questa rata.
    PRC-NAS
    il contratto è nell'area personale. Le condizioni sono nel documento informativo.
    PRC-CNV
    il codice va chiesto ogni anno: il nuovo è nella pagina delle convenzioni.
    APP-MOB
    il problema è risolto con l'ultima versione dell'app. Dopo l'aggiornamento va ripetuto l'accesso.
    APP-POR
    il portale è di nuovo raggiungibile. Ci scusiamo per l'interruzione.
    la sezione non compariva per un profilo incompleto: lo abbiamo corretto.
    APP-ACC
    la segnalazione è stata passata a chi sviluppa: la correzione è prevista con il prossimo aggiornamento.
    MVP-FUN
    la scheda è stata riaperta e può firmarla entro il {data}.
    MVP-CFG
    la configurazione è stata corretta e gli obiettivi si possono caricare di nuovo.
    PEN-INF
    la differenza dipende dalle addizionali, trattenute da marzo a novembre.
    il numero di iscrizione le è stato inviato per posta all'indirizzo che risulta in archivio.
    PEN-VAR
    la variazione è registrata e vale dalla rata di {mese}.
    per i ratei gli eredi devono presentare il modulo con l'atto notorio: lo alleghiamo.
    ENT-CNV
    la domanda di convenzione è completa e sarà esaminata entro trenta giorni.
    ENT-CES
    la cessione è stata registrata con decorrenza da {mese}.
    le quote mancanti sono state versate il {data}.
    ENT-CER
    si trasmette la certificazione richiesta.
    ENT-CAF
    l'esito della trasmissione è ora disponibile. Gli scarti dipendevano dal codice della sede.
    OPE-UTE
    le utenze sono attive. Le credenziali sono state inviate agli indirizzi istituzionali.
    il cono di visibilità è stato esteso come richiesto.
    l'utenza è stata disattivata oggi alle {ora}.
    OPE-FLU
    il flusso conteneva righe con un codice chiuso. Dopo la correzione è stato accettato.
    la rata si chiude il {data}, come da calendario aggiornato.
    OPE-REP
    l'estrazione è di nuovo disponibile e comprende anche il mese mancante.
    MIG-ADE
    vi abbiamo scritto per fissare un incontro e inviato la scheda con tempi e requisiti.
    MIG-MIG
    le partite mancanti sono state caricate e il doppio calcolo va ripetuto da domani.
    MIG-FOR
    il corso si terrà il {data}: il collegamento arriverà a tutti gli iscritti.
    PRI-DAT
    trova in allegato l'elenco dei dati trattati, con le finalità e i tempi di conservazione.
    PRI-REC
    abbiamo esaminato il reclamo: ci scusiamo per il ritardo e le diamo qui la risposta che mancava.
    PRI-ATT
    gli atti richiesti possono essere consultati: le abbiamo proposto due date.
    PRI-FUO
    la sua domanda riguarda un altro ente, che ha già tutti i dati per risponderle.
    grazie per il messaggio: lo abbiamo girato a chi ha seguito il suo caso.
    PRI-ODT
    i dati sono stati pubblicati di nuovo, con la colonna completa.
    """
