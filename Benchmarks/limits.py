"""What this machine can do at best, measured in the same run and on the same disk as the program."""
import contextlib
import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import tempfile
import time

from load import line, measure

HERE = pathlib.Path(__file__).resolve().parent
ROW = "x" * 380  # bytes; about a request without its conversation


def flushes(folder, seconds=2.0):
    """Appends of one page made durable one by one, in a second."""
    path = pathlib.Path(folder) / "flushes"
    with open(path, "wb", buffering=0) as file:
        began, count = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
            count += 1
        rate = count / (time.perf_counter() - began)
    path.unlink()
    return rate


def sqlite_commits(folder, seconds=3.0):
    """One-row durable commits in a second: WAL, synchronous=FULL, one index, as the program runs it."""
    path = pathlib.Path(folder) / "commits.sqlite"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as c:
        c.execute("PRAGMA journal_mode=WAL")
        c.execute("PRAGMA synchronous=FULL")
        c.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL)")
        c.execute("CREATE INDEX rows_by_at ON rows (at, id)")
        began, count = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            c.execute("INSERT INTO rows (at, body) VALUES (?, ?)", (count, ROW))
            count += 1
        rate = count / (time.perf_counter() - began)
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    return rate


def postgres_commits(url, programs, clients, seconds=4):
    """One-row durable commits in a second by pgbench with so many connections."""
    def psql(text):
        subprocess.run([f"{programs}/psql", "--quiet", url, "--command", text], check=True, capture_output=True)

    psql("CREATE TABLE IF NOT EXISTS bench_rows (id bigserial PRIMARY KEY, at bigint NOT NULL, body text NOT NULL)")
    psql("CREATE INDEX IF NOT EXISTS bench_rows_by_at ON bench_rows (at, id)")
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(f"\\set at random(1, 1000000000)\nINSERT INTO bench_rows (at, body) VALUES (:at, '{ROW}');\n")
        script.flush()
        done = subprocess.run([f"{programs}/pgbench", "--no-vacuum", "--protocol=prepared", f"--client={clients}",
                               f"--time={seconds}", f"--file={script.name}", url],
                              capture_output=True, text=True, check=True)
    psql("DROP TABLE bench_rows")
    return float(re.search(r"tps = ([\d.]+)", done.stdout)[1])


def static_page(body, clients, seconds):
    """The same bytes served by the least a server can be (static.c)."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page"
        page.write_bytes(body)
        program = pathlib.Path(folder) / "static"
        subprocess.run(["clang", "-O2", "-o", program, HERE / "static.c"], check=True)
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        server = subprocess.Popen([program, page, str(port)])
        try:
            time.sleep(0.2)
            return measure(f"http://127.0.0.1:{port}", [line("GET", "/")], clients, seconds)
        finally:
            server.kill()
            server.wait()
