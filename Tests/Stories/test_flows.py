"""What comes in and goes out: a flow in the register, a release note that came by it, the article that says it."""
import datetime

from town import logs_in

PATH = "/scrivania/flussi"


def test_from_the_release_note_to_the_article(town, visitor):
    today = datetime.date.today()
    ada = logs_in(visitor("ada-flussi", at=town), "ada", PATH)
    ada.sees("Flussi informativi")
    ada.presses("Nuovo flusso")
    ada.writes("Nome", "Note di rilascio della piattaforma")
    ada.chooses("In entrata")
    ada.writes("Con chi", "Fornitore della piattaforma")
    ada.writes("Giorni tra una volta e l'altra", "14")
    ada.photo("flusso-nuovo")
    ada.presses("Salva")
    ada.sees("Il flusso è salvato.", "Segna un'esecuzione")
    ada.writes("Annotazione", "Rilascio 7, per posta")
    ada.presses("Ricevuto")
    ada.sees("L'esecuzione è segnata.", "Rilascio 7, per posta")
    ada.audit()
    ada.photo("flusso")
    ada.leaves()

    giulia = logs_in(visitor("giulia-flussi", at=town), "giulia", PATH)
    giulia.sees("Note di rilascio della piattaforma")
    assert not giulia.can_press("Nuovo flusso")
    giulia.goes(PATH + "/arrivi")
    giulia.presses("Nuovo arrivo")
    giulia.writes("Titolo", "Rilascio 7")
    giulia.writes("Che cosa cambia", "La voce Documenti è in alto a destra.")
    giulia.writes("Entro il", (today + datetime.timedelta(days=3)).isoformat())
    giulia.photo("arrivo-nuovo")
    giulia.presses("Salva")
    giulia.sees("L'arrivo è salvato.", "La voce Documenti")
    item = giulia.page.url.split(town.url)[1]
    giulia.presses("Scrivi un articolo")
    giulia.writes("Titolo", "Dove trovo i documenti dopo il rilascio 7?")
    giulia.writes("Testo", "In alto a destra.")
    giulia.chooses("Tutti (FAQ pubblica)")
    giulia.presses("Salva")
    giulia.sees("La versione è salvata.")

    giulia.goes(item)
    giulia.writes("Articolo", "non-esiste")
    giulia.presses("L'articolo è aggiornato")
    giulia.sees("Non c'è un articolo con questo indirizzo.")
    giulia.writes("Articolo", "dove-trovo-i-documenti-dopo-il-rilascio-7")
    giulia.presses("L'articolo è aggiornato")
    giulia.sees("L'arrivo è fatto.", "Dove trovo i documenti dopo il rilascio 7?")
    giulia.audit()
    giulia.photo("arrivo-fatto")
    giulia.leaves()
