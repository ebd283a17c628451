"""No control of the desk is for the mouse alone: on each page everything that can be pressed is reached with Tab, and nothing
looks as if it could be pressed that cannot be reached."""
import pytest

from test_deadlines import asks
from town import SETTINGS, logs_in, until

PAGES = True

# What can be worked with, once everything that is folded is open. Of a group of radio buttons one is reached, and the arrows
# lead to the others.
MARK = """() => {
  for (const box of document.querySelectorAll("main details")) box.open = true;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const groups = new Set(), wanted = [];
  for (const control of document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]")) {
    if (!shown(control) || control.disabled || control.type === "hidden" || control.getAttribute("tabindex") === "-1") continue;
    if (control.matches("iframe")) continue;
    if (control.type === "radio") {
      const group = (control.form?.id || control.form?.action || "") + "/" + control.name;
      const chosen = document.querySelector(`input[type=radio][name="${control.name}"]:checked`);
      if (groups.has(group) || (chosen && chosen !== control && chosen.form === control.form)) continue;
      groups.add(group);
    }
    control.dataset.reach = wanted.length;
    wanted.push(control.outerHTML.slice(0, 160));
  }
  // A hand over something that no key reaches.
  const bare = [...document.querySelectorAll("main *")].filter((element) => shown(element)
    && getComputedStyle(element).cursor === "pointer" && getComputedStyle(element.parentElement).cursor !== "pointer"
    && !element.closest("a[href], button, input, select, textarea, summary, label, option")).map((element) => element.outerHTML.slice(0, 160));
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex");
  return [wanted, bare];
}"""
NOW = "() => document.activeElement?.dataset?.reach ?? null"


def reach(person, path):
    person.goes(path)
    page = person.page
    page.wait_for_load_state("networkidle") if "eventi" not in page.content() else page.wait_for_timeout(150)
    # What is looked for when it is opened is opened first, and then counted.
    for fold in page.locator("details[data-load]:not([open]) > summary").all():
        fold.click()
    until(lambda: page.locator("details[data-load][open]:not([data-loaded=yes])").count() == 0)
    wanted, bare = page.evaluate(MARK)
    assert wanted, path
    seen, silent = set(), 0
    # Tab leads out of the page and in again at its beginning; a field for times has several stops.
    for _ in range(3 * len(wanted) + 60):
        page.keyboard.press("Tab")
        now = page.evaluate(NOW)
        silent = silent + 1 if now is None or now in seen else 0
        if now is not None:
            seen.add(now)
        if len(seen) == len(wanted) or silent > 40:
            break
    missed = [html for place, html in enumerate(wanted) if str(place) not in seen]
    assert not missed, f"{path}: not reached with Tab: {missed}"
    assert not bare, f"{path}: a hand where no key goes: {bare}"
    return len(wanted)


@pytest.fixture
def office(new_desk):
    desk = new_desk(settings=SETTINGS)
    yield desk
    desk.stop()


def test_every_control_is_reached(office, visitor):
    key = office.run("token", "add", "tasti", "--scope", "*").splitlines()[-1]
    numbers = [asks(office, key, description=f"Il cedolino di ottobre non si apre {n}")["number"] for n in range(3)]
    ada = logs_in(visitor("ada", at=office), "ada", "/impostazioni/ufficio")
    ada.chooses("Chi lavora sulle richieste registra il tempo")
    ada.presses("Salva")
    request = f"/scrivania/richieste/{numbers[0]}"
    ada.goes(request)
    ada.page.locator("#rispondi-f-testo").fill("Ecco.")
    ada.attaches("Allegati", {"name": "uno.txt", "mimeType": "text/plain", "buffer": b"Uno"})
    ada.sees("Bozza salvata alle", "uno.txt")
    ada.goes(f"{request}/problema")
    ada.page.get_by_role("link", name="Apri un nuovo problema noto da questa richiesta").click()
    ada.presses("Apri il problema")
    problem = ada.page.url.split(office.url)[1]
    pages = [
        "/scrivania?coda=tutte", "/scrivania", request, f"/scrivania/richieste/{numbers[1]}", f"{request}/inoltra",
        f"{request}/pareri/nuovo", f"{request}/tempo", f"{request}/simili", f"{request}/correggi", problem, "/scrivania/problemi",
        "/scrivania/carichi?gruppo=L1-WEB", "/scrivania/persone/giulia", "/scrivania/pareri", "/scrivania/avvisi",
        "/scrivania/viste", "/scrivania/tempo/gruppi", "/scrivania/nuova", "/scrivania/trova?q=cedolino", "/scrivania/tasti",
        "/scrivania/insieme", "/account", "/account/macro", "/account/testi", f"/scrivania/problemi/nuovo?da={numbers[1]}",
        "/scrivania/cerca?q=cedolino", "/scrivania/articoli", "/scrivania/articoli/proposte", "/scrivania/articoli/immagini",
        "/scrivania/articoli/nuovo", f"{request}/risolte", "/scrivania/fabbisogni", "/scrivania/fabbisogni/nuovo",
        "/scrivania/flussi", "/scrivania/flussi/nuovo", "/scrivania/flussi/arrivi",
    ]
    assert sum(reach(ada, path) for path in pages) > 400
    ada.leaves()
