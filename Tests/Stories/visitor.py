"""A person in front of a browser, in the words a story uses. Every page they reach is held to WCAG 2.1 A and AA."""
import contextlib
import json
import pathlib

from axe_playwright_python.sync_playwright import Axe

OUT = pathlib.Path(__file__).parent / "out"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
PHONE = {"width": 375, "height": 812}
DESKTOP = {"width": 1280, "height": 900}


class Visitor:
    def __init__(self, browser, url, name, javascript=True, phone=False, language="it-IT"):
        self.name = name
        self.url = url
        self.browser = browser
        self.javascript = javascript
        self.context = browser.new_context(base_url=url, java_script_enabled=javascript, locale=language,
                                           viewport=PHONE if phone else DESKTOP)
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.complaints = []
        self.audited = set()
        # A blocked script or a missing asset shows only here; the story fails for it at its end.
        self.page.on("console", lambda m: m.type == "error" and self.complaints.append(f"{self.page.url}: {m.text}"))
        self.page.on("pageerror", lambda e: self.complaints.append(f"{self.page.url}: {e}"))

    # What a person does.

    def goes(self, path):
        """Opens a path of the site; gives back the HTTP status."""
        answer = self.page.goto(path)
        self.audit()
        return answer.status if answer else None

    def writes(self, label, text):
        self.page.get_by_label(label, exact=False).first.fill(text)

    def chooses(self, label, option):
        """Picks an option of a select, or a radio button or a box by its own label when option is None."""
        if option is None:
            self.page.get_by_label(label, exact=False).first.check()
        else:
            self.page.get_by_label(label, exact=False).first.select_option(label=option)

    def attaches(self, label, *files):
        self.page.get_by_label(label, exact=False).first.set_input_files([str(f) for f in files])

    def presses(self, name):
        """Presses the button, or follows the link, of that name, and waits for the page it leads to."""
        button = self.page.get_by_role("button", name=name)
        target = button if button.count() else self.page.get_by_role("link", name=name)
        target.first.click()
        self.page.wait_for_load_state()
        self.audit()

    # What a person sees.

    def sees(self, text):
        self.page.get_by_text(text).first.wait_for()

    def does_not_see(self, text):
        assert self.page.get_by_text(text).count() == 0, f"{self.name} sees {text!r} on {self.page.url}"

    def text(self):
        return self.page.inner_text("main")

    # What the law and the office ask.

    def audit(self):
        """Fails on any violation of WCAG 2.1 A or AA; the details go to Tests/Stories/out."""
        key = (self.page.url.split("?")[0], self.page.title())
        if key in self.audited:
            return
        self.audited.add(key)
        with self.auditable() as page:
            violations = Axe().run(page, options=RULES).response["violations"]
            wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
        assert not wide, f"{self.page.url} scrolls sideways at {self.page.viewport_size['width']} px"
        if violations:
            OUT.mkdir(exist_ok=True)
            file = OUT / f"axe-{self.name}-{len(self.audited)}.json"
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
        assert not self.complaints, f"{self.name}'s browser complains:\n  " + "\n  ".join(self.complaints)
