"""Writing: drafts that outlive the browser and the server, and follow to another computer."""
from test_deadlines import asks
from town import logs_in, until

REPLY, NOTE = "#rispondi-f-testo", "#nota-f-testo"


def request(town, name):
    key = town.run("token", "add", name, "--scope", "*").splitlines()[-1]
    return asks(town, key)["number"]


def text_of(person, place=REPLY):
    return person.page.locator(place).input_value()


def test_a_draft_outlives_browser_and_server(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'bozze')}"
    giulia = logs_in(visitor("giulia", at=town), "giulia", path)
    giulia.page.locator(REPLY).press_sequentially("Gentile Anna, stiamo guardando")
    giulia.sees("Bozza salvata alle")
    giulia.audit()
    giulia.photo("bozza")
    # The browser dies, and so does the server; Giulia goes on at another computer.
    giulia.context.close()
    town.kill()
    town.start()
    there = logs_in(visitor("giulia-altrove", at=town), "giulia", path)
    assert text_of(there) == "Gentile Anna, stiamo guardando"
    there.sees("Bozza salvata alle")
    # The page closes before the second is over.
    there.page.locator(REPLY).press("End")
    there.page.locator(REPLY).press_sequentially(" il cedolino.")
    there.goes("/scrivania")
    there.goes(path)
    until(lambda: text_of(there) == "Gentile Anna, stiamo guardando il cedolino." or there.goes(path) is None)
    # A note beside it, thrown away again.
    there.opens("Aggiungi una nota interna")
    there.page.locator(NOTE).fill("Chiedere a Marco")
    there.sees("Bozza salvata alle")
    until(lambda: there.page.locator("#nota-bozza").is_visible())
    there.page.on("dialog", lambda dialog: dialog.accept())
    with there.page.expect_navigation():
        there.page.locator("#nota-bozza button").click()
    there.sees("Bozza buttata.")
    assert text_of(there, NOTE) == "" and text_of(there) != ""
    there.presses("Invia")
    there.sees("stiamo guardando il cedolino.")
    assert text_of(there) == ""
    there.goes("/scrivania")
    there.goes(path)
    assert text_of(there) == "", "sent, and written again by nobody"
    there.leaves()


def test_two_windows_and_a_server_that_is_away(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'due-finestre')}"
    here = logs_in(visitor("giulia-qui", at=town), "giulia", path)
    there = logs_in(visitor("giulia-la", at=town), "giulia", path)
    here.page.locator(REPLY).fill("Scritto qui")
    here.sees("Bozza salvata alle")
    there.page.locator(REPLY).fill("Scritto là")
    there.sees("hai salvato altrove una bozza più recente")
    there.photo("bozza-altrove")
    there.page.reload()
    assert text_of(there) == "Scritto qui"
    there.page.locator(REPLY).fill("Scritto qui e là")
    there.sees("Bozza salvata alle")
    # While the server is away the text waits in the page, and is kept when it is back.
    here.expects_silence = there.expects_silence = True
    town.kill()
    there.page.locator(REPLY).fill("Scritto mentre non c'era")
    there.sees("Bozza non salvata")
    town.start()
    until(lambda: there.page.locator("#rispondi-bozza").inner_text().startswith("Bozza salvata"), seconds=20)
    here.goes(path)
    assert text_of(here) == "Scritto mentre non c'era"
    here.leaves()
    there.leaves()


def test_a_draft_without_script(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'bozza-senza')}"
    marco = logs_in(visitor("marco", at=town, javascript=False, phone=True), "marco", path)
    marco.page.locator(REPLY).fill("Un momento")
    marco.page.locator("#rispondi button", has_text="Salva la bozza").click()
    marco.sees("Bozza salvata alle")
    marco.goes(path)
    assert text_of(marco) == "Un momento"
    marco.leaves()


def test_what_to_look_at_before_sending(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'avvisi')}"
    giulia = logs_in(visitor("giulia-avvisi", at=town), "giulia", path)
    text = giulia.page.locator(REPLY)
    text.fill("Allego il modulo: l'IBAN è IT60 X054 2811 1010 0000 0123 456.")
    # By the key that sends: it does not press "send anyway" unread.
    for _ in range(2):
        with giulia.page.expect_navigation():
            text.press("Control+Enter")
        giulia.page.wait_for_load_state()
        giulia.sees("La risposta non è ancora partita", "Il testo parla di un allegato", "IT60********************456")
        assert giulia.page.evaluate("document.activeElement.id") == "avvisi"
    giulia.audit()
    giulia.photo("avvisi")
    assert text_of(giulia).endswith("0123 456.")
    # The file answers one of the two; the other one is seen and sent.
    giulia.attaches("Allegati", {"name": "modulo.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF"})
    giulia.presses("Invia")
    giulia.does_not_see("Il testo parla di un allegato")
    giulia.page.keyboard.press("Tab")
    assert giulia.page.evaluate("document.activeElement.textContent") == "Invia comunque"
    with giulia.page.expect_navigation():
        giulia.page.keyboard.press("Enter")
    giulia.sees("modulo.pdf", "l'IBAN è IT60")
    assert text_of(giulia) == ""
    giulia.leaves()


def test_warnings_without_script_on_a_telephone(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'avvisi-senza')}"
    marco = logs_in(visitor("marco-avvisi", at=town, javascript=False, phone=True), "marco", path)
    marco.page.locator(REPLY).fill("Il suo codice è BNCNNA75S42E472P.")
    marco.presses("Invia")
    marco.sees("BNCNNA********2P")
    marco.photo("avvisi-telefono", full=True)
    marco.presses("Invia comunque")
    marco.sees("Il suo codice è BNCNNA75S42E472P.")
    marco.leaves()
