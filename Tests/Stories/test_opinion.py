"""Another group is asked for an opinion: it reads the request, answers, and the answer is a note; at a desk and on a telephone."""
from playwright.sync_api import expect

from test_deadlines import asks
from town import logs_in

PAGES = True


def test_an_opinion_comes_back(town, visitor):
    key = town.run("token", "add", "pareri", "--scope", "*").splitlines()[-1]
    for phone in (False, True):
        number = asks(town, key)["number"]
        path, name = f"/scrivania/richieste/{number}", "phone" if phone else "desk"
        giulia = logs_in(visitor(f"giulia-opinion-{name}", at=town, phone=phone, dark=phone), "giulia", path)
        if phone:
            giulia.presses("Chiedi un parere a un altro gruppo")
        else:
            giulia.page.keyboard.press("y")
        giulia.page.wait_for_url("**/pareri/nuovo")
        giulia.page.get_by_label("Gruppo").select_option(label="Secondo livello presenze")
        giulia.page.get_by_label("Domanda").fill("Le ferie di ottobre risultano?")
        giulia.audit()
        giulia.photo("parere-nuovo")
        giulia.presses("Chiedi il parere")
        giulia.sees("Parere chiesto a Secondo livello presenze", "ha chiesto un parere")
        giulia.audit()
        piero = logs_in(visitor(f"piero-opinion-{name}", at=town, phone=phone, dark=phone), "piero", "/scrivania/pareri")
        piero.sees("Le ferie di ottobre risultano?")
        expect(piero.page.locator("#conta-pareri")).to_have_text("1")
        piero.audit()
        piero.photo("pareri")
        piero.page.locator(".sp-entry-link").first.click()
        piero.sees("Chi chiede", "Giulia Conti")
        piero.audit()
        piero.photo("parere")
        piero.presses("Rispondo io")
        piero.sees("La domanda è tua")
        # The request is theirs to read, not to answer.
        piero.goes(path)
        piero.sees("Parere di Secondo livello presenze")
        assert piero.page.locator("#rispondi").count() == 0
        piero.presses("Rispondi")
        # Ending the request asks first.
        giulia.goes(path)
        giulia.opens("Risolvi senza scrivere")
        giulia.page.locator("#azione-risolvi button[type=submit]").click()
        giulia.sees("Pareri ancora aperti: 1")
        expect(giulia.page.get_by_label("Ritira i pareri ancora aperti")).to_be_visible()
        giulia.audit()
        piero.page.get_by_label("Il tuo parere").fill("Sì, tutte e cinque.")
        piero.presses("Invia il parere")
        piero.sees("Parere inviato")
        expect(piero.page.locator("#conta-pareri")).to_have_text("0")
        giulia.goes(path)
        giulia.sees("Sì, tutte e cinque.", "ha dato il parere di Secondo livello presenze")
        giulia.goes("/scrivania/avvisi")
        giulia.sees("ha dato il parere di Secondo livello presenze")
        piero.goes("/scrivania/pareri?quali=dati")
        piero.sees("Le ferie di ottobre risultano?")


def test_declined_and_withdrawn_without_javascript(town, visitor):
    key = town.run("token", "add", "rifiuti", "--scope", "*").splitlines()[-1]
    number = asks(town, key)["number"]
    path = f"/scrivania/richieste/{number}"
    giulia = logs_in(visitor("giulia-plain", at=town, javascript=False), "giulia", path)
    for question in ("Prima domanda?", "Seconda domanda?"):
        giulia.goes(path + "/pareri/nuovo")
        giulia.page.get_by_label("Gruppo").select_option(label="Secondo livello presenze")
        giulia.page.get_by_label("Domanda").fill(question)
        giulia.presses("Chiedi il parere")
    piero = logs_in(visitor("piero-plain", at=town, javascript=False), "piero", "/scrivania/pareri")
    piero.presses("Prima domanda?")
    piero.opens("Il mio gruppo non può darlo")
    piero.page.get_by_label("Perché").fill("Non è di nostra competenza")
    piero.presses("Rifiuta")
    piero.sees("Hai detto che il parere non può essere dato")
    giulia.goes(path)
    giulia.sees("Non è di nostra competenza")
    giulia.page.locator("#pareri a", has_text="Parere di").first.click()
    giulia.sees("Seconda domanda?")
    giulia.presses("Ritira la domanda")
    giulia.sees("Domanda ritirata")
    piero.goes("/scrivania/pareri")
    piero.sees("Nessun parere da dare")
    piero.goes(path)
    piero.does_not_see("Prima domanda?")
