"""A person in front of a browser, in the words a story uses. Every page they reach is held to WCAG 2.1 A and AA."""
import contextlib
import hashlib
import json
import pathlib
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError

OUT = pathlib.Path(__file__).parent / "out"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}

# Pages that were audited in this run, by what an audit depends on.
audited = set()


def shape(html):
    """What axe judges of a page: its elements, classes, roles and names, whatever the words and numbers in them are."""
    looks = re.search(r"<html[^>]*>", html)[0]  # colours and density, if they are chosen
    html = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", "", html, flags=re.S)
    html = re.sub(r'\b(href|action|value|content|datetime|src|srcset|data-[a-z-]+|aria-label|title|alt)="[^"]+"', r'\1="x"', html)
    html = re.sub(r">[^<]*[^<\s][^<]*<", ">x<", html)
    html = re.sub(r"\d+|\s+", " ", re.sub(r' selected(="")?', "", html))
    # One row, item or choice is as good as many that are made alike.
    for tag in ("option", "li", "tr"):
        html = re.sub(rf"(<{tag}\b(?:(?!<{tag}\b).)*?</{tag}>)(?: ?\1)+", r"\1", html)
    return hashlib.sha256((looks + html).encode()).digest()


class Visitor:
    def __init__(self, browser, url, name, javascript=True, phone=False, language="it-IT", dark=False):
        self.name = name
        self.url = url
        self.browser = browser
        self.javascript = javascript
        self.dark = dark
        self.context = browser.new_context(base_url=url, java_script_enabled=javascript, locale=language,
                                           color_scheme="dark" if dark else "light",
                                           viewport=PHONE if phone else DESKTOP)
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.complaints = []
        self.expects_silence = False  # the program is going to end, or go away, under this browser
        # A blocked script or a missing asset shows only here; the story fails for it at its end.
        self.page.on("console", self.hears)
        self.page.on("pageerror", lambda e: self.complaints.append(f"{self.page.url}: {e}"))

    def hears(self, message):
        # A page of ours that says no (404, 422, 503) is an error to the browser, and no fault of the page.
        own = message.location.get("url") == self.page.url and message.text.startswith("Failed to load resource")
        if message.type == "error" and not own:
            self.complaints.append(f"{self.page.url}: {message.text}")

    # What a person does.

    def goes(self, path):
        """Opens a path of the site; gives back the HTTP status."""
        answer = self.page.goto(path)
        self.audit()
        return answer.status if answer else None

    def writes(self, label, text):
        self.field(label, "input:not([type=radio]):not([type=checkbox]), textarea").fill(text)

    def chooses(self, label, option=None):
        """Picks an option of a select, or a radio button or a box by its own label when there is no option."""
        field = self.field(label)
        if option is None:
            field.check()
            return
        field.select_option(label=option)
        # The lists that hang from this one come from the server.
        self.page.locator("[aria-busy=true]").wait_for(state="detached")

    def attaches(self, label, *files):
        # The list of those that are there may have the same name.
        self.field(label, "input").set_input_files([f if isinstance(f, dict) else str(f) for f in files])

    def opens(self, title):
        """Opens what is folded under a title of the page."""
        self.page.locator("main summary", has_text=title).first.click()

    def presses(self, name, twice=False):
        """Presses the button, or follows the link, of that name, and waits for the page it leads to."""
        target = self.button(name)
        with self.page.expect_navigation():
            target.dblclick() if twice else target.click()
        self.page.wait_for_load_state()
        self.audit()

    # Where things are, by the words a person reads. Several words are the same thing in several languages.

    def field(self, label, kind="*"):
        main, words = self.page.locator("main"), label if isinstance(label, tuple) else (label,)

        def labelled(exact):
            found = main.get_by_label(words[0], exact=exact)
            for word in words[1:]:
                found = found.or_(main.get_by_label(word, exact=exact))
            return found.and_(self.page.locator(kind))

        labelled(exact=False).first.wait_for(state="attached")
        return labelled(exact=True).first if labelled(exact=True).count() else labelled(exact=False).first

    def button(self, name):
        for place in (self.page.locator("main"), self.page):
            for exact in (True, False):
                for word in name if isinstance(name, tuple) else (name,):
                    for role in ("button", "link"):
                        found = place.get_by_role(role, name=word, exact=exact)
                        if found.count():
                            return found.first
        raise AssertionError(f"{self.name} finds no button or link {name!r} on {self.page.url}:\n{self.text()}")

    # What a person sees.

    def sees(self, *texts):
        """Waits until the page shows all these words; nothing is loaded again meanwhile."""
        for text in texts:
            try:
                self.page.get_by_text(text).locator("visible=true").first.wait_for()
            except TimeoutError as late:
                raise AssertionError(f"{self.name} does not see {text!r} on {self.page.url}:\n{self.text()}") from late

    def does_not_see(self, *texts):
        for text in texts:
            assert self.page.get_by_text(text).count() == 0, f"{self.name} sees {text!r} on {self.page.url}"

    def can_press(self, name):
        return any(self.page.locator("main").get_by_role(role, name=name).count() for role in ("button", "link"))

    def text(self):
        return self.page.inner_text("main")

    # What the law and the office ask.

    def audit(self):
        """Fails on any violation of WCAG 2.1 A or AA; the details go to Tests/Stories/out."""
        key = (self.page.viewport_size["width"], self.dark, shape(self.page.content()))
        if key in audited:
            return
        audited.add(key)
        with self.auditable() as page:
            violations = Axe().run(page, options=RULES).response["violations"]
            wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
        assert not wide, f"{self.page.url} scrolls sideways at {self.page.viewport_size['width']} px"
        if violations:
            OUT.mkdir(exist_ok=True)
            file = OUT / f"axe-{self.name}-{len(audited)}.json"
            file.write_text(json.dumps({"url": self.page.url, "violations": violations}, indent=1, ensure_ascii=False))
            lines = [f"{v['id']}: {v['help']}: {n['html'][:160]}" for v in violations for n in v["nodes"]]
            raise AssertionError(f"{self.page.url}: not accessible ({file}):\n  " + "\n  ".join(lines))

    @contextlib.contextmanager
    def auditable(self):
        """The page itself or, for somebody without JavaScript, its copy in a browser where axe, a script, can run."""
        if self.javascript:
            yield self.page
            return
        html = self.page.content()

        def answer(route):
            kind = route.request.resource_type
            if kind == "document":
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
            elif kind == "script":
                route.abort()
            else:
                route.continue_()

        context = self.browser.new_context(viewport=self.page.viewport_size, storage_state=self.context.storage_state())
        try:
            copy = context.new_page()
            copy.route("**/*", answer)
            copy.goto(self.page.url)
            yield copy
        finally:
            context.close()

    def photo(self, name, folder=None, full=False):
        """A picture of the page in Tests/Stories/out (bin/screenshots gives docs/screenshots)."""
        folder = pathlib.Path(folder or OUT)
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png", full_page=full)

    def leaves(self):
        self.context.close()
        assert self.expects_silence or not self.complaints, f"{self.name}'s browser complains:\n  " + "\n  ".join(self.complaints)
