"""The mail server of a story, and the mail it was given."""
import email
import email.policy
import json
import re
import subprocess
import sys
import time

from program import ROOT

WAIT_SECONDS = 15


class MailServer:
    def __init__(self, folder):
        self.folder = folder
        self.process = None
        self.url = None

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, ROOT / "Tests" / "Servers" / "smtp_server.py", self.folder],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = f"smtp://127.0.0.1:{json.loads(self.process.stdout.readline())['port']}"
        return self

    def __exit__(self, *_):
        # Its standard input closed, it ends by itself.
        self.process.communicate()

    def all(self):
        """Every mail so far, oldest first."""
        return [email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                for file in sorted(self.folder.glob("*.eml"))]

    def to(self, address, containing="", count=1):
        """Waits for so many mails to an address, with these words in the subject or the text, and gives back the last."""
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            found = [m for m in self.all() if address in str(m["To"]) and containing in str(m["Subject"]) + text(m)]
            if len(found) >= count:
                return found[-1]
            assert time.monotonic() < deadline, (
                f"no mail to {address} with {containing!r}; there are: "
                + "; ".join(f"{m['To']}: {m['Subject']}" for m in self.all()))
            time.sleep(0.1)


def text(message):
    """The plain text of a mail."""
    body = message.get_body(("plain",))
    return body.get_content() if body else ""


def link(message, path):
    """The first address in the text that holds the path."""
    found = re.search(r"https?://\S*" + re.escape(path) + r"[^\s>)]*", text(message))
    assert found, f"no link to {path} in:\n{text(message)}"
    return found[0]
