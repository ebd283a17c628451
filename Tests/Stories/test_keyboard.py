"""A morning without a mouse: the next request, an answer, finding, the list of the keys; and keys that are turned off."""
import re

from playwright.sync_api import expect

from test_deadlines import asks
from town import logs_in

PAGES = True


def test_by_keyboard_alone(town, visitor):
    key = town.run("token", "add", "tastiera", "--scope", "*").splitlines()[-1]
    made = [asks(town, key)["number"] for _ in range(2)]
    giulia = logs_in(visitor("giulia", at=town), "giulia")
    page = giulia.page
    press = page.keyboard.press

    press("?")
    dialog = page.get_by_role("dialog", name="Tasti della scrivania")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_text("Prendi la prossima richiesta")).to_be_visible()
    giulia.audit()
    press("Escape")
    expect(dialog).to_have_count(0)

    with page.expect_navigation():
        press("p")
    giulia.sees("è tua")
    number = re.search(r"/richieste/(\d+)", page.url)[1]
    press("r")
    expect(page.locator("#rispondi textarea")).to_be_focused()
    page.keyboard.type("Le scriviamo appena possibile, r t x.")
    with page.expect_navigation():
        press("Control+Enter")
    giulia.sees("Risposta inviata")
    press("l")
    expect(page.locator("#azione-priorita select").first).to_be_focused()

    page.keyboard.press("Control+k")
    find = page.get_by_role("dialog", name="Trova")
    field = find.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type(">risolvi")
    expect(find.get_by_role("option", name="Risolvi senza scrivere")).to_be_visible()
    giulia.audit()
    field.fill("#" + number)
    expect(find.get_by_role("option", name=re.compile(number))).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == find.get_by_role("option").first.get_attribute("id")
    giulia.audit()
    with page.expect_navigation():
        press("Enter")
    assert page.url.endswith(number)

    with page.expect_navigation():
        page.keyboard.type("gm", delay=30)
    with page.expect_navigation():
        press("p")
    giulia.sees("è tua")
    with page.expect_navigation():
        page.keyboard.type("gm", delay=30)
    assert page.url.endswith("/scrivania"), page.url
    press("j")
    expect(page.locator("a.sp-row-link").first).to_be_focused()
    press("j")
    expect(page.locator("a.sp-row-link").nth(1)).to_be_focused()
    press("k")
    with page.expect_navigation():
        press("Enter")
    first = page.url
    with page.expect_navigation():
        press("j")
    assert page.url != first and "/richieste/" in page.url
    with page.expect_navigation():
        press("u")
    assert page.url.endswith("/scrivania"), page.url
    assert made


def test_keys_can_be_turned_off(town, visitor):
    giulia = logs_in(visitor("giulia", at=town), "giulia", "/scrivania/tasti")
    giulia.page.get_by_label("Usa i tasti di una sola lettera").uncheck()
    giulia.goes("/scrivania")
    giulia.page.keyboard.press("?")
    giulia.page.wait_for_timeout(300)
    assert giulia.page.get_by_role("dialog").count() == 0
    giulia.page.keyboard.press("Control+k")
    expect(giulia.page.get_by_role("dialog", name="Trova")).to_be_visible()


def test_finding_without_script_and_on_a_phone(town, visitor):
    for options in ({"javascript": False}, {"phone": True, "dark": True}):
        giulia = logs_in(visitor("giulia-" + next(iter(options)), at=town, **options), "giulia", "/scrivania/trova")
        giulia.writes("Che cosa cerchi?", "livello PRIMO")
        giulia.presses("Cerca")
        assert giulia.page.locator("#trovati a").count() >= 1
        giulia.goes("/scrivania/tasti")
        giulia.sees("Torna all'elenco")
