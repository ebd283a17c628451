"""People who press twice, come back the day after, or type what no form expects: in a real browser, nothing is lost and
what they typed is text."""
import base64
import concurrent.futures
import hashlib
import hmac
import struct
import time
import urllib.parse
import urllib.request

import pytest

from town import ANNA, SETTINGS, logs_in, opens_form, sql, waits_as_people_do

PAGES = True

EPOCH_MS = 1_577_836_800_000  # the identifiers of the program count from 2020
HOUR_MS = 3_600_000
NASTY = "<script>document.title='rotto'</script><b>x</b>'; DROP TABLE tickets; --\"&amp;{{secret}}"


@pytest.fixture(scope="module")
def open_town(new_desk):
    """The town, where a request is registered without a link in the mail."""
    desk = new_desk(settings=SETTINGS)
    desk.run("apply", "-", stdin="office: {confirmByMail: false}\n")
    yield desk
    desk.stop()


@pytest.fixture
def anna(open_town, visitor):
    return visitor("anna", at=open_town)


def fills(anna, family="Bianchi", description="Il cedolino di ottobre non si apre."):
    anna.chooses("Tipo di utente", "Cittadino o altro")
    if not anna.javascript:
        anna.presses("Aggiorna le scelte")
    for label, option in (("Area", "Servizi stipendiali"), ("Tematica", "Cedolino"),
                          ("Tipo di problema", "Il cedolino non si apre")):
        anna.chooses(label, option)
        if not anna.javascript:
            anna.presses("Aggiorna le scelte")
    anna.writes("Numero del cedolino", "7")
    anna.writes("Nome", "Anna")
    anna.writes("Cognome", family)
    anna.writes("Codice fiscale", ANNA)
    anna.writes("Posta elettronica", "anna@example.it")
    anna.writes("Descrizione", description)
    anna.chooses("Ho letto l'informativa sulla privacy")


def reviews(anna, **text):
    opens_form(anna)
    fills(anna, **text)
    waits_as_people_do(anna)
    anna.presses("Continua e controlla")
    anna.sees("Controlla e invia")


def count(desk, family):
    """How many requests there are of somebody."""
    answer = sql(desk, "SELECT count(*) FROM tickets WHERE requester_id IN "
                       f"(SELECT id FROM requesters WHERE family_name = '{family}')")
    return int(answer[0][0])


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_double_click_is_one_request(open_town, visitor, javascript):
    anna, family = visitor("anna", at=open_town, javascript=javascript), f"Doppia{javascript}"
    reviews(anna, family=family)
    anna.presses("Invia la richiesta", twice=True)
    anna.sees("Richiesta registrata")
    assert count(open_town, family) == 1


def test_the_same_form_sent_eight_times_at_once_is_one_request(open_town, anna):
    reviews(anna, family="Ottupla")
    inputs = anna.page.locator("form#richiesta input[type=hidden]").all()
    fields = [(field.get_attribute("name"), field.get_attribute("value")) for field in inputs]
    body = urllib.parse.urlencode([*fields, ("passo", "invia")]).encode()
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in anna.context.cookies())

    def send(_):
        request = urllib.request.Request(open_town.url + "/richiesta", data=body,
                                         headers={"Cookie": cookies, "Origin": open_town.url})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()

    with concurrent.futures.ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(send, range(8)))
    assert {status for status, _ in answers} == {200}
    assert all("Richiesta registrata" in page for _, page in answers)
    assert count(open_town, "Ottupla") == 1


def form_token(desk, hours_old):
    """A form token as the form gives them out (Web/Public/Form/FormToken.swift), issued so long ago."""
    issued = int(time.time() * 1000) - hours_old * HOUR_MS
    ticket = (issued - EPOCH_MS) << 22 | 1022 << 12
    body = struct.pack(">q", issued + 12 * HOUR_MS) + f"{ticket} {issued}".encode()
    mac = hmac.new(bytes.fromhex((desk.folder / "secret").read_text().strip()), digestmod=hashlib.sha256)
    for part in (b"blob", b"request form", body):
        mac.update(struct.pack(">Q", len(part)) + part)
    return base64.urlsafe_b64encode(body + mac.digest()).decode().rstrip("=")


