"""Pages of the desk stand still while they come and while they are used, and what a click brings is small."""
import pytest

from test_deadlines import asks
from town import logs_in

PAGES = True

MOST_BYTES = 60_000
MOST_SHIFT = 0.01
# Every shift counts, those after a press as well.
SHIFTS = """() => new Promise((done) => {
  const seen = [];
  new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(seen.map((one) => [one.value,
    one.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) || String(node))])), 400);
})"""


def stands_still(person, what):
    shifts = person.page.evaluate(SHIFTS)
    assert sum(value for value, _ in shifts) < MOST_SHIFT, (what, shifts)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["it-IT", "en-GB"])
def test_nothing_moves_and_little_comes(town, visitor, width, language):
    key = town.run("token", "add", f"ferma-{width}-{language}", "--scope", "*").splitlines()[-1]
    number = [asks(town, key, description=f"Una richiesta tra molte, la {place}")["number"] for place in range(8)][-1]
    list, request = "/scrivania?coda=tutte", f"/scrivania/richieste/{number}"
    ada = visitor(f"ada-{width}-{language}", at=town, language=language)
    ada.page.set_viewport_size({"width": width, "height": 900})
    logs_in(ada, "ada")
    client = ada.context.new_cdp_session(ada.page)
    client.send("Network.enable")
    received = []
    client.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    for path in [list, request, "/scrivania/problemi", list + "&stato=tutte"]:
        ada.page.goto(path)
        ada.page.wait_for_load_state()
        stands_still(ada, path)
    # Once more, with what the browser keeps.
    for path in [list, request]:
        received.clear()
        ada.page.goto(path)
        ada.page.wait_for_load_state()
        ada.page.wait_for_timeout(300)
        assert 0 < sum(received) <= MOST_BYTES, (path, received)
    ada.page.keyboard.press("Control+k")
    field = ada.page.locator("#trova-cosa")
    field.wait_for()
    stands_still(ada, "palette")
    field.fill("a")
    ada.page.wait_for_timeout(600)
    stands_still(ada, "palette with answers")
