"""The program under measurement: started on a folder of its own, filled, visited as an operator."""
import contextlib
import html
import html.parser
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.parse

PROGRAM = os.environ.get("SPORTELLO_PROGRAM", "")
FORM = "application/x-www-form-urlencoded"
DEMO_PASSWORD = "sportello-demo"
# The limits that slow a single abusive address down would measure themselves here.
SETTINGS = "office: {submissionsPerMinute: 100000}\n"


class Form:
    def __init__(self, action):
        self.action = action
        self.hidden = {}
        self.choices = {}
        self.required = []


class Forms(html.parser.HTMLParser):
    """The forms of a page: hidden fields, the values of the lists, the names that must be filled in."""

    def __init__(self, text):
        super().__init__()
        self.all, self.list = [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        name, value = values.get("name"), values.get("value") or ""
        if tag == "form":
            self.all.append(Form(values.get("action") or ""))
        if not self.all:
            return
        form = self.all[-1]
        if tag == "input" and values.get("type") == "hidden" and name:
            form.hidden[name] = value
        elif tag == "select" and name:
            self.list = form.choices.setdefault(name, [])
        elif tag == "option" and self.list is not None and value:
            self.list.append(value)
        elif tag == "input" and values.get("type") == "radio" and name:
            form.choices.setdefault(name, []).append(value)
        if name and ("required" in values or values.get("aria-required") == "true"):
            form.required.append(name)

    def handle_endtag(self, tag):
        if tag == "select":
            self.list = None

    def form(self, ending):
        """The form whose address ends so."""
        for form in self.all:
            if re.split("[?#]", form.action)[0].endswith(ending):
                return form
        raise LookupError(f"no form to …{ending} among {[f.action for f in self.all]}")

    def to(self, ending):
        """Its hidden fields."""
        return self.form(ending).hidden


def new_database(server):
    """An empty database on a PostgreSQL server, named by the URL of another one there; its own URL."""
    name = f"bench_{time.time_ns()}"
    subprocess.run(["psql", "-qAt", server.replace("postgres:", "postgresql:", 1), "-c", f"CREATE DATABASE {name}"],
                   check=True, capture_output=True)
    parts = urllib.parse.urlsplit(server)
    return parts._replace(path="/" + name).geturl()


class Subject:
    def __init__(self, server=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sportello-bench.", dir=os.environ.get("SPORTELLO_BENCH_FOLDER")))
        self.database_url = new_database(server) if server else f"sqlite:{self.folder}/sportello.sqlite"
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {**os.environ, "SPORTELLO_DATABASE_URL": self.database_url,
                            "SPORTELLO_API_REQUESTSPERMINUTE": "100000000",
                            "SPORTELLO_FILES_URL": f"file:{self.folder}/files", "SPORTELLO_HTTP_PORT": str(self.port),
                            "SPORTELLO_HTTP_PUBLICURL": self.url,
                            "SPORTELLO_SECURITY_SECRETFILE": str(self.folder / "secret"),
                            "SPORTELLO_MAIL_OUTBOX": str(self.folder / "outbox")}
        self.process = None
        self.cookies = {}

    # Commands

    def run(self, *arguments, timeout=3600):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, env=self.environment,
                              capture_output=True, text=True, timeout=timeout)
        if done.returncode:
            raise RuntimeError(f"sportello {arguments[0]}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
        return done.stdout

    def fill(self, tickets):
        """An empty database with so many requests; gives back the requests loaded in a second."""
        self.run("migrate")
        began = time.perf_counter()
        self.run("demo", "--tickets", tickets)
        rate = tickets / (time.perf_counter() - began)
        settings = self.folder / "bench.yaml"
        settings.write_text(SETTINGS)
        self.run("apply", settings)
        return rate

    def start(self):
        """Serves; gives back the milliseconds from start to the first answer."""
        began = time.perf_counter()
        self.process = subprocess.Popen([PROGRAM, "serve"], cwd=self.folder, env=self.environment,
                                        stdout=subprocess.DEVNULL, stderr=(self.folder / "log").open("ab"))
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    pass
                if self.get("/status")[0] == 200:
                    return (time.perf_counter() - began) * 1000
            except OSError:
                pass
            if self.process.poll() is not None or time.perf_counter() - began > 60:
                raise RuntimeError(f"serve did not answer: {(self.folder / 'log').read_text()[-300:]}")
            time.sleep(0.002)

    def stop(self, keep=False):
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def memory(self):
        """Resident megabytes now and at the most."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return tuple(int(re.search(name + r":\s+(\d+)", text)[1]) / 1024 for name in ("VmRSS", "VmHWM"))

    def count(self, table):
        """Rows of a table, read beside the program."""
        if self.database_url.startswith("sqlite:"):
            with contextlib.closing(sqlite3.connect(f"file:{self.folder}/sportello.sqlite?mode=ro", uri=True)) as c:
                return c.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
        url = self.database_url.replace("postgres:", "postgresql:", 1)
        done = subprocess.run(["psql", "-qAt", url, "-c", f"SELECT COUNT(*) FROM {table}"], capture_output=True,
                              text=True, check=True)
        return int(done.stdout)

    # Visits

    def request(self, method, path, fields=None, headers=None, body=None):
        """(status, text, location); keeps cookies."""
        headers = {"Cookie": self.cookie, **(headers or {})} if self.cookies else dict(headers or {})
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = FORM
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for value in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.split(";")[0]
        connection.close()
        return answer.status, text, answer.headers.get("Location")

    def get(self, path):
        return self.request("GET", path)

    @property
    def cookie(self):
        return "; ".join(f"{k}={v}" for k, v in self.cookies.items())

    def enter(self, login):
        self.cookies = {}
        fields = Forms(self.get("/accedi")[1]).to("/accedi")
        status, text, _ = self.request("POST", "/accedi", {**fields, "nome": login, "parola": DEMO_PASSWORD})
        if status != 303:
            raise RuntimeError(f"log-in of {login}: {status} {text[:200]}")

    def log_in(self):
        """As the operator of the demonstration town with the fullest queue; gives back the code of its group."""
        people = [json.loads(l) for l in self.run("user", "list", "--json").splitlines() if l.startswith("{")]
        workers = [p for p in people if p.get("role") == "operator" and p.get("groups")]
        person = next((p for p in workers if "L1-WEB" in p["groups"]), workers[0])
        self.enter(person["login"])
        return "L1-WEB" if "L1-WEB" in person["groups"] else person["groups"][0]

    def log_in_as(self, role):
        """As anybody of a role."""
        people = [json.loads(l) for l in self.run("user", "list", "--json").splitlines() if l.startswith("{")]
        self.enter(next(p for p in people if p.get("role") == role)["login"])

    def numbers(self, queue, wanted):
        """Numbers of requests the operator sees, from the pages of the queue."""
        found, path = {}, queue
        while path and len(found) < wanted:
            status, text, _ = self.get(path)
            if status != 200:
                raise RuntimeError(f"GET {path}: {status}")
            before = len(found)
            found.update(dict.fromkeys(re.findall(r"/scrivania/richieste/(\d+)", text)))
            following = re.search(r'<a[^>]+rel="next"[^>]*>', text)
            link = following and re.search(r'href="([^"]+)"', following[0])
            path = html.unescape(link[1]) if link else None
            if len(found) == before:
                break
        if not found:
            raise LookupError(f"no request in {queue}")
        return list(found)[:wanted]
