"""Load by wrk: closed loop, one connection a client, over loopback."""
import dataclasses
import json
import os
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass
class Figures:
    """What one measurement gave; times in milliseconds."""
    requests: int
    seconds: float
    bytes: int
    p50: float
    p99: float
    max: float
    refused: int
    broken: int

    @property
    def rate(self):
        return self.requests / self.seconds if self.seconds else 0.0


def line(method, path, kind="", body=""):
    return f"{method}\t{path}\t{kind}\t{body}"


def measure(url, lines, clients, seconds, headers=None, once=False):
    """Sends the lines for some seconds; raises when any answer was an error."""
    with tempfile.NamedTemporaryFile("w", suffix=".requests", delete=False) as file:
        file.write("\n".join(lines) + "\n")
    environment = {**os.environ, "BENCH_REQUESTS": file.name, "BENCH_ONCE": "1" if once else "",
                   "BENCH_HEADERS": "\n".join(f"{k}: {v}" for k, v in (headers or {}).items())}
    try:
        done = subprocess.run(["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "10s",
                               "-s", str(HERE / "requests.lua"), url],
                              env=environment, capture_output=True, text=True, timeout=seconds + 60)
    finally:
        os.unlink(file.name)
    for text in done.stdout.splitlines():
        if text.startswith("BENCH "):
            figures = Figures(**json.loads(text[6:]))
            if figures.refused or figures.broken or not figures.requests:
                raise RuntimeError(f"{figures.refused} refused, {figures.broken} broken of {figures.requests} requests")
            return figures
    raise RuntimeError(f"wrk: {done.stdout[-300:]} {done.stderr[-300:]}")
