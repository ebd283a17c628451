"""Lists as an operator keeps them: filters, columns, a view that a colleague gets, rows that change under one's eyes."""
from test_deadlines import asks
from town import logs_in, until


def test_a_view_and_its_number(town, visitor):
    key = town.run("token", "add", "viste", "--scope", "*").splitlines()[-1]
    made = [asks(town, key, description=f"Accesso {place}")["number"] for place in range(3)]
    giulia = logs_in(visitor("giulia", at=town), "giulia", "/scrivania?coda=tutte")
    giulia.page.locator(".sp-list-filters summary", has_text="Filtri").click()
    giulia.page.get_by_label("Etichetta").fill("viste-storia")
    giulia.page.get_by_role("button", name="Applica i filtri").click()
    giulia.sees("Nessuna richiesta corrisponde")
    giulia.audit()
    giulia.page.locator(".sp-list-columns summary").click()
    giulia.page.get_by_label("Etichette").check()
    giulia.page.get_by_role("button", name="Mostra queste colonne").click()
    giulia.page.locator(".sp-list-keep summary").click()
    giulia.writes("Nome della vista", "Da richiamare subito")
    giulia.page.locator(".sp-list-keep input[value=groups]").check()
    giulia.page.locator(".sp-list-keep input[name=groups]").first.check()
    giulia.photo("viste-salva")
    giulia.presses("Salva")
    giulia.sees("La vista «Da richiamare subito» è stata salvata.")
    # Her number beside it changes when a colleague tags a request, without a reload.
    number = giulia.page.locator("[id^=conta-vista-]").first
    until(lambda: number.inner_text() == "0")
    marco = logs_in(visitor("marco", at=town), "marco", f"/scrivania/richieste/{made[0]}")
    marco.page.get_by_label("Nuova etichetta").fill("viste-storia")
    marco.page.get_by_label("Nuova etichetta").press("Enter")
    until(lambda: number.inner_text() == "1", seconds=20)
    giulia.audit()
    giulia.photo("viste-elenco")
    # He has it too, and finds it by its name.
    marco.page.keyboard.press("Control+k")
    marco.page.get_by_role("combobox", name="Che cosa cerchi?").fill("richiamare")
    marco.page.get_by_role("option", name="Da richiamare subito").click()
    marco.sees("condivisa con te", str(made[0]))
    giulia.goes("/scrivania/viste")
    giulia.sees("Da richiamare subito")
    giulia.audit()
    giulia.photo("viste")
    giulia.leaves()
    marco.leaves()


def test_a_row_changes_in_its_place(town, visitor):
    key = town.run("token", "add", "righe", "--scope", "*").splitlines()[-1]
    made = [asks(town, key, description=f"Riga {place}")["number"] for place in range(2)]
    giulia = logs_in(visitor("giulia-righe", at=town), "giulia", "/scrivania?coda=tutte")
    row = giulia.page.locator(f"#riga-{made[0]}")
    row.get_by_role("checkbox").check()
    giulia.page.locator("h1").click()
    marco = logs_in(visitor("marco-righe", at=town), "marco", f"/scrivania/richieste/{made[0]}")
    marco.presses("Prendi in carico")
    until(lambda: "Marco" in row.inner_text(), seconds=15)
    # What was chosen stays chosen.
    assert row.get_by_role("checkbox").is_checked()
    assert giulia.page.locator("#insieme-conta").inner_text() == "1 richiesta scelta"
    giulia.leaves()
    marco.leaves()
