"""The operators' page at a million requests: lists, the numbers beside the queues, a long conversation, an action on a whole
list, open pages that are told of a change, and the weight of each navigation."""
import gzip
import html
import http.client
import re
import selectors
import socket
import time
import urllib.parse

import bulk
import report
from deadlines import Books
from load import Figures, line, measure
from subject import Forms

OPEN_PAGES = 300
CHANGES = 10
MESSAGES = 200
BULK_LEAST = 10_000
# As Store/Tickets/Queue.swift counts.
COUNTS = ("SELECT group_id, state, assignee_id, COUNT(*) FROM tickets WHERE closed_at IS NULL AND group_id IS NOT NULL "
          "GROUP BY group_id, state, assignee_id")


def lists(subject, group):
    """Lists people keep as views, each with the address of its first page; the codes are those of the demonstration."""
    books = Books(subject)

    def most(column, table, name):
        return books.run(f"SELECT x.{name} FROM tickets AS t JOIN {table} AS x ON x.id = t.{column} WHERE t.closed_at IS NULL "
                         f"GROUP BY x.{name} ORDER BY count(*) DESC LIMIT 1")[0][0]

    area = books.run("SELECT x.area FROM tickets AS t JOIN triples AS x ON x.id = t.triple_id WHERE t.closed_at IS NULL "
                     "GROUP BY x.area ORDER BY count(*) DESC LIMIT 1")[0][0]
    asked = {
        "mine": {}, "the group's, oldest first": {"coda": group},
        "the group's, by deadline": {"coda": group, "ordine": "scadenza"},
        "the group's, by priority": {"coda": group, "ordine": "priorita"},
        "the group's, last touched": {"coda": group, "ordine": "aggiornate"},
        "nobody's": {"coda": group, "operatore": "nessuno"},
        "overdue": {"coda": "tutte", "scadenza": "scadute", "ordine": "scadenza"},
        "waiting": {"coda": "tutte", "stato": "attesa"},
        "urgent or high": {"coda": "tutte", "priorita": "urgente,alta"},
        "one area": {"coda": "tutte", "area": area},
        "one administration": {"coda": "tutte", "amministrazione": most("administration_id", "administrations", "code")},
        "one user type": {"coda": "tutte", "utente": most("user_type_id", "user_types", "code")},
        "by PEC": {"coda": "tutte", "canale": "pec"},
        "reopened": {"coda": "tutte", "riaperte": "1"},
        "arrived this month": {"coda": "tutte", "dal": time.strftime("%Y-%m-01")},
        "closed": {"coda": group, "stato": "chiuse"},
        "everything": {"coda": "tutte", "stato": "tutte"},
        "a surname": {"coda": "tutte", "q": "Rossi"},
        "a tag nobody uses": {"coda": "tutte", "stato": "tutte", "etichetta": "mai-usata"},
    }
    return {name: "/scrivania" + ("?" + urllib.parse.urlencode(fields) if fields else "") for name, fields in asked.items()}


def views(subject, group, headers, clients, seconds):
    """(the name, the figures) of each list, the slowest last."""
    found = []
    for name, path in lists(subject, group).items():
        measure(subject.url, [line("GET", path)], 1, 1, headers=headers)
        found.append((name, measure(subject.url, [line("GET", path)], clients, seconds, headers=headers)))
    return sorted(found, key=lambda item: item[1].p99)


