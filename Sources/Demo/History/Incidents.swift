import Domain

/// Things that went wrong on some days of the history: for two to four days many people write about the same. When and what
/// only the seed says, so that whoever finds them again has found them.
struct Incidents: Sendable {
    struct Incident: Sendable {
        let days: ClosedRange<Int>
        let triple: Triple
        let texts: [String]
    }

    /// Of the requests of such a day so many are about it.
    private static let share = 0.14
    /// Days between two, at least, and before the first.
    private static let apart = 24, quiet = 75

    let all: [Incident]

    init(_ calendar: TownCalendar, _ triples: [Triple], seed: UInt64) {
        var dice = Dice(seed: seed, stream: 0x1C1D)
        var day = Self.quiet + dice.below(10), all: [Incident] = []
        var kinds = Self.table.shuffled(using: &dice)
        // One is going on as the history ends: whoever opens the desk sees what is done about it.
        let lastDays = max(0, calendar.count - 4)...max(0, calendar.count - 2)
        if let (code, texts) = kinds.popLast(), let triple = triples.first(where: { $0.code == code }) {
            all.append(Incident(days: lastDays, triple: triple, texts: texts))
        }
        for (code, texts) in kinds {
            while day < calendar.count, !calendar.days[day].isWorking || calendar.days[day].weekday > 3 { day += 1 }
            let last = day + 1 + dice.below(3)
            guard last < calendar.count - 14, let triple = triples.first(where: { $0.code == code }) else { break }
            all.append(Incident(days: day...last, triple: triple, texts: texts))
            day = last + Self.apart + dice.below(12)
        }
        self.all = all
    }

    /// What a request of a day is about instead of what it would have been.
    func strikes(on day: Int, _ dice: inout Dice) -> Incident? {
        guard let incident = all.first(where: { $0.days.contains(day) }), dice.chance(Self.share) else { return nil }
        return incident
    }

    /// A triple, and ways to write about it.
    private static let table: [(String, [String])] = [
        (
            "STI-CED-01",
            [
                "Da stamattina il cedolino si apre con una pagina bianca e la scritta «documento non disponibile».",
                "Apro il cedolino e vedo solo una pagina bianca: documento non disponibile.",
                "Pagina bianca al posto del cedolino, dice documento non disponibile. Succede anche ai colleghi.",
            ]
        ),
        (
            "ACC-CRE-04",
            [
                "Con SPID di Poste compare «errore certificato scaduto» e torno alla pagina iniziale.",
                "L'accesso con SPID si ferma: certificato scaduto, dice il gestore Poste.",
                "Non entro più con Poste, mi esce l'avviso di certificato scaduto.",
            ]
        ),
        (
            "ACC-OTP-01",
            [
                "Il codice OTP arriva dopo quaranta minuti, quando la sessione è già caduta. Uso l'operatore Vodafone.",
                "OTP in ritardo di quasi un'ora su Vodafone: la sessione cade sempre.",
                "Ho Vodafone e il codice arriva in ritardo, la sessione nel frattempo cade.",
            ]
        ),
        (
            "STI-PAG-01",
            [
                "Lo stipendio è arrivato due volte: il secondo accredito porta la causale STORNO DOPPIO.",
                "Ho ricevuto un doppio accredito dello stipendio, causale storno doppio. Devo restituirlo?",
                "Accredito doppio sul conto con causale di storno, che cosa devo fare?",
            ]
        ),
        (
            "FIS-CU-01",
            [
                "Nella CU il riquadro dei familiari è rovesciato: i figli risultano intestati al coniuge sbagliato.",
                "Il riquadro familiari della certificazione è rovesciato, figli e coniuge scambiati.",
                "Coniuge e figli scambiati nel riquadro della CU, tutto rovesciato.",
            ]
        ),
        (
            "APP-MOB-01",
            [
                "Dopo l'aggiornamento l'app si chiude da sola appena tocco il menu impronta.",
                "L'app aggiornata ieri si chiude da sola quando chiede l'impronta digitale.",
                "Aggiornamento installato, adesso l'app con l'impronta si chiude subito da sola.",
            ]
        ),
        (
            "PRE-TIM-01",
            [
                "Le timbrature di lunedì risultano tutte alle 00:00: il lettore del portone segna mezzanotte.",
                "Il lettore segna mezzanotte e le timbrature della mattina sono sparite.",
                "Timbrature a mezzanotte per tutto l'ufficio, il lettore del portone è fuori orario.",
            ]
        ),
        (
            "SCU-SUP-01",
            [
                "Per le supplenze brevi la segreteria vede «contratto in quarantena» e non può validare.",
                "Contratto in quarantena: la segreteria non riesce a validare la supplenza.",
                "La mia supplenza è bloccata, la segreteria dice che il contratto è in quarantena e non si valida.",
            ]
        ),
        (
            "FIS-DET-01",
            [
                "Il questionario delle detrazioni si blocca al passo tre con la rotellina che gira all'infinito.",
                "Passo tre del questionario detrazioni: la rotellina gira all'infinito e non salva.",
                "Non riesco a salvare le detrazioni, la rotellina del questionario gira all'infinito.",
            ]
        ),
        (
            "PEN-INF-01",
            [
                "Nell'estratto della posizione mancano i periodi riscattati: la colonna riscatti è vuota dal 1998.",
                "Estratto previdenziale: colonna riscatti vuota, i periodi riscattati sono spariti.",
                "La colonna dei riscatti è vuota, spariti i periodi riscattati dall'estratto.",
            ]
        ),
        (
            "OPE-FLU-01",
            [
                "Il flusso delle variazioni torna scartato con «tracciato non conforme riga testata».",
                "Flusso scartato, tracciato non conforme alla riga di testata. È quello di sempre.",
                "Ci scartano il tracciato per la riga di testata non conforme, ma non l'abbiamo cambiata.",
            ]
        ),
        (
            "ANA-RES-01",
            [
                "Dopo il cambio di residenza la provincia diventa Estero e il codice catastale è azzerato.",
                "La residenza risulta all'estero con codice catastale azzerato, ma abito in Italia.",
                "Codice catastale azzerato e provincia Estero dopo la variazione di residenza.",
            ]
        ),
    ]
}
