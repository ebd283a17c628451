"""Every page, in the light and in the dark, on a desk and on a phone, in both languages: readable by everybody (visitor.py
asks axe), nothing scrolls sideways, and the browser has nothing to complain about."""
import pytest

from town import logs_in

PAGES = True

PUBLIC = ["/", "/richiesta", "/richieste", "/aiuto", "/privacy", "/note-legali", "/accessibilita", "/accedi",
          "/non-esiste", f"/richieste/{'A' * 43}", f"/valuta/{'A' * 43}", f"/richiesta/conferma/{'A' * 43}"]
DESK = ["/scrivania", "/scrivania?coda=L1-WEB", "/scrivania?coda=tutte&stato=tutte&q=Bianchi", "/scrivania/nuova",
        "/account", "/scrivania/richieste/1"]
SETTINGS = ["/impostazioni"]
EYES = [dict(), dict(phone=True, language="en-GB"), dict(phone=True, dark=True)]


@pytest.fixture(scope="module")
def number(town):
    """One request at the desk, with a long name, a long address and a long word that a narrow page must break."""
    key = town.run("token", "add", "looks", "--scope", "*").splitlines()[-1]
    status, made = town.api("POST", "/api/v1/tickets", {
        "requester": {"givenName": "Anna Maria Guendalina", "familyName": "Bianchi-Castelfranco della Rovere",
                      "email": "anna.bianchi.castelfranco@ufficio.molto.lontano.example.it", "userType": "C"},
        "triple": "STI-ACC-01", "description": "o" * 300 + "\n\nAccredito"}, key)
    assert status == 201, made
    return made["number"]


@pytest.mark.parametrize("eyes", EYES, ids=lambda eyes: " ".join(f"{k} {v}" for k, v in eyes.items()) or "plain")
def test_the_public_pages(town, visitor, eyes):
    anna = visitor("anna", at=town, **eyes)
    for path in PUBLIC:
        assert anna.goes(path) in (200, 404, 410, 429), path
        assert anna.page.locator("main h1").count() == 1, path
        assert anna.page.locator("html").get_attribute("lang") == ("en" if "language" in eyes else "it"), path


@pytest.mark.parametrize("eyes", [EYES[0], EYES[-1]], ids=["plain", "phone and dark"])
def test_the_pages_of_the_desk(town, visitor, number, eyes):
    ada = logs_in(visitor("ada", at=town, **eyes), "ada")
    paths = [*DESK, f"/scrivania/richieste/{number}"]
    if ada.page.goto(SETTINGS[0]).status == 200:
        # The settings' own overview leads to each of its pages.
        links = ada.page.locator("main a[href^='/impostazioni/']")
        paths += SETTINGS + sorted({link.get_attribute("href").split("#")[0] for link in links.all()})
    for path in paths:
        assert ada.goes(path) in (200, 404), path
        assert ada.page.locator("main h1").count() >= 1, path
        hidden = ada.page.evaluate("[...document.querySelectorAll('.sp-queue .sp-table-box')]"
                                   ".some(box => box.scrollWidth > box.clientWidth + 1)")
        assert not hidden, f"columns of the list are out of sight on {path}"


def test_a_page_can_be_walked_by_keyboard(town, visitor):
    anna = visitor("anna", at=town)
    anna.goes("/richiesta")
    anna.page.keyboard.press("Tab")
    assert "Vai al contenuto" in anna.page.evaluate("document.activeElement.innerText")
    anna.page.keyboard.press("Enter")
    seen = []
    for _ in range(40):
        anna.page.keyboard.press("Tab")
        seen.append(anna.page.evaluate("document.activeElement.name || document.activeElement.innerText || ''"))
    for name in ("userType", "description", "allegati", "privacyRead", "passo"):
        assert name in seen, f"{name} cannot be reached: {seen}"
