"""Writing: drafts that outlive the browser and the server, and follow to another computer."""
from test_deadlines import asks
from town import logs_in, until

PAGES = True

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


def test_ready_texts_by_keyboard(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'testi')}"
    number = path.rsplit("/", 1)[1]
    giulia = logs_in(visitor("giulia-testi", at=town), "giulia", "/account/testi/nuovo")
    for name, shortcut, text in (
            ("Saluti", "saluti", "Gentile {{nome}},\ngrazie."),
            ("Saluti formali", "salutiamo", "Distinti saluti, {{operator}}"),
            ("Sollecito alla banca", "banca", "Abbiamo scritto alla banca.")):
        giulia.goes("/account/testi/nuovo")
        giulia.writes("Nome", name)
        giulia.writes("Scorciatoia", shortcut)
        giulia.page.locator("textarea[name=text]").fill(text)
        giulia.presses("Aggiungi")
        if "{{nome}}" in text:
            giulia.sees("iga 1, colonna 9")
            giulia.page.locator("textarea[name=text]").fill(text.replace("nome", "name") + " La richiesta è la {{number}}.")
            giulia.presses("Aggiungi")
    giulia.sees("::salutiamo", "Sollecito alla banca")
    giulia.photo("testi-elenco")
    giulia.goes(path)
    text, page = giulia.page.locator(REPLY), giulia.page
    said = f"Gentile Anna Bianchi,\ngrazie. La richiesta è la {number}."

    # Typed to the end, with a space.
    text.press_sequentially("::saluti ")
    until(lambda: text_of(giulia) == said)
    # The browser's own undo knows it.
    text.press("Control+z")
    until(lambda: "Gentile" not in text_of(giulia))
    text.fill("")
    # Found among several, with the arrows.
    text.press_sequentially("Prima. ::")
    listbox = page.get_by_role("listbox", name="Testi pronti")
    listbox.wait_for()
    assert listbox.get_by_role("option").count() == 3
    assert text.get_attribute("aria-controls") == listbox.get_attribute("id")
    giulia.audit()
    giulia.photo("testi-aperti")
    text.press_sequentially("sal")
    until(lambda: listbox.get_by_role("option").count() == 2)
    assert listbox.get_by_role("option", selected=True).inner_text().startswith("Saluti\n")
    text.press("ArrowDown")
    active = page.locator("#" + text.get_attribute("aria-activedescendant"))
    assert active.inner_text().startswith("Saluti formali")
    text.press("Enter")
    until(lambda: text_of(giulia) == "Prima. Distinti saluti, Giulia Conti")
    assert not listbox.is_visible() and text.get_attribute("aria-controls") is None
    # Escape leaves what is typed, and the list stays away from these colons.
    text.fill("")
    text.press_sequentially("::ban")
    listbox.wait_for()
    text.press("Escape")
    text.press_sequentially("ca ")
    assert text_of(giulia) == "::banca " and not listbox.is_visible()
    # What is no shortcut is what one typed.
    text.fill("")
    text.press_sequentially("Orario 10::30 e C::D ::zzz ok")
    assert text_of(giulia) == "Orario 10::30 e C::D ::zzz ok"
    # From the list with the mouse, where the cursor is.
    text.fill("Prima ")
    giulia.page.locator("#rispondi-testi select").select_option(label="Sollecito alla banca – ::banca")
    giulia.page.locator("#rispondi-testi button").click()
    until(lambda: text_of(giulia) == "Prima Abbiamo scritto alla banca.")
    # It is a draft like anything that is typed.
    giulia.sees("Bozza salvata alle")
    giulia.leaves()


def test_ready_texts_without_script_on_a_telephone(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'testi-senza')}"
    ada = logs_in(visitor("ada-testi", at=town), "ada", "/impostazioni/testi/nuovo")
    ada.writes("Nome", "Presa in carico")
    ada.writes("Scorciatoia", "preso")
    ada.page.locator("textarea[name=text]").fill("Gentile {{name}}, se ne occupa {{operator}}.")
    ada.presses("Aggiungi")
    ada.sees("Presa in carico")
    marco = logs_in(visitor("marco-testi", at=town, javascript=False, phone=True), "marco", path)
    marco.page.locator(REPLY).fill("Buongiorno.")
    marco.page.locator("#rispondi-testi select").select_option(label="Presa in carico – ::preso")
    marco.photo("testi-telefono", full=True)
    marco.page.locator("#rispondi-testi button").click()
    assert text_of(marco) == "Buongiorno.\n\nGentile Anna Bianchi, se ne occupa Marco Neri."
    marco.leaves()
    ada.leaves()


def test_a_reply_taken_back(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'annulla')}"
    ada = logs_in(visitor("ada-annulla", at=town), "ada", "/impostazioni/ufficio")
    ada.writes("Annulla invio", "60")
    ada.presses("Salva")
    giulia = logs_in(visitor("giulia-annulla", at=town), "giulia", path)
    giulia.page.locator(REPLY).fill("Troppo presto.")
    giulia.attaches("Allegati", {"name": "modulo.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF"})
    giulia.presses("Invia e risolvi")
    giulia.sees("La tua risposta parte alle")
    assert giulia.page.evaluate("document.activeElement.id") == "in-partenza"
    giulia.audit()
    giulia.photo("annulla-invio")
    giulia.page.keyboard.press("Tab")
    with giulia.page.expect_navigation():
        giulia.page.keyboard.press("Enter")
    giulia.sees("Invio annullato", "modulo.pdf")
    assert text_of(giulia) == "Troppo presto."
    ada.goes("/impostazioni/ufficio")
    ada.writes("Annulla invio", "5")
    ada.presses("Salva")
    giulia.page.locator(REPLY).fill("Adesso sì.")
    giulia.presses("Invia")
    giulia.sees("La tua risposta parte alle")
    # The server dies with the reply in its hands, and sends it when it is back.
    giulia.expects_silence = True
    town.kill()
    town.start()
    giulia.goes(path)
    giulia.page.locator("li.sp-entry", has_text="Adesso sì.").first.wait_for(timeout=20_000)
    giulia.page.locator("#in-partenza:empty").wait_for(state="attached")
    assert text_of(giulia) == ""
    giulia.goes(path)
    assert giulia.page.locator("li.sp-entry", has_text="Adesso sì.").count() == 1
    giulia.leaves()
    ada.goes("/impostazioni/ufficio")
    ada.writes("Annulla invio", "0")
    ada.presses("Salva")
    ada.leaves()
