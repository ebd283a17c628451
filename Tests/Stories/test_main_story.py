"""What the desk is for, as the people live it: Anna asks, Giulia answers, Anna votes, comes back, and is content. Sara
reads and touches nothing, Piero sees nothing, Ada sees what left the house and what did not."""
import re

import pytest

import mail as post
from town import ANNA, ANNA_MISTYPED, SETTINGS, logs_in, opens_form, passes, sql, until, waits_as_people_do

QUESTION = "Di quale mese parla? Ci serve il cedolino intero."
ANSWER = "Parlo di ottobre: allego il cedolino."
SOLUTION = "Abbiamo ricaricato il cedolino: ora si apre."
AGAIN = "Si apre, ma manca la seconda pagina."
PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def mailing(new_desk, mail):
    """A desk whose mail leaves through a real server."""
    desk = new_desk(settings=SETTINGS, smtp_url=mail.url)
    yield desk
    desk.stop()


def picks(person, label, option, then="Aggiorna le scelte"):
    """Chooses from a list that others hang from; without script one presses the button beside it."""
    person.chooses(label, option)
    if not person.javascript:
        person.presses(then)


def fills(anna, email="anna.bianchi@example.it", fiscal_code=ANNA):
    picks(anna, "Tipo di utente", "Amministrato")
    picks(anna, "Amministrazione", "Agenzia di prova")
    # With one tematica, and one problem in it, the area is choice enough.
    picks(anna, "Area", "Presenze")
    assert anna.field("Tipo di problema").input_value() == "PRE-FER-01"
    picks(anna, "Area", "Servizi stipendiali")
    picks(anna, "Tematica", "Cedolino")
    picks(anna, "Tipo di problema", "Il cedolino non si apre")
    anna.writes("Numero del cedolino", "20261001")
    anna.writes("Nome", "Anna")
    anna.writes("Cognome", "Bianchi")
    anna.writes("Codice fiscale", fiscal_code)
    anna.writes("Posta elettronica", email)
    anna.writes("Telefono", "06 5550123")
    anna.writes("Descrizione", "Il cedolino di ottobre non si apre.\nHo provato due volte.")
    anna.chooses("Ho letto l'informativa sulla privacy")


def asks(anna, file):
    """The form with a mistake in it, mended, reviewed and sent."""
    anna.goes("/")
    anna.presses("Chiedi assistenza")
    opens_form(anna)
    fills(anna, fiscal_code=ANNA_MISTYPED)
    anna.attaches("Aggiungi documenti", file)
    anna.presses("Continua e controlla")

    anna.sees("C'è un errore da correggere")
    wrong = anna.field("Codice fiscale")
    assert wrong.get_attribute("aria-invalid") == "true" and wrong.input_value() == ANNA_MISTYPED
    beside = anna.page.locator("#" + wrong.get_attribute("aria-describedby").split()[-1])
    assert "errore di battitura" in beside.inner_text()
    if anna.javascript:
        assert "C'è un errore" in anna.page.evaluate("document.activeElement.innerText"), "the summary has no focus"
    assert anna.field("Descrizione").input_value().startswith("Il cedolino di ottobre")
    assert anna.field("Tipo di problema").input_value() == "STI-CED-01"
    assert anna.field("Numero del cedolino").input_value() == "20261001"
    anna.sees(file.name)

    anna.writes("Codice fiscale", ANNA)
    waits_as_people_do(anna)
    anna.presses("Continua e controlla")
    anna.sees("Controlla e invia", "Il cedolino non si apre", ANNA, "20261001", file.name, "Agenzia di prova")
    anna.presses("Invia la richiesta")
    anna.sees("Controlla la posta: conferma la richiesta", "an•••@example.it")
    return anna.page.locator(".sp-big-number").inner_text().strip()


def confirms(anna, mail, address="anna.bianchi@example.it"):
    """The link of the mail; its page confirms by itself when scripts run. Gives back the address to follow it by."""
    asking = mail.to(address, "/richiesta/conferma/")
    assert asking["Auto-Submitted"] == "auto-generated"
    assert asking.get_body(("html",)) is not None
    anna.page.goto(post.link(asking, "/richiesta/conferma/"))
    if not anna.javascript:
        anna.audit()
        anna.presses("Conferma la richiesta")
    anna.sees("Richiesta registrata")
    anna.audit()
    receipt = mail.to(address, "/richieste/")
    anna.presses("Segui la richiesta")
    assert anna.page.url == post.link(receipt, "/richieste/")
    return anna.page.url


