"""Requests that belong together: joined and separated again, by keyboard, on a desk and on a telephone."""
from playwright.sync_api import expect

from test_deadlines import asks
from town import logs_in


def test_joined_and_separated_again(town, visitor):
    key = town.run("token", "add", "unione", "--scope", "*").splitlines()[-1]
    for phone in (False, True):
        home, other = asks(town, key)["number"], asks(town, key)["number"]
        path = f"/scrivania/richieste/{home}"
        giulia = logs_in(visitor("giulia-phone" if phone else "giulia-desk", at=town, phone=phone, dark=phone), "giulia", path)
        page = giulia.page
        if phone:
            giulia.opens("Unisci con un'altra richiesta")
        else:
            page.keyboard.press("m")
        number = page.get_by_label("Numero dell'altra richiesta").locator("visible=true")
        number.fill("9")
        giulia.presses("Unisci")
        giulia.sees("Nessuna richiesta con questo numero")
        number.fill(f"n. {other}")
        giulia.presses("Unisci")
        # Without a codice fiscale nobody is known to be the same person.
        giulia.sees("Le due richieste sono di persone diverse")
        page.get_by_label("Lo so: sono due persone diverse").check()
        giulia.presses("Unisci")
        giulia.sees(f"La richiesta {other} è unita a questa")
        expect(page.get_by_text(f"dalla {other}").first).to_be_visible()
        expect(page.get_by_label("A chi rispondi")).to_be_visible()
        # The old number leads here; alone it is still read.
        giulia.goes(f"/scrivania/richieste/{other}")
        assert page.url.endswith(path)
        giulia.sees(f"La richiesta {other} è unita alla {home}")
        giulia.presses(str(other))
        assert page.url.endswith(f"{other}?sola=1")
        giulia.sees("Unita alla richiesta")
        giulia.presses("Separa di nuovo")
        giulia.sees(f"La richiesta {other} è di nuovo separata dalla {home}")
        status, whole = town.api("GET", f"/api/v1/tickets/{other}", token=key)
        assert whole["mergedInto"] is None and whole["state"] == "new", whole["state"]


def test_split_and_linked(town, visitor):
    key = town.run("token", "add", "divisione", "--scope", "*").splitlines()[-1]
    for phone in (False, True):
        home = asks(town, key)["number"]
        path = f"/scrivania/richieste/{home}"
        giulia = logs_in(visitor("giulia-split-phone" if phone else "giulia-split", at=town, phone=phone, dark=phone), "giulia", path)
        page = giulia.page
        giulia.presses("Fanne una richiesta a sé")
        giulia.sees(f"Una richiesta a sé da un messaggio della {home}", "Lo stipendio di ottobre non è arrivato.")
        giulia.presses("Apri la nuova richiesta")
        giulia.sees(f"da un messaggio della {home}.")
        status, whole = town.api("GET", f"/api/v1/tickets/{home}", token=key)
        new = whole["related"][0]
        giulia.goes(path)
        giulia.presses(f"Togli il collegamento con la {new}")
        giulia.sees("Nessuna richiesta collegata.")
        if phone:
            giulia.opens("Collega un'altra richiesta")
        else:
            page.keyboard.press("b")
        number = page.get_by_label("Numero dell'altra richiesta").locator("visible=true")
        number.fill("boh")
        giulia.presses("Collega")
        giulia.sees("Scrivi il numero dell'altra richiesta")
        number.fill(f"#{new}")
        giulia.chooses("Che cosa è l'altra per questa", "È una parte di questa")
        giulia.presses("Collega")
        giulia.sees(f"La richiesta {new} è collegata a questa", "Aperte da questa")
        status, whole = town.api("GET", f"/api/v1/tickets/{home}", token=key)
        assert whole["children"] == [new] and whole["related"] == []
