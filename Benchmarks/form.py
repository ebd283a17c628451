"""The public form, filled once as a person would; then as many submissions ready to send as wanted."""
import base64
import hashlib
import hmac
import struct
import time
import urllib.parse

from load import line
from subject import FORM, Forms

EPOCH = 1_577_836_800_000  # milliseconds; the identifiers of the program count from 2020
NODE = 1023
PERSON = {
    "givenName": "Anna", "familyName": "Bianchi", "fiscalCode": "BNCNNA75S42E472P", "email": "anna.bianchi@example.it",
    "phone": "06 5550123", "privacyRead": "1",
    "description": "Nel cedolino di questo mese manca l'assegno che avevo fino al mese scorso. " * 4,
}
CHOICES = ("userType", "administration", "area", "tematica", "triple")


def tokens(secret, count):
    """Form tokens as the form gives them out (Web/Public/Form/FormToken.swift), issued ten seconds ago: each holds the
    identifier of one request to come, so each can be sent once."""
    issued = int(time.time() * 1000) - 10_000
    key = bytes.fromhex(secret.strip())
    for i in range(count):
        ticket = (issued - EPOCH + (i >> 12)) << 22 | NODE << 12 | i & 0xFFF
        body = struct.pack(">q", issued + 12 * 3600 * 1000) + f"{ticket} {issued}".encode()
        mac = hmac.new(key, digestmod=hashlib.sha256)
        for part in (b"blob", b"request form", body):
            mac.update(struct.pack(">Q", len(part)) + part)
        yield base64.urlsafe_b64encode(body + mac.digest()).decode().rstrip("=")


def reviewed(subject, user_type):
    """Goes through the form to its review; gives back the fields its last button sends."""
    fields = dict(Forms(subject.get("/richiesta")[1]).to("/richiesta"), userType=user_type)
    for _ in CHOICES:
        text = subject.request("POST", "/richiesta", {**fields, "passo": "aggiorna"})[1]
        page = Forms(text).form("/richiesta")
        fields.update(page.hidden)
        for name in CHOICES:
            if name in page.choices and not fields.get(name) and page.choices[name]:
                fields[name] = page.choices[name][0]
    for name in page.required:
        if name.startswith("field."):
            fields.setdefault(name, page.choices[name][0] if page.choices.get(name) else "12345678")
    time.sleep(3.2)  # whoever fills the form faster is asked to press again
    status, text, _ = subject.request("POST", "/richiesta", {**fields, **PERSON, "passo": "rivedi"})
    sent = Forms(text).to("/richiesta")
    if "description" not in sent or "modulo" not in sent:
        raise RuntimeError(f"no review after the form: {status}")
    return sent


def submissions(subject, count):
    """Lines for the load, each a new request, and the headers they need."""
    subject.cookies = {}
    fields = reviewed(subject, "C")
    prefix, suffix = (urllib.parse.urlencode(part) for part in ({k: v for k, v in fields.items() if k != "modulo"},
                                                                {"passo": "invia"}))
    secret = (subject.folder / "secret").read_text()
    return [line("POST", "/richiesta", FORM, f"{prefix}&modulo={token}&{suffix}") for token in tokens(secret, count)]
