"""The small town of the stories: who works at its desk, what people can ask about, and how time passes there."""
import pathlib
import sqlite3
import subprocess
import time

PASSWORD = "una frase abbastanza lunga"
SETTINGS = pathlib.Path(__file__).with_name("town.yaml")

# A codice fiscale that is right, and one whose last letter is not.
ANNA, ANNA_MISTYPED = "BNCNNA75S42E472P", "BNCNNA75S42E472Q"

QUICKEST_SECONDS = 3.2  # whoever sends the form faster than 3 s after it opened is asked to press again


def sql(desk, text):
    """One statement on the desk's own database, behind the program's back."""
    url = desk.environment["SPORTELLO_DATABASE_URL"]
    if url.startswith("sqlite:"):
        with sqlite3.connect(url.removeprefix("sqlite:"), timeout=10) as database:
            return [tuple(row) for row in database.execute(text)]
    answer = subprocess.run(["psql", "--quiet", "--tuples-only", "--no-align", "--field-separator=\t",
                             url.replace("postgres://", "postgresql://", 1), "--command", text],
                            check=True, capture_output=True, text=True).stdout
    return [tuple(line.split("\t")) for line in answer.splitlines() if line]


def passes(desk, minutes):
    """So many minutes pass for the work that waits: no story waits for them."""
    sql(desk, f"UPDATE jobs SET run_at = run_at - {minutes * 60_000}, locked_until = locked_until - {minutes * 60_000}")


def until(look, seconds=15, why=lambda: "nothing"):
    """Looks again and again until there is something to see, and gives it back."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < deadline, f"{why()} in {seconds} s"
        time.sleep(0.1)
    return seen


# Cookies of those who are logged in, by desk and login: a password costs a second of work, by design.
sessions = {}


def logs_in(person, login, then="/scrivania", anew=False):
    """At the desk as that operator, on that page: with the session somebody of the story has, or by the password."""
    key = (person.url, login)
    if key in sessions and not anew:
        person.context.add_cookies(sessions[key])
        person.goes(then)
        if person.page.url.endswith(then):
            return person
        person.context.clear_cookies()
    person.goes(f"/accedi?poi={then}")
    person.writes(("Nome utente", "User name"), login)
    person.writes("Password", PASSWORD)
    person.presses(("Accedi", "Log in"))
    assert person.page.url.endswith(then), person.page.url
    sessions[key] = [cookie for cookie in person.context.cookies() if cookie["name"] == "sessione"]
    return person


def opens_form(person, path="/richiesta"):
    """The form, and the instant from which it may be sent."""
    person.goes(path)
    person.may_send_at = time.monotonic() + QUICKEST_SECONDS


def waits_as_people_do(person):
    time.sleep(max(0, person.may_send_at - time.monotonic()))
