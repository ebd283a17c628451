"""The program is killed at random instants while people send requests and operators reply. What was answered is there,
once; every mail leaves."""
import collections
import random
import threading
import time
import uuid

from town import passes, sql, until

ROUNDS = 5
WRITERS = 6


class Crowd:
    """People who send requests and, to some, replies; each remembers what it was told is kept."""

    def __init__(self, desk, token):
        self.desk, self.token = desk, token
        self.asked, self.kept, self.replies = [], {}, collections.defaultdict(list)
        self.stopping = threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.write, args=(n,)) for n in range(WRITERS)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def write(self, writer):
        while not self.stopping.is_set():
            reference = uuid.uuid4().hex
            with self.lock:
                self.asked.append(reference)
            try:
                status, body = self.desk.api("POST", "/api/v1/tickets", {
                    "requester": {"givenName": "Anna", "familyName": f"Bianchi {writer}", "email": "anna@example.it"},
                    "description": f"Richiesta {reference}", "externalReference": reference}, self.token)
                if status != 201:
                    continue
                with self.lock:
                    self.kept[reference] = body["number"]
                text = f"Risposta {uuid.uuid4().hex}"
                status, _ = self.desk.api("POST", f"/api/v1/tickets/{body['number']}/messages",
                                          {"kind": "reply", "text": text}, self.token)
                if status == 201:
                    with self.lock:
                        self.replies[body["number"]].append(text)
            except (OSError, ValueError):
                time.sleep(0.05)  # nobody answers: it was killed


def test_nothing_answered_is_lost(empty_desk):
    desk = empty_desk
    token = desk.run("token", "add", "crowd", "--scope", "*").strip().splitlines()[-1]
    with Crowd(desk, token) as crowd:
        for _ in range(ROUNDS):
            time.sleep(random.uniform(0.4, 1.6))
            desk.kill()
            desk.start()
        time.sleep(0.5)
    assert len(crowd.kept) > ROUNDS * WRITERS, "too few requests for the test to mean anything"

    mails = 0
    for reference in crowd.asked:
        _, page = desk.api("GET", f"/api/v1/tickets?q={reference}", token=token)
        found = [item["number"] for item in page["items"]]
        if reference in crowd.kept:
            assert found == [crowd.kept[reference]], f"{reference} was answered and is there {len(found)} times"
        else:
            assert len(found) <= 1, f"{reference} was never answered and is there {len(found)} times"
        for number in found:
            _, ticket = desk.api("GET", f"/api/v1/tickets/{number}", token=token)
            texts = [message["text"] for message in ticket["messages"]]
            for text in crowd.replies[number]:
                assert texts.count(text) == 1, f"the reply {text} in {number} is there {texts.count(text)} times"
            kinds = [event["kind"] for event in ticket["events"]]
            assert kinds.count("opened") == 1 and kinds.count("replied") == len(texts) - 1, kinds
            mails += 1 + kinds.count("replied")

    # Every mail leaves: one file each, under the Message-ID it was given when it was written.
    # Those that were being sent at a cut are tried again when the minutes they were reserved for are over.
    until(lambda: not sql(desk, "SELECT 1 FROM jobs WHERE state = 'ready' LIMIT 1"), seconds=120)
    passes(desk, minutes=10)
    outbox, deadline = desk.folder / "outbox", time.monotonic() + 60
    while (sent := len({line for file in outbox.glob("*.eml") for line in headers(file)})) < mails:
        assert time.monotonic() < deadline, f"{sent} of {mails} mails left"
        time.sleep(0.2)
    assert sent == mails
    assert desk.status() == 200


def headers(file):
    """The Message-ID line of a mail."""
    for line in file.read_bytes().split(b"\r\n\r\n", 1)[0].split(b"\r\n"):
        if line.lower().startswith(b"message-id:"):
            yield line
