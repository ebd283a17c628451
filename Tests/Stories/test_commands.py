"""The command line as administrators script it: what it prints, how it ends, and that it says why in one line."""
import concurrent.futures
import json
import os
import re
import signal
import subprocess
import time
import urllib.parse
import uuid

import pytest

from program import PROGRAM, ROOT, Program
from town import PASSWORD, SETTINGS, sql

COMMANDS = [[], ["serve"], ["work"], ["migrate"], ["demo"], ["apply"], ["export-settings"], ["import-catalogue"], ["user"],
            ["user", "add"], ["user", "list"], ["user", "password"], ["user", "disable"], ["user", "role"], ["token"],
            ["token", "add"], ["token", "list"], ["token", "revoke"], ["copy"], ["config"], ["check"], ["version"]]
WRONG = [
    ["dance"], ["serve", "--quickly"], ["apply"], ["user", "add"], ["user", "role", "giulia", "king"], ["token", "add", "x"],
    ["token", "add", "x", "--scope", "everything"], ["import-catalogue"], ["copy"], ["demo", "--tickets", "many"],
    ["user", "add", "x", "--email", "x@example.it", "--password", "a", "--password-stdin"], ["serve", "--workers", "-1"],
]
TRIPLES, ADMINISTRATIONS = ("New_Tipologie.csv", "New_amministrazioni.csv")
DATA = [folder for folder in (ROOT.parent / "shared" / "data", ROOT / "shared" / "data") if (folder / TRIPLES).exists()]


@pytest.fixture(scope="module")
def place(new_database, tmp_path_factory):
    """A migrated database and nobody serving it."""
    folder = tmp_path_factory.mktemp("place")
    program = Program(folder, new_database(folder))
    program.run("migrate")
    return program


