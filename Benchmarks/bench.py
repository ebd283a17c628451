"""Measures the release build: one table for SQLite and PostgreSQL, beside the limits of the machine. See bin/bench."""
import argparse
import contextlib
import json
import os
import sys
import time
import traceback
import urllib.parse

import bulk
import deadlines
import form
import limits
import report
import search
import workspace
from load import line, measure
from subject import FORM, Forms, Subject



def arguments():
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer requests, shorter measurements, no ratio")
    parser.add_argument("--write", action="store_true", help="put the figures in docs/performance.md")
    parser.add_argument("--tickets", type=int, help="requests in the database (100,000)")
    parser.add_argument("--seconds", type=int, help="of each measurement (10)")
    parser.add_argument("--engine", choices=("sqlite", "postgres"), action="append", help="only this one")
    parser.add_argument("--open", type=int, help="open requests for the deadlines (1,000,000; 0 leaves them out)")
    parser.add_argument("--only-deadlines", action="store_true", help="measure nothing but the deadlines")
    parser.add_argument("--only-workspace", action="store_true",
                        help="measure nothing but the operators' page, on SQLite with --large requests")
    parser.add_argument("--only-search", action="store_true",
                        help="measure nothing but search and FAQ, on SQLite with --large requests, on PostgreSQL with --tickets")
    parser.add_argument("--large", type=int, default=1_000_000, help="requests of a large desk (1,000,000)")
    parser.add_argument("--no-ratio", action="store_true", help="leave out 10,000 and 1,000,000 requests")
    given = parser.parse_args()
    given.tickets = given.tickets or (5_000 if given.quick else 100_000)
    given.seconds = given.seconds or (3 if given.quick else 10)
    given.open = (20_000 if given.quick else 1_000_000) if given.open is None else given.open
    given.engine = given.engine or ["sqlite", "postgres"]
    given.no_ratio = given.no_ratio or given.quick
    return given


class Bench:
    """One engine, one size: each measurement by name, failures told and gone over."""

    def __init__(self, results, name, seconds):
        self.results = results.setdefault(name, {})
        self.name = name
        self.seconds = seconds
        self.failed = False

    def record(self, what, act):
        print(f"  {self.name}: {what} … ", end="", flush=True)
        try:
            value = act()
            print(report.brief(value))
        except Exception as error:  # one measurement that fails must not lose the others
            if os.environ.get("BENCH_DEBUG"):
                traceback.print_exc()
            value, self.failed = report.Missing(f"{type(error).__name__}: {error}"), True
            print(f"NOT MEASURED: {error}")
        self.results[what] = value
        return value

    def note_memory(self, what, subject):
        figures = self.results.get(what)
        if not isinstance(figures, report.Missing):
            figures.memory = subject.memory()[0]

    def load(self, what, subject, lines, clients, rows=None, **options):
        """Measures the lines. Where each answered request must leave a row in a table, counts them."""
        def act():
            ready = lines() if callable(lines) else lines
            before = subject.count(rows) if rows else 0
            figures = measure(subject.url, ready, clients, self.seconds, **options)
            # A form shown again with its errors is an answer too, and a fast one: only the rows tell.
            if rows and (kept := subject.count(rows) - before) < figures.requests:
                raise RuntimeError(f"{figures.requests} answered but {kept} in {rows}")
            return figures

        self.record(what, act)
        self.note_memory(what, subject)

    def load_static(self, what, subject, path):
        """The same bytes as a page, from the least server there can be."""
        body = subject.get(path)[1].encode()
        self.record(f"{what} page's bytes ({len(body) // 1024} KB) served static, 8 clients",
                    lambda: limits.static_page(body, 8, min(self.seconds, 5)))


def pages(bench, subject, clients=8):
    """The two pages people live in, as a logged-in operator; gives back what it found on the way."""
    group = subject.log_in()
    queue = f"/scrivania?coda={urllib.parse.quote(group)}"
    numbers = subject.numbers(queue, 400)
    headers = {"Cookie": subject.cookie}
    bench.load("queue page, 8 clients", subject, [line("GET", queue)], clients, headers=headers)
    bench.load("request page, 8 clients", subject, [line("GET", f"/scrivania/richieste/{n}") for n in numbers],
               clients, headers=headers)
    return queue, numbers, headers


