import Domain

/// The first words of every mail that leaves by itself. They say who does what and by when, never name a codice fiscale,
/// and are data from the first day on: the office edits them.
enum DefaultTemplates {
    static let all: [MailTemplate] = OutgoingMail.Kind.allCases.flatMap { kind in
        [
            MailTemplate(kind: kind, language: "it", subject: italian(kind).subject, text: italian(kind).text),
            MailTemplate(kind: kind, language: "en", subject: english(kind).subject, text: english(kind).text),
        ]
    }

    private static func italian(_ kind: OutgoingMail.Kind) -> (subject: String, text: String) {
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

                Com'è andata? Basta un clic:
                {{ratingLinks}}

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

    private static func english(_ kind: OutgoingMail.Kind) -> (subject: String, text: String) {
        switch kind {
        case .confirmation:
            (
                "Confirm your request to {{office}}",
                """
                Dear {{name}},

                we received a request for help with this e-mail address:

                “{{summary}}”

                To send it to us, open this link and press “I confirm the request”:
                {{confirmLink}}

                The link works for {{days}} days. Until you confirm, nobody works on the request; after that we delete it.
                If it was not you who wrote, you need not do anything.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .acknowledgement:
            (
                "Request {{number}}: we are working on it",
                """
                Dear {{name}},

                your request is registered under number {{number}}.
                {{#triple}}
                Topic: {{triple}}
                {{/triple}}

                “{{summary}}”

                {{#group}}
                {{group}} will deal with it. As soon as we have an answer we will write to this address.
                {{/group}}
                {{^group}}
                We are passing it to the right team. As soon as we have an answer we will write to this address.
                {{/group}}

                To see where it stands, or to add something:
                {{link}}

                Keep this link to yourself: whoever has it can read the request.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .reply:
            (
                "Request {{number}}: an answer for you",
                """
                Dear {{name}},

                {{message}}

                To answer, or to read the whole conversation:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .informationRequest:
            (
                "Request {{number}}: we need an answer from you",
                """
                Dear {{name}},

                to go on with your request {{number}} we need to know:

                {{message}}

                You can answer here, and attach documents:
                {{link}}

                The request waits until you answer.

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .solution:
            (
                "Request {{number}}: solved",
                """
                Dear {{name}},

                we consider your request {{number}} solved: “{{summary}}”.
                {{#message}}

                {{message}}
                {{/message}}

                If the problem is not solved, you can reopen the request within {{days}} days from this page:
                {{link}}

                How did it go? One click is enough:
                {{ratingLinks}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .cancellation:
            (
                "Request {{number}}: cancelled",
                """
                Dear {{name}},

                we cancelled your request {{number}}: “{{summary}}”.
                {{#body}}

                The matter is not ours to decide: please turn to {{body}}, who deal with it.
                {{/body}}
                {{#reason}}

                It says the same as request {{reason}}, which is already open: we go on with that one.
                {{/reason}}

                The conversation can still be read here:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .reminder:
            (
                "Request {{number}}: we wait for your answer",
                """
                Dear {{name}},

                to go on with your request {{number}} (“{{summary}}”) we asked you something, and have not had an answer yet.

                You can read the question, answer and attach documents here:
                {{link}}
                {{#days}}

                If nothing reaches us within {{days}} working days we close the request; you can reopen it.
                {{/days}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .notice:
            (
                "Request {{number}}: notice",
                """
                Dear {{name}},

                {{message}}

                Request {{number}}: “{{summary}}”
                {{#group}}
                Group: {{group}}
                {{/group}}
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        case .lapsed:
            (
                "Request {{number}}: closed without an answer",
                """
                Dear {{name}},

                we closed your request {{number}} (“{{summary}}”), because the answer we needed did not come.

                If the problem is still there, you can reopen it within {{days}} days from this page; we go on from where we
                were:
                {{link}}

                {{signature}}{{^signature}}{{office}}{{/signature}}
                """
            )
        }
    }
}
