"""What makes a request more pressing: a person with a reason, a date that is near; and what the catalogue says of waiting."""
from test_deadlines import asks
from town import logs_in

PAGES = True


def test_a_person_changes_the_priority(town, visitor):
    key = town.run("token", "add", "priorita", "--scope", "*").splitlines()[-1]
    made = asks(town, key)
    giulia = logs_in(visitor("giulia", at=town), "giulia", f"/scrivania/richieste/{made['number']}")
    giulia.opens("Cambia priorità")
    giulia.chooses("Impatto", "Molti utenti, o un ente fermo")
    giulia.chooses("Urgenza", "Alta")
    giulia.field("Motivo").last.fill("Tutta la scuola non può lavorare")
    giulia.presses("Cambia priorità")
    giulia.sees("La priorità ora è P1")
    giulia.sees("Tutta la scuola non può lavorare")
    status, done = town.api(
        "POST", f"/api/v1/tickets/{made['number']}/actions",
        {"action": "prioritise", "priority": "P3", "reason": "Risolto per molti"}, key)
    assert status == 200, done
    status, wrong = town.api("POST", f"/api/v1/tickets/{made['number']}/actions", {"action": "prioritise"}, key)
    assert status == 422 or status == 400, wrong
    status, whole = town.api("GET", f"/api/v1/tickets/{made['number']}", token=key)
    assert whole["priority"] == "P3" and whole["chases"] == 0


def test_a_window_on_a_telephone_and_on_a_desk(town, visitor):
    for phone in (False, True):
        ada = logs_in(visitor("ada-phone" if phone else "ada", at=town, phone=phone), "ada", "/impostazioni/finestre/nuovo")
        ada.writes("Nome", f"Certificazione unica {phone}")
        ada.chooses("Quando cade", "Ogni anno")
        ada.writes("Giorno", "31")
        ada.chooses("Mese", "febbraio")
        ada.writes("Giorni lavorativi prima", "10, 5")
        ada.presses("Aggiungi")
        ada.sees("Questo giorno non esiste")
        ada.writes("Giorno", "16")
        ada.presses("Aggiungi")
        ada.sees("Il 16 febbraio di ogni anno")
        ada.goes("/impostazioni/ufficio")
        ada.sees("Priorità secondo impatto e urgenza")