def submissions(bench, subject, clients):
    """New requests through the public form, each with a form token of its own."""
    wanted = (3000 if clients == 1 else 12000) * bench.seconds
    headers = {}

    def lines():
        ready = form.submissions(subject, wanted)
        headers["Cookie"] = subject.cookie
        return ready

    bench.load(f"form submission, {clients} client{'s' if clients > 1 else ''}", subject, lines, clients,
               rows="tickets", once=True, headers=headers)


def replies(bench, subject, numbers, headers):
    def bodies():
        lines = []
        for number in numbers[:200]:
            path = f"/scrivania/richieste/{number}"
            with contextlib.suppress(LookupError):  # an ended request has no form to reply with
                fields = Forms(subject.get(path)[1]).to(path + "/rispondi")
                fields["testo"] = "Abbiamo verificato la posizione e confermiamo quanto richiesto. " * 3
                fields["poi"] = "resta"
                lines.append(line("POST", path + "/rispondi", FORM, urllib.parse.urlencode(fields)))
        return lines

    bench.load("reply, 8 clients", subject, bodies, 8, rows="messages", headers=headers)


def api(bench, subject):
    token = subject.run("token", "add", "bench", "--scope", "*").strip().splitlines()[-1]
    bearer = {"Authorization": f"Bearer {token}"}

    def bodies():
        items = json.loads(subject.request("GET", "/api/v1/tickets?limit=50", headers=bearer)[1])["items"]
        triple = next(item["triple"] for item in items if item.get("triple"))
        return [line("POST", "/api/v1/tickets", "application/json", json.dumps({
            "channel": "api", "triple": triple, "description": "Richiesta di prova del carico. " * 8,
            "requester": {"givenName": "Anna", "familyName": "Bianchi", "fiscalCode": "BNCNNA75S42E472P",
                          "email": f"anna{i}@example.it"}})) for i in range(200)]

    bench.load("API create, 8 clients", subject, bodies, 8, rows="tickets", headers=bearer)


def whole(results, engine, given):
    name = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[engine]
    bench = Bench(results, name, given.seconds)
    url = os.environ["SPORTELLO_BENCH_POSTGRES"] if engine == "postgres" else None
    subject = Subject(url)
    try:
        if engine == "sqlite":
            bench.record("one-row durable commits, 1 writer", lambda: report.Rate(limits.sqlite_commits(subject.folder)))
        else:
            programs, address = os.environ["SPORTELLO_BENCH_POSTGRES_BIN"], url.replace("postgres:", "postgresql:", 1)
            for clients in (1, 16):
                bench.record(f"one-row durable commits, {clients} writer{'s' if clients > 1 else ''}",
                             lambda clients=clients: report.Rate(limits.postgres_commits(address, programs, clients)))
        bench.record("filling", lambda: report.Rate(subject.fill(given.tickets)))
        bench.record("start to first answer", lambda: report.Milliseconds(subject.start()))
        time.sleep(2)
        bench.record("memory when idle", lambda: report.Megabytes(subject.memory()[0]))
        seen = bench.record("pages", lambda: report.Quiet(pages(bench, subject)))
        if not isinstance(seen, report.Missing):
            queue, numbers, headers = seen.value
            for what, path in (("queue", queue), ("request", f"/scrivania/richieste/{numbers[0]}")):
                bench.load_static(what, subject, path)
            replies(bench, subject, numbers, headers)
        for clients in (1, 16):
            submissions(bench, subject, clients)
        bench.record("api", lambda: report.Quiet(api(bench, subject)))
        many(bench, subject)
        bench.record("memory at the most", lambda: report.Megabytes(subject.memory()[1]))
    finally:
        subject.stop()
    return bench.failed


