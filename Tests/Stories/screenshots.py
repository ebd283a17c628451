"""Takes the pictures of the README: screenshots.py FOLDER. Run by bin/screenshots."""
import email
import email.policy
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

from program import Program
from visitor import Visitor

PASSWORD = "sportello-demo"


def form(browser, desk, folder):
    """A person half way through the form: who they are and what it is about are chosen."""
    anna = Visitor(browser, desk.url, "anna")
    anna.page.goto("/richiesta")
    for name in ("userType", "administration", "area", "tematica"):
        choice = anna.page.locator(f"select[name={name}]")
        if choice.count() and choice.first.is_visible():
            choice.first.select_option(index=1)
            anna.page.wait_for_timeout(500)
    anna.photo("richiesta", folder)


def work(browser, desk, folder):
    """An operator at the fullest queue, and at a request with a history."""
    people = [json.loads(line) for line in desk.run("user", "list", "--json").splitlines()]
    leads = [p for p in people if p["role"] in ("operator", "lead") and p["groups"]]
    open_ones = {p["groups"][0]: p for p in leads}
    giulia = Visitor(browser, desk.url, "giulia")
    page = giulia.page
    best = max(open_ones.values(), key=lambda p: load(desk, p["groups"][0]))
    page.goto("/accedi")
    page.locator("input[name=nome]").first.fill(best["login"])
    page.locator("input[name=parola]").first.fill(PASSWORD)
    page.locator("input[name=parola]").first.press("Enter")
    page.wait_for_url("**/scrivania*")
    page.goto(f"/scrivania?coda={best['groups'][0]}&stato=tutte")
    giulia.photo("coda", folder)
    addresses = list(dict.fromkeys(re.findall(r"/scrivania/richieste/\d+", page.content())))
    # The longest history among the first ones.
    lengths = {}
    for address in addresses[:15]:
        page.goto(address)
        lengths[len(page.content())] = address
    page.goto(lengths[max(lengths)])
    giulia.photo("scrivania", folder)


def load(desk, group):
    return len(desk.api("GET", f"/api/v1/tickets?group={group}&limit=100&state=new,assigned,in_progress,triage",
                        token=desk.token)[1]["items"])


def following(browser, desk, folder):
    """A request as its requester sees it, after the desk has answered."""
    triple = next(t["triple"] for t in desk.api("GET", "/api/v1/tickets?limit=50", token=desk.token)[1]["items"]
                  if t["triple"])
    _, made = desk.api("POST", "/api/v1/tickets", {
        "triple": triple, "channel": "web", "description":
            "Nel cedolino di ottobre manca l'assegno per mia figlia, che avevo fino a settembre. Non ho cambiato nulla "
            "nella mia situazione: potete dirmi che cosa è successo?",
        "requester": {"givenName": "Anna", "familyName": "Bianchi", "fiscalCode": "BNCNNA75S42E472P",
                      "email": "anna.bianchi@example.it"}}, desk.token)
    desk.api("POST", f"/api/v1/tickets/{made['number']}/messages", {"kind": "reply", "text":
             "Gentile Anna Bianchi,\n\nla dichiarazione di quest'anno non ci risulta. Può inviarla rispondendo da questa "
             "pagina: l'assegno sarà pagato con gli arretrati nel primo cedolino utile.\n\nUn saluto"}, desk.token)
    found = None
    for _ in range(100):
        for mail in (desk.folder / "outbox").glob("**/*.eml"):
            text = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default).get_body(("plain",))
            found = found or re.search(r"/richieste/[\w-]{43}", text.get_content())
        if found:
            break
        time.sleep(0.1)
    anna = Visitor(browser, desk.url, "anna")
    anna.page.goto(found[0])
    anna.photo("segui", folder)


def trial(browser, desk, folder):
    """A shorter promise tried on the requests of the last year, before it is made."""
    people = [json.loads(line) for line in desk.run("user", "list", "--json").splitlines()]
    alice = Visitor(browser, desk.url, "alice")
    page = alice.page
    page.goto("/accedi")
    page.locator("input[name=nome]").first.fill(next(p["login"] for p in people if p["role"] == "administrator"))
    page.locator("input[name=parola]").first.fill(PASSWORD)
    page.locator("input[name=parola]").first.press("Enter")
    page.wait_for_url("**/scrivania*")
    page.goto("/impostazioni/promesse")
    page.get_by_role("link", name="Contratto P2").first.click()
    alice.writes("Soluzione: entro", "3")
    alice.presses("Prova sull'ultimo anno")
    page.get_by_text("Conteggio finito").wait_for(timeout=60_000)
    alice.photo("prova", folder)


def main(folder):
    data = tempfile.mkdtemp(prefix="sportello-pictures.")
    desk = Program(data, f"sqlite:{data}/sportello.sqlite")
    try:
        desk.run("migrate")
        desk.run("demo", "--tickets", 6000)
        desk.token = desk.run("token", "add", "pictures", "--scope", "*").strip().splitlines()[-1]
        desk.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"] if os.geteuid() == 0 else [])
            for picture in (form, work, following, trial):
                picture(browser, desk, pathlib.Path(folder))
            browser.close()
    finally:
        desk.kill()
        shutil.rmtree(data, ignore_errors=True)


main(sys.argv[1])
