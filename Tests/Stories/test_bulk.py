"""Many requests at once, by mouse and by keyboard and without script; macros by a digit."""
from test_deadlines import asks
from town import logs_in, until


def chosen(person):
    return person.page.locator("#insieme-conta").inner_text()


def test_many_at_once(town, visitor):
    key = town.run("token", "add", "insieme", "--scope", "*").splitlines()[-1]
    made = [asks(town, key, description=f"Cedolino numero {place}")["number"] for place in range(4)]
    giulia = logs_in(visitor("giulia", at=town), "giulia", "/scrivania?coda=tutte")
    first = giulia.page.get_by_label(f"Scegli la richiesta {made[0]}")
    last = giulia.page.get_by_label(f"Scegli la richiesta {made[3]}")
    assert giulia.page.locator("form#insieme button[type=submit]").is_disabled()
    # By keyboard a box, with Shift and the mouse everything between.
    first.focus()
    giulia.page.keyboard.press("Space")
    assert chosen(giulia) == "1 richiesta scelta"
    last.click(modifiers=["Shift"])
    assert chosen(giulia) == "4 richieste scelte"
    giulia.page.get_by_label(f"Scegli la richiesta {made[2]}").uncheck()
    assert chosen(giulia) == "3 richieste scelte"
    giulia.photo("insieme-elenco")
    giulia.presses("Scegli che cosa fare")
    giulia.sees("Hai scelto 3 richieste.")
    giulia.opens("Rispondi ai richiedenti")
    giulia.page.locator("#rispondi-f-testo").fill("Gentile {{name}}, la richiesta {{number}} è in lavorazione.")
    giulia.page.locator("#insieme-rispondi button[type=submit]").click()
    giulia.sees("Cambierebbero 3 richieste", "una volta partiti non si possono ritirare")
    giulia.presses("Cambia 3 richieste")
    # The page fills itself.
    # What writes to people leaves ten seconds to think again.
    giulia.page.get_by_text("Finito: cambiate 3 richieste").wait_for(timeout=40_000)
    giulia.audit()
    giulia.photo("insieme-finita")
    giulia.goes(f"/scrivania/richieste/{made[1]}")
    giulia.sees(f"Gentile Anna Bianchi, la richiesta {made[1]} è in lavorazione.", "azione su più richieste di Giulia Conti")
    giulia.goes(f"/scrivania/richieste/{made[2]}")
    giulia.does_not_see("è in lavorazione")
    giulia.leaves()


def test_without_script_and_back(town, visitor):
    key = town.run("token", "add", "senza-script", "--scope", "*").splitlines()[-1]
    made = [asks(town, key, description=f"Accredito {place}")["number"] for place in range(2)]
    marco = logs_in(visitor("marco", at=town, javascript=False), "marco", "/scrivania?coda=tutte")
    for number in made:
        marco.page.get_by_label(f"Scegli la richiesta {number}").check()
    marco.presses("Scegli che cosa fare")
    marco.page.locator("#insieme-etichetta summary").click()
    marco.page.locator("#etichetta-f-etichette").fill("stipendi")
    marco.page.locator("#insieme-etichetta button[type=submit]").click()
    marco.sees("Cambierebbero 2 richieste")
    marco.presses("Cambia 2 richieste")

    def ended():
        marco.page.reload()
        return "Finito" in marco.text()

    until(ended)
    marco.page.locator("summary", has_text="Annulla l'azione").click()
    marco.presses("Riporta com'erano 2 richieste")
    until(lambda: (marco.page.reload(), "riportate com'erano 2 richieste" in marco.text())[1])
    status, whole = town.api("GET", f"/api/v1/tickets/{made[0]}", token=key)
    assert status == 200, whole
    marco.leaves()


def test_a_macro_by_its_digit(town, visitor):
    key = town.run("token", "add", "macro", "--scope", "*").splitlines()[-1]
    number = asks(town, key)["number"]
    giulia = logs_in(visitor("giulia-macro", at=town), "giulia", "/account/macro/nuovo")
    giulia.writes("Nome", "Prendo e segno")
    giulia.page.locator("select[name='poi.nuova']").select_option(value="assign")
    giulia.page.locator("button[value=azione]").click()
    giulia.page.locator("select[name='poi.0.valore']").select_option(label="Me (prendo in carico)")
    giulia.page.locator("select[name='poi.nuova']").select_option(value="tag")
    giulia.page.locator("button[value=azione]").click()
    giulia.page.locator("textarea[name='poi.1.valore']").fill("urgente")
    giulia.presses("Aggiungi")
    giulia.sees("Prendo e segno")
    giulia.goes(f"/scrivania/richieste/{number}")
    giulia.photo("macro-richiesta")
    # A digit in a text is a digit.
    giulia.page.locator("#rispondi-f-testo").fill("")
    giulia.page.locator("#rispondi-f-testo").press("1")
    assert giulia.page.locator("#rispondi-f-testo").input_value() == "1"
    giulia.page.locator("#rispondi-f-testo").fill("")
    giulia.page.locator("h1").click()
    with giulia.page.expect_navigation():
        giulia.page.keyboard.press("1")
    giulia.sees("Macro «Prendo e segno» eseguita.", "con la macro «Prendo e segno»")
    giulia.audit()
    giulia.leaves()
