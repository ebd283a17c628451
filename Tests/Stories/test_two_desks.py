"""Two processes on one database, as behind a load balancer: what happens at one is seen at the other."""
import email
import email.policy

import mail as post
from town import SETTINGS, logs_in, until


def test_what_one_process_does_is_seen_at_the_other(new_desk, visitor):
    here = new_desk(settings=SETTINGS)
    shared = ("SPORTELLO_SECURITY_SECRETFILE", "SPORTELLO_MAIL_OUTBOX", "SPORTELLO_FILES_URL")
    there = new_desk(database_url=here.environment["SPORTELLO_DATABASE_URL"],
                     **{name: here.environment[name] for name in shared})
    key = here.run("token", "add", "telephone", "--scope", "*").splitlines()[-1]
    status, made = here.api("POST", "/api/v1/tickets", {
        "channel": "phone", "requester": {"givenName": "Anna", "familyName": "Bianchi", "email": "anna@example.it"},
        "triple": "STI-ACC-01", "description": "Lo stipendio non è arrivato."}, key)
    assert status == 201, made

    anna, giulia, marco = visitor("anna", at=here), visitor("giulia", at=there), visitor("marco", at=here)
    anna.goes(tracking(here))
    anna.sees("Ricevuta")
    number = made["number"]
    logs_in(marco, "marco", f"/scrivania/richieste/{number}")
    logs_in(giulia, "giulia", f"/scrivania/richieste/{number}")

    giulia.presses("Prendi in carico")
    anna.sees("In lavorazione")
    marco.sees("Giulia Conti")
    giulia.writes("Testo della risposta", "Arriva domani con valuta di oggi.")
    giulia.presses("Invia")
    anna.sees("Arriva domani con valuta di oggi.")
    marco.sees("Arriva domani con valuta di oggi.")
    for desk in (here, there):
        desk.stop()


def tracking(desk):
    """The path that the acknowledgement leads to."""
    def acknowledgement():
        for file in (desk.folder / "outbox").glob("*.eml"):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if "/richieste/" in post.text(message):
                return message
        return None

    return "/richieste/" + post.link(until(acknowledgement), "/richieste/").rsplit("/", 1)[1]
