"""The page of a request: older text is folded, files are seen in their place, details are put right, the person is noted."""
import io
import zipfile

from playwright.sync_api import expect

from test_deadlines import asks
from town import logs_in

PAGES = True

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003860180346c3c5d0000000049454e44ae426082")


def test_texts_and_files(town, visitor):
    key = town.run("token", "add", "testi", "--scope", "*").splitlines()[-1]
    made = asks(town, key)
    path = f"/scrivania/richieste/{made['number']}"
    status, _ = town.api("POST", f"/api/v1/tickets/{made['number']}/messages", {
        "kind": "note", "text": "Ecco la risposta.\n\nIl giorno 3 novembre 2026 Ada Neri ha scritto:\n> Manda la busta\n> di marzo."}, key)
    assert status == 201
    giulia = logs_in(visitor("giulia", at=town), "giulia", path)
    page = giulia.page
    expect(page.get_by_text("Manda la busta")).to_be_hidden()
    page.get_by_text("Testo precedente (3 righe)").click()
    expect(page.get_by_text("Manda la busta")).to_be_visible()
    giulia.opens("Aggiungi una nota interna")
    page.locator("#nota textarea").fill("Vedi gli allegati.")
    page.locator("#nota input[type=file]").set_input_files([
        {"name": "perché.txt", "mimeType": "text/plain", "buffer": "Perché sì.".encode()},
        {"name": "foto.png", "mimeType": "image/png", "buffer": PICTURE}])
    giulia.presses("Aggiungi la nota")
    giulia.sees("Nota aggiunta")
    picture = page.get_by_alt_text("Anteprima di foto.png")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("element => element.complete && element.naturalWidth === 1", arg=picture.element_handle())
    page.locator(".sp-file-preview summary").click()
    expect(page.frame_locator(".sp-file-preview iframe").get_by_text("Perché sì.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Scarica tutti gli allegati").click()
    with zipfile.ZipFile(io.BytesIO(open(download.value.path(), "rb").read())) as archive:
        assert sorted(archive.namelist()) == ["foto.png", "perché.txt"]
        assert archive.read("perché.txt").decode() == "Perché sì."
    facts = page.locator(".sp-entry-event")
    assert facts.count() > 0
    page.get_by_label("Solo i messaggi").check()
    expect(facts.first).to_be_hidden()
    page.get_by_label("Solo i messaggi").uncheck()
    expect(facts.first).to_be_visible()


def test_the_person_behind(town, visitor):
    key = town.run("token", "add", "persona", "--scope", "*").splitlines()[-1]
    made = asks(town, key)
    path = f"/scrivania/richieste/{made['number']}"
    for phone in (False, True):
        giulia = logs_in(visitor("giulia-phone" if phone else "giulia-desk", at=town, phone=phone, dark=phone), "giulia", path)
        giulia.presses("Correggi i dati")
        giulia.writes("Riferimento", f"PROT/{phone}")
        giulia.writes("E-mail", "anna@")
        giulia.presses("Salva le correzioni")
        giulia.sees("non è scritto bene")
        giulia.writes("E-mail", f"anna.{phone}@example.it".lower())
        giulia.presses("Salva le correzioni")
        giulia.sees("Dati corretti")
        giulia.sees(f"PROT/{phone}")
        giulia.opens("Annota qualcosa su questa persona")
        giulia.writes("Che cosa deve sapere chi le risponde", "Solo di sera")
        with giulia.page.expect_navigation():
            giulia.page.locator("#nota-richiedente button").click()
        giulia.sees("Annotazione aggiunta")
        giulia.presses("Togli")
        giulia.sees("Annotazione tolta")
