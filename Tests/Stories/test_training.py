"""What people have to learn: proposed by hand, prepared, planned, held, taken out; and who may only read it."""
import datetime
import json

from town import logs_in

PATH = "/scrivania/fabbisogni"


def test_from_the_proposal_to_the_lesson(town, visitor):
    today = datetime.date.today().isoformat()
    ada = logs_in(visitor("ada-fabbisogni", at=town), "ada", PATH)
    ada.sees("Fabbisogni formativi", "Guarda la criticità delle triplette")
    ada.audit()
    ada.presses("Nuovo fabbisogno")
    ada.presses("Salva")
    ada.sees("Scrivi un titolo")
    ada.writes("Titolo", "Leggere il cedolino voce per voce")
    ada.writes("Contenuto da preparare", "Una guida di due pagine e una lezione di un'ora.")
    ada.chooses("Tutti")
    ada.photo("fabbisogno-nuovo")
    ada.presses("Salva")
    ada.sees("Il fabbisogno è salvato.", "Una guida di due pagine")
    need = ada.page.url.split(town.url)[1]

    # Without a mouse: accepted, planned, held.
    ada.page.get_by_role("button", name="Accetta: è da preparare").focus()
    with ada.page.expect_navigation():
        ada.page.keyboard.press("Enter")
    ada.sees("Il fabbisogno è da preparare.")
    ada.writes("Giorno previsto", today)
    ada.presses("Pianifica")
    ada.sees("Il fabbisogno è pianificato.")
    ada.writes("Partecipanti", "nessuno")
    ada.presses("Segna come svolto")
    ada.sees("Scrivi quante persone hanno partecipato")
    ada.writes("Partecipanti", "12")
    ada.presses("Segna come svolto")
    ada.sees("Il fabbisogno è svolto.", "partecipanti: 12", "Senza tripletta")
    ada.audit()
    ada.photo("fabbisogno-svolto")
    table = ada.page.request.get(f"{town.url}{PATH}.csv")
    assert "Leggere il cedolino voce per voce" in table.text()
    statements = json.loads(ada.page.request.get(f"{town.url}{PATH}.xapi.json").text())
    assert any(one["object"]["id"].endswith(need) for one in statements)
    ada.goes(PATH + "/criticita")
    ada.sees("Criticità delle triplette")
    ada.photo("criticita")
    ada.leaves()

    # On a telephone, without script, a colleague reads it and changes nothing.
    giulia = logs_in(visitor("giulia-fabbisogni", at=town, phone=True, javascript=False), "giulia", need)
    giulia.sees("Leggere il cedolino voce per voce", "Svolto")
    assert not giulia.can_press("Modifica il fabbisogno")
    giulia.photo("fabbisogno-telefono")
    giulia.leaves()
