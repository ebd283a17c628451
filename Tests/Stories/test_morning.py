"""A morning of two operators and their lead, by keyboard wherever a hand can stay on it."""
import concurrent.futures
import re

import pytest
from playwright.sync_api import expect

from test_deadlines import asks
from town import SETTINGS, logs_in

STOPPED, OTHERS = 200, 300
REPLY = "#rispondi-f-testo"


@pytest.fixture
def office(new_desk):
    """A town of its own: five hundred requests of one morning would push those of other stories off their page."""
    desk = new_desk(settings=SETTINGS)
    yield desk
    desk.stop()


def arrive(desk, key, count, text):
    """So many requests at once; their numbers."""
    with concurrent.futures.ThreadPoolExecutor(4) as people:
        return sorted(people.map(lambda n: asks(desk, key, description=f"{text} {n}")["number"], range(count)))


def done(person, changed):
    """Says yes to what was proposed, and sees it done."""
    person.page.get_by_text(f"Cambierebbero {changed} richieste").wait_for(timeout=60_000)
    person.presses(f"Cambia {changed} richieste")
    person.page.get_by_text(f"Finito: cambiate {changed} richieste").wait_for(timeout=60_000)


def for_all(person, list_, action):
    """The button of an action on everything a list has, on the page where one chooses what to do."""
    person.goes(list_)
    person.page.locator("#insieme-tutte").check()
    person.presses("Scegli che cosa fare")
    person.page.locator(f"#insieme-{action} > summary").press("Enter")
    return person.page.locator(f"#insieme-{action} button[type=submit]")


def test_the_next_request_and_an_answer_by_keyboard(office, visitor):
    key = office.run("token", "add", "mattina", "--scope", "*").splitlines()[-1]
    arrive(office, key, 3, "Il cedolino di ottobre non si apre")
    giulia, marco = (logs_in(visitor(name, at=office), name) for name in ("giulia", "marco"))
    for person in (giulia, marco):
        with person.page.expect_navigation():
            person.page.keyboard.press("p")
        person.sees("è tua")
    path = re.search(r"/scrivania/richieste/\d+", giulia.page.url)[0]
    assert path not in marco.page.url, "two people never get the same request"

    # The two meet at Giulia's: Marco sees her, and what she sent while he wrote.
    marco.goes(path)
    marco.sees("Giulia Conti")
    marco.page.keyboard.press("r")
    marco.page.keyboard.type("Gentile Anna, le scrivo anch'io.")
    marco.sees("Bozza salvata alle")
    giulia.page.keyboard.press("r")
    expect(giulia.page.locator(REPLY)).to_be_focused()
    giulia.page.keyboard.type("Gentile Anna, il cedolino ora si apre.")
    with giulia.page.expect_navigation():
        giulia.page.keyboard.press("Control+Enter")
    giulia.sees("Risposta inviata")
    marco.sees("il cedolino ora si apre.")
    assert marco.page.locator(REPLY).input_value() == "Gentile Anna, le scrivo anch'io."
    with marco.page.expect_navigation():
        marco.page.keyboard.press("Control+Enter")
    marco.sees("La risposta non è ancora partita", "ha già risposto Giulia Conti")
    assert marco.page.locator(REPLY).input_value() == "Gentile Anna, le scrivo anch'io."

    # Marco's browser dies; at another one his draft waits, and is thrown away.
    marco.context.close()
    there = logs_in(visitor("marco-altrove", at=office), "marco", path)
    assert there.page.locator(REPLY).input_value() == "Gentile Anna, le scrivo anch'io."
    there.leaves()


def test_joined_and_separated_by_keyboard(office, visitor):
    key = office.run("token", "add", "unione", "--scope", "*").splitlines()[-1]
    home, other = arrive(office, key, 2, "Manca una voce nel cedolino")
    giulia = logs_in(visitor("giulia-unisce", at=office), "giulia", f"/scrivania/richieste/{home}")
    giulia.page.keyboard.press("m")
    expect(giulia.page.get_by_label("Numero dell'altra richiesta").locator("visible=true")).to_be_focused()
    giulia.page.keyboard.type(str(other))
    with giulia.page.expect_navigation():
        giulia.page.keyboard.press("Enter")
    giulia.sees("Le due richieste sono di persone diverse")
    giulia.page.get_by_label("Lo so: sono due persone diverse").press("Space")
    with giulia.page.expect_navigation():
        giulia.page.get_by_label("Numero dell'altra richiesta").locator("visible=true").press("Enter")
    giulia.sees(f"La richiesta {other} è unita a questa")
    giulia.goes(f"/scrivania/richieste/{other}?sola=1")
    with giulia.page.expect_navigation():
        giulia.button("Separa di nuovo").press("Enter")
    giulia.sees(f"La richiesta {other} è di nuovo separata dalla {home}")
    giulia.leaves()


def test_a_known_problem_and_the_end_of_five_hundred(office, visitor):
    key = office.run("token", "add", "guasto", "--scope", "*").splitlines()[-1]
    stopped = arrive(office, key, STOPPED, "Il portale stipendi non si apre da stamattina, errore")
    giulia = logs_in(visitor("giulia-problema", at=office), "giulia", f"/scrivania/richieste/{stopped[0]}/problema")
    giulia.page.get_by_role("link", name="Apri un nuovo problema noto da questa richiesta").first.press("Enter")
    giulia.page.locator("#f-title").fill("Portale stipendi fermo")
    giulia.presses("Apri il problema")
    # The list gathers the others: that one is in it already.
    button = for_all(giulia, "/scrivania?coda=L1-WEB", "problema")
    giulia.page.locator("#insieme-problema select").select_option(label="Portale stipendi fermo")
    button.press("Enter")
    done(giulia, STOPPED - 1)
    giulia.goes("/scrivania/problemi")
    giulia.page.get_by_role("link", name="Portale stipendi fermo", exact=True).first.press("Enter")
    giulia.page.locator("#risolvi-f-answer").fill("Gentile {{name}}, per la {{number}} il portale è di nuovo aperto.")
    giulia.page.locator("#risolvi button[type=submit]").first.press("Enter")
    done(giulia, STOPPED)
    giulia.goes(f"/scrivania/richieste/{stopped[-1]}")
    giulia.sees(f"Gentile Anna Bianchi, per la {stopped[-1]} il portale è di nuovo aperto.", "Risolta")

    # Three hundred more are solved as they stand, and the morning's five hundred closed.
    arrive(office, key, OTHERS, "Il cedolino di ottobre non si apre")
    button = for_all(giulia, "/scrivania?coda=L1-WEB", "risolvi")
    giulia.page.locator("#insieme-risolvi select").first.select_option(index=1)
    button.press("Enter")
    done(giulia, OTHERS)
    for_all(giulia, "/scrivania?coda=L1-WEB&stato=risolte", "chiudi").press("Enter")
    done(giulia, STOPPED + OTHERS)
    giulia.goes(f"/scrivania/richieste/{stopped[0]}")
    giulia.sees("Chiusa")
    giulia.leaves()
