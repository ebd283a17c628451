"""The disk fills up, the database goes away: people are told, nothing is half done, and work goes on by itself."""
import base64
import contextlib
import random
import time

import pytest

RETURN_SECONDS = 20


def token(desk):
    return desk.run("token", "add", "trouble", "--scope", "*").strip().splitlines()[-1]


def ask(desk, token, attachment=None):
    """A request by the API; gives back the status of the answer and what it says."""
    files = [{"name": "appunti.txt", "base64": base64.b64encode(attachment).decode()}] if attachment else []
    return desk.api("POST", "/api/v1/tickets", {
        "requester": {"givenName": "Anna", "familyName": "Bianchi", "email": "anna@example.it"},
        "description": "Il cedolino di ottobre non si apre.", "attachments": files}, token)


def kept(desk, token):
    """How many requests there are."""
    count, after = 0, ""
    while after is not None:
        _, page = desk.api("GET", f"/api/v1/tickets?limit=100{after}", token=token)
        count += len(page["items"])
        after = page["next"] and f"&cursor={page['next']}"
    return count


def fill(file):
    """Takes all the space there is."""
    with contextlib.suppress(OSError), open(file, "wb", buffering=0) as out:
        while out.write(b"x" * 65_536):
            pass


def test_a_full_disk_refuses_and_loses_nothing(new_desk, database, small_disk):
    own = {"database_url": f"sqlite:{small_disk}/sportello.sqlite"} if database == "sqlite" else {}
    ballast, rest = small_disk / "ballast", small_disk / "rest"
    ballast.write_bytes(b"x" * 20_000_000)
    desk = new_desk(SPORTELLO_FILES_URL=f"file:{small_disk}/files", **own)
    key, accepted, letters = token(desk), 0, random.Random(1)

    # First the files: some space is kept free for the database, which may be on the same disk.
    for _ in range(200):
        status, answer = ask(desk, key, bytes(letters.choices(b"abcdefghij \n", k=200_000)))
        if status != 201:
            break
        accepted += 1
    assert status == 503 and accepted, f"after {accepted} requests: {status} {answer}\n{desk.tail()}"
    assert ask(desk, key)[0] == 201, "without an attachment there is still room"
    accepted += 1

    # Then the database itself.
    if database == "sqlite":
        fill(rest)
        for _ in range(3000):  # SQLite goes on as long as its log has room from before
            status, answer = ask(desk, key)
            if status != 201:
                break
            accepted += 1
        assert status == 503, f"{status} {answer}\n{desk.tail()}"
        assert desk.status() in (200, 503)
        rest.unlink()

    ballast.unlink()
    assert ask(desk, key, b"di nuovo")[0] == 201, desk.tail()
    assert kept(desk, key) == accepted + 1
    desk.stop()


def test_a_database_that_goes_away_comes_back(cut, new_database, new_desk, tmp_path):
    desk = new_desk(database_url=cut.url(new_database(tmp_path)))
    key = token(desk)
    assert ask(desk, key)[0] == 201
    cut.cut()
    assert desk.status() == 503
    assert ask(desk, key)[0] == 503
    cut.mend()
    deadline = time.monotonic() + RETURN_SECONDS
    while desk.status() != 200:
        assert time.monotonic() < deadline, f"it did not come back:\n{desk.tail()}"
        time.sleep(0.2)
    assert ask(desk, key)[0] == 201
    assert kept(desk, key) == 2
    desk.stop()


@pytest.mark.parametrize("path", ["/", "/richiesta", "/accedi"])
def test_a_page_says_that_the_database_is_away(cut, new_database, new_desk, visitor, tmp_path, path):
    desk = new_desk(database_url=cut.url(new_database(tmp_path)))
    anna = visitor("anna", at=desk)
    assert anna.goes(path) == 200
    cut.cut()
    status = anna.goes(path)
    # A page that needs nothing from the database may go on; one that does says so, as a page of ours.
    assert status in (200, 503)
    assert anna.page.locator("main h1").count() == 1
    anna.complaints.clear()  # the browser reports a 503 as an error of its own
    desk.kill()
