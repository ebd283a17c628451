import Domain

extension DefaultTemplates {
    static func italian(_ kind: OutgoingMail.Kind) -> (subject: String, text: String) {
        switch kind {
        case .confirmation:
            (
                "Confermi la Sua richiesta a {{office}}",
                """
                Gentile {{name}},

                abbiamo ricevuto una richiesta di assistenza con questo indirizzo di posta:

                «{{summary}}»

                Per inviarcela apra questo collegamento e prema «Confermo la richiesta»:
                {{confirmLink}}

                Il collegamento vale {{days}} giorni. Finché non conferma, nessuno lavora alla richiesta; poi la cancelliamo.
                Se non ha scritto Lei, non deve fare nulla.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .acknowledgement:
            (
                "Richiesta {{number}}: l'abbiamo presa in carico",
                """
                Gentile {{name}},

                la Sua richiesta è registrata con il numero {{number}}.
                {{#triple}}
                Argomento: {{triple}}
                {{/triple}}

                «{{summary}}»

                {{#group}}
                Se ne occupa {{group}}. Appena avremo una risposta Le scriveremo a questo indirizzo.
                {{/group}}
                {{^group}}
                La assegniamo al gruppo competente. Appena avremo una risposta Le scriveremo a questo indirizzo.
                {{/group}}

                A che punto è, e se vuole aggiungere qualcosa:
                {{link}}

                Conservi questo collegamento: chi lo possiede può leggere la richiesta.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .reply:
            (
                "Richiesta {{number}}: una risposta per Lei",
                """
                Gentile {{name}},

                {{message}}

                Per rispondere o vedere tutta la conversazione:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .informationRequest:
            (
                "Richiesta {{number}}: ci serve una Sua risposta",
                """
                Gentile {{name}},

                per andare avanti con la Sua richiesta {{number}} abbiamo bisogno di sapere:

                {{message}}

                Può risponderci qui, anche allegando documenti:
                {{link}}

                Fino alla Sua risposta la richiesta resta in attesa.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .solution:
            (
                "Richiesta {{number}}: risolta",
                """
                Gentile {{name}},

                consideriamo risolta la Sua richiesta {{number}}: «{{summary}}».
                {{#message}}

                {{message}}
                {{/message}}

                Se il problema non è risolto, può riaprire la richiesta entro {{days}} giorni da questa pagina:
                {{link}}
                {{#ratingLinks}}

                Com'è andata? Basta un clic:
                {{ratingLinks}}
                {{/ratingLinks}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .cancellation:
            (
                "Richiesta {{number}}: annullata",
                """
                Gentile {{name}},

                abbiamo annullato la Sua richiesta {{number}}: «{{summary}}».
                {{#body}}

                La materia non è di nostra competenza: se ne occupa {{body}}, a cui La invitiamo a rivolgersi.
                {{/body}}
                {{#reason}}

                Dice la stessa cosa della richiesta {{reason}}, già aperta: andiamo avanti con quella.
                {{/reason}}

                La conversazione resta leggibile qui:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .reminder:
            (
                "Richiesta {{number}}: aspettiamo una Sua risposta",
                """
                Gentile {{name}},

                per proseguire con la richiesta {{number}} («{{summary}}») Le abbiamo chiesto qualcosa e non abbiamo ancora
                ricevuto risposta.

                Può leggere la domanda, rispondere e allegare documenti qui:
                {{link}}
                {{#days}}

                Se non riceviamo nulla entro {{days}} giorni lavorativi chiudiamo la richiesta; potrà riaprirla.
                {{/days}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .notice:
            (
                "Richiesta {{number}}: avviso",
                """
                Gentile {{name}},

                {{message}}

                Richiesta {{number}}: «{{summary}}»
                {{#group}}
                Gruppo: {{group}}
                {{/group}}
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .digest:
            (
                "Avvisi da leggere",
                """
                Gentile {{name}},

                dall'ultima e-mail ci sono novità nelle richieste che segue:

                {{message}}

                Tutti gli avvisi sono qui:
                {{link}}

                Riceve questa e-mail al più una volta al giorno, quando l'ufficio apre. La può togliere nel suo profilo.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .merged:
            (
                "Richiesta {{number}}: unita a un'altra",
                """
                Gentile {{name}},

                abbiamo unito la Sua richiesta {{number}} («{{summary}}») {{#reason}}alla {{reason}}{{/reason}}{{^reason}}a
                un'altra{{/reason}}, che riguarda la stessa cosa: le seguiamo insieme. Non deve fare nulla.

                Può leggere la conversazione e rispondere da questa pagina, anche con il numero che ha già:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .copy, .blindCopy:
            (
                "Per conoscenza: richiesta {{number}}",
                """
                Buongiorno,

                Le inviamo per conoscenza quello che abbiamo scritto sulla richiesta {{number}}.

                {{message}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .forward:
            (
                "Richiesta {{number}}: {{summary}}",
                """
                {{message}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .lapsed:
            (
                "Richiesta {{number}}: chiusa senza risposta",
                """
                Gentile {{name}},

                abbiamo chiuso la richiesta {{number}} («{{summary}}»), perché non abbiamo ricevuto la risposta che ci serviva.

                Se il problema c'è ancora, può riaprirla entro {{days}} giorni da questa pagina; riprendiamo da dove eravamo:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        }
    }
}
