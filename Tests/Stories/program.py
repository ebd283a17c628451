"""The program as a story meets it: started on a folder of its own, stopped, killed, started again."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SPORTELLO_PROGRAM", ROOT / ".build" / "debug" / "sportello"))
START_SECONDS = 20  # a debug build on a busy machine; the release start is measured by bin/bench
STOP_SECONDS = 5  # what the program promises for SIGTERM


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Program:
    def __init__(self, folder, database_url, smtp_url=None, **settings):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.log = self.folder / "sportello.log"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("SPORTELLO_")},
            "SPORTELLO_DATABASE_URL": database_url,
            "SPORTELLO_FILES_URL": f"file:{self.folder}/files",
            "SPORTELLO_SECURITY_SECRETFILE": f"{self.folder}/secret",
            "SPORTELLO_MAIL_OUTBOX": f"{self.folder}/outbox",
            "SPORTELLO_HTTP_PORT": str(self.port),
            "SPORTELLO_HTTP_PUBLICURL": self.url,
            **({"SPORTELLO_MAIL_SMTP_URL": smtp_url} if smtp_url else {}),
            **settings,
        }

    def run(self, *arguments, expect=0, stdin=None):
        """Runs one command to its end and gives back what it printed."""
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, env=self.environment, input=stdin,
                              capture_output=True, text=True, timeout=300)
        assert done.returncode == expect, (
            f"sportello {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def start(self):
        self.process = subprocess.Popen([PROGRAM, "serve"], cwd=self.folder, env=self.environment,
                                        stdout=self.log.open("ab"), stderr=subprocess.STDOUT)
        deadline = time.monotonic() + START_SECONDS
        while self.status() != 200:
            assert self.process.poll() is None, f"sportello serve ended:\n{self.tail()}"
            assert time.monotonic() < deadline, f"no answer from /status in {START_SECONDS} s:\n{self.tail()}"
            time.sleep(0.05)
        return self

    def stop(self):
        """Asks it to end, as systemd would, and requires that it does in time and well."""
        if not self.process or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"SIGTERM did not end it in {STOP_SECONDS} s:\n{self.tail()}") from None
        assert code == 0, f"exit {code} after SIGTERM:\n{self.tail()}"

    def kill(self):
        """As a power cut would."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def status(self):
        """The HTTP status of /status, None when nobody answers."""
        try:
            with urllib.request.urlopen(self.url + "/status", timeout=2) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    def api(self, method, path, body=None, token=None, **headers):
        """One call of the API: (status, decoded body)."""
        request = urllib.request.Request(self.url + path, method=method,
                                         data=json.dumps(body).encode() if body is not None else None)
        if body is not None:
            request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, json.loads(answer.read() or "null")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or "null")

    def tail(self, lines=40):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""
