"""The FAQ on a telephone far from the mast: something to read within a second, and nothing that jumps."""
import pytest

from test_still import SHIFTS
from town import SETTINGS

PAGES = True

# What Chrome's own tools call "Fast 4G", with a processor of a quarter of this one's speed.
LATENCY_MS, BYTES_PER_SECOND, SLOWDOWN = 60, 9_000_000 // 8, 4
MOST_PAINT_MS = 1000
MOST_SHIFT = 0.01

TABLE = """tema;sottotema;domanda;risposta
Stipendio;Cedolino;Come apro il cedolino?;Dalla voce **Documenti** dell'area riservata.
Stipendio;Accredito;Come cambio l'IBAN?;Dal profilo, con il codice OTP.
Accesso;;Come entro con SPID?;Scegli il tuo gestore e segui le sue istruzioni.
"""


@pytest.fixture
def office(new_desk, tmp_path):
    desk = new_desk(settings=SETTINGS)
    table = tmp_path / "faq.csv"
    table.write_text(TABLE)
    assert desk.run("articles", "import", str(table), "--as", "ada", "--publish").count("created") == 3
    yield desk
    desk.stop()


def paint_of(visitor, office, path, turn):
    """Milliseconds to the first words, and how much the page jumped; nothing is kept from a visit before."""
    anna = visitor(f"anna-lontana-{turn}", at=office, phone=True)
    client = anna.context.new_cdp_session(anna.page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": LATENCY_MS, "downloadThroughput": BYTES_PER_SECOND,
        "uploadThroughput": BYTES_PER_SECOND})
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    anna.page.goto(path)
    anna.page.wait_for_load_state("networkidle")
    paint = anna.page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    shift = sum(value for value, _ in anna.page.evaluate(SHIFTS))
    anna.leaves()
    return paint, shift


def test_something_to_read_within_a_second(office, visitor):
    for path in ("/", "/faq", "/faq/come-apro-il-cedolino"):
        paints = []
        # The machine may be doing something else as well: a page that can is fast enough once in three visits.
        for turn in range(3):
            paint, shift = paint_of(visitor, office, path, turn)
            paints.append(paint)
            assert shift < MOST_SHIFT, path
            if paint < MOST_PAINT_MS:
                break
        print(f"{path}: first paint after {min(paints):.0f} ms")
        assert min(paints) < MOST_PAINT_MS, (path, paints)
