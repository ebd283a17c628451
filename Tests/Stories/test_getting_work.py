"""Who does what: the board of a lead, by hand and by keyboard, and an absence whose work goes to a colleague."""
import datetime
import zoneinfo

import pytest
from playwright.sync_api import expect

from test_deadlines import asks
from town import SETTINGS, logs_in, until

BOARD = "/scrivania/carichi?gruppo=L1-WEB"


@pytest.fixture
def office(new_desk):
    """A town of its own: whoever is absent here works in the other stories."""
    desk = new_desk(settings=SETTINGS)
    yield desk
    desk.stop()


def card(person, number):
    return person.page.locator(".sp-board-card", has=person.page.get_by_role("link", name=str(number), exact=True))


def test_a_lead_shares_out_by_keyboard_and_by_hand(office, visitor):
    key = office.run("token", "add", "carichi", "--scope", "*").splitlines()[-1]
    first, second = (asks(office, key, description=f"Il cedolino non si apre {n}")["number"] for n in range(2))
    ada = logs_in(visitor("ada", at=office), "ada", BOARD)
    ada.sees("Carichi di lavoro: Primo livello web", "Da assegnare")
    beside = logs_in(visitor("ada-accanto", at=office), "ada", BOARD)
    # By keyboard: the list of the card and its button.
    card(ada, first).locator("select").select_option(label="Giulia Conti")
    with ada.page.expect_navigation():
        card(ada, first).get_by_role("button").press("Enter")
    ada.sees(f"La richiesta {first} è ora in mano a Giulia Conti.")
    ada.audit()
    # Whoever has the board open sees it without loading it again, and goes on from there.
    expect(beside.page.locator("[data-board=giulia] .sp-board-card")).to_have_count(1)
    expect(beside.page.locator("[data-board=''] .sp-board-card", has_text=str(first))).to_have_count(0)
    # By hand: on the column of a colleague.
    with ada.page.expect_navigation():
        # By its edge: in the middle of a card there is its list.
        card(ada, second).drag_to(ada.page.locator("[data-board=marco]"), source_position={"x": 5, "y": 5})
    ada.sees(f"La richiesta {second} è ora in mano a Marco Neri.")
    expect(ada.page.locator("[data-board=marco] .sp-board-card")).to_have_count(1)
    expect(beside.page.locator("[data-board=marco] .sp-board-card")).to_have_count(1)
    with beside.page.expect_navigation():
        card(beside, first).drag_to(beside.page.locator("[data-board=marco]"), source_position={"x": 5, "y": 5})
    beside.sees(f"La richiesta {first} è ora in mano a Marco Neri.")
    beside.photo("carichi")
    beside.leaves()
    # Back to the queue, without a script.
    plain = logs_in(visitor("ada-semplice", at=office, javascript=False, phone=True), "ada", BOARD)
    card(plain, second).locator("select").select_option(label="Da assegnare")
    with plain.page.expect_navigation():
        card(plain, second).get_by_role("button").click()
    plain.sees(f"La richiesta {second} è tornata al gruppo.")


def test_an_absence_hands_over_what_one_has(office, visitor):
    key = office.run("token", "add", "assenze", "--scope", "*").splitlines()[-1]
    number = asks(office, key, description="Manca una voce nel cedolino")["number"]
    giulia = logs_in(visitor("giulia", at=office), "giulia", f"/scrivania/richieste/{number}")
    giulia.presses("Prendi in carico")
    giulia.goes("/scrivania/persone/giulia")
    giulia.sees("Richieste in mano", "Nessuna assenza in programma.")
    # The desk counts days as Rome does.
    today = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Rome")).date()
    giulia.page.get_by_label("Primo giorno").fill(today.isoformat())
    giulia.page.get_by_label("Ultimo giorno").fill(today.isoformat())
    giulia.chooses("Chi riceve le richieste in mano", "passano a Marco Neri")
    giulia.presses("Anteprima")
    giulia.sees("Oggi sono in mano", str(number))
    giulia.presses("Pianifica l'assenza")
    giulia.sees("L'assenza è in programma.", "passano a Marco Neri")

    def handed():
        giulia.page.goto(f"/scrivania/richieste/{number}")
        return "Marco Neri" in giulia.page.locator("#testata").inner_text()

    until(handed)
    giulia.audit()
    # Who looks at the board sees that she is away, and is told so when work goes to her all the same.
    ada = logs_in(visitor("ada", at=office), "ada", BOARD)
    expect(ada.page.locator("[data-board=giulia]")).to_contain_text("assente")
    card(ada, number).locator("select").select_option(value="giulia")
    with ada.page.expect_navigation():
        card(ada, number).get_by_role("button").press("Enter")
    ada.sees("che però è assente fino al")
    # Back before the day is over.
    giulia.goes("/scrivania/persone/giulia")
    giulia.presses("Annulla o termina")
    giulia.sees("L'assenza è finita.")
