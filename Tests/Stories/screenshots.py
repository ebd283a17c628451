"""Takes the pictures of the README: screenshots.py FOLDER. Run by bin/screenshots."""
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile

from playwright.sync_api import sync_playwright

from program import Program
from visitor import Visitor

PASSWORD = "sportello-demo"
QUEUE = "L1-WEB"


def take(desk, browser, folder):
    anna = Visitor(browser, desk.url, "anna")
    anna.page.goto("/richiesta")
    # A person half way through: who they are and what it is about are chosen.
    for name in ("userType", "administration", "area", "tematica"):
        choice = anna.page.locator(f"select[name={name}]")
        if choice.count() and choice.first.is_visible():
            choice.first.select_option(index=1)
            anna.page.wait_for_timeout(500)
    anna.photo("richiesta", folder)

    people = [json.loads(line) for line in desk.run("user", "list", "--json").splitlines()]
    giulia = next(p for p in people if p["role"] == "lead" and QUEUE in p["groups"]) \
        if any(p["role"] == "lead" and QUEUE in p["groups"] for p in people) \
        else next(p for p in people if p["role"] == "operator" and p["groups"])
    page = Visitor(browser, desk.url, "giulia")
    page.page.goto("/accedi")
    page.page.locator("input[name=nome]").first.fill(giulia["login"])
    page.page.locator("input[name=parola]").first.fill(PASSWORD)
    page.page.locator("input[name=parola]").first.press("Enter")
    page.page.wait_for_url("**/scrivania*")
    page.photo("scrivania", folder)
    number = re.search(r"/scrivania/richieste/(\d+)", page.page.content())
    page.page.goto(number[0])
    page.photo("lavorare", folder)


def main(folder):
    data = tempfile.mkdtemp(prefix="sportello-pictures.")
    desk = Program(data, f"sqlite:{data}/sportello.sqlite")
    try:
        desk.run("migrate")
        desk.run("demo", "--tickets", 2000)
        desk.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"] if os.geteuid() == 0 else [])
            take(desk, browser, pathlib.Path(folder))
            browser.close()
    finally:
        desk.kill()
        shutil.rmtree(data, ignore_errors=True)


main(sys.argv[1])
