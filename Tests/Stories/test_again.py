"""The session ends while somebody works: what was typed goes on after the log-in, in place or in the page that holds it."""
from test_deadlines import asks
from town import PASSWORD, logs_in, sql, until

PAGES = True

REPLY = "#rispondi-f-testo"


def request(town, name):
    key = town.run("token", "add", name, "--scope", "*").splitlines()[-1]
    return asks(town, key)["number"]


def at(person, town, login, path):
    """With a session of their own, which nobody else of the story ends."""
    return logs_in(person, login, path, anew=True)


def everybody_is_out(town):
    sql(town, "DELETE FROM sessions")


def is_not_in(person):
    """The browser says so of each answer of 401 and 422: here it is what is asked for."""
    person.complaints = [line for line in person.complaints if "401" not in line and "422" not in line]


def test_in_place(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'di-nuovo')}"
    giulia = at(visitor("giulia", at=town), town, "giulia", path)
    everybody_is_out(town)
    text = giulia.page.locator(REPLY)
    text.press_sequentially("Gentile Anna, ecco")
    # Who writes is told, and not interrupted.
    note = giulia.page.locator(".sp-again-note")
    note.get_by_text("resta in questa pagina").wait_for()
    assert giulia.page.evaluate("document.activeElement.id") == text.get_attribute("id")
    giulia.audit()
    giulia.photo("di-nuovo-avviso")
    giulia.attaches("Allegati", {"name": "modulo.txt", "mimeType": "text/plain", "buffer": b"Modulo"})
    giulia.button("Invia").focus()
    giulia.page.keyboard.press("Enter")
    dialog = giulia.page.get_by_role("dialog", name="Accedi di nuovo")
    dialog.wait_for()
    giulia.audit()
    giulia.photo("di-nuovo")
    assert dialog.get_by_label("Nome utente").input_value() == "giulia"
    # Put off with Esc, nothing is sent and nothing is lost.
    giulia.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert text.input_value() == "Gentile Anna, ecco"
    giulia.button("Invia").press("Enter")
    # Another one is told whose it is.
    dialog.get_by_label("Nome utente").fill("marco")
    dialog.get_by_label("Password").fill(PASSWORD)
    giulia.page.keyboard.press("Enter")
    dialog.get_by_text("appartiene a un'altra persona").wait_for()
    dialog.get_by_label("Nome utente").fill("giulia")
    dialog.get_by_label("Password").fill("sbagliata")
    giulia.page.keyboard.press("Enter")
    dialog.get_by_text("non corretti").wait_for()
    giulia.audit()
    dialog.get_by_label("Password").fill(PASSWORD)
    with giulia.page.expect_navigation():
        giulia.page.keyboard.press("Enter")
    giulia.sees("Gentile Anna, ecco", "modulo.txt")
    assert text.input_value() == ""
    is_not_in(giulia)
    giulia.leaves()


def test_drafts_and_streams_go_on(town, visitor):
    number = request(town, "riprende")
    path = f"/scrivania/richieste/{number}"
    giulia = at(visitor("giulia-riprende", at=town), town, "giulia", path)
    everybody_is_out(town)
    giulia.page.locator(REPLY).fill("Una bozza")
    giulia.page.locator(".sp-again-note button").click()
    dialog = giulia.page.get_by_role("dialog", name="Accedi di nuovo")
    dialog.get_by_label("Password").fill(PASSWORD)
    giulia.page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    giulia.page.locator(".sp-again-note").wait_for(state="detached")
    giulia.sees("Bozza salvata alle")
    # A colleague's note comes in without reloading.
    marco = at(visitor("marco-riprende", at=town), town, "marco", path)
    marco.opens("Aggiungi una nota interna")
    marco.page.locator("#nota-f-testo").fill("Ci guardo anche io")
    marco.presses("Aggiungi la nota")
    giulia.page.locator("#conversazione").get_by_text("Ci guardo anche io").wait_for(timeout=20_000)
    assert giulia.page.locator(REPLY).input_value() == "Una bozza"
    marco.leaves()
    is_not_in(giulia)
    giulia.leaves()


