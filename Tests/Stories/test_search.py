"""Finding a request by what is written in it: by who answers all day, by who is called on the telephone, on every screen."""
from playwright.sync_api import expect

from test_deadlines import asks
from town import SETTINGS, logs_in, until
import pytest

PAGES = True


@pytest.fixture
def office(new_desk):
    """A town of its own: what is found in the others changes."""
    desk = new_desk(settings=SETTINGS)
    yield desk
    desk.stop()


def test_searching_everything(office, visitor):
    key = office.run("token", "add", "ricerca", "--scope", "*").splitlines()[-1]
    texts = ["Il bonifico dell'arretrato di marzo non è arrivato sul conto, e ho scritto due volte",
             "Non vedo la CU del 2025 nell'area riservata", "Ricongiunzione dei contributi: a che punto è?"]
    numbers = [asks(office, key, description=text)["number"] for text in texts]
    for turn in range(6):
        asks(office, key, description=f"Ricongiunzione dei contributi, richiesta numero {turn}")
    giulia = logs_in(visitor("giulia-cerca", at=office), "giulia", "/scrivania")
    # From any page, by the box at the top; the words may be in any form.
    giulia.page.keyboard.press("/")
    giulia.page.keyboard.type("bonifici arretrati")
    giulia.page.keyboard.press("Enter")
    giulia.sees("Richieste", "bonifico")
    expect(giulia.page.locator("main mark", has_text="bonifico").first).to_be_visible()
    expect(giulia.page.locator(".sp-search-list a", has_text=f"#{numbers[0]}")).to_be_visible()
    giulia.audit()
    giulia.photo("cerca")

    # What cannot be understood is said; what was meant is proposed.
    giulia.goes("/scrivania/cerca?q=stato%3Aboh%20ricongiuzione")
    giulia.sees("non corrisponde a niente")
    # The desk is seconds old, and learns its first words when somebody searches.
    def proposed():
        giulia.goes("/scrivania/cerca?q=ricongiuzione")
        return giulia.page.locator(".sp-search-meant").count() == 1
    until(proposed)
    giulia.sees("Forse cercavi")
    giulia.audit()
    giulia.photo("cerca-forse")
    giulia.page.locator(".sp-search-meant a").click()
    giulia.sees("Più pertinenti")
    giulia.page.get_by_role("link", name="Più pertinenti").click()
    expect(giulia.page.locator(".sp-search-orders [aria-current=true]")).to_have_text("Più pertinenti")
    expect(giulia.page.locator("#richieste-trovate ~ *, .sp-search-list li").first).to_be_visible()

    # Words of the house while one types.
    giulia.page.locator("#cerca-tutto").fill("")
    giulia.page.locator("#cerca-tutto").press_sequentially("rico", delay=40)
    until(lambda: giulia.page.locator("#cerca-tutto-parole option").count() > 0)
    assert giulia.page.locator("#cerca-tutto-parole option").first.get_attribute("value") == "ricongiunzione"

    # The palette finds by words too, and leads there with one key.
    giulia.page.keyboard.press("Control+k")
    giulia.page.keyboard.type("area riserv")
    expect(giulia.page.locator("#trova-elenco [role=option]", has_text=str(numbers[1])).first).to_be_visible()
    giulia.page.keyboard.press("Escape")
    giulia.leaves()

    phone = logs_in(visitor("marco-cerca", at=office, phone=True), "marco", "/scrivania/cerca")
    phone.sees("Che cosa cerchi?", "Come si cerca")
    phone.audit()
    phone.photo("cerca-telefono")
    phone.leaves()
    dark = logs_in(visitor("ada-cerca", at=office, dark=True), "ada", "/scrivania/cerca?q=contributi")
    dark.sees("Più pertinenti")
    dark.audit()
    dark.photo("cerca-scura")
    dark.leaves()