@pytest.mark.parametrize("make, words", [
    (lambda desk: form_token(desk, hours_old=25), "Il modulo era aperto da troppo tempo"),
    (lambda desk: "A" * 80, "Non riconosciamo questo modulo"), (lambda desk: "", "Non riconosciamo questo modulo"),
], ids=["of yesterday", "invented", "missing"])
def test_a_form_token_that_is_not_good_loses_nothing(open_town, anna, make, words):
    family = "Ieri" + str(len(words)) + str(len(make(open_town)))
    reviews(anna, family=family)
    anna.page.evaluate("token => document.querySelector('input[name=modulo]').value = token", make(open_town))
    anna.presses("Invia la richiesta")
    anna.sees(words)
    assert count(open_town, family) == 0
    waits_as_people_do(anna)
    time.sleep(3.2)
    if anna.can_press("Continua e controlla"):
        assert anna.field("Descrizione").input_value() == "Il cedolino di ottobre non si apre."
        anna.presses("Continua e controlla")
    anna.presses("Invia la richiesta")
    anna.sees("Richiesta registrata")
    assert count(open_town, family) == 1


def test_a_form_token_that_is_good_is_accepted(open_town, anna):
    """So that the test above refuses what it means to refuse."""
    reviews(anna, family="Oggi")
    anna.page.evaluate("token => document.querySelector('input[name=modulo]').value = token", form_token(open_town, 1))
    anna.presses("Invia la richiesta")
    anna.sees("Richiesta registrata")


def test_a_problem_that_ends_between_form_and_sending(new_desk, visitor):
    desk = new_desk(settings=SETTINGS)
    anna = visitor("anna", at=desk)
    reviews(anna)
    assert "- triple STI-CED-01" in desk.run("apply", "-", stdin="triples:\n  - {code: STI-CED-01, ended: true}\n")
    anna.presses("Invia la richiesta")
    anna.sees("Il tipo di problema che avevi scelto non è più disponibile: scegline un altro. Il resto è rimasto.")
    assert anna.field("Descrizione").input_value() == "Il cedolino di ottobre non si apre."
    assert anna.field("Cognome").input_value() == "Bianchi"
    if anna.page.locator("main").get_by_label("Tipo di problema").locator("option", has_text="Manca una voce").count():
        anna.chooses("Tipo di problema", "Manca una voce")
    if anna.page.locator("main").get_by_label("Numero del cedolino").input_value() == "":
        anna.writes("Numero del cedolino", "7")
    anna.presses("Continua e controlla")
    anna.presses("Invia la richiesta")
    anna.sees("Controlla la posta: conferma la richiesta")
    desk.stop()


def test_sql_and_html_in_every_field_are_text(open_town, anna, visitor):
    dialogs = []
    anna.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    opens_form(anna)
    fills(anna, family="Rossi " + NASTY, description=NASTY)
    anna.writes("Nome", NASTY[:90])
    anna.attaches("Aggiungi documenti", {"name": "<img src=x onerror=alert(1)>.txt", "mimeType": "text/plain",
                                         "buffer": NASTY.encode()})
    anna.presses("Continua e controlla")
    waits_as_people_do(anna)
    if anna.can_press("Continua e controlla"):
        anna.presses("Continua e controlla")
    anna.sees(NASTY)
    unharmed(anna)
    anna.presses("Invia la richiesta")
    unharmed(anna)
    number = anna.page.locator(".sp-big-number").inner_text().strip()
    anna.presses("Segui la richiesta")
    anna.sees(NASTY)
    anna.writes("Messaggio", NASTY + " di nuovo")
    anna.presses("Invia il messaggio")
    anna.sees(NASTY + " di nuovo")
    unharmed(anna)

    giulia = logs_in(visitor("giulia", at=open_town), "giulia", "/scrivania?coda=L1-WEB")
    unharmed(giulia)
    giulia.goes(f"/scrivania?q={urllib.parse.quote(NASTY)}")
    giulia.goes(f"/scrivania/richieste/{number}")
    giulia.sees(NASTY)
    unharmed(giulia)
    for action, field, button in (("Aggiungi una nota interna", "Nota", "Aggiungi la nota"),
                                  (None, "Testo della risposta", "Invia")):
        if action:
            giulia.opens(action)
        giulia.writes(field, f"{NASTY} {button}")
        giulia.presses(button)
        giulia.sees(f"{NASTY} {button}")
        unharmed(giulia)
    assert not dialogs
    assert count(open_town, "nobody") == 0, "the table is there"


