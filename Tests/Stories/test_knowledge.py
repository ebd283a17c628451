"""What is written down: from an answer to an article, read over, published, found by who asks, and back into an answer."""
import pytest
from playwright.sync_api import expect

from test_deadlines import asks
from town import SETTINGS, logs_in, until

REPLY = "#rispondi-f-testo"


@pytest.fixture
def office(new_desk):
    """A town of its own: the FAQ of the others is empty."""
    desk = new_desk(settings=SETTINGS)
    yield desk
    desk.stop()


def test_from_an_answer_to_the_faq_and_back(office, visitor):
    key = office.run("token", "add", "sapere", "--scope", "*").splitlines()[-1]
    first, second = (asks(office, key, description="Non si apre il cedolino di ottobre")["number"] for _ in range(2))
    giulia = logs_in(visitor("giulia-sapere", at=office), "giulia", f"/scrivania/richieste/{first}")
    giulia.page.locator(REPLY).fill("Gentile Anna Bianchi,\nil cedolino si apre dalla voce Documenti, con il codice BNCNNA75S42E472P.")
    giulia.presses("Invia")
    if giulia.page.get_by_role("button", name="Invia comunque").count():
        giulia.presses("Invia comunque")
    giulia.sees("dalla voce Documenti", "Nessun articolo parla di questo.")
    giulia.presses("Scrivi un articolo da questa richiesta")
    giulia.sees("Nomi, codici e recapiti sono stati tolti")
    assert "BNCNNA75S42E472P" not in giulia.page.locator("#f-body").input_value()
    giulia.writes("Titolo", "Come apro il cedolino?")
    giulia.writes("Tema", "Stipendio > Cedolino")
    giulia.writes("Testo", "Dalla voce **Documenti** dell'area riservata.\n\n- Si pubblica il 18.\n- Resta online cinque anni.")
    giulia.chooses("Tutti (FAQ pubblica)")
    giulia.presses("Anteprima")
    giulia.sees("Come si leggerà")
    giulia.audit()
    giulia.photo("articolo-anteprima")
    giulia.presses("Salva")
    giulia.sees("La versione è salvata.", "Bozza")
    giulia.presses("Chiedi la revisione")
    giulia.sees("In revisione")
    article = giulia.page.url.split(office.url)[1]

    # Ada reads it over and publishes it, without a mouse.
    ada = logs_in(visitor("ada-sapere", at=office), "ada", "/scrivania")
    ada.page.keyboard.press("g")
    with ada.page.expect_navigation():
        ada.page.keyboard.press("k")
    ada.goes("/scrivania/articoli?stato=revisione")
    ada.presses("Come apro il cedolino?")
    ada.page.get_by_role("button", name="Pubblica", exact=True).focus()
    with ada.page.expect_navigation():
        ada.page.keyboard.press("Enter")
    ada.sees("L'articolo è pubblicato.")
    ada.audit()
    ada.photo("articolo")

    # Somebody on a telephone, without script, finds it before asking.
    anna = visitor("anna-faq", at=office, phone=True, javascript=False)
    anna.goes("/")
    anna.writes("Cerca una risposta", "aprire i cedolini")
    anna.presses("Cerca")
    anna.sees("1 risposta per «aprire i cedolini»")
    anna.photo("faq-trovata")
    anna.presses("Come apro il cedolino?")
    anna.sees("Resta online cinque anni.", "Questa risposta è stata utile?")
    anna.photo("faq-articolo")
    anna.page.get_by_text("Vuoi dirci perché?").click()
    anna.writes("Che cosa manca o non è chiaro", "Da quale pagina?")
    anna.presses("No")
    anna.sees("Grazie: lo diciamo a chi cura questa risposta.")
    anna.leaves()
    dark = visitor("anna-scura", at=office, dark=True, language="en-GB")
    dark.goes("/faq")
    dark.sees("Frequent questions", "Come apro il cedolino?")
    dark.photo("faq-scura")
    dark.goes("/faq?q=" + "%22%29%20OR%20*%20AND%20(")
    dark.sees("0 answers")
    dark.leaves()

    # Whoever is about to ask is told of it while they write, and finds their words again.
    bruno = visitor("bruno-faq", at=office)
    bruno.goes("/richiesta")
    bruno.page.locator("textarea[name=description]").press_sequentially("Non riesco ad aprire il cedolino", delay=5)
    proposed = bruno.page.locator("#suggerimenti a", has_text="Come apro il cedolino?")
    proposed.wait_for()
    bruno.audit()
    proposed.scroll_into_view_if_needed()
    bruno.photo("faq-proposta")
    with bruno.context.expect_page() as opened:
        proposed.click()
    opened.value.get_by_text("puoi chiudere il modulo").wait_for()
    assert bruno.page.locator("textarea[name=description]").input_value() == "Non riesco ad aprire il cedolino"
    bruno.leaves()

    # Giulia has it at hand in the next request: by the palette, and into the answer.
    giulia.goes(f"/scrivania/richieste/{second}")
    # Who types fast does not wait for the dialogue.
    giulia.page.keyboard.press("Control+k")
    giulia.page.keyboard.type("aprire cedol")
    expect(giulia.page.locator("#trova-cosa")).to_have_value("aprire cedol")
    # The card beside the request offers link and text under the same words: what is looked for is the article itself.
    found = giulia.page.locator("#trova-elenco [role=option]", has_text="Come apro il cedolino?")
    expect(found.filter(has_not_text="Inserisci")).to_be_visible()
    giulia.photo("articolo-trovato")
    giulia.page.keyboard.press("Escape")
    giulia.page.locator("#articoli [data-how=link]").first.focus()
    giulia.page.keyboard.press("Enter")
    until(lambda: giulia.page.locator(REPLY).input_value().endswith("/faq/come-apro-il-cedolino"))
    giulia.page.locator(REPLY).press_sequentially("\n")
    giulia.page.locator("#articoli [data-how=testo]").first.focus()
    giulia.page.keyboard.press("Enter")
    until(lambda: giulia.page.locator(REPLY).input_value().endswith("- Resta online cinque anni."))
    giulia.sees("Bozza salvata alle")

    # She mends it; readers see the new words when they are published, and the versions can be compared.
    giulia.goes(article)
    giulia.sees("Da quale pagina?", "Inserito in 2 risposte")
    giulia.presses("Modifica")
    giulia.writes("Testo", "Dalla pagina **Documenti**, in alto a destra.")
    giulia.writes("Che cosa è cambiato", "Si dice da quale pagina")
    giulia.presses("Salva")
    giulia.sees("Modifiche da pubblicare")
    giulia.presses("Versione 2")
    giulia.sees("Confronto con la versione 1", "in alto a destra")
    giulia.audit()
    giulia.photo("articolo-confronto")
    giulia.leaves()
    ada.goes(article)
    ada.page.on("dialog", lambda dialog: dialog.accept())
    ada.presses("Pubblica")
    ada.sees("L'articolo è pubblicato.")
    ada.presses("Ritira")
    ada.sees("L'articolo è ritirato")
    assert ada.goes("/faq/come-apro-il-cedolino") == 404
    ada.leaves()
