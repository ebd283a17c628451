"""Deadlines at scale: so many open requests, the minute's look, a calendar that changes, and the pages meanwhile."""
import contextlib
import os
import pathlib
import re
import sqlite3
import subprocess
import time

from load import measure

# As Store/Deadlines/Clocks.swift asks it.
DUE = ("SELECT * FROM tickets WHERE next_due_at IS NOT NULL AND next_due_at <= {now} "
       "ORDER BY next_due_at, id LIMIT 200")
SPAN = 60 * 60_000  # milliseconds in which the open requests were registered: none is due before they are measured
TIMES = 300


class Books:
    """The database beside the program: statements, on either engine."""

    def __init__(self, subject):
        self.subject = subject
        self.is_sqlite = subject.database_url.startswith("sqlite:")
        self.path = subject.database_url.removeprefix("sqlite:")
        self.url = subject.database_url.replace("postgres:", "postgresql:", 1)

    def run(self, *statements):
        """Runs the statements in one transaction; gives back the rows of the last, as texts."""
        if self.is_sqlite:
            with contextlib.closing(sqlite3.connect(self.path, timeout=60)) as c, c:
                for statement in statements[:-1]:
                    c.execute(statement)
                return [[str(value) for value in row] for row in c.execute(statements[-1])]
        done = subprocess.run(["psql", "-qAt", "--single-transaction", "-v", "ON_ERROR_STOP=1", self.url],
                              input=";\n".join(statements), capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr[-300:])
        return [row.split("|") for row in done.stdout.splitlines() if row]

    def columns(self, table):
        if self.is_sqlite:
            return [row[0] for row in self.run(f"SELECT name FROM pragma_table_info('{table}')")]
        return [row[0] for row in self.run(
            f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position")]

    def times(self, statement):
        """Milliseconds of the statement, so many times over one connection."""
        if self.is_sqlite:
            with contextlib.closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as c:
                found = []
                for _ in range(TIMES):
                    began = time.perf_counter()
                    c.execute(statement).fetchall()
                    found.append((time.perf_counter() - began) * 1000)
                return sorted(found)
        done = subprocess.run(["psql", "-qAt", "-o", os.devnull, self.url], capture_output=True, text=True, check=True,
                              input="\\timing on\n" + f"{statement};\n" * TIMES)
        return sorted(float(ms) for ms in re.findall(r"Time: ([\d.]+) ms", done.stdout))

    def plan(self, statement):
        text = "EXPLAIN QUERY PLAN " if self.is_sqlite else "EXPLAIN "
        return " / ".join(" ".join(row) for row in self.run(text + statement))


def fill(subject, wanted):
    """Copies the open requests of the demonstration until there are so many, all open, registered in the last hour.

    Every instant of a copy is moved by the same time; as in a real desk, who comes later has the greater id. Nothing has
    to be told of them yet: the models are those that have longest. Gives back the requests made in a second."""
    books, now = Books(subject), int(time.time() * 1000)
    columns, clocks = books.columns("tickets"), books.columns("clocks")
    began = time.perf_counter()
    wait = "o.next_due_at - o.registered_at"  # between the registration and the next thing to tell
    series = (f"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {wanted})" if books.is_sqlite
              else f"WITH n(n) AS (SELECT generate_series(1, {wanted}))")
    choice = (f"SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM tickets AS o "
              "WHERE next_due_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM clock_pauses AS p WHERE p.ticket_id = o.id) "
              f"ORDER BY {wait} DESC LIMIT 100")
    books.run(f"CREATE TABLE bench_models AS {choice}", "SELECT 1")
    models, first, number = (int(value) for value in books.run(
        "SELECT (SELECT count(*) FROM bench_models), max(id), max(number) FROM tickets")[0])
    move = f"({now - SPAN} - t.registered_at + CAST({SPAN} AS BIGINT) * n.n / {wanted})"

    def value(column, owner):
        if column == "due_at" and owner == "t":  # none is the last instant there is
            return f"CASE WHEN t.due_at > 250000000000000 THEN t.due_at ELSE t.due_at + {move} END"
        return f"{owner}.{column} + {move}" if column.endswith("_at") else f"{owner}.{column}"

    def cloned(names, owner, **own):
        return ", ".join(own.get(name) or value(name, owner) for name in names)

    tickets = cloned(columns, "t", id=f"{first} + n.n", number=f"{number} + n.n")
    lines = cloned(clocks, "c", ticket_id=f"{first} + n.n")
    joined = f"FROM n JOIN bench_models AS m ON m.place = n.n % {models} JOIN tickets AS t ON t.id = m.id"
    books.run(f"INSERT INTO tickets ({', '.join(columns)}) {series} SELECT {tickets} {joined}", "SELECT 1")
    books.run(f"INSERT INTO clocks ({', '.join(clocks)}) {series} SELECT {lines} {joined} "
              "JOIN clocks AS c ON c.ticket_id = t.id", "DROP TABLE bench_models", "SELECT 1")
    rate = wanted / (time.perf_counter() - began)
    # A pay-day that has come would raise most of them while the pages are measured.
    books.run("DELETE FROM priority_windows", "SELECT 1")
    settle(books)
    return rate


def settle(books):
    """What the server does by itself in a desk that filled in months, and has had no time for here."""
    if books.is_sqlite:
        books.run("ANALYZE", "SELECT 1")
    else:
        subprocess.run(["psql", "-qAt", "-c", "VACUUM (ANALYZE)", books.url], check=True, capture_output=True)


def limit(subject, wanted=100_000):
    """Requests a second whose instants the database alone moves by a second, in one statement a table: no recount of this
    schema can be faster on one connection."""
    books = Books(subject)
    last = books.run("SELECT max(id) FROM (SELECT id FROM tickets WHERE closed_at IS NULL "
                     f"ORDER BY id LIMIT {wanted}) AS q")[0][0]
    began = time.perf_counter()
    # Without a deadline it is the last instant there is.
    books.run(f"UPDATE tickets SET due_at = CASE WHEN due_at > 250000000000000 THEN due_at ELSE due_at + 1000 END, "
              "next_due_at = next_due_at + 1000 "
              f"WHERE closed_at IS NULL AND id <= {last}",
              f"UPDATE clocks SET due_at = due_at + 1000 WHERE stopped_at IS NULL AND ticket_id <= {last}", "SELECT 1")
    seconds = time.perf_counter() - began
    settle(books)
    return int(books.run(f"SELECT count(*) FROM tickets WHERE closed_at IS NULL AND id <= {last}")[0][0]) / seconds


def due_query(subject):
    """(plan, median and p99 ms with nothing due, the same with a full batch due)."""
    books = Books(subject)
    some = int(books.run("SELECT next_due_at FROM tickets WHERE next_due_at IS NOT NULL "
                         "ORDER BY next_due_at LIMIT 1 OFFSET 199")[0][0])
    figures = []
    for now in (0, some):
        times = books.times(DUE.format(now=now))
        figures.append((times[len(times) // 2], times[int(len(times) * 0.99)]))
    return books.plan(DUE.format(now=some)), *figures


def change_calendar(subject, closing):
    """The calendar of most open clocks closes at another hour; gives back its name."""
    name = Books(subject).run(
        "SELECT p.calendar FROM clocks AS c JOIN promises AS p ON p.id = c.promise_id WHERE c.stopped_at IS NULL "
        "GROUP BY p.calendar ORDER BY count(*) DESC LIMIT 1")[0][0]
    week = "{" + ", ".join(f'{day}: ["08:00-{closing}"]' for day in ("mon", "tue", "wed", "thu", "fri")) + "}"
    document = pathlib.Path(subject.folder) / "calendar.yaml"
    document.write_text(f"calendars: [{{name: {name}, week: {week}}}]\n")
    subject.run("apply", document)
    return name


def recount(subject, closing="17:30"):
    """Requests counted again in a second after the calendar changed, by the command; every one changes."""
    name = change_calendar(subject, closing)
    began = time.perf_counter()
    subject.run("rebuild", "deadlines", "--calendar", name)
    seconds = time.perf_counter() - began
    done = int(Books(subject).run(f"SELECT done FROM recounts WHERE calendar = '{name}'")[0][0])
    return done / seconds


def pages_meanwhile(subject, lines, headers, clients, seconds, closing="16:30"):
    """(the pages alone, the pages while the workers of the same process count again, requests counted in a second).

    The first page after a start waits until the queues are counted: it is asked for before anything is measured."""
    measure(subject.url, lines, 1, 1, headers=headers)
    alone = measure(subject.url, lines, clients, seconds, headers=headers)
    name, books = change_calendar(subject, closing), Books(subject)
    done = f"SELECT done, ended_at IS NOT NULL FROM recounts WHERE calendar = '{name}'"
    while int(books.run(done)[0][0]) == 0:
        time.sleep(0.05)
    before, began = int(books.run(done)[0][0]), time.perf_counter()
    meanwhile = measure(subject.url, lines, clients, seconds, headers=headers)
    rate = (int(books.run(done)[0][0]) - before) / (time.perf_counter() - began)
    return alone, meanwhile, rate
