import Domain

/// The 126 triples of the demo town, in 17 areas (`#`) and 58 tematiche (`##`, with the beginning of their codes); each
/// line is a kind of problem, the user types it is offered to, the path of groups, the priority.
enum TripleTable {
    struct Line: Sendable {
        let code: String
        let area: String
        let tematica: String
        let problem: String
        let userTypes: [String]
        let path: [String]
        let priority: Priority
    }

    static let lines: [Line] = {
        var area = "", tematica = "", prefix = ""
        var lines: [Line] = []
        for row in text.split(separator: "\n") {
            if row.hasPrefix("## ") {
                let words = row.dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
                (prefix, tematica) = (words[0], words[1])
            } else if row.hasPrefix("# ") {
                area = String(row.dropFirst(2))
            } else {
                let parts = row.split(separator: ";").map(String.init)
                lines.append(
                    Line(
                        code: "\(prefix)-\(parts[0])", area: area, tematica: tematica, problem: parts[1],
                        userTypes: parts[2].split(separator: ",").map(String.init),
                        path: parts[3].split(separator: ">").map(String.init), priority: Priority(code: parts[4]) ?? .p3
                    ))
            }
        }
        return lines
    }()

    /// What people ask most, most frequent first; the others follow in the order of the table.
    static let frequent = """
        STI-PAG-01 SCU-SUP-01 ACC-CRE-01 STI-CED-01 ACC-OTP-01 FIS-CU-01 ANA-RIS-01 STI-CED-02 ACC-CRE-03 SCU-SUP-02
        PRE-TIM-01 FIS-DET-01 FIS-730-01 OPE-UTE-01 ACC-CRE-04 PRE-ASS-01 STI-ACC-01 FIS-CU-02 APP-MOB-01 OPE-UTE-02
        APP-POR-01 ACC-OTP-02 STI-PAG-03 PEN-INF-01 PRE-FER-02 SCU-SUP-03 ANA-RES-01 OPE-FLU-01 FIS-CON-01 STI-CON-02
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    private static let text = """
        # Accesso e gestione utenze
        ## ACC-PRI Primo accesso
        01;Primo accesso con SPID, CIE o CNS;A,PE;L1-WEB>L2-TEC;P3
        02;E-mail già associata ad altra utenza;A,PE;L1-WEB>L2-TEC;P3
        03;Mail di validazione non ricevuta;A,PE;L1-WEB;P3
        04;Codice fiscale non riconosciuto (omocodia);A,PE;L2-TEC;P3
        ## ACC-CRE Credenziali
        01;Reset password;A,O;L1-WEB;P3
        02;Reset PIN;A,O;L1-WEB;P3
        03;Utenza bloccata dopo tentativi errati;A,O;L1-WEB>L2-TEC;P2
        04;Autenticazione fallita con SPID o CIE;A,PE;L2-TEC;P2
        ## ACC-OTP Codice OTP
        01;OTP non ricevuto;A;L1-WEB>L2-TEC;P2
        02;Cambio numero di cellulare certificato;A;L1-WEB;P3
        # Servizi stipendiali
        ## STI-ACC Voci e compensi accessori
        01;Compenso accessorio non liquidato;A,S;L2-ECO;P3
        02;Importo del compenso errato;A,S;L2-ECO;P3
        03;Accessorie fuori sistema;A,S;L2-ECO;P4
        ## STI-CED Cedolino e CU
        01;Cedolino non visibile;A,S;L1-WEB>L2-TEC;P3
        02;Chiarimenti sulle voci del cedolino;A,S;L1-WEB>L2-ECO;P4
        03;Richiesta di cedolini storici;A,S;L1-WEB;P4
        ## STI-PAG Accredito
        01;Segnalazione mancato accredito;A,S,FA;L2-ECO;P1
        02;Accredito su IBAN non aggiornato;A,S,FA;L2-ECO;P1
        03;Stipendio parziale o sospeso;A,S,FA;L2-ECO>DSII-UFF;P2
        ## STI-CON Rinnovi contrattuali
        01;Applicazione rinnovi contrattuali;A,S;L2-ECO;P3
        02;Arretrati non corrisposti;A,S;L2-ECO;P3
        03;Scatto o passaggio di fascia non applicato;A,S;L2-ECO>DSII-UFF;P3
        ## STI-RIT Altre ritenute
        01;Ritenuta sindacale;A,S;L2-ECO;P4
        02;Pignoramento o trattenuta giudiziaria;A,S;L2-ECO>DSII-UFF;P2
        03;Recupero credito erariale contestato;A,S;DSII-UFF;P3
        ## STI-ALT Altro
        01;Altro;A,S;L1-WEB;P4
        # Fiscale
        ## FIS-CU Certificazione Unica
        01;CU non disponibile;A,S,PE;L1-WEB>L2-FIS;P2
        02;Dati errati in CU;A,S,PE;L2-FIS;P2
        03;CU degli anni precedenti;A,S,PE;L1-WEB;P4
        ## FIS-CON Conguagli e ritenute
        01;Conguaglio fiscale di fine anno;A,S;L2-FIS;P3
        02;Addizionali regionali e comunali;A,S;L2-FIS;P3
        03;Conguaglio con più rapporti di lavoro;A,S;L2-FIS;P3
        ## FIS-730 Assistenza fiscale 730
        01;Rimborso da 730 non ricevuto;A,S;L2-FIS;P2
        02;Indicazione del sostituto d'imposta;A,S;L1-WEB;P3
        03;Errata trattenuta da 730;A,S;L2-FIS;P2
        ## FIS-DET Detrazioni e bonus
        01;Detrazioni per familiari a carico;A,S;L1-WEB>L2-FIS;P3
        02;Trattamento integrativo (bonus IRPEF);A,S;L2-FIS;P3
        03;Indennità una tantum e bonus di fine anno;A,S;L2-FIS;P2
        # Previdenza
        ## PRV-CON Contributi
        01;Contributi e versamenti previdenziali;A,S;L2-FIS;P3
        02;Conguaglio previdenziale;A,S;L2-FIS;P3
        03;Periodi mancanti in estratto conto;A,S;L2-FIS>AMM-LT;P3
        ## PRV-CRU Cruscotto previdenziale
        01;Errori di visualizzazione;A,S;L2-TEC;P4
        02;Dati da rettificare;A,S;L2-FIS;P3
        ## PRV-COM Previdenza complementare
        01;Adesione a Espero, Sirio o Perseo;A,S;L2-FIS;P3
        02;Contributo non versato al fondo;A,S;L2-FIS;P3
        03;Variazione o revoca del contributo volontario;A,S;L2-FIS;P4
        # Comparto scuola
        ## SCU-SUP Supplenze
        01;Supplenza breve non pagata;SC;L2-ECO>AMM-LT;P1
        02;Contratto in stato "sospeso per verifica fondi";SC;L2-ECO>DSII-UFF;P2
        03;Contratto non trasmesso dalla scuola;SC;L1-WEB;P3
        04;Ferie non godute e ratei di tredicesima;SC;L2-ECO;P3
        ## SCU-VIS Contratti scuola
        01;Self service di visualizzazione contratti;SC;L1-WEB>L2-TEC;P4
        02;Contratto assente o duplicato;SC;L2-TEC;P3
        ## SCU-SEG Segreterie scolastiche
        01;Errore di invio della rata;O;L2-TEC>DSII-UFF;P2
        02;Annullamento o rettifica di un contratto;O;L2-ECO;P3
        ## SCU-RIC Ricostruzione di carriera
        01;Decreto non applicato in cedolino;SC;AMM-LT;P3
        # Comparto sanità
        ## SAN-TUR Turni e straordinario
        01;Visualizzazione turni;S;L2-PRE;P3
        02;Gestione autorizzazioni straordinario;S,O;L2-PRE;P3
        03;Gestione eccedenza oraria;S,O;L2-PRE;P3
        ## SAN-IND Indennità
        01;Indennità di turno o rischio mancante;S;L2-ECO;P3
        02;Reperibilità non liquidata;S;L2-ECO;P3
        ## SAN-ALP Libera professione
        01;Compensi in intramoenia;S;L2-ECO>DSII-UFF;P3
        # Rilevazione presenze
        ## PRE-CAR Cartellino
        01;Visualizzazione cartellino;A,S;L2-PRE;P4
        02;Cartellino non elaborato;A,S,O;L2-PRE;P3
        ## PRE-TIM Timbrature
        01;Timbratura mancante o errata;A,S;L2-PRE;P3
        02;Terminale o rilevatore non comunica;O;L2-TEC;P2
        ## PRE-ASS Assenze e permessi
        01;Richiesta di assenza o permesso;A,S;L2-PRE;P3
        02;Certificato di malattia non agganciato;A,S,O;L2-PRE;P3
        ## PRE-FER Ferie
        01;Ferie e festività soppresse;A,S;L2-PRE;P4
        02;Saldo ferie non corretto;A,S;L2-PRE;P3
        ## PRE-CON Configurazione
        01;Profilo orario o calendario errato;O;L2-PRE;P3
        # Anagrafica e self service
        ## ANA-RES Residenza e domicilio
        01;Variazione di residenza fiscale;A,S,PE;L1-WEB;P3
        02;Variazione non recepita;A,S,PE;L2-TEC;P3
        ## ANA-RIS Modalità di riscossione
        01;Variazione IBAN respinta;A,S,PE;L1-WEB>L2-ECO;P2
        02;Intestatario del conto non coincidente;A,S,PE;L1-WEB;P3
        03;Sospetta variazione non richiesta (frode);A,S,PE,FA;L2-TEC>DSII-UFF;P1
        ## ANA-DAT Dati personali
        01;Correzione dei dati anagrafici;A,S;L1-WEB;P3
        02;Cambio e-mail di contatto;A,S;L1-WEB;P4
        # Prestiti e convenzioni
        ## PRC-PIC Piccolo prestito
        01;Stato della domanda;A;L1-WEB;P4
        02;Errore nella domanda online;A;L2-TEC;P3
        ## PRC-CES Cessioni e deleghe
        01;Certificato di stipendio;A,S;L1-WEB;P3
        02;Rata trattenuta dopo estinzione;A,S;L2-ECO;P2
        ## PRC-NAS NoiPAssicura
        01;Informazioni sulla polizza;A,S;L1-WEB;P4
        ## PRC-CNV Convenzioni
        01;Accesso a una convenzione;A,S;L1-WEB;P4
        # App e portale
        ## APP-MOB App NoiPA
        01;Supporto tecnico app;A,S;L2-TEC;P3
        02;Notifiche non ricevute;A,S;L2-TEC;P4
        ## APP-POR Portale
        01;Portale non raggiungibile o lento;A,S,O,PE;MON>L2-TEC;P1
        02;Sezione "Servizi" non visibile;A,S;L2-TEC;P2
        03;Errore generico in un servizio online;A,S,O;L2-TEC;P3
        ## APP-ACC Accessibilità
        01;Segnalazione di accessibilità;A,S,O,PE,C;L2-TEC>DSII-UFF;P2
        # Modulo Valutazione e Performance
        ## MVP-FUN Assistenza alle funzionalità
        01;Scheda di valutazione non visibile;A;L2-PRE;P3
        02;Firma o presa visione della scheda;A;L2-PRE;P3
        ## MVP-CFG Configurazione
        01;Configurazione di obiettivi e pesi;O;L2-PRE;P3
        02;Attribuzione del valutatore;O;L2-PRE;P3
        # Area pensioni
        ## PEN-INF Informazioni
        01;Informazioni sulla pensione in pagamento;PE;AMM-LT;P3
        02;Numero di iscrizione sconosciuto;PE;AMM-LT;P4
        ## PEN-VAR Variazioni
        01;Variazione modalità di pagamento;PE;AMM-LT;P2
        02;Decesso del pensionato e ratei;PE,C;AMM-LT>DSII-UFF;P2
        # Enti creditori e professionisti
        ## ENT-CNV Convenzionamento
        01;Richiesta di convenzionamento dell'ente;EC;DSII-UFF;P4
        ## ENT-CES Cessioni di credito
        01;Notifica di cessione;EC;DSII-UFF;P3
        02;Quote non versate all'ente creditore;EC;L2-ECO>DSII-UFF;P2
        ## ENT-CER Certificazioni
        01;Richiesta altre certificazioni;EC,PR;DSII-UFF;P4
        ## ENT-CAF CAF e professionisti
        01;Esito di trasmissione 730-4;PR;L2-FIS;P3
        # Operatori degli enti
        ## OPE-UTE Gestione utenze operatori
        01;Attivazione operatore;O,RGU;DSII-GU;P3
        02;Variazione ruoli o cono di visibilità;O,RGU;DSII-GU;P3
        03;Disattivazione operatore;O,RGU;DSII-GU;P2
        04;Nomina del RID;RGU;DSII-GU;P3
        ## OPE-FLU Flussi e lavorazioni
        01;Scarto di un flusso di compensi accessori;O;L2-ECO;P2
        02;Chiusura rata e calendario di emissione;O;L2-ECO>DSII-UFF;P2
        03;Errore in inserimento di una partita;O;L2-ECO;P3
        ## OPE-REP Reportistica
        01;Report o estrazione non disponibile;O;L2-TEC;P4
        # Adesione e migrazione
        ## MIG-ADE Adesione
        01;Informazioni per aderire a NoiPA;AD;DSII-UFF;P4
        02;Attivazione di un servizio su richiesta;AD,O;DSII-UFF;P3
        ## MIG-MIG Migrazione
        01;Dati migrati incompleti;O;L2-TEC>DSII-UFF;P2
        02;Differenze nel doppio calcolo;O;L2-ECO>DSII-UFF;P2
        ## MIG-FOR Formazione
        01;Richiesta di formazione per operatori;O,AD;KM;P4
        # Verifica Green Pass (campagna)
        ## GPV-VER Verifica
        01;Esito non disponibile;O;CC-L1>L2-TEC;P1
        02;Abilitazione del verificatore;O;CC-L1>DSII-GU;P2
        03;Elenco dipendenti non allineato;O;CC-L1>L2-TEC;P2
        # Privacy, reclami e altro
        ## PRI-DAT Diritti dell'interessato
        01;Accesso ai dati personali (art. 15);A,S,PE,C;DSII-UFF;P2
        02;Rettifica o cancellazione;A,S,PE,C;DSII-UFF;P2
        ## PRI-REC Reclami
        01;Reclamo sul servizio di assistenza;A,S,PE,C;DSII-RED>DSII-UFF;P2
        02;Diffida legale o sindacale;A,S,SC,C;DSII-RED>DSII-UFF;P1
        ## PRI-ATT Accesso agli atti
        01;Accesso documentale o civico;C,A,PR;DSII-RED>DSII-UFF;P2
        ## PRI-FUO Fuori ambito
        01;Richiesta di competenza di altro ente;C,A;L1-WEB;P4
        02;Suggerimento o ringraziamento;C,A;KM;P4
        ## PRI-ODT Open data
        01;Richiesta su dati aperti;C;DSII-UFF;P4
        """
}
