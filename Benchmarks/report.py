"""Figures as people read them, and docs/performance.md."""
import dataclasses
import datetime
import os
import pathlib
import platform
import re
import subprocess

from load import Figures

PAGE = pathlib.Path(__file__).resolve().parents[1] / "docs" / "performance.md"

# What we want to reach on SQLite with durable commits, on two cores.
GOALS = {
    "form submission, 16 clients": (2500, None),
    "queue page, 8 clients": (2500, 15),
    "request page, 8 clients": (2500, 15),
    "FAQ article, 8 clients": (8000, 5),
    "search: rare words, 2 clients": (None, 10),
    "search: common words, newest first, 2 clients": (None, 30),
    "search: common words, most relevant first, 2 clients": (None, 150),
    "search: words suggested while typing, 2 clients": (None, 15),
}
MOST_START = 150  # ms, start to first answer
MOST_IDLE = 80  # MB, resident when idle
MOST_DUE = 5  # ms, the minute's due query
LEAST_RECOUNT = 20_000  # requests a second
LEAST_INDEXED = 15_000  # messages a second, when the index is made anew
LEAST_MANY = 5_000  # requests a second of one action on a list
MOST_LIST = 25  # ms, p99 of any list's first page
MOST_LONG = 40  # ms, p99 of a request with a long conversation
MOST_COUNTS = 5  # ms, counting the queues
MOST_PAGES = (60, 250)  # MB of three hundred open pages, ms until all are told
MOST_WEIGHT = 60  # KB, a navigation
MOST_SLOWDOWN = 1.3  # from ten thousand to a million requests


@dataclasses.dataclass
class Missing:
    reason: str


@dataclasses.dataclass
class Rate:
    value: float


@dataclasses.dataclass
class Milliseconds:
    value: float


@dataclasses.dataclass
class Megabytes:
    value: float


@dataclasses.dataclass
class Due:
    """The minute's query: its plan, and median and p99 in milliseconds with nothing and with a full batch due."""
    plan: str
    nothing: tuple
    batch: tuple


@dataclasses.dataclass
class Counted:
    """Counting the queues: how many, of how many open requests, median and p99 in milliseconds."""
    queues: int
    requests: int
    p50: float
    p99: float


@dataclasses.dataclass
class OpenPages:
    """Pages held open: the megabytes they take, median and most milliseconds until all of them are told of a change."""
    memory: float
    p50: float
    most: float


@dataclasses.dataclass
class Weight:
    """Bytes of a page, compressed and not."""
    packed: int
    whole: int


@dataclasses.dataclass
class Quiet:
    """A measurement made of others: not a row of its own unless it is missing."""
    value: object


def brief(value):
    match value:
        case Figures(): return f"{value.rate:,.0f}/s, p50 {value.p50:.2f} ms, p99 {value.p99:.2f} ms"
        case Rate(): return f"{value.value:,.0f}/s"
        case Milliseconds(): return f"{value.value:.0f} ms"
        case Megabytes(): return f"{value.value:.0f} MB"
        case Due(): return (f"nothing due p50 {value.nothing[0]:.2f} ms, p99 {value.nothing[1]:.2f} ms; 200 due "
                            f"p50 {value.batch[0]:.2f} ms, p99 {value.batch[1]:.2f} ms ({value.plan})")
        case Counted(): return (f"{value.queues} queues, {value.requests:,} open: p50 {value.p50:.2f} ms, "
                                f"p99 {value.p99:.2f} ms")
        case OpenPages(): return f"{value.memory:.0f} MB, told in {value.p50:.0f} ms, {value.most:.0f} ms at the most"
        case Weight(): return f"{value.packed / 1024:.1f} KB ({value.whole / 1024:.0f} KB unpacked)"
        case Missing(): return f"not measured ({value.reason})"
        case _: return "done"