def unharmed(person):
    assert person.page.title() != "rotto"
    assert person.page.locator("main script, main b:text-is('x'), main img[onerror]").count() == 0


@pytest.mark.parametrize("name, content, words", [
    ("cedolino.pdf", b"MZ\x90\x00\x03" + b"\0" * 300, "il contenuto è un programma"),
    ("vuoto.pdf", b"", "è vuoto"),
    ("virus.exe", b"MZ\x90\x00\x03" + b"\0" * 300, "è un programma"),
    ("foto.png", b"%PDF-1.4\n%%EOF\n", "il contenuto è PDF"),
    ("enorme.txt", b"a" * 11_000_000, "è troppo grande"),
], ids=["PDF that is an EXE", "empty", "EXE", "PNG that is a PDF", "11 MB"])
def test_a_file_that_may_not_be_attached(anna, tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    opens_form(anna)
    fills(anna)
    anna.attaches("Aggiungi documenti", tmp_path / name)
    waits_as_people_do(anna)
    anna.presses("Continua e controlla")
    anna.sees(words)
    assert anna.field("Descrizione").input_value() == "Il cedolino di ottobre non si apre."
    anna.presses("Continua e controlla")
    anna.sees("Controlla e invia")
    anna.does_not_see(name)


@pytest.mark.parametrize("name", ["../../../etc/passwd.txt", "a" * 240 + ".txt", "con\u202etxt.txt", "42.zip.zip.txt"])
def test_a_file_with_a_name_that_means_harm(anna, open_town, name):
    opens_form(anna)
    fills(anna)
    anna.attaches("Aggiungi documenti", {"name": name, "mimeType": "text/plain", "buffer": b"ottobre"})
    waits_as_people_do(anna)
    anna.presses("Continua e controlla")
    anna.presses("Invia la richiesta")
    anna.presses("Segui la richiesta")
    link = anna.page.locator("main a[download]").first
    kept = link.inner_text()
    assert "/" not in kept and "\u202e" not in kept and len(kept) <= 260
    with anna.page.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes() == b"ottobre"


def test_a_description_of_a_megabyte(anna):
    opens_form(anna)
    fills(anna)
    anna.page.evaluate("document.querySelector('textarea[name=description]').value = 'parola '.repeat(150000)")
    waits_as_people_do(anna)
    anna.presses("Continua e controlla")
    anna.sees("C'è un errore da correggere")
    assert anna.field("Descrizione").get_attribute("aria-invalid") == "true"
    assert anna.field("Cognome").input_value() == "Bianchi"


def test_two_operators_answer_at_once(open_town, anna, visitor):
    reviews(anna, family="Contesa")
    anna.presses("Invia la richiesta")
    number = anna.page.locator(".sp-big-number").inner_text().strip()
    giulia, marco = (logs_in(visitor(name, at=open_town, javascript=False), name, f"/scrivania/richieste/{number}")
                     for name in ("giulia", "marco"))
    marco.writes("Testo della risposta", "Risponde Marco.")
    giulia.writes("Testo della risposta", "Risponde Giulia.")
    marco.presses("Invia")
    giulia.presses("Invia")
    giulia.sees("La risposta non è ancora partita", "ha già risposto Marco Neri", "Risponde Marco.")
    giulia.presses("Invia comunque")
    giulia.sees("mentre scrivevi aveva risposto anche Marco Neri", "Risponde Marco.", "Risponde Giulia.")


def test_the_wrong_password_again_and_again(open_town, visitor):
    stranger = visitor("stranger", at=open_town)
    for _ in range(30):
        stranger.goes("/accedi")
        stranger.writes("Nome utente", "piero")
        stranger.writes("Password", "indovino")
        stranger.presses("Accedi")
        if "Troppi tentativi" in stranger.text():
            return
        stranger.sees("Nome utente o password non corretti.")
    raise AssertionError("nobody slows the guessing down")
