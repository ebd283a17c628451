"""Searching a large desk: whole pages of results, as a supervisor who sees every request."""
import contextlib
import json
import re
import sqlite3
import subprocess
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


def ask(subject, statement):
    """The rows of a statement, read beside the program."""
    if subject.database_url.startswith("sqlite:"):
        with contextlib.closing(sqlite3.connect(f"file:{subject.folder}/sportello.sqlite?mode=ro", uri=True)) as c:
            return c.execute(statement).fetchall()
    done = subprocess.run(["psql", "-qAt", subject.database_url.replace("postgres:", "postgresql:", 1), "-c", statement],
                          capture_output=True, text=True, check=True)
    return [row.split("|") for row in done.stdout.splitlines()]


def people(subject, wanted):
    """Codici fiscali and names of people who wrote in, spread over all years."""
    first, last = (int(n) for n in ask(subject, "SELECT MIN(id), MAX(id) FROM requesters")[0])
    found = []
    for place in range(wanted):
        found += ask(subject, "SELECT fiscal_code, family_name, given_name FROM requesters WHERE fiscal_code IS NOT NULL "
                              f"AND id >= {first + (last - first) * place // wanted} ORDER BY id LIMIT 1")
    return found


def size(subject):
    """Megabytes of the index, and of the whole database."""
    if subject.database_url.startswith("sqlite:"):
        index = ask(subject, "SELECT SUM(LENGTH(block)) FROM ticket_words_data")[0][0]
        return index / 2**20, (subject.folder / "sportello.sqlite").stat().st_size / 2**20
    index, whole = ask(subject, "SELECT pg_total_relation_size('ticket_words'), pg_database_size(current_database())")[0]
    return int(index) / 2**20, int(whole) / 2**20


def rebuild(subject):
    """Messages indexed in a second, the desk serving meanwhile."""
    began = time.perf_counter()
    done = json.loads(subject.run("rebuild", "search", "--from-the-start", "--json").strip().splitlines()[-1])
    return done["messages"] / (time.perf_counter() - began)


def faq(bench, subject, clients=8):
    """What everybody reads: the list of the FAQ and its articles, made anew for each visit."""
    addresses = sorted(set(re.findall(r'href="(/faq/[a-z0-9-]+)"', subject.get("/faq")[1])))
    bench.load(f"FAQ article, {clients} clients", subject, [line("GET", path) for path in addresses], clients)
    bench.load(f"FAQ, all themes, {clients} clients", subject, [line("GET", "/faq")], clients)


def all_of_it(bench, subject, clients=2):
    """Every measurement of the search on a subject that is filled and serves."""
    # What the program does once when it begins is over.
    time.sleep(20)
    faq(bench, subject)
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