def tries(program, *arguments, stdin=None, **changes):
    """(exit code, standard output, standard error) of one command."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=program.folder, env={**program.environment, **changes},
                          input=stdin, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def test_every_command_explains_itself(place):
    for command, (code, out, err) in all_at_once(place, [[*command, "--help"] for command in COMMANDS]):
        assert (code, err) == (0, ""), command
        assert "USAGE: sportello" in out and "OVERVIEW:" in out, command
        if command[:-1] not in ([], ["user"], ["token"], ["version"]):
            assert "--config" in out, command


def all_at_once(program, commands):
    """Each command with what came of it; together, because starting a program takes longer than what it does here."""
    with concurrent.futures.ThreadPoolExecutor(4) as crowd:
        return list(zip(commands, crowd.map(lambda arguments: tries(program, *arguments), commands)))


def test_wrong_usage_is_64(place):
    for arguments, (code, out, err) in all_at_once(place, WRONG):
        assert code == 64, (arguments, code, err)
        assert out == "" and err.startswith("Error:") and "Usage:" in err, (arguments, err)


def test_what_fails_is_1_with_one_clear_line(place, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("groups:\n  - {code: G, name: G}\n  - {code: H, nome: H}\n")
    later = tmp_path / "later.yaml"
    later.write_text("mailboxes:\n  - {name: stipendi}\n")
    no_yaml = tmp_path / "none.yaml"
    no_yaml.write_text("groups: [\n")
    for arguments, changes, words in [
        (["apply", tmp_path / "absent.yaml"], {}, "absent.yaml"), (["apply", wrong], {}, "nome"),
        (["apply", later], {}, "mailboxes"), (["apply", no_yaml], {}, "line"),
        (["user", "disable", "nobody"], {}, "nobody"), (["token", "revoke", "nothing"], {}, "nothing"),
        (["user", "add", "x", "--email", "x@example.it", "--group", "NONE"], {}, "NONE"),
        (["config", "--config", tmp_path / "absent.yaml"], {}, "absent.yaml"),
        (["migrate"], {"SPORTELLO_DATABASE_URL": "mysql://here"}, "sqlite: or postgres:"),
        (["migrate"], {"SPORTELLO_DATABASE_URL": "sqlite:/proc/no/such/place.sqlite"}, ""),
        (["migrate"], {"SPORTELLO_DATABASE_URL": "postgres://x@127.0.0.1:1/x"}, ""),
        (["serve"], {"SPORTELLO_HTTP_PORT": "many"}, "http.port"),
        (["serve"], {"SPORTELLO_LOG_LEVEL": "shout"}, "log.level"),
        (["serve"], {"SPORTELLO_MAIL_SMTP_URL": "ftp://here"}, "mail.smtp.url"),
        (["serve"], {"SPORTELLO_TRAINING_LRS_URL": "ftp://here"}, "training.lrs.url"),
        (["serve"], {"SPORTELLO_HTTP_TRUSTEDPROXIES": "everybody"}, "everybody"),
        (["import-catalogue", "--triples", tmp_path / "absent.csv"], {}, "absent.csv"),
    ]:
        code, out, err = tries(place, *arguments, **changes)
        assert code == 1, (arguments, code, out, err)
        lines = err.strip().splitlines()
        assert len(lines) == 1 and lines[0].startswith("sportello: ") and words in lines[0], (arguments, err)
    assert "G" not in groups(place), "a document with a mistake was applied in part"


def groups(program):
    document = program.run("export-settings")
    return re.findall(r"code: \"?([\w-]+)", document.split("userTypes:")[0])


def test_settings_as_code(place, new_database, tmp_path):
    trial = place.run("apply", SETTINGS, "--dry-run")
    assert "+ group L1-WEB" in trial and "L1-WEB" not in groups(place)
    assert place.run("apply", SETTINGS) == trial
    assert place.run("apply", SETTINGS) == "", "a second time it changes something"
    exported = place.run("export-settings")
    assert PASSWORD not in exported and "L1-WEB" in exported
    file = tmp_path / "exported.yaml"
    file.write_text(exported)
    assert place.run("apply", file) == "", "what was exported changes something"
    # A new house made from the document is the same house.
    other = Program(tmp_path, new_database(tmp_path))
    other.run("migrate")
    other.run("apply", file)
    assert other.run("export-settings") == exported
    lines = [json.loads(line) for line in place.run("apply", "--json", "-", stdin=(
        "groups:\n  - {code: L2-PRE, name: Presenze e assenze}\n  - {code: NUOVO, name: Nuovo}\n")).splitlines()]
    assert [(line["action"], line["noun"], line["code"]) for line in lines] == \
        [("changed", "group", "L2-PRE"), ("added", "group", "NUOVO")]
    assert "- group NUOVO" in place.run("apply", "-", stdin="groups:\n  - {code: NUOVO, ended: true}\n")


def test_people_and_tokens(place):
    made = place.run("user", "add", "Lucia", "--name", "Lucia Serra", "--email", "lucia@example.it", "--role", "lead")
    assert len(made.strip()) >= 12, "no password was printed"
    assert place.run("user", "password", "lucia", "--password-stdin", stdin="una frase nuova e lunga\n") == ""
    assert tries(place, "user", "add", "lucia", "--email", "l@example.it")[0] == 1
    assert tries(place, "user", "password", "lucia", "--password-stdin", stdin="corta\n")[0] == 1
    place.run("user", "role", "lucia", "supervisor")
    place.run("user", "disable", "lucia")
    people = {p["login"]: p for p in map(json.loads, place.run("user", "list", "--json").splitlines())}
    assert people["lucia"]["role"] == "supervisor" and people["lucia"]["disabled"] is True

    token = place.run("token", "add", "gestionale", "--scope", "tickets:read").splitlines()[-1]
    listed = place.run("token", "list", "--json")
    assert token not in listed and json.loads(listed.splitlines()[0])["name"] == "gestionale"
    place.run("token", "revoke", "gestionale")
    assert json.loads(place.run("token", "list", "--json").splitlines()[0])["revokedAt"]
    assert tries(place, "token", "revoke", "gestionale")[0] == 1


def test_configuration_is_shown_and_its_secrets_are_not(place, tmp_path):
    file = tmp_path / "sportello.yaml"
    file.write_text("http:\n  port: 9123\nmail:\n  smtp:\n    url: smtp://desk:parola@mail.example:25\n")
    secret = "ab" * 32
    code, out, _ = tries(place, "config", "--json", "--config", file, SPORTELLO_SECURITY_SECRET=secret,
                         SPORTELLO_HTTP_PORT="", SPORTELLO_TRAINING_LRS_PASSWORD="chiave://in/chiaro",
                         SPORTELLO_DATABASE_URL="postgres://desk:segreto@db.example/desk")
    values = {line["key"]: line for line in map(json.loads, out.splitlines())}
    assert code == 0 and values["http.port"]["value"] == "9123" and values["http.port"]["source"] == str(file)
    assert "parola" not in out and "segreto" not in out and secret not in out
    assert "chiaro" not in out and values["training.lrs.password"]["value"] == "***"
    assert values["mail.smtp.url"]["value"] == "smtp://desk:***@mail.example:25"
    assert all(line["meaning"] for line in values.values())
    text = tries(place, "config", SPORTELLO_CONFIG=str(file), SPORTELLO_HTTP_PORT="9000")[1]
    assert "http.port: 9000" in text and "parola" not in text
    file.write_text("http:\n  prot: 1\n")
    code, _, err = tries(place, "config", "--config", file)
    assert code == 1 and "http.prot" in err and "line 2" in err


def test_check_looks_at_everything(place):
    code, out, _ = tries(place, "check")
    assert code == 0 and all(line.startswith("ok") for line in out.splitlines()), out
    code, out, err = tries(place, "check", "--json", SPORTELLO_DATABASE_URL="sqlite:/proc/no/such/place.sqlite")
    found = {line["name"]: line["ok"] for line in map(json.loads, out.splitlines())}
    assert code == 1 and found["database"] is False and found["configuration"] is True and len(err.splitlines()) == 1


def test_version(place):
    assert re.fullmatch(r"sportello \d+\.\d+\.\d+\n", place.run("version"))
    assert json.loads(place.run("version", "--json"))["version"] in place.run("version")


def test_migrating(new_database, database, tmp_path):
    program = Program(tmp_path, new_database(tmp_path))
    missing = program.run("migrate", "--dry-run").splitlines()
    assert missing, "a fresh database needs something"
    if database == "postgres":
        code, _, err = tries(program, "serve")
        assert code == 1 and "sportello migrate" in err and len(err.strip().splitlines()) == 1, err
    assert program.run("migrate", "--dry-run").splitlines() == missing, "a dry run changed something"
    assert program.run("migrate").splitlines() == missing
    assert program.run("migrate") == "" and program.run("migrate", "--dry-run") == ""


@pytest.mark.skipif(not DATA, reason="the NoiPA files are not beside the clone (../shared/data)")
def test_the_real_catalogue_imports_as_it_is(new_database, tmp_path):
    program = Program(tmp_path, new_database(tmp_path))
    program.run("migrate")
    files = ["--triples", DATA[0] / TRIPLES, "--administrations", DATA[0] / ADMINISTRATIONS]
    first = program.run("import-catalogue", *files)
    assert "62 rows of triples, 84 administrations" in first and ", 0 rows left out" in first, first[-300:]
    assert "0 changes" in program.run("import-catalogue", *files).splitlines()[-1]


def test_rows_that_do_not_fit_are_listed(new_database, tmp_path):
    program = Program(tmp_path, new_database(tmp_path))
    program.run("migrate")
    file = tmp_path / "triples.csv"
    file.write_text("sezione;sanita;area;tematica;tipoProblema;categoriaUtente;categoriaUtenteDescrizione\n"
                    "Amministrato;N;Cedolino;Netto;Importo errato;1;Amministrato\n"
                    "Amministrato;forse;Cedolino;Netto;Altro;1;Amministrato\n"
                    "troppo;corta\n")
    code, out, err = tries(program, "import-catalogue", "--triples", file)
    assert code == 1 and "line 3" in out and "line 4" in out, (out, err)
    assert "nothing was imported" in err and len(err.splitlines()) == 1, err
    assert "Importo errato" not in program.run("export-settings")
    code, out, err = tries(program, "import-catalogue", "--triples", file, "--skip-errors")
    assert code == 0 and "2 rows left out" in out, (out, err)
    assert "Importo errato" in program.run("export-settings")


def test_a_whole_desk_moves_to_the_other_engine(database, new_desk, new_database, tmp_path):
    desk = new_desk(settings=SETTINGS)
    key = desk.run("token", "add", "moving", "--scope", "*").splitlines()[-1]
    for number in range(5):
        status, made = desk.api("POST", "/api/v1/tickets", {
            "requester": {"givenName": "Anna", "familyName": "Bianchi", "email": "anna@example.it", "userType": "C"},
            "triple": "STI-ACC-01", "description": f"Trasloco {number} – così com'è, «àèìòù» 🚚"}, key)
        assert status == 201
    desk.stop()
    other = other_engine(database, tmp_path)
    try:
        counts = {line["table"]: line["rows"] for line in map(json.loads, desk.run("copy", "--to", other, "--json").splitlines())}
        assert counts["tickets"] == 5
        code, _, err = tries(desk, "copy", "--to", other)
        assert code == 1 and len(err.strip().splitlines()) == 1, err  # it is not empty any more
        moved = Program(tmp_path, other)
        assert moved.run("export-settings") == desk.run("export-settings")
        moved.start()
        status, ticket = moved.api("GET", f"/api/v1/tickets/{made['number']}", token=key)
        assert status == 200 and ticket["messages"][0]["text"] == "Trasloco 4 – così com'è, «àèìòù» 🚚"
        status, new = moved.api("POST", "/api/v1/tickets", {
            "requester": {"familyName": "Verdi", "email": "v@example.it"}, "description": "Dopo il trasloco"}, key)
        assert status == 201 and int(new["number"]) > int(made["number"])
        moved.stop()
    finally:
        if other.startswith("postgres"):
            drop(other)


def other_engine(database, folder):
    """An empty database of the other engine; the test is skipped, aloud, when there is none."""
    if database == "postgres":
        return f"sqlite:{folder}/moved.sqlite"
    server = os.environ.get("SPORTELLO_TEST_POSTGRES")
    if not server:
        pytest.skip("SPORTELLO_TEST_POSTGRES is not set")
    name = f"story_{uuid.uuid4().hex[:12]}"
    administer(server, f"CREATE DATABASE {name}")
    return urllib.parse.urlsplit(server)._replace(path="/" + name).geturl()


def drop(url):
    server, name = url.split("?")[0].rsplit("/", 1)
    query = url.partition("?")[2]
    administer(f"{server}/postgres?{query}", f"DROP DATABASE {name} WITH (FORCE)")


def administer(server, text):
    subprocess.run(["psql", "--quiet", server.replace("postgres://", "postgresql://", 1), "--command", text], check=True)


def test_a_port_that_is_taken_is_told(new_desk):
    desk = new_desk()
    code, _, err = tries(desk, "serve")
    assert code == 1 and str(desk.port) in err.strip().splitlines()[-1], err
    desk.stop()


def test_work_without_pages_ends_when_asked(new_database, tmp_path):
    program = Program(tmp_path, new_database(tmp_path))
    program.run("migrate")
    for asked in (signal.SIGTERM, signal.SIGINT):
        process = subprocess.Popen([PROGRAM, "work"], cwd=tmp_path, env=program.environment, stderr=subprocess.PIPE)
        time.sleep(1.5)
        assert process.poll() is None, process.stderr.read()
        process.send_signal(asked)
        assert process.wait(5) == 0


def test_the_demonstration_town_fills_an_empty_database_only(new_database, tmp_path):
    program = Program(tmp_path, new_database(tmp_path))
    program.run("migrate")
    people = program.run("demo", "--tickets", 60, "--seed", 7)
    assert len(people.splitlines()) >= 40, people
    assert sql(program, "SELECT count(*) FROM tickets")[0][0] in (60, "60")
    code, _, err = tries(program, "demo", "--tickets", 60)
    assert code == 1 and len(err.strip().splitlines()) == 1, err
