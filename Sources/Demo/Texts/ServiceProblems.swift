/// What people write about loans, app and portal, pensions, creditors, operators, joining, rights and the rest.
let serviceProblems = """
    PRC-PIC-01
    Ho presentato la domanda di piccolo prestito il {data} e vorrei sapere a che punto è.
    La domanda di prestito risulta "inviata" da {giorni} giorni.
    PRC-PIC-02
    Alla fine della domanda di piccolo prestito compare l'errore {numero}.
    Il simulatore del prestito non accetta l'importo di {euro}.
    PRC-CES-01
    Mi serve il certificato di stipendio per una cessione del quinto con {banca}.
    Il certificato di stipendio scaricato non riporta la data di assunzione.
    PRC-CES-02
    Il finanziamento è estinto dal {data}, ma la rata di {euro} continua a essere trattenuta.
    {banca} ha inviato la liberatoria a {mese} e la trattenuta c'è ancora.
    PRC-NAS-01
    Vorrei sapere quali coperture sono comprese nella polizza e come si aderisce.
    Ho aderito alla polizza il {data} e non trovo il contratto.
    PRC-CNV-01
    Come posso usare la convenzione per gli abbonamenti ai trasporti?
    Il codice della convenzione con la palestra di {citta} non viene accettato.
    APP-MOB-01
    L'app si chiude da sola appena apro il cedolino.
    Dopo l'aggiornamento del {data} l'app mi chiede di continuo di autenticarmi.
    APP-MOB-02
    Non ricevo più le notifiche quando esce il cedolino.
    Le notifiche dell'app arrivano con {giorni} giorni di ritardo.
    APP-POR-01
    Il portale non si apre: dopo un minuto compare "servizio non disponibile".
    Dalle {ora} il portale è lentissimo e ogni pagina va in errore.
    APP-POR-02
    Dopo l'accesso non vedo più la sezione "Servizi".
    Nel menu manca la voce dei servizi stipendiali da {giorni} giorni.
    APP-POR-03
    Quando confermo le detrazioni compare "errore generico" con il codice {numero}.
    Nel servizio delle deleghe il pulsante di invio non fa nulla.
    APP-ACC-01
    Uso un lettore di schermo e nella pagina dei cedolini i pulsanti non hanno un nome.
    Il contrasto dei testi grigi è troppo basso: non riesco a leggere gli importi.
    MVP-FUN-01
    Non vedo la mia scheda di valutazione del {anno}.
    La scheda risulta chiusa, ma non l'ho mai potuta leggere.
    MVP-FUN-02
    Non riesco a firmare per presa visione: il pulsante è spento.
    Ho firmato la scheda il {data}, ma risulta ancora da firmare.
    MVP-CFG-01
    Nella configurazione degli obiettivi la somma dei pesi resta ferma al 90 per cento.
    Dobbiamo caricare gli obiettivi di {n} dipendenti e l'importazione si ferma.
    MVP-CFG-02
    Dobbiamo cambiare il valutatore di un ufficio dopo il trasferimento del dirigente.
    Il valutatore assegnato a {n} schede è sbagliato.
    PEN-INF-01
    Vorrei capire perché la pensione di {mese} è diversa dalle altre.
    Quando viene pagata la tredicesima della mia pensione?
    PEN-INF-02
    Non conosco il numero d'iscrizione e senza non posso entrare.
    Ho perso la lettera con il numero di iscrizione della pensione.
    PEN-VAR-01
    Vorrei ricevere la pensione su un nuovo conto presso {banca}.
    Chiedo di passare dall'assegno all'accredito in conto.
    PEN-VAR-02
    Comunico il decesso di mio padre, avvenuto il {data}: che cosa spetta agli eredi?
    Chiediamo la liquidazione dei ratei a seguito del decesso del {data}.
    ENT-CNV-01
    La scrivente società chiede come stipulare la convenzione per le deleghe di pagamento.
    Abbiamo inviato la domanda di convenzionamento il {data} e attendiamo riscontro.
    ENT-CES-01
    Si notifica il contratto di cessione del quinto n. {numero}, con decorrenza dal mese successivo.
    Si trasmette la notifica di cessione per un dipendente della sede di {citta}.
    ENT-CES-02
    Non risultano versate le quote di {mese} per {n} delegati.
    Mancano versamenti per {euro} relativi alla convenzione n. {numero}.
    ENT-CER-01
    Si chiede la certificazione delle trattenute operate nel {anno}.
    Chiediamo un'attestazione degli importi versati fino al {data}.
    ENT-CAF-01
    L'esito della trasmissione del 730-4 del {data} non è disponibile per {n} assistiti.
    Il file inviato il {data} risulta scartato senza motivazione.
    OPE-UTE-01
    Chiediamo l'attivazione di {n} operatori dell'ufficio stipendi, come da modulo firmato.
    La nuova collega del nostro ufficio deve essere abilitata dal {data}.
    OPE-UTE-02
    Chiedo l'estensione del cono di visibilità alla sede di {citta} per {collega}.
    Dopo il riordino degli uffici i ruoli di {collega} vanno cambiati.
    OPE-UTE-03
    {collega} ha lasciato l'ufficio il {data}: chiediamo la disattivazione immediata.
    Va disattivata l'utenza di un operatore trasferito.
    OPE-UTE-04
    Si trasmette la nomina del nuovo responsabile, in vigore dal {data}.
    Come si comunica la sostituzione del responsabile locale?
    OPE-FLU-01
    Il flusso dei compensi accessori di {mese} è stato scartato con l'errore {numero}.
    Su {n} righe inviate ne risultano scartate quasi la metà.
    OPE-FLU-02
    Quando si chiude la rata di {mese}? Nel calendario ci sono due date.
    Chiediamo una proroga della chiusura: mancano {n} partite.
    OPE-FLU-03
    Inserendo una partita compare "dato anagrafico non congruente".
    Non riusciamo a correggere una partita inserita il {data}.
    OPE-REP-01
    L'estrazione mensile delle assenze non si scarica.
    Il report di {mese} si genera vuoto.
    MIG-ADE-01
    Il nostro ente vorrebbe valutare l'adesione: a chi possiamo chiedere una dimostrazione?
    Quali tempi servono per aderire con circa {n}0 dipendenti?
    MIG-ADE-02
    Chiediamo l'attivazione della rilevazione presenze per la sede di {citta}.
    Il servizio chiesto il {data} non risulta ancora attivo.
    MIG-MIG-01
    Dopo il passaggio mancano {n} partite: in allegato l'elenco.
    I familiari a carico non sono stati migrati per tutto l'ufficio di {citta}.
    MIG-MIG-02
    Nel doppio calcolo di {mese} ci sono {n} differenze, la più grande di {euro}.
    Le differenze del doppio calcolo riguardano tutte {voce}.
    MIG-FOR-01
    Vorremmo un corso per {n} operatori appena arrivati.
    Esistono guide per chi inizia a usare le presenze?
    PRI-DAT-01
    Chiedo copia dei miei dati personali trattati nell'ambito del servizio, ai sensi dell'art. 15 del Regolamento.
    Vorrei sapere chi ha consultato i miei dati dal {data}.
    PRI-DAT-02
    Chiedo la rettifica del mio recapito e la cancellazione di quello vecchio.
    Il mio numero di telefono è stato registrato senza motivo: chiedo che sia cancellato.
    PRI-REC-01
    La mia richiesta è stata chiusa come risolta senza una vera risposta: presento reclamo.
    Reclamo per il tempo trascorso: scrivo dal {data} e nessuno ha affrontato il problema.
    PRI-REC-02
    La scrivente organizzazione diffida a liquidare entro quindici giorni le competenze arretrate degli iscritti.
    Si diffida l'Amministrazione a provvedere al pagamento di {euro}, dovuti dal {data}.
    PRI-ATT-01
    Chiedo l'accesso agli atti del procedimento di recupero sulla partita n. {numero}.
    Si chiede copia della corrispondenza relativa alla pratica del {data}.
    PRI-FUO-01
    Vorrei sapere a che punto è la mia domanda di pensione presentata all'INPS il {data}.
    Posso cambiare il medico di famiglia da questo portale?
    Dove si paga il bollo dell'auto?
    PRI-FUO-02
    Volevo ringraziare chi mi ha risposto il {data}: problema risolto in un giorno.
    Sarebbe utile ricevere un avviso quando il cedolino è pronto.
    PRI-ODT-01
    Dove trovo i dati aperti sugli stipendi medi per comparto?
    I dati pubblicati a {mese} hanno la colonna delle province vuota.
    """
