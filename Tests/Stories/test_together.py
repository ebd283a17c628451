"""Colleagues at one request: seeing one another there, naming, watching, being told; and the desk as each likes it."""
from test_deadlines import asks
from town import logs_in, until


def unread(person):
    return person.page.locator("#conta-avvisi").inner_text().split()[0]


def test_two_colleagues_at_one_request(town, visitor):
    key = town.run("token", "add", "insieme-a-una", "--scope", "*").splitlines()[-1]
    number = asks(town, key, description="Il cedolino di novembre è vuoto")["number"]
    path = f"/scrivania/richieste/{number}"
    marco = logs_in(visitor("marco", at=town), "marco", path)
    marco.presses("Segui")
    marco.sees("Ora segui questa richiesta")
    giulia = logs_in(visitor("giulia", at=town), "giulia", path)
    giulia.sees("La seguono: Marco Neri", "Marco Neri sta guardando la richiesta")
    marco.sees("Giulia Conti sta guardando la richiesta")

    # A name by keyboard alone: the key of the note, an at sign, two letters, the arrows.
    giulia.page.locator("h1").click()
    giulia.page.keyboard.press("i")
    note = giulia.page.locator("#nota-f-testo")
    until(lambda: giulia.page.evaluate("document.activeElement.id") == "nota-f-testo")
    giulia.page.keyboard.type("Lo vedi tu, @")
    options = giulia.page.get_by_role("listbox", name="Colleghi da nominare").get_by_role("option")
    options.first.wait_for()
    assert options.count() == 3, options.all_inner_texts()  # Ada, Marco and Sara may see it; Piero may not
    giulia.page.keyboard.type("ne")
    until(lambda: options.all_inner_texts() == ["Marco Neri @marco"])
    assert note.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    giulia.audit()
    giulia.photo("insieme-menzione")
    giulia.page.keyboard.press("Escape")
    assert options.count() == 0
    giulia.page.keyboard.type("r")
    giulia.page.keyboard.press("Enter")
    assert note.input_value() == "Lo vedi tu, @marco "
    giulia.page.keyboard.type("grazie. Anche @piero")
    marco.sees("Giulia Conti sta scrivendo")
    marco.photo("insieme-presenza")
    assert unread(marco) == "0"
    # No list is open: nobody of that name may see the request. The keys that send, send.
    assert options.count() == 0
    with giulia.page.expect_navigation():
        giulia.page.keyboard.press("Control+Enter")
    giulia.sees("Hai avvisato Marco Neri.", "Piero Galli non può vedere questa richiesta e non riceve l'avviso.")
    giulia.audit()

    # Marco did nothing: the note and the number came by themselves.
    marco.sees("Lo vedi tu, @marco grazie.")
    until(lambda: unread(marco) == "1")
    giulia.goes("/scrivania")
    until(lambda: "Giulia" not in marco.page.locator("#chi-c-e").inner_text())

    marco.goes("/scrivania/avvisi")
    marco.sees("Giulia Conti ti ha nominato in una nota interna")
    marco.photo("insieme-avvisi")
    # Following the notice reads it.
    marco.page.get_by_role("link", name="ti ha nominato").click()
    marco.page.wait_for_url(f"**{path}#*")
    until(lambda: (marco.page.reload(), unread(marco) == "0")[1])
    marco.presses("Non seguire più")
    marco.sees("Non segui più questa richiesta.")
    marco.leaves()
    giulia.leaves()


def test_notices_without_script_on_a_telephone(town, visitor):
    key = town.run("token", "add", "senza-script-avvisi", "--scope", "*").splitlines()[-1]
    number = asks(town, key, description="Accredito in ritardo")["number"]
    giulia = logs_in(visitor("giulia", at=town, javascript=False, phone=True), "giulia", f"/scrivania/richieste/{number}")
    giulia.page.locator("#nota summary").click()
    giulia.page.locator("#nota-f-testo").fill("@Sara.Fontana per conoscenza")
    giulia.presses("Aggiungi la nota")
    giulia.sees("Hai avvisato Sara Fontana.")
    sara = logs_in(visitor("sara", at=town, javascript=False, phone=True), "sara", "/scrivania/avvisi")
    sara.sees("Giulia Conti ti ha nominato in una nota interna")
    assert unread(sara) == "1"
    sara.page.get_by_role("button", name="Segna come letto").click()
    assert unread(sara) == "0"
    sara.audit()
    sara.leaves()
    giulia.leaves()


def test_the_desk_as_one_likes_it(town, visitor):
    marco = logs_in(visitor("marco", at=town), "marco", "/account")
    grounds = {}
    for theme in ("Chiari", "Scuri", "Contrasto elevato"):
        marco.goes("/account")
        marco.chooses(theme)
        marco.chooses("Compatta")
        marco.presses("Salva le preferenze")
        marco.sees("Preferenze salvate.")
        for place in ("/account", "/scrivania", "/scrivania/avvisi"):
            marco.goes(place)
        grounds[theme] = marco.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert len(set(grounds.values())) == 3, grounds
    assert marco.page.locator("html").get_attribute("data-density") == "compact"
    marco.goes("/account")
    marco.chooses("Dopo l'accesso apri", "Avvisi")
    marco.presses("Salva le preferenze")
    marco.page.context.clear_cookies()
    marco.goes("/accedi")
    marco.writes(("Nome utente", "User name"), "marco")
    marco.writes("Password", "una frase abbastanza lunga")
    marco.presses(("Accedi", "Log in"))
    assert marco.page.url.endswith("/scrivania/avvisi"), marco.page.url
    assert marco.page.locator("html").get_attribute("data-theme") == "contrast"
    marco.goes("/account")
    marco.chooses("Come il computer")
    marco.chooses("Comoda")
    marco.chooses("Dopo l'accesso apri", "Le mie richieste")
    marco.presses("Salva le preferenze")
    marco.leaves()