def row(what, value, goals):
    match value:
        case Figures():
            rate, p99 = goals.get(what, (None, None)) if goals else (None, None)
            goal = ""
            if most := most_of(what, goals):
                goal = f"p99 ≤ {most} ms: {verdict(value.p99 <= most)}"
            if rate:
                met = value.rate >= rate and (p99 is None or value.p99 <= p99)
                goal = f"≥ {rate:,}/s" + (f", p99 ≤ {p99} ms" if p99 else "") + (": yes" if met else ": **no**")
            elif p99:
                goal = f"p99 ≤ {p99} ms: {verdict(value.p99 <= p99)}"
            memory = getattr(value, "memory", None)
            return (f"| {what} | {value.rate:,.0f} | {value.p50:.2f} | {value.p99:.2f} | "
                    f"{f'{memory:.0f}' if memory else ''} | {goal} |")
        case Due():
            goal = f"≤ {MOST_DUE} ms: {verdict(max(value.nothing[1], value.batch[1]) <= MOST_DUE)}"
            return (f"| {what}, nothing due | | {value.nothing[0]:.2f} | {value.nothing[1]:.2f} | | |\n"
                    f"| {what}, 200 due | | {value.batch[0]:.2f} | {value.batch[1]:.2f} | | {goal} |")
        case Counted():
            return (f"| {what} ({value.queues}, of {value.requests:,} open) | | {value.p50:.2f} | {value.p99:.2f} | | "
                    f"≤ {MOST_COUNTS} ms: {verdict(value.p50 <= MOST_COUNTS)} |")
        case OpenPages():
            memory, told = MOST_PAGES
            met = value.memory < memory and value.most <= told
            return (f"| {what}: until all are told of a change (p99: the slowest of ten) | | {value.p50:.0f} | {value.most:.0f} | "
                    f"{value.memory:.0f} | < {memory} MB, ≤ {told} ms: {verdict(met)} |")
        case Weight():
            packed = value.packed / 1024
            return (f"| {what}, KB gzipped ({value.whole / 1024:.0f} unpacked) | {packed:.1f} | | | | "
                    f"≤ {MOST_WEIGHT} KB: {verdict(packed <= MOST_WEIGHT)} |")
        case Rate():
            goal = ""
            if what.startswith("recount after"):
                goal = f"≥ {LEAST_RECOUNT:,}/s: {verdict(value.value >= LEAST_RECOUNT)}"
            if what.startswith("index made anew") and goals:
                goal = f"≥ {LEAST_INDEXED:,}/s: {verdict(value.value >= LEAST_INDEXED)}"
            if " at once: " in what and goals:
                goal = f"≥ {LEAST_MANY:,}/s: {verdict(value.value >= LEAST_MANY)}"
            return f"| {what} | {value.value:,.0f} | | | | {goal} |"
        case Milliseconds():
            return f"| {what} | | {value.value:.0f} | | | ≤ {MOST_START} ms: {verdict(value.value <= MOST_START)} |"
        case Megabytes():
            goal = f"≤ {MOST_IDLE} MB: {verdict(value.value <= MOST_IDLE)}" if what == "memory when idle" else ""
            return f"| {what} | | | | {value.value:.0f} | {goal} |"
        case Missing(): return f"| {what} | not measured: {' '.join(value.reason[:120].replace('|', '/').split())} | | | | |"


def most_of(what, goals):
    """The most milliseconds of a page of the operators' desk; none where no goal is set."""
    if what.startswith("list: ") and goals:
        return MOST_LIST
    return MOST_LONG if "messages, " in what and goals else None


def verdict(met):
    return "yes" if met else "**no**"


def machine():
    """Cores, processor, memory, kernel, disk's flushes: what the figures depend on."""
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) / 1024 / 1024
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return (f"{os.cpu_count()} cores, {processor[1] if processor else platform.machine()}, {memory:.0f} GB of memory, "
            f"Linux {platform.release()}, {(re.search(r'Swift version [0-9.]+', swift) or ['Swift'])[0]}")


def slowdown(results):
    """How much slower the two pages are at a million requests than at ten thousand."""
    small, large = (results.get(f"SQLite, {n:,} requests", {}) for n in (10_000, 1_000_000))
    lines = []
    for what in ("queue page, 8 clients", "request page, 8 clients"):
        a, b = small.get(what), large.get(what)
        if isinstance(a, Figures) and isinstance(b, Figures) and b.rate:
            times = a.rate / b.rate
            lines.append(f"- {what}: {times:.2f} times slower at 1,000,000 requests than at 10,000 "
                         f"(≤ {MOST_SLOWDOWN}: {verdict(times <= MOST_SLOWDOWN)})")
    return lines


def page(results, tickets):
    lines = [
        "# Performance", "",
        "Made by `bin/bench --write`; do not edit by hand. Release build, the program and the load generator on the same",
        "machine, over loopback, closed loop (wrk): a client sends its next request when it has the answer. Commits are durable",
        "on both engines (SQLite `synchronous=FULL`, PostgreSQL as it comes). Beside the figures stand the limits of the machine",
        "measured in the same run: one-row durable commits, and the bytes of the same page sent by a C program of 60 lines that",
        "does nothing else. A part that was not measured again stays as it was; each says when.", "",
    ]
    when = f"Measured on {datetime.date.today():%-d %B %Y}: {machine()}."
    for name, measured in results.items():
        size = "" if "requests" in name else f", {tickets:,} requests"
        lines += [f"## {name}{size}", "", when, "", "| | per second | p50 ms | p99 ms | MB | goal |", "|---|--:|--:|--:|--:|---|"]
        goals = GOALS if name.startswith("SQLite") else {}
        lines += [text for what, value in measured.items() if (text := row(what, value, goals))]
        lines.append("")
    if ratio := slowdown(results):
        lines += ["## Ten thousand and a million", "", when, "", *ratio, ""]
    return "\n".join(lines)


def parts(text):
    """What stands before the first part, and the parts by their headings."""
    head, *rest = re.split(r"(?m)^(?=## )", text)
    return head, {part.split("\n", 1)[0]: part.rstrip() for part in rest}


def write(text):
    """The parts that were measured, in the place of what they said before; the others stay."""
    head, new = parts(text)
    _, old = parts(PAGE.read_text()) if PAGE.exists() else ("", {})
    PAGE.write_text(head.rstrip() + "\n\n" + "\n\n".join({**old, **new}.values()) + "\n")
    print(f"written: {PAGE}")
