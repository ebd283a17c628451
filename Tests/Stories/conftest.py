"""What every story finds ready. A story is ten lines:

    def test_anna_asks(town, visitor):
        anna = visitor("anna", at=town)
        anna.goes("/richiesta")
        anna.writes("Descrizione", "Il cedolino di ottobre non si apre")
        anna.presses("Continua e controlla")
        anna.sees("Scegli il tipo di utente.")

`desk` is the program serving the small demonstration town on the database of this run; `town` the smaller one of
town.yaml, where Giulia, Marco, Piero, Sara and Ada work; `empty_desk` one with nothing in it;
`visitor(name, javascript=True, phone=False)` a person with a browser of their own; `mail` a real SMTP server
(`new_desk(smtp_url=mail.url)` sends through it); `cut` makes PostgreSQL go away and come back. Run them by
`bin/test stories [NAME]`. A file that says PAGES = True is played on SQLite alone in a whole run.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import urllib.parse
import uuid

import pytest
from playwright.sync_api import sync_playwright

from mail import MailServer
from program import PROGRAM, ROOT, Program
from town import SETTINGS
from visitor import Visitor

sys.path.insert(0, str(ROOT / "Tests" / "Servers"))
from proxy import Proxy  # noqa: E402  (the path is made one line above)

STORY_SECONDS = int(os.environ.get("SPORTELLO_STORY_SECONDS", 300))


def pytest_addoption(parser):
    parser.addoption("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.addoption("--share", choices=("first", "rest"), help="two files of three, or the third: two processes share a run")
    parser.addoption("--stored", action="store_true",
                     help="without the stories of files that say PAGES = True: what they look at hangs on no database")


def pytest_collection_modifyitems(config, items):
    files, share = sorted({item.module.__name__ for item in items}), config.getoption("--share")
    left = [item for item in items if config.getoption("--stored") and getattr(item.module, "PAGES", False)
            or share and (files.index(item.module.__name__) % 3 < 2) != (share == "first")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in set(left)]


def pytest_report_header(config):
    return f"sportello: {PROGRAM} on {config.getoption('--database')}"


def unavailable(why):
    """In a whole run a story that cannot run fails; else it says so and is skipped."""
    (pytest.fail if os.environ.get("SPORTELLO_TEST_REQUIRE_ALL") else pytest.skip)(why)


@pytest.fixture(autouse=True)
def patience():
    """A story that hangs fails after some minutes, with the place where it stood."""
    def give_up(*_):
        raise TimeoutError(f"no end after {STORY_SECONDS} s")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(STORY_SECONDS)
    yield
    signal.alarm(0)


@pytest.fixture(scope="session")
def database(request):
    """The name of the engine of this run: sqlite or postgres."""
    return request.config.getoption("--database")


@pytest.fixture(scope="session")
def new_database(database):
    """Makes a database for a folder, empty or `like` another one that nobody uses now, and gives back its URL; drops those of
    PostgreSQL at the end. Those of SQLite are files of their folder, and are copied with it."""
    server, made = os.environ.get("SPORTELLO_TEST_POSTGRES"), []

    def sql(text):
        subprocess.run(["psql", "--quiet", server.replace("postgres://", "postgresql://", 1), "--command", text],
                       check=True)

    def make(folder, like=None):
        if database == "sqlite":
            return f"sqlite:{folder}/sportello.sqlite"
        if not server:
            unavailable("SPORTELLO_TEST_POSTGRES is not set")
        name = f"story_{uuid.uuid4().hex[:12]}"
        sql(f"CREATE DATABASE {name}" + (f" TEMPLATE {urllib.parse.urlsplit(like).path[1:]}" if like else ""))
        made.append(name)
        return urllib.parse.urlsplit(server)._replace(path="/" + name).geturl()

    yield make
    for name in made:
        sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def filled(new_database, tmp_path_factory):
    """Gives a folder the database and the files of a desk filled so: made once in a run, then copied; back comes its URL."""
    models = {}

    def model(tickets, settings):
        folder = tmp_path_factory.mktemp("model")
        url = new_database(folder)
        desk = Program(folder, url)
        desk.run("migrate")
        if tickets:
            desk.run("demo", "--tickets", tickets)
        if settings:
            desk.run("apply", settings)
        return folder, url

    def fill(folder, tickets, settings):
        if (tickets, settings) not in models:
            models[tickets, settings] = model(tickets, settings)
        home, url = models[tickets, settings]
        shutil.copytree(home, folder, dirs_exist_ok=True)
        return new_database(folder, like=url)

    return fill


@pytest.fixture(scope="session")
def new_desk(filled, tmp_path_factory):
    """Makes a desk that serves: new_desk(tickets=200, settings=None, smtp_url=None, **environment)."""
    made = []

    def make(tickets=0, settings=None, smtp_url=None, database_url=None, **environment):
        folder = tmp_path_factory.mktemp("desk")
        desk = Program(folder, database_url or filled(folder, tickets, settings), smtp_url, **environment)
        made.append(desk)
        if database_url:
            desk.run("migrate")
        return desk.start()

    yield make
    for desk in made:
        desk.kill()


def serving(new_desk, **arguments):
    desk = new_desk(**arguments)
    yield desk
    desk.stop()


@pytest.fixture(scope="module")
def desk(new_desk):
    yield from serving(new_desk, tickets=200)


@pytest.fixture(scope="module")
def town(new_desk):
    yield from serving(new_desk, settings=SETTINGS)


@pytest.fixture
def empty_desk(new_desk):
    yield from serving(new_desk)


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        unavailable("chromium is not installed (bin/setup --tests)")
    with sync_playwright() as playwright:
        # Chromium has no sandbox of its own when root runs it, as continuous integration often does. Without a graphics
        # process and the parts a person would click, it leaves the processor to the program.
        quiet = ["--disable-gpu", "--disable-extensions", "--disable-component-update", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path,
                                             args=quiet + (["--no-sandbox"] if os.geteuid() == 0 else []))
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser, request):
    """visitor("anna", javascript=False): a person with a browser of their own, on the desk of the story."""
    people = []

    def make(name, at=None, **arguments):
        place = at or request.getfixturevalue("desk")
        person = Visitor(browser, place.url, name, **arguments)
        people.append(person)
        return person

    yield make
    for person in people:
        person.leaves()


@pytest.fixture
def mail(tmp_path):
    """A real SMTP server for this story; see Tests/Servers/smtp_server.py for whom it refuses."""
    with MailServer(tmp_path / "mail") as server:
        yield server


@pytest.fixture
def cut(database):
    """A proxy in front of PostgreSQL, to be cut and mended; its URL is cut.url(database_url)."""
    if database != "postgres":
        pytest.skip("SQLite is a file: it does not go away")
    server = urllib.parse.urlsplit(os.environ["SPORTELLO_TEST_POSTGRES"])
    with Proxy(server.hostname, server.port) as proxy:
        proxy.url = lambda url: url.replace(f":{server.port}/", f":{proxy.port}/", 1)
        yield proxy


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of 112 MB, to be filled: the program keeps 64 MB of it free of attachments."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=112m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed:
        for value in getattr(item, "funcargs", {}).values():
            if isinstance(value, Program):
                report.sections.append((f"sportello on {value.url}", value.tail()))
            elif isinstance(value, pathlib.Path):
                report.sections.append(("folder", str(value)))
    return report
