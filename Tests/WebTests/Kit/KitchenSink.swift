import Domain
import Foundation

@testable import Web

/// Every helper of the kit on one page: what tests check and what eyes look at (see KitchenSinkTests).
struct KitchenSink {
    let frame: Frame
    var w: Words { frame.words }

    static let now = Date(timeIntervalSince1970: 1_795_438_800)  // 23 November 2026, 14:00 in Rome

    init(_ language: Language, isDemo: Bool = true, viewer: Viewer? = nil, notice: Notice? = nil) {
        var office = Office()
        office.administrationName = "Comune di <Borgo> & Valle"
        office.serviceName = "Sportello"
        office.isDemo = isDemo
        frame = Frame(
            words: Words(language), office: office, address: "/prova?a=1&lingua=it", csrf: "token\"'<&>",
            viewer: viewer,
            now: Self.now, notice: notice)
    }

    static let giulia = Viewer(
        name: "Giulia Neri", role: "Operatrice", menu: [Link("Il mio profilo", "/profilo")], logOut: "/esci")

    func publicSide() -> HTML {
        publicPage(
            frame, title: "Prova",
            menu: [Link("Domande frequenti", "/faq", isCurrent: true), Link("Le mie richieste", "/m")],
            breadcrumbs: [Link("Home", "/"), Link("Richieste", "/richieste"), Link("Nuova richiesta", "/richiesta")]
        ) {
            h1("Invia una richiesta di assistenza")
            p(.class("lead")) { "Rispondiamo di norma entro due giorni lavorativi." }
            alerts()
            failedForm()
            card("Esito", id: "esito") {
                facts([("Numero", HTML("2026-000123")), ("Stato", stateChip(.inProgress, w, isPublic: true))])
            }
            emptyState("Non hai ancora inviato richieste.") { linkButton("Invia la prima", "/richiesta", .primary) }
        }
    }

    func deskSide() -> HTML {
        deskPage(
            frame, title: "Coda", sidebar: sidebar, breadcrumbs: [Link("Scrivania", "/scrivania"), Link("Coda", "/c")],
            live: "/scrivania/eventi"
        ) {
            h1("Le mie richieste")
            queue()
            conversation()
        }
    }

    private func alerts() -> HTML {
        fragment {
            for tone in Tone.allCases {
                alert(tone, title: "Titolo \(tone.rawValue)", closeLabel: tone == .info ? "Chiudi" : nil) {
                    p {
                        "Testo con un "
                        a(.href("/x")) { "collegamento" }
                        "."
                    }
                }
            }
        }
    }

    private func failedForm() -> HTML {
        let values = FormData([
            ("nome", "<script>alert('x')</script>"), ("area", "b"), ("email", "non-valida"), ("testo", "\nprima riga"),
            ("canale", "mail"), ("consenso", "1"),
        ])
        var errors = FieldErrors()
        errors.add("email", "L'indirizzo non è valido: controlla la parte dopo la chiocciola.")
        errors.add("canale", "Scegli un canale.")
        errors.add("privacy", "Serve il consenso.")
        return postForm(frame, action: "/richiesta", hasFiles: true) {
            errorSummary(errors, w)
            fields(Fields(w, values: values, errors: errors))
            buttonRow {
                submit("Continua")
                submit("Salva la bozza", .secondary, name: "azione", value: "bozza", skipsChecks: true)
                submit("Elimina", .danger)
                submit("Annulla", .link)
            }
        }
    }

    @HTMLBuilder private func fields(_ f: Fields) -> HTML {
        f.text("nome", label: "Nome", required: true, autocomplete: "given-name", most: 80)
        f.text("email", label: "E-mail", kind: .email, hint: "Ti scriviamo qui.", required: true, autocomplete: "email")
        f.text("telefono", label: "Telefono", kind: .tel, autocomplete: "tel")
        f.password("parola", label: "Parola d'ordine")
        f.date("nascita", label: "Data di nascita", max: "2026-11-23")
        f.select(
            "area", label: "Area",
            options: [
                Option("a", "Stipendi", group: "Economia"), Option("b", "Ferie", group: "Economia"),
                Option("c", "Altro"),
            ],
            prompt: "Scegli", required: true, refresh: "campi")
        refreshButton("Aggiorna l'elenco", name: "azione", value: "aggiorna")
        f.radios(
            "canale", label: "Come preferisci la risposta?",
            options: [Option("mail", "Posta elettronica"), Option("pec", "PEC", hint: "Con valore legale.")],
            required: true)
        f.checkboxes(
            "orari", label: "Quando ti troviamo?", options: [Option("m", "Mattina"), Option("p", "Pomeriggio")])
        f.area("testo", label: "Descrizione", hint: "Che cosa è successo?", required: true, limit: 2000)
        f.files("allegati", label: "Allegati", kinds: ["pdf", "png"], bytes: 10_000_000, count: 5)
        f.checkbox("privacy", label: "Ho letto l'informativa", required: true)
        f.hidden("passo", "2")
    }

    private var sidebar: Sidebar {
        Sidebar(
            places: [Link("Scrivania", "/scrivania", isCurrent: true), Link("Cruscotto", "/cruscotto")],
            sections: [
                .init(
                    title: "Il mio lavoro",
                    links: [
                        Link("Assegnate a me", "/c", count: 12, countID: "conta-mie", icon: .user, isCurrent: true),
                        Link("In attesa", "/a", count: 0, countID: "conta-attesa", icon: .clock),
                    ]),
                .init(
                    title: "I miei gruppi",
                    links: [Link("Tributi e servizi economici", "/g", count: 4, countID: "conta-g")]),
            ], search: "/scrivania/cerca", query: "bonus <asilo>")
    }

    private func queue() -> HTML {
        fragment {
            table(
                caption: "Richieste assegnate a me",
                columns: [
                    Column("Numero", sort: "?o=n", order: .descending), Column("Oggetto"), Column("Stato"),
                    Column("Da"),
                    Column("Azioni", isSilent: true),
                ]
            ) {
                for (index, state) in TicketState.allCases.enumerated() {
                    tr {
                        td(.data("label", "Numero")) { a(.href("/scrivania/\(index)")) { "2026-00012\(index)" } }
                        td(.data("label", "Oggetto")) { "Cedolino di novembre non visibile nell'area riservata" }
                        td(.data("label", "Stato")) { stateChip(state, w) }
                        td(.data("label", "Da")) {
                            moment(Self.now.addingTimeInterval(-Double(index * index * 2500)), frame)
                        }
                        td { badge("Urgente", .danger, icon: .flag) }
                    }
                }
            }
            pagination(previous: "?prima=1", next: "?dopo=2", about: "1–12 di \(w.number(40_000))", w)
        }
    }

    private func conversation() -> HTML {
        timeline(id: "conversazione", label: "Conversazione") {
            timelineEntry(
                id: "m1", side: .requester, author: "Anna Verdi", at: Self.now.addingTimeInterval(-7200), frame
            ) {
                prose("Buongiorno,\n\nnon vedo il cedolino.\nGrazie <b>mille</b>")
            }
            timelineFact(id: "e1", "Giulia Neri ha preso in carico la richiesta", icon: .user, at: Self.now, frame)
            timelineEntry(
                id: "m2", side: .note, author: "Marco", mark: badge("Nota interna", .warning), at: Self.now, frame
            ) {
                prose("Sentito l'ufficio paghe.")
            }
            timelineEntry(id: "m3", side: .office, author: "Giulia Neri", at: Self.now, frame) {
                prose("Ora è visibile.")
            }
        }
    }
}
