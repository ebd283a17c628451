"""What the office promised: written by Ada, read by Giulia at her desk and by Anna in her page, told to programs."""
from town import logs_in


def asks(town, key, **changes):
    status, made = town.api("POST", "/api/v1/tickets", {
        "requester": {"givenName": "Anna", "familyName": "Bianchi", "email": "anna@example.it", "userType": "C"},
        "triple": "STI-ACC-01", "description": "Lo stipendio di ottobre non è arrivato.", **changes}, key)
    assert status == 201, made
    return made


def test_a_promise_from_the_settings_to_the_requester(town, visitor):
    ada = logs_in(visitor("ada", at=town), "ada", "/impostazioni/promesse")
    ada.sees("Contratto P2")
    ada.presses("Aggiungi un livello di servizio")
    ada.writes("Nome", "Stipendi non arrivati")
    ada.writes("Posizione", "5")
    ada.writes("Soluzione: entro", "0")
    ada.chooses("Calendario", "ordinario")
    ada.chooses("Tematica", "Accredito")
    ada.presses("Aggiungi")
    ada.sees("Scrivi un numero intero maggiore di zero")
    ada.writes("Soluzione: entro", "6")
    ada.presses("Aggiungi")
    ada.sees("Soluzione: 95% entro 6 h lavorative")

    key = town.run("token", "add", "scadenze", "--scope", "*").splitlines()[-1]
    made = asks(town, key)
    assert [(d["promise"], d["kind"], d["target"], d["state"]) for d in made["deadlines"]] == [
        ("Stipendi non arrivati", "contract", "solution", "running")], made
    assert made["deadlines"][0]["term"] == "6 h" and made["deadlines"][0]["due"] and not made["deadlines"][0]["stopped"]
    listed = town.api("GET", f"/api/v1/tickets?q={made['number']}", token=key)[1]["items"]
    assert listed[0]["deadlines"] == made["deadlines"]

    giulia = logs_in(visitor("giulia", at=town), "giulia", f"/scrivania/richieste/{made['number']}")
    giulia.sees("Stipendi non arrivati")
    giulia.page.get_by_text("Come si calcola").first.click()
    giulia.sees("6 h lavorative da")
    giulia.goes("/scrivania?coda=L1-WEB&ordine=scadenza")
    assert giulia.page.locator("td.sp-row-due time").count() >= 1

    status, done = town.api("POST", f"/api/v1/tickets/{made['number']}/actions", {"action": "resolve"}, key)
    assert status == 200 and done["deadlines"][0]["state"] == "met", done


def test_a_formal_request_has_the_thirty_days_of_the_law_too(town):
    key = town.run("token", "add", "pec", "--scope", "*").splitlines()[-1]
    made = asks(town, key, channel="pec", triple="PRE-FER-01")
    kinds = {(d["kind"], d["target"]) for d in made["deadlines"]}
    assert ("statutory", "solution") in kinds and ("contract", "take_charge") in kinds, made
    dues = [d["due"] for d in made["deadlines"]]
    assert dues == sorted(dues), "the nearest is the first"


def test_a_change_is_tried_on_the_last_year_before_it_is_made(town, visitor):
    key = town.run("token", "add", "prova", "--scope", "*").splitlines()[-1]
    made = asks(town, key)
    status, _ = town.api("POST", f"/api/v1/tickets/{made['number']}/actions", {"action": "resolve"}, key)
    assert status == 200
    ada = logs_in(visitor("ada", at=town), "ada", "/impostazioni/promesse")
    ada.page.get_by_role("link", name="Contratto P2").first.click()
    ada.writes("Soluzione: entro", "0")
    ada.presses("Prova sull'ultimo anno")
    ada.sees("Scrivi un numero intero maggiore di zero")
    ada.writes("Soluzione: entro", "3")
    ada.presses("Prova sull'ultimo anno")
    # The page fills itself while a job counts.
    ada.page.get_by_text("Conteggio finito").wait_for(timeout=20_000)
    ada.sees("Prima e dopo")
    ada.sees("Nulla è stato cambiato")
    ada.audit()
    ada.goes("/impostazioni/promesse")
    ada.sees("Contratto P2")

    ada.goes("/impostazioni/calendari")
    ada.page.get_by_role("link", name="ordinario").first.click()
    ada.writes("Venerdì", "08:00-12:00")
    ada.presses("Salva")
    ada.page.get_by_role("link", name="ordinario").first.click()
    ada.page.locator("#ricalcolo:not([data-watch])").wait_for(state="attached", timeout=20_000)
