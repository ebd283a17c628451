"""Time on a request: a timer by one key, one a person, corrected with its history; sums without names; and without a script."""
import re

import pytest
from playwright.sync_api import expect

from test_deadlines import asks
from town import logs_in

PAGES = True

SETTINGS = "office:\n  countsTime: true\n  activities: [Analisi, Telefono, Scrittura]\n"


@pytest.fixture
def counting(town, tmp_path):
    settings = tmp_path / "tempo.yaml"
    settings.write_text(SETTINGS)
    town.run("apply", str(settings))
    return town


def test_a_timer_and_its_correction(counting, visitor):
    town = counting
    key = town.run("token", "add", "tempo", "--scope", "*").splitlines()[-1]
    for phone in (False, True):
        number, name = asks(town, key)["number"], "phone" if phone else "desk"
        path = f"/scrivania/richieste/{number}"
        giulia = logs_in(visitor(f"giulia-time-{name}", at=town, phone=phone, dark=phone), "giulia", path)
        page = giulia.page
        page.locator("#tempo select").select_option("Telefono")
        if phone:
            giulia.presses("Avvia il cronometro")
        else:
            page.keyboard.press("T")
        giulia.sees("Cronometro avviato")
        expect(page.locator("[data-timer]")).to_have_text(re.compile(r"0:00:(0[2-9]|[1-5]\d)"), timeout=8000)
        giulia.audit()
        giulia.photo("cronometro")
        if phone:
            giulia.presses("Ferma il cronometro")
        else:
            page.keyboard.press("T")
        giulia.sees("Registrati 1 min (Telefono)")
        giulia.presses("Aggiungi tempo a mano")
        giulia.page.get_by_label("Minuti").fill("9999")
        giulia.presses("Aggiungi")
        giulia.sees("Scrivi i minuti: da 1 a 720.")
        giulia.page.get_by_label("Minuti").fill("35")
        giulia.page.get_by_label("Attività").select_option("Analisi")
        giulia.audit()
        giulia.presses("Aggiungi")
        giulia.sees("Aggiunti 35 min (Analisi)", "36 min")
        giulia.goes("/scrivania/tempo")
        giulia.sees("Totali della settimana", "35 min")
        giulia.audit()
        giulia.photo("tempo")
        page.locator("td a[href^='/scrivania/tempo/']").last.click()
        giulia.page.get_by_label("Minuti").fill("20")
        giulia.page.get_by_label("Perché lo correggi").fill("Ho contato anche la pausa")
        giulia.presses("Salva la correzione")
        giulia.sees("Correzione salvata", "Ho contato anche la pausa")
        giulia.audit()
        giulia.photo("tempo-corretto")
    sara = logs_in(visitor("sara-time", at=town), "sara", "/scrivania/tempo/gruppi")
    sara.sees("Tempo dei gruppi", "Primo livello web")
    sara.does_not_see("Giulia Conti")
    sara.audit()
    sara.photo("tempo-gruppi")


def test_without_a_script(counting, visitor):
    town = counting
    key = town.run("token", "add", "senza", "--scope", "*").splitlines()[-1]
    first, second = asks(town, key)["number"], asks(town, key)["number"]
    marco = logs_in(visitor("marco-time", at=town, javascript=False), "marco", f"/scrivania/richieste/{first}")
    marco.presses("Avvia il cronometro")
    marco.sees("Ferma il cronometro")
    marco.goes(f"/scrivania/richieste/{second}")
    marco.sees("Il tuo cronometro è sulla richiesta")
    marco.presses("Avvia il cronometro")
    marco.sees("quello di prima si è fermato a 1 min")
    marco.goes("/scrivania/tempo")
    marco.sees("Il cronometro è in corso")
    marco.presses("Ferma il cronometro")
    marco.sees("Registrati 1 min")
