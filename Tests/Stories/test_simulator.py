"""Ada asks what would become of a request before anybody sends one: in her browser, without scripts, on a phone, and at the
command line. All give the same answer."""
import json
import subprocess

import pytest

from program import PROGRAM
from town import logs_in

PAGES = True

EYES = [dict(), dict(javascript=False), dict(phone=True, language="en-GB", dark=True)]


@pytest.mark.parametrize("eyes", EYES, ids=["plain", "without scripts", "phone, dark, in English"])
def test_ada_describes_a_request(town, visitor, eyes):
    ada = logs_in(visitor("ada", at=town, **eyes), "ada", "/impostazioni/instradamento")
    ada.presses(("Prova una richiesta nel simulatore", "Try a request in the simulator"))
    ada.field(("Canale", "Channel")).select_option("pec")
    ada.field(("Voce del catalogo", "Entry of the catalogue"), "select").select_option("PRE-FER-01")
    ada.writes(("Giorno", "Day"), "2027-03-28")
    ada.writes(("Ora di Roma", "Hour in Rome"), "02:30")
    ada.presses(("Prova", "Try"))
    assert ada.page.locator("#errori").count() == 1 and ada.page.locator("#esito").count() == 0
    ada.writes(("Giorno", "Day"), "2027-11-26")
    ada.writes(("Ora di Roma", "Hour in Rome"), "17:00")
    ada.presses(("Prova", "Try"))
    assert ada.page.locator("#destinazione", has_text="Secondo livello presenze").count() == 1
    due = {time.get_attribute("datetime") for time in ada.page.locator("#promesse time").all()}
    told = json.loads(town.run("simulate", "--json", "--channel", "pec", "--triple", "PRE-FER-01",
                               "--at", "2027-11-26T17:00"))
    assert told["group"] == "L2-PRE" and told["reason"] == "path" and told["priority"] == "P4"
    assert due == {clock["due"].split(".")[0][:19] + "+01:00" for promise in told["promises"]
                   for clock in promise["clocks"]}
    law = next(promise for promise in told["promises"] if promise["kind"] == "statutory")
    assert law["clocks"][0]["due"].startswith("2027-12-27T23:59:59"), law


def test_the_command_says_which_option_is_wrong(town):
    for options in [["--channel", "fax"], ["--channel", "web", "--triple", "X"],
                    ["--channel", "web", "--at", "2026-03-29T02:30"], ["--channel", "web", "--user-type", "Z"]]:
        done = subprocess.run([PROGRAM, "simulate", *options], cwd=town.folder, env=town.environment,
                              capture_output=True, text=True, timeout=60)
        assert done.returncode == 1 and options[-2] in done.stderr, done
        assert done.stderr.count("\n") == 1 and not done.stdout, done
    lines = town.run("simulate", "--channel", "web", "--area", "Presenze", "--at", "2027-11-26T17:00").splitlines()
    assert lines[0] == "arrives\t2027-11-26T17:00:00+01:00\tP3" and lines[1].startswith("group\t")
