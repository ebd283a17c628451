"""Ada writes what the program does by itself: line by line, without scripts and on a phone; tries it on the past, sees it act
on a request, and reads there which rule did it and why."""
import pytest

from town import logs_in

PAGES = True

EYES = [dict(), dict(javascript=False), dict(phone=True, language="en-GB", dark=True)]


def asks(town):
    key = town.run("token", "add", f"regole {asks.number}", "--scope", "*").splitlines()[-1]
    asks.number += 1
    status, made = town.api("POST", "/api/v1/tickets", {
        "requester": {"givenName": "Anna", "familyName": "Bianchi", "email": "anna@example.it", "userType": "C"},
        "triple": "STI-ACC-01", "description": "Lo stipendio di ottobre non è arrivato."}, key)
    assert status == 201, made
    return made


asks.number = 0


@pytest.mark.parametrize("eyes", EYES, ids=["plain", "without scripts", "phone, dark, in English"])
def test_ada_writes_a_rule(town, visitor, eyes):
    before, name = asks(town), "accrediti " + "-".join(eyes)
    ada = logs_in(visitor("ada", at=town, **eyes), "ada", "/impostazioni/regole")
    ada.presses(("Aggiungi una regola", "Add a rule"))
    ada.writes(("Nome", "Name"), name)
    ada.field(("La regola è accesa", "The rule is on")).check()
    ada.field(("arriva una richiesta", "a request arrives")).check()
    ada.presses(("Aggiungi un gruppo di condizioni", "Add a group of conditions"))
    ada.field(("Nuova condizione", "New condition"), "select").select_option("area")
    ada.presses(("Aggiungi la condizione", "Add the condition"))
    ada.field("Servizi stipendiali").check()
    ada.field(("Nuova azione", "New action"), "select").select_option("tag")
    ada.presses(("Aggiungi l'azione", "Add the action"))
    ada.page.locator(".btn-primary[value=salva]").click()
    ada.page.locator("#errori").wait_for()
    ada.audit()
    ada.writes(("Etichette", "Tags"), "stipendio\n" + name.replace(" ", "-"))
    ada.presses(("Prova sugli ultimi", "Try on the last"))
    assert ada.page.locator("#prova", has_text=str(before["number"])).count() == 1, ada.text()
    ada.presses(("Scrivi come testo", "Write it as text"))
    assert "area: Servizi stipendiali" in ada.page.locator("textarea[name=yaml]").input_value()
    ada.presses(("Torna al modulo", "Back to the form"))
    ada.page.locator(".btn-primary[value=salva]").click()
    ada.page.get_by_role("link", name=name, exact=True).wait_for()
    ada.audit()
    made = asks(town)
    ada.goes(f"/scrivania/richieste/{made['number']}")
    log = ada.page.locator("#regole")
    assert log.get_by_text(name).count() >= 1 and log.get_by_text("stipendio").count() >= 1, ada.text()
