"""Searching a large desk: whole pages of results, as a supervisor who sees every request."""
import contextlib
import json
import sqlite3
import time
import urllib.parse

import report
from load import line

# Words of the demonstration town: of a few requests each, and of many.
COMMON = (("non", "riesco", "cedolino"), ("cedolino", "mese"), ("accesso", "utenza"), ("password", "nuova"),
          ("bonifico", "conto"), ("modulo", "allegato"))
BEGINNINGS = ("ce", "bon", "acc", "det", "ric", "ute", "pass", "sta", "man", "pag")


def address(text, **more):
    return "/scrivania/cerca?" + urllib.parse.urlencode({"q": text, **more})


def people(subject, wanted):
    """Codici fiscali and names of people who wrote in, spread over all years."""
    with rows(subject) as c:
        last = c.execute("SELECT MAX(rowid) FROM requesters").fetchone()[0]
        found = []
        first = c.execute("SELECT MIN(rowid) FROM requesters").fetchone()[0]
        for place in range(wanted):
            row = c.execute("SELECT fiscal_code, family_name, given_name FROM requesters WHERE rowid >= ? LIMIT 1",
                            (first + (last - first) * place // wanted,)).fetchone()
            if row and row[0]:
                found.append(row)
        return found


@contextlib.contextmanager
def rows(subject):
    with contextlib.closing(sqlite3.connect(f"file:{subject.folder}/sportello.sqlite?mode=ro", uri=True)) as c:
        yield c


def size(subject):
    """Megabytes of the index, and of the whole database."""
    with rows(subject) as c:
        index = c.execute("SELECT SUM(LENGTH(block)) FROM ticket_words_data").fetchone()[0]
        return index / 2**20, (subject.folder / "sportello.sqlite").stat().st_size / 2**20


def rebuild(subject):
    """Messages indexed in a second, the desk serving meanwhile."""
    began = time.perf_counter()
    done = json.loads(subject.run("rebuild", "search", "--from-the-start", "--json").strip().splitlines()[-1])
    return done["messages"] / (time.perf_counter() - began)


def all_of_it(bench, subject, clients=2):
    """Every measurement of the search on a subject that is filled and serves."""
    subject.log_in_as("supervisor")
    headers = {"Cookie": subject.cookie}
    known = people(subject, 500)
    loads = {
        "search: rare words": [address(code) for code, _, _ in known],
        "search: a name and a word": [address(f"{family} {given} cedolino") for _, family, given in known],
        "search: common words, newest first": [address(" ".join(words)) for words in COMMON],
        "search: common words, most relevant first": [address(" ".join(words), ordine="pertinenza") for words in COMMON],
        "search: a phrase": [address(f'"{" ".join(words[:2])}"') for words in COMMON],
        "search: a beginning": [address(f"{word}*") for word in ("cedol", "bonif", "ricong", "access")],
        "search: common words in what is closed, of one channel": [
            address(" ".join(words) + " stato:chiusa canale:telefono") for words in COMMON],
        "search: words suggested while typing": [
            "/scrivania/cerca/parole?" + urllib.parse.urlencode({"q": word}) for word in BEGINNINGS],
    }
    for what, paths in loads.items():
        bench.load(f"{what}, {clients} clients", subject, [line("GET", path) for path in paths], clients, headers=headers)
    index, whole = size(subject)
    bench.results["index of words"] = report.Megabytes(index)
    bench.results["the whole database"] = report.Megabytes(whole)
    bench.record("index made anew, messages", lambda: report.Rate(rebuild(subject)))
