/// What people write about access, school, health, presence and their own data.
let workProblems = """
    ACC-PRI-01
    È il mio primo accesso: con SPID entro, ma mi viene chiesta una e-mail da validare che non ho mai indicato.
    Ho preso servizio il {data} e con la CIE non riesco a fare il primo accesso.
    ACC-PRI-02
    Quando inserisco la mia e-mail il portale dice che è già associata a un'altra utenza.
    La mia e-mail risulta usata da una persona con il mio stesso cognome che lavora a {citta}.
    ACC-PRI-03
    Ho chiesto la mail di validazione tre volte e non arriva, nemmeno nella posta indesiderata.
    Il collegamento di validazione è arrivato dopo {giorni} giorni ed era scaduto.
    ACC-PRI-04
    Il mio codice fiscale contiene lettere al posto dei numeri per omocodia e il modulo non lo accetta.
    Il portale dice "codice fiscale non valido", ma è quello della tessera sanitaria.
    ACC-CRE-01
    Non ricordo la password e la domanda di recupero non mi viene proposta.
    Ho chiesto il reset della password alle {ora} e la mail non è arrivata.
    La nuova password viene rifiutata anche se rispetta tutte le regole indicate.
    ACC-CRE-02
    Mi serve il PIN per confermare una richiesta e quello che ho non funziona più.
    La mail con il nuovo PIN non è mai arrivata.
    ACC-CRE-03
    Dopo alcuni tentativi sbagliati l'utenza si è bloccata e da {giorni} giorni non si sblocca.
    L'utenza è bloccata da stamattina alle {ora} e devo consegnare un documento oggi.
    ACC-CRE-04
    Con SPID arrivo alla pagina di conferma e poi leggo "autenticazione fallita".
    Dal {data} l'accesso con la CIE non funziona più, su altri siti sì.
    ACC-OTP-01
    Il codice OTP non arriva sul cellulare e non posso cambiare l'IBAN.
    Ho provato {n} volte: nessun messaggio con il codice, il numero è giusto.
    L'OTP arriva dopo dieci minuti, quando è già scaduto.
    ACC-OTP-02
    Ho cambiato cellulare e il codice OTP arriva ancora sul vecchio numero.
    Vorrei aggiornare il numero certificato: quello precedente era della mia ex sede.
    SCU-SUP-01
    Sono in supplenza dal {data} e non ho ancora ricevuto alcun pagamento.
    Ho un contratto breve presso {scuola}: sono passati {n} mesi senza stipendio.
    La segreteria di {scuola} dice di avere inviato tutto, ma io aspetto ancora la paga di {mese}.
    SCU-SUP-02
    Il mio contratto con {scuola} è nello stato "sospeso per verifica fondi" da {giorni} giorni.
    Nel portale leggo "sospeso per verifica fondi": quanto si deve aspettare?
    SCU-SUP-03
    {scuola} sostiene di avere trasmesso il contratto, ma nel portale non c'è.
    Il contratto dal {data} non compare: la segreteria mi rimanda a voi e voi alla segreteria.
    SCU-SUP-04
    Non mi sono state pagate le ferie non godute della supplenza finita il {data}.
    Mancano i ratei di tredicesima per la supplenza presso {scuola}.
    SCU-VIS-01
    Nel servizio che mostra i contratti vedo solo quello dell'anno scorso.
    La pagina dei contratti scuola si apre ma i dettagli sono vuoti.
    SCU-VIS-02
    Lo stesso contratto con {scuola} compare due volte con date diverse.
    Il contratto che inizia il {data} non è nell'elenco, gli altri sì.
    SCU-SEG-01
    Alla trasmissione della rata compare l'errore {numero} e la scadenza è domani.
    L'invio della rata di {mese} si ferma a metà: {n} contratti restano da autorizzare.
    SCU-SEG-02
    Dobbiamo annullare un contratto inserito per errore il {data}: il servizio non lo permette.
    Chiediamo come rettificare la data di fine di un contratto già autorizzato.
    SCU-RIC-01
    Il decreto di ricostruzione della carriera è del {data}, ma in cedolino non è cambiato nulla.
    La scuola ha inviato la ricostruzione {giorni} giorni fa: quando sarà applicata?
    SAN-TUR-01
    Non vedo i turni di {mese}: il calendario è vuoto.
    I turni pubblicati non corrispondono a quelli del reparto.
    SAN-TUR-02
    Lo straordinario del {data} risulta ancora da autorizzare, ma la coordinatrice l'ha approvato.
    Non riesco a vedere le autorizzazioni di straordinario del mio reparto.
    SAN-TUR-03
    Le ore in eccedenza di {mese} sono sparite dal riepilogo: erano {n}.
    Come si chiede il recupero delle ore eccedenti?
    SAN-IND-01
    Nel cedolino di {mese} manca l'indennità di turno per {n} notti.
    L'indennità di rischio non viene più pagata dal {data}, senza comunicazioni.
    SAN-IND-02
    La reperibilità di {mese} non è stata liquidata.
    Mancano {n} turni di reperibilità, pari a circa {euro}.
    SAN-ALP-01
    I compensi in intramoenia di {mese} non risultano.
    La trattenuta sull'attività libero-professionale mi sembra applicata due volte: {euro}.
    PRE-CAR-01
    Il cartellino di {mese} si apre, ma le colonne delle ore sono vuote.
    Non trovo più il cartellino dell'anno {anno}.
    PRE-CAR-02
    Il cartellino di {mese} non è stato elaborato per tutto il nostro ufficio.
    Da {giorni} giorni il cartellino è fermo allo stato "da elaborare".
    PRE-TIM-01
    Il {data} ho timbrato l'uscita alle {ora}, ma nel cartellino manca.
    Risulta una timbratura alle {ora} che non è mia.
    Ho dimenticato il badge il {data}: come inserisco la timbratura mancante?
    PRE-TIM-02
    Il rilevatore all'ingresso di {citta} non comunica dal {data}: nessuna timbratura arriva.
    Due terminali della sede non trasmettono e abbiamo {n} persone senza timbrature.
    PRE-ASS-01
    La richiesta di permesso per il {data} è rimasta in attesa e la mia dirigente non la vede.
    Non trovo il codice giusto per un permesso per visita medica.
    PRE-ASS-02
    Il certificato di malattia del {data} non si aggancia: l'assenza risulta ingiustificata.
    L'INPS mostra il certificato, il cartellino no.
    PRE-FER-01
    Come si inseriscono le festività soppresse?
    Le ferie dell'anno {anno} non sono più visibili nel riepilogo.
    PRE-FER-02
    Il cartellino dice {n} giorni di ferie residue, ma per me ne mancano almeno tre.
    A {mese} ho annullato cinque giorni di ferie perché in malattia e non mi sono stati restituiti.
    PRE-CON-01
    Il profilo orario assegnato dal {data} a {n} dipendenti è sbagliato.
    Il calendario della sede di {citta} non tiene conto del santo patrono.
    ANA-RES-01
    Ho spostato la residenza fiscale a {citta} e vorrei comunicarla per le addizionali.
    Non riesco a salvare la variazione di residenza: il CAP viene rifiutato.
    ANA-RES-02
    Ho comunicato la nuova residenza il {data}, ma in cedolino c'è ancora la vecchia.
    La variazione di domicilio risulta accolta e il portale mostra l'indirizzo precedente.
    ANA-RIS-01
    La variazione dell'IBAN è stata respinta senza una spiegazione.
    Ho inserito l'IBAN di {banca} il {data} e la richiesta risulta respinta.
    ANA-RIS-02
    L'IBAN viene rifiutato per intestatario non coincidente, ma il conto è cointestato con mia moglie.
    Il portale non riconosce come mio il conto aperto presso {banca}.
    ANA-RIS-03
    Ho ricevuto una mail che conferma il cambio dell'IBAN, ma io non ho chiesto nulla: bloccate tutto.
    Risulta una variazione di IBAN del {data} che non ho fatto io.
    ANA-DAT-01
    Il mio luogo di nascita è sbagliato: risulta {citta}.
    Il secondo nome manca in anagrafica e la banca mi respinge i documenti.
    ANA-DAT-02
    Vorrei cambiare l'e-mail di contatto, che è quella della vecchia sede.
    Ho modificato l'e-mail il {data}, ma gli avvisi arrivano ancora a quella precedente.
    """