def many(bench, subject):
    """One action on a whole list: tags, a colleague, the end; none of them writes to anybody."""
    group = subject.log_in()
    for what, stage, fields in (
            ("tag", "da-fare", {"azione": "etichetta", "etichette": "prova"}),
            ("assign", "nuove", {"azione": "assegna", "operatore": "my self"}),
            ("close", "risolte", {"azione": "chiudi"})):
        bench.record(f"many at once: {what}",
                     lambda stage=stage, fields=fields: report.Rate(bulk.run(subject, group, stage, **fields)))


def ratio(results, given):
    """The two pages on SQLite at ten thousand and a million requests, and the rest of the operators' page at a million."""
    failed = False
    for tickets in (10_000, given.large):
        if given.only_workspace and tickets != given.large:
            continue
        bench = Bench(results, f"SQLite, {tickets:,} requests", given.seconds)
        subject = Subject()
        try:
            bench.record("filling", lambda: report.Rate(subject.fill(tickets)))
            bench.record("start to first answer", lambda: report.Milliseconds(subject.start()))
            bench.record("pages", lambda: report.Quiet(pages(bench, subject)))
            if tickets == given.large:
                workspace.all_of_it(bench, subject)
            bench.record("memory at the most", lambda: report.Megabytes(subject.memory()[1]))
        finally:
            subject.stop()
        failed = failed or bench.failed
    return failed


def searching(results, engine, tickets, given):
    """Finding requests, and the FAQ, on a desk of so many requests."""
    name = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[engine]
    bench = Bench(results, f"{name}, {tickets:,} requests: search and FAQ", given.seconds)
    subject = Subject(os.environ["SPORTELLO_BENCH_POSTGRES"] if engine == "postgres" else None)
    try:
        bench.record("filling", lambda: report.Quiet(subject.fill(tickets)))
        subject.start()
        search.all_of_it(bench, subject)
    finally:
        subject.stop()
    return bench.failed


def promises(results, engine, given):
    """Deadlines with a million open requests: the minute's look, a calendar that changes, the pages meanwhile."""
    name = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[engine]
    bench = Bench(results, f"{name}, {given.open:,} requests, all open", given.seconds)
    subject = Subject(os.environ["SPORTELLO_BENCH_POSTGRES"] if engine == "postgres" else None)
    try:
        bench.record("filling", lambda: report.Quiet(subject.fill(2_000)))
        bench.record("open requests made", lambda: report.Rate(deadlines.fill(subject, given.open)))
        bench.record("the minute's due query", lambda: report.Due(*deadlines.due_query(subject)))
        bench.record("the database alone moving the same instants, in two statements",
                     lambda: report.Rate(deadlines.limit(subject)))
        bench.record("recount after a calendar changed", lambda: report.Rate(deadlines.recount(subject)))
        subject.start()
        group = subject.log_in()
        queue, headers = f"/scrivania?coda={urllib.parse.quote(group)}", {"Cookie": subject.cookie}
        found = bench.record("queue page meanwhile", lambda: report.Quiet(deadlines.pages_meanwhile(
            subject, [line("GET", queue)], headers, 8, given.seconds)))
        if not isinstance(found, report.Missing):
            alone, meanwhile, rate = found.value
            bench.results["queue page, 8 clients"] = alone
            bench.results["queue page, 8 clients, while deadlines are recounted"] = meanwhile
            bench.results["recount, beside the queue page"] = report.Rate(rate)
    finally:
        subject.stop()
    return bench.failed


def main():
    given = arguments()
    results, failed = {}, False
    for engine in given.engine if not (given.only_workspace or given.only_search) else []:
        if not given.only_deadlines:
            failed = whole(results, engine, given) or failed
        if given.open:
            failed = promises(results, engine, given) or failed
    if not given.only_deadlines and not given.only_workspace:
        for engine in given.engine:
            tickets = given.large if engine == "sqlite" and not given.quick else given.tickets
            failed = searching(results, engine, tickets, given) or failed
    if not given.no_ratio and not given.only_deadlines and not given.only_search:
        failed = ratio(results, given) or failed
    text = report.page(results, given.tickets)
    print("\n" + text)
    if given.write:
        report.write(text)
    sys.exit(1 if failed else 0)


main()
