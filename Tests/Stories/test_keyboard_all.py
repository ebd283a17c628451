"""What is done to requests, from lists to known problems, without a mouse: every press is a key, and what has the focus is seen."""
from playwright.sync_api import expect

from test_deadlines import asks
from town import logs_in, until

PAGES = True

# What has the focus is in sight and has a ring: an outline or a shadow that it would not have without.
SEEN = """() => {
  const now = document.activeElement, box = now.getBoundingClientRect(), look = getComputedStyle(now);
  const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== "none";
  return now !== document.body && box.width > 0 && box.bottom > 0 && box.top < innerHeight && ring || now.outerHTML.slice(0, 200);
}"""


class Hands:
    """Somebody at a keyboard."""

    def __init__(self, person):
        self.person, self.page = person, person.page

    def types(self, text):
        self.page.keyboard.type(text, delay=15)

    def presses(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def goes_by(self, *keys):
        with self.page.expect_navigation():
            for key in keys:
                self.page.keyboard.press(key)
        self.page.wait_for_load_state()

    def looks(self):
        """A ring may fade in, and a page scroll to it: within half a second."""
        until(lambda: self.page.evaluate(SEEN) is True, 0.5, lambda: f"the focus is not seen: {self.page.evaluate(SEEN)}")

    def tabs_to(self, target, most=60):
        """Tab by Tab until the element has the focus, which is seen on each."""
        for _ in range(most):
            if target.evaluate("element => element === document.activeElement"):
                return self.looks()
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not within {most} presses of Tab: {target}")

    def finds(self, text, name):
        """By the palette: what is typed, and the name of what is chosen."""
        self.page.keyboard.press("Control+k")
        expect(self.page.locator("#trova-cosa")).to_be_focused()
        self.types(text)
        first = self.page.locator("#trova-elenco [role=option]").first
        expect(first).to_contain_text(name)
        self.page.keyboard.press("Enter")


def test_lists(town, visitor):
    key = town.run("token", "add", "elenchi", "--scope", "*").splitlines()[-1]
    made = [asks(town, key, description=f"Elenco {place}")["number"] for place in range(3)]
    giulia = logs_in(visitor("giulia-elenchi", at=town), "giulia")
    hands, page = Hands(giulia), giulia.page
    hands.goes_by("g", "1")
    assert "coda=" in page.url
    # Two rows, one after the other; then all of the page.
    hands.presses("j", "s", "j", "s")
    hands.looks()
    expect(page.locator("#insieme-conta")).to_have_text("2 richieste scelte")
    hands.presses("*")
    expect(page.locator("#insieme-pagina")).to_be_checked()
    hands.presses("*")
    hands.presses("k", "s")
    expect(page.locator("#insieme-conta")).to_have_text("1 richiesta scelta")
    hands.goes_by("d")
    hands.tabs_to(page.locator("main select, main input[type=radio], main summary").locator("visible=true").first)
    giulia.audit()
    # Filters, a view, its columns.
    hands.goes_by("g", "1")
    hands.presses("f")
    hands.looks()
    hands.tabs_to(page.locator("#filtro-etichetta"))
    hands.types("tastiera")
    hands.goes_by("Enter")
    hands.presses("S")
    expect(page.get_by_label("Nome della vista")).to_be_focused()
    hands.types("Senza topo")
    hands.goes_by("Enter")
    giulia.sees("La vista «Senza topo» è stata salvata")
    hands.presses("C")
    hands.tabs_to(page.locator("#colonna-etichette"))
    hands.presses("Space")
    hands.goes_by("Enter")
    assert "etichette" in page.url
    hands.goes_by("g", "m")
    assert page.url.endswith("/scrivania")
    hands.finds("senza topo", "Senza topo")
    page.wait_for_url("**vista=**")
    assert made


def test_a_request(town, visitor):
    key = town.run("token", "add", "mani", "--scope", "*").splitlines()[-1]
    home, other = asks(town, key)["number"], asks(town, key)["number"]
    giulia = logs_in(visitor("giulia-mani", at=town), "giulia", "/scrivania")
    hands, page = Hands(giulia), giulia.page
    hands.finds(f"#{home}", str(home))
    page.wait_for_url(f"**/richieste/{home}")
    page.wait_for_load_state()
    hands.goes_by("v")
    expect(page.locator("#chi-segue button")).to_have_text("Non seguire più")
    hands.presses("z")
    expect(page.get_by_label("Nuova etichetta")).to_be_focused()
    hands.types("urgente")
    hands.goes_by("Enter")
    expect(page.locator("#etichette")).to_contain_text("urgente")
    # An action of the page by its name, and a request of before.
    hands.finds(">assegna a un", "Assegna a un collega")
    expect(page.locator("#azione-assegna select")).to_be_focused()
    # Out of the field again, and on with another action.
    hands.presses("Escape")
    hands.looks()
    hands.presses("m")
    hands.types(str(other))
    hands.tabs_to(page.locator("#azione-unisci button[type=submit]"))
    hands.goes_by("Enter")
    box = page.get_by_label("Lo so: sono due persone diverse")
    if box.count():
        hands.tabs_to(box)
        hands.presses("Space")
        hands.tabs_to(page.locator("#azione-unisci button[type=submit]"))
        hands.goes_by("Enter")
    giulia.sees(f"La richiesta {other} è unita a questa")
    hands.finds(">separa", "Separa")
    page.wait_for_load_state()


def test_a_known_problem(town, visitor):
    key = town.run("token", "add", "guasto", "--scope", "*").splitlines()[-1]
    number = asks(town, key, description="La stampante del protocollo non stampa")["number"]
    giulia = logs_in(visitor("giulia-guasto", at=town), "giulia", f"/scrivania/richieste/{number}")
    hands, page = Hands(giulia), giulia.page
    hands.goes_by("q")
    hands.tabs_to(page.get_by_role("link", name="Apri un nuovo problema noto da questa richiesta"))
    hands.goes_by("Enter")
    hands.tabs_to(page.locator("#f-title"))
    hands.presses("Control+a")
    hands.types("Stampante del protocollo ferma")
    hands.goes_by("Enter")
    giulia.sees("Stampante del protocollo ferma")
    hands.goes_by("g", "p")
    hands.tabs_to(page.locator("main").get_by_role("link", name="Stampante del protocollo ferma"))
    hands.goes_by("Enter")
    hands.tabs_to(page.locator("#risolvi-f-answer"))
    giulia.audit()
    hands.finds("stampante del proto", "Stampante del protocollo")