def is_told(mail, count, containing, address="anna.bianchi@example.it"):
    """The newest mail to Anna, which belongs to the thread of the ones before."""
    told = mail.to(address, containing, count=count)
    assert told["Message-ID"] and (told["In-Reply-To"] or told["References"]), dict(told)
    return told


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_anna_asks_and_giulia_answers(mailing, mail, visitor, tmp_path, javascript):
    anna = visitor("anna", at=mailing, javascript=javascript)
    giulia = visitor("giulia", at=mailing, javascript=javascript)
    file = tmp_path / "cedolino.pdf"
    file.write_bytes(PDF)

    number = asks(anna, file)
    # Before it is confirmed nobody at the desk has it.
    logs_in(giulia, "giulia", "/scrivania?coda=L1-WEB")
    giulia.does_not_see(number)
    tracking = confirms(anna, mail)
    anna.sees(f"Richiesta numero {number}", "Ricevuta")

    if javascript:
        giulia.sees("La coda è cambiata.")
    giulia.goes("/scrivania?coda=L1-WEB")
    giulia.presses(re.compile(number))
    giulia.sees("Il cedolino di ottobre non si apre.", "cedolino.pdf", "20261001", "Bianchi")
    giulia.presses("Prendi in carico")
    giulia.sees("La richiesta è tua.")
    giulia.writes("Testo della risposta", QUESTION)
    giulia.presses("Invia e aspetta la risposta")
    giulia.sees("Attesa richiedente", QUESTION)

    question = is_told(mail, 1, QUESTION)
    assert post.link(question, "/richieste/") == tracking
    anna.goes(post.link(question, "/richieste/"))
    anna.sees(QUESTION, "Aspettiamo una tua risposta")
    anna.writes("Messaggio", ANSWER)
    anna.attaches("Aggiungi documenti", file)
    anna.presses("Invia il messaggio")
    anna.sees(ANSWER, "Abbiamo ricevuto la tua risposta.")

    if not javascript:
        giulia.goes(f"/scrivania/richieste/{number}")
    giulia.sees(ANSWER, "In lavorazione")  # with script, on the page that is open
    giulia.writes("Testo della risposta", SOLUTION)
    giulia.chooses("Motivo della soluzione", "Problema corretto")
    giulia.presses("Invia e risolvi")
    giulia.sees("Risposta inviata e richiesta risolta.")

    solution = is_told(mail, 1, SOLUTION)
    votes(anna, post.link(solution, "voto=2"), "2, poco soddisfatto")
    votes(anna, post.link(solution, "voto=5"), "5, molto soddisfatto")
    anna.goes(tracking)
    anna.sees("Hai votato: 5, molto soddisfatto.", "Non è risolta?")
    anna.writes("Che cosa manca", AGAIN)
    anna.presses("Riapri la richiesta")
    anna.sees("La richiesta è stata riaperta.", AGAIN)

    giulia.goes(f"/scrivania/richieste/{number}")
    giulia.sees(AGAIN, "Riaperta 1 volta")
    giulia.writes("Testo della risposta", "Ecco anche la seconda pagina.")
    giulia.chooses("Motivo della soluzione", "Problema corretto")
    giulia.presses("Invia e risolvi")
    giulia.presses("Chiudi")
    giulia.sees("Richiesta chiusa.")

    everything_is_told(giulia)
    others_look(visitor, mailing, number)
    anna.goes(tracking)
    anna.sees("La richiesta è chiusa.", SOLUTION)
    anna.does_not_see("Giulia Conti ha preso in carico")


def votes(anna, link, vote):
    """One click in the mail; without script one more on the page it opens."""
    anna.page.goto(link)
    if not anna.javascript:
        anna.audit()
        anna.presses(("Invia il voto", "Cambia il voto"))
    anna.sees(f"abbiamo registrato il tuo voto ({vote})")
    anna.audit()


def everything_is_told(person):
    """All that happened, in order, on one page."""
    told, after = person.text(), 0
    for line in ("ha aperto la richiesta (Modulo web)", "ha confermato l'indirizzo e-mail", "Smistata a Primo livello web",
                 "Giulia Conti ha preso in carico la richiesta", QUESTION, ANSWER, SOLUTION,
                 "Giulia Conti ha risolto la richiesta: Problema corretto", "ha dato il suo voto: 2 su 5",
                 "ha dato il suo voto: 5 su 5", "ha riaperto la richiesta", AGAIN, "Ecco anche la seconda pagina.",
                 "La richiesta è stata chiusa"):
        assert line in told[after:], f"{line!r} is missing, or too early, in:\n{told}"
        after = told.index(line, after) + len(line)


def others_look(visitor, desk, number):
    path = f"/scrivania/richieste/{number}"
    sara = logs_in(visitor("sara", at=desk), "sara")
    assert sara.goes(path) == 200
    everything_is_told(sara)
    for name in ("Prendi in carico", "Invia", "Riapri", "Aggiungi la nota", "Riclassifica"):
        assert not sara.can_press(name), f"a supervisor can press {name}"

    piero = logs_in(visitor("piero", at=desk), "piero")
    assert piero.goes(path) == 404
    piero.does_not_see("Bianchi")

    ada = logs_in(visitor("ada", at=desk), "ada")
    assert ada.goes(path) == 200
    everything_is_told(ada)


