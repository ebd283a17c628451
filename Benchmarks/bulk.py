"""Actions on many requests: how many a second of a whole list, asked for on the pages as a person asks."""
import time
import urllib.parse

from deadlines import Books
from subject import Forms

PATH = "/scrivania/insieme"


def proposed(subject, group, stage, fields, end):
    """The address of the action, when the program has looked at every request of the list."""
    queue = f"coda={urllib.parse.quote(group)}&stato={stage}"
    fresh = {name: value for name, value in Forms(subject.get("/scrivania?" + queue)[1]).to(PATH).items()
             if name == "_csrf"}
    status, text, where = subject.request("POST", PATH + "/proponi", {**fresh, "lista": queue, "tutte": "1", **fields})
    if status != 303:
        raise RuntimeError(f"proposed: {status} {text[-300:]}")
    while True:
        text = subject.get(where)[1]
        if where + "/esegui" in text:
            return where, Forms(text).to(where + "/esegui")
        if "data-watch" not in text:
            raise RuntimeError(f"nothing to do in {queue}")
        waits(end, "looking")


def waits(end, what):
    if time.monotonic() > end:
        raise RuntimeError(f"{what} takes too long")
    time.sleep(0.1)


def run(subject, group, stage, seconds=900, **fields):
    """Requests a second by the program's own clock, from the yes to the end."""
    end, books = time.monotonic() + seconds, Books(subject)
    where, form = proposed(subject, group, stage, fields, end)
    subject.request("POST", where + "/esegui", form)
    number = where.rsplit("/", 1)[1]
    while True:
        done, began, ended = books.run(f"SELECT done, started_at, ended_at FROM bulks WHERE id = {number}")[0]
        if ended not in ("None", ""):
            return round(int(done) / max((int(ended) - int(began)) / 1000, 0.001))
        waits(end, f"{done} done")