def counts(subject):
    """Median and p99 in milliseconds of counting every queue of the house, and what each person has."""
    books = Books(subject)
    both = sorted(books.times(COUNTS))
    queues = int(books.run("SELECT count(DISTINCT group_id) FROM tickets WHERE closed_at IS NULL")[0][0])
    is_open = int(books.run("SELECT count(*) FROM tickets WHERE closed_at IS NULL AND group_id IS NOT NULL")[0][0])
    return queues, is_open, both[len(both) // 2], both[int(len(both) * 0.99)]


def long_request(subject, number):
    """Gives a request so many messages, copies of its first, and as many events."""
    books = Books(subject)
    ticket = books.run(f"SELECT id FROM tickets WHERE number = {number}")[0][0]
    series = (f"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {MESSAGES})" if books.is_sqlite
              else f"WITH n(n) AS (SELECT generate_series(1, {MESSAGES}))")
    copies = []
    for table in ("messages", "events"):
        columns = books.columns(table)
        values = ", ".join({"id": f"(SELECT max(id) FROM {table}) + n.n", "at": "m.at + n.n * 1000"}.get(c, f"m.{c}")
                           for c in columns)
        copies.append(f"INSERT INTO {table} ({', '.join(columns)}) {series} SELECT {values} FROM n JOIN {table} AS m "
                      f"ON m.id = (SELECT min(id) FROM {table} WHERE ticket_id = {ticket})")
    books.run(*copies, "SELECT 1")


class OpenPages:
    """Pages of one list held open, each with a connection of its own, as browsers hold them."""

    def __init__(self, subject, path, wanted=OPEN_PAGES):
        self.subject = subject
        page = subject.get(path)[1]
        live = html.unescape(re.search(r'data-live="([^"]+)"', page)[1])
        self.selector = selectors.DefaultSelector()
        self.pages = []
        for _ in range(wanted):
            page = socket.create_connection(("127.0.0.1", subject.port))
            page.sendall(f"GET {live} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {subject.cookie}\r\n"
                         "Accept: text/event-stream\r\n\r\n".encode())
            page.setblocking(False)
            self.selector.register(page, selectors.EVENT_READ)
            self.pages.append(page)
        if self.heard(b"retry:", 30)[0] < wanted:
            raise RuntimeError("some open pages were not answered")

    def heard(self, text, seconds):
        """(how many pages were sent the text, the moment the last of them was)."""
        waiting, said, last = set(self.pages), {}, time.perf_counter()
        end = last + seconds
        while waiting and time.perf_counter() < end:
            for key, _ in self.selector.select(0.05):
                page = key.fileobj
                said[page] = said.get(page, b"")[-200:] + page.recv(65536)
                if text in said[page] and page in waiting:
                    waiting.remove(page)
                    last = time.perf_counter()
        return len(self.pages) - len(waiting), last

    def quiet(self, seconds):
        """Reads what still comes."""
        self.heard(b"\x00", seconds)

    def close(self):
        for page in self.pages:
            page.close()
        self.selector.close()


def take(subject, number):
    """Where one takes a request, and the fields of that form: a change that every list with the request shows."""
    path = f"/scrivania/richieste/{number}"
    return path + "/prendi", Forms(subject.get(path)[1]).to(path + "/prendi")


def open_pages(subject, path):
    """(megabytes more with the pages open, median and most milliseconds until every page was told of a change)."""
    numbers = subject.numbers(path, CHANGES)
    before = subject.memory()[0]
    pages, times = OpenPages(subject, path), []
    try:
        pages.quiet(3)
        grown = subject.memory()[0] - before
        for number in numbers:
            action, fields = take(subject, number)
            pages.quiet(1.5)
            began = time.perf_counter()
            if subject.request("POST", action, fields)[0] != 303:
                raise RuntimeError(f"{number} was not taken")
            reached, last = pages.heard(f"/richieste/{number}".encode(), 10)
            if reached < len(pages.pages):
                raise RuntimeError(f"{reached} of {len(pages.pages)} pages were told")
            times.append((last - began) * 1000)
    finally:
        pages.close()
    times.sort()
    return grown, times[len(times) // 2], times[-1]


def weight(subject, path):
    """Bytes of a navigation as a browser gets it: the page alone, since styles and scripts are kept."""
    connection = http.client.HTTPConnection("127.0.0.1", subject.port, timeout=30)
    connection.request("GET", path, headers={"Cookie": subject.cookie, "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.headers.get("Content-Encoding") != "gzip":
        raise RuntimeError("not compressed")
    return len(body), len(gzip.decompress(body))


def all_of_it(bench, subject, clients=8):
    """Every measurement of the operators' page on a subject that is filled and serves."""
    group = subject.log_in()
    headers = {"Cookie": subject.cookie}
    queue = f"/scrivania?coda={urllib.parse.quote(group)}"
    number = subject.numbers(queue, 1)[0]

    def each_view():
        found = views(subject, group, headers, clients, max(bench.seconds // 2, 2))
        for name, figures in found:
            bench.results[f"list: {name}, {clients} clients"] = figures
        return report.Quiet(found)

    bench.record("lists", each_view)
    bench.record("numbers of the queues", lambda: report.Counted(*counts(subject)))
    bench.record("weights", lambda: report.Quiet([
        bench.results.__setitem__(f"weight of a navigation: {what}", report.Weight(*weight(subject, path)))
        for what, path in (("list", queue), ("request", f"/scrivania/richieste/{number}"))]))
    bench.record(f"{OPEN_PAGES} open pages", lambda: report.OpenPages(*open_pages(subject, queue + "&operatore=nessuno")))
    bench.record("long conversation", lambda: report.Quiet(long_request(subject, number)))
    bench.load(f"request page with {MESSAGES} messages, {clients} clients", subject,
               [line("GET", f"/scrivania/richieste/{number}")], clients, headers=headers)
    for what, stage, fields in (("tag", "tutte", {"azione": "etichetta", "etichette": "prova"}),):
        bench.record(f"{BULK_LEAST:,} at once: {what}",
                     lambda stage=stage, fields=fields: report.Rate(bulk.run(subject, group, stage, **fields)))