def test_without_script(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'senza-script')}"
    giulia = at(visitor("giulia-senza", at=town, javascript=False, phone=True), town, "giulia", path)
    giulia.page.locator(REPLY).fill("Gentile Anna, le scrivo senza script.")
    giulia.attaches("Allegati", {"name": "modulo.txt", "mimeType": "text/plain", "buffer": b"Modulo"})
    everybody_is_out(town)
    giulia.presses("Invia")
    giulia.sees("Quello che hai scritto è al sicuro")
    giulia.does_not_see("le scrivo senza script")
    giulia.photo("tenuto")
    giulia.presses("EN")
    giulia.sees("What you typed is safe")
    giulia.presses("IT")
    giulia.writes("Nome utente", "marco")
    giulia.writes("Password", PASSWORD)
    giulia.presses("Accedi")
    giulia.sees("appartiene a un'altra persona")
    giulia.writes("Nome utente", "giulia")
    giulia.writes("Password", PASSWORD)
    giulia.presses("Accedi")
    giulia.sees("Gentile Anna, le scrivo senza script.", "modulo.txt", "Niente è stato ancora fatto")
    giulia.photo("tenuto-conferma")
    giulia.presses("Conferma e vai avanti")
    giulia.sees("Gentile Anna, le scrivo senza script.", "modulo.txt")
    giulia.leaves()


def test_a_request_that_changed(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'cambiata')}"
    marco = at(visitor("marco-cambiata", at=town, javascript=False), town, "marco", path)
    giulia = at(visitor("giulia-cambiata", at=town), town, "giulia", path)
    giulia.presses("Prendi in carico")
    marco.opens("Cambia priorità")
    marco.page.locator("#priorita-f-priorita").select_option("P1")
    marco.page.locator("#priorita-f-motivo").fill("Stipendio fermo")
    marco.page.locator("#azione-priorita button[type=submit]").click()
    marco.sees("è cambiata mentre la guardavi", "non è stata fatta")
    marco.photo("cambiata")
    marco.audit()
    marco.presses("Ripeti sulla richiesta com'è ora")
    until(lambda: "Stipendio fermo" in marco.text())
    marco.leaves()
    giulia.leaves()


def test_details_in_their_place(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'dettagli')}"
    giulia = at(visitor("giulia-dettagli", at=town), town, "giulia", path)
    text = giulia.page.locator(REPLY)
    text.fill("Mentre scrivo")
    pencil = giulia.page.get_by_role("link", name="Correggi: Telefono")
    pencil.focus()
    giulia.page.keyboard.press("F2")
    field = giulia.page.locator("#qui-f-telefono")
    field.wait_for()
    giulia.audit()
    giulia.photo("in-posto")
    field.fill("non è un numero")
    giulia.page.keyboard.press("Escape")
    field.wait_for(state="detached")
    assert giulia.page.evaluate("document.activeElement.dataset.edit") == "f-telefono"
    giulia.page.keyboard.press("Enter")
    field.fill("non è un numero")
    giulia.page.keyboard.press("Enter")
    giulia.page.locator("#qui-f-telefono-errore").wait_for()
    field.fill("06 1234567")
    giulia.page.keyboard.press("Enter")
    giulia.page.locator("#richiedente a[href^='tel:']").wait_for()
    assert giulia.page.evaluate("document.activeElement.dataset.edit") == "f-telefono"
    assert text.input_value() == "Mentre scrivo", "nothing was loaded again"
    giulia.page.get_by_role("link", name="Correggi: Priorità").click()
    giulia.page.locator("#qui-priorita-f-priorita").select_option("P1")
    giulia.page.locator("#qui-priorita-f-motivo").fill("Stipendio fermo")
    giulia.page.locator("#dati").get_by_role("button", name="Salva").click()
    giulia.page.locator("#dati dd").get_by_text("P1").wait_for()
    giulia.complaints = [line for line in giulia.complaints if "422" not in line]
    giulia.leaves()


def test_pdf(town, visitor):
    path = f"/scrivania/richieste/{request(town, 'pdf')}"
    giulia = at(visitor("giulia-pdf", at=town), town, "giulia", path)
    with giulia.page.expect_download() as download:
        giulia.page.get_by_role("link", name="PDF", exact=True).click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert open(download.value.path(), "rb").read(5) == b"%PDF-"
    giulia.leaves()
