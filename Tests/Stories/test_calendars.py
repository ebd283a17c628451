"""Ada writes down when an office works: by hand, with a file of holidays, on a computer without scripts and on a phone."""
import json

import pytest

from town import logs_in

PAGES = True

HOLIDAYS = "\r\n".join([
    "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20290706", "RRULE:FREQ=YEARLY",
    "SUMMARY:Santa Maria Goretti", "END:VEVENT", "BEGIN:VEVENT", "DTSTART:20290706T100000Z", "SUMMARY:Riunione",
    "END:VEVENT", "END:VCALENDAR", ""])
EYES = [dict(javascript=False), dict(phone=True, language="en-GB", dark=True)]


@pytest.mark.parametrize("eyes", EYES, ids=["without scripts", "phone, dark, in English"])
def test_ada_writes_a_calendar(town, visitor, eyes):
    name = "latina " + "-".join(eyes)
    ada = logs_in(visitor("ada", at=town, **eyes), "ada")
    ada.goes("/impostazioni/calendari")
    ada.presses(("Aggiungi un calendario", "Add a calendar"))
    ada.writes(("Nome", "Name"), name)
    ada.writes(("Lunedì", "Monday"), "08:00-13:00, 12:00-17:00")
    ada.presses(("Aggiungi", "Add"))
    ada.sees("08:00-13:00, 12:00-17:00")
    ada.writes(("Lunedì", "Monday"), "08:00-13:00, 14:00-17:00")
    ada.writes(("Giorni con orari propri", "Days with openings of their own"), "2029-12-24 08:00-12:00")
    ada.attaches(("Feste da un file iCalendar", "Holidays from an iCalendar file"),
                 dict(name="feste.ics", mimeType="text/calendar", buffer=HOLIDAYS.encode()))
    ada.presses(("Leggi il file", "Read the file"))
    rules = ada.field(("Altre feste", "Other holidays")).input_value()
    assert "07-06 from 2029 = Santa Maria Goretti" in rules
    assert ada.page.get_by_text("Riunione").count() == 1
    ada.presses(("Aggiungi", "Add"))
    ada.presses(name)
    ada.goes(ada.page.url.removeprefix(town.url) + "?anno=2029")
    assert ada.page.locator(".sp-month").count() == 12
    assert ada.page.locator(".sp-day-half", has_text="24").count() == 1
    answer = town.run("deadline", "--calendar", name, "--from", "2029-07-05T18:00:00+02:00", "--minutes", "1")
    assert answer.splitlines()[-1] == "2029-07-09T08:01:00+02:00"
    worked = town.run("worked", "--json", "--calendar", name, "--from", "2029-12-24T08:00:00+01:00",
                      "--to", "2029-12-24T20:00:00+01:00")
    assert json.loads(worked)["minutes"] == 240