def test_anna_asks_from_her_phone(mailing, mail, visitor, tmp_path):
    anna = visitor("anna", at=mailing, phone=True)
    giulia = visitor("giulia", at=mailing, phone=True)
    file = tmp_path / "cedolino.pdf"
    file.write_bytes(PDF)
    number = asks(anna, file)
    tracking = confirms(anna, mail)
    logs_in(giulia, "giulia", "/scrivania?coda=L1-WEB")
    giulia.presses(re.compile(number))
    giulia.presses("Prendi in carico")
    giulia.writes("Testo della risposta", QUESTION)
    giulia.presses("Invia e aspetta la risposta")
    anna.goes(tracking)
    anna.sees(QUESTION)


def test_anna_writes_in_english(mailing, mail, visitor):
    anna = visitor("anna", at=mailing, language="en-GB")
    opens_form(anna)
    anna.sees("Ask for help")
    anna.chooses("Kind of user", "Citizen or other")
    anna.chooses("Area", "Servizi stipendiali")
    anna.chooses("Topic", "Cedolino")
    anna.chooses("Kind of problem", "Il cedolino non si apre")
    anna.writes("Payslip number", "7")
    anna.writes("First name", "Anna")
    anna.writes("Last name", "Bianchi")
    anna.writes("Italian tax code (codice fiscale)", ANNA)
    anna.writes("E-mail", "anna.english@example.it")
    anna.writes("Description", "My payslip does not open.")
    anna.chooses("I have read the privacy notice")
    waits_as_people_do(anna)
    anna.presses("Continue and check")
    anna.sees("Check and send")
    anna.presses("Send the request")
    anna.sees("Check your mail: confirm the request")
    number = anna.page.locator(".sp-big-number").inner_text().strip()
    asking = mail.to("anna.english@example.it", "Dear Anna Bianchi")
    anna.page.goto(post.link(asking, "/richiesta/conferma/"))
    anna.sees("Request registered")
    anna.presses("Follow the request")
    anna.sees(f"Request number {number}", "Received")

    giulia = visitor("giulia", at=mailing, language="en-GB")
    logs_in(giulia, "giulia", f"/scrivania/richieste/{number}")
    giulia.sees("My payslip does not open.", "Payslip number" if giulia.page.locator("html").get_attribute("lang") == "en"
                else "Numero del cedolino")
    assert mail.to("anna.english@example.it", f"Request {number}")


def test_mail_that_is_refused_or_made_to_wait_is_told_in_words(mailing, mail, visitor):
    for name in ("refused", "greylisted"):
        anna = visitor(name, at=mailing)
        opens_form(anna)
        fills(anna, email=f"{name}.anna@example.it")
        waits_as_people_do(anna)
        anna.presses("Continua e controlla")
        anna.presses("Invia la richiesta")
        anna.sees("Controlla la posta: conferma la richiesta")

    # Ada opens one by telephone for somebody whose address does not work: the page says so, in the server's own words,
    # as soon as it is known. She mends the address and sends the mail again.
    ada = visitor("ada", at=mailing)
    logs_in(ada, "ada", "/scrivania/nuova")
    opens_for(ada, "refused.verdi@example.it")
    ada.sees("registrata", "User unknown")
    assert "refused.verdi@example.it" in ada.text() and "rifiutata" in ada.text()
    ada.audit()
    ada.goes("/impostazioni/posta?stato=refused")
    ada.presses(re.compile("presa in carico"))
    ada.sees("Che cosa ha detto il server", "User unknown")
    ada.writes("Destinatario", "verdi@example.it")
    ada.presses("Rispedisci")
    ada.sees("di nuovo in coda")
    mail.to("verdi@example.it", "/richieste/")

    # The greylisted one is tried again some minutes later, and arrives.
    waiting = until(lambda: sql(mailing, "SELECT problem FROM outgoing_mails WHERE state = 'queued' AND "
                                         "problem IS NOT NULL AND recipient = 'greylisted.anna@example.it'"))
    assert "451 4.7.1 Greylisting in action" in waiting[0][0]
    passes(mailing, minutes=30)
    asking = mail.to("greylisted.anna@example.it", "/richiesta/conferma/")
    anna.page.goto(post.link(asking, "/richiesta/conferma/"))
    anna.sees("Richiesta registrata")

    # A server that says "later" for hours: the work gives up, and waits for a person who runs it again.
    ada.goes("/scrivania/nuova")
    opens_for(ada, "full.verdi@example.it")
    until(lambda: sql(mailing, "SELECT 1 FROM jobs WHERE state = 'ready' AND last_error LIKE '%452%'"))
    sql(mailing, "UPDATE jobs SET attempts = 8")
    passes(mailing, minutes=30)
    until(lambda: sql(mailing, "SELECT 1 FROM jobs WHERE state = 'dead'"))
    ada.goes("/impostazioni/lavori")
    ada.sees("452 4.2.2 Mailbox full")
    ada.presses("Riprova")
    ada.sees("Il lavoro riparte.")


def opens_for(ada, address):
    ada.chooses("Telefono")
    ada.writes("Cognome", "Verdi")
    ada.writes("E-mail", address)
    ada.writes("Che cosa chiede", "Non riceve la posta.")
    ada.presses("Registra la richiesta")
