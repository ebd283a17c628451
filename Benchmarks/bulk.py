"""Actions on many requests at scale: how many a second of a whole list, through the program as a person would."""
import http.cookiejar
import re
import time
import urllib.parse
import urllib.request

LIST = "coda=tutte&stato=da-fare"
LOGIN, PASSWORD = "alice.romano", "sportello-demo"


class Person:
    """Somebody at the desk, with the cookies of their browser and the token of the page they look at."""

    def __init__(self, url):
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.get("/accedi")
        self.post("/accedi", nome=LOGIN, parola=PASSWORD)

    def get(self, path):
        with self.opener.open(self.url + path) as answer:
            self.page, self.at = answer.read().decode(), answer.url
        return self.page

    def post(self, path, **fields):
        token = re.search(r'name="_csrf" value="([^"]+)"', self.page).group(1)
        data = urllib.parse.urlencode({"_csrf": token, **fields}).encode()
        with self.opener.open(self.url + path, data) as answer:
            self.page, self.at = answer.read().decode(), answer.url
        return self.page


def until(person, path, word, seconds):
    end = time.monotonic() + seconds
    while word not in person.get(path):
        if time.monotonic() > end:
            raise RuntimeError(f"no {word} in {seconds} s")
        time.sleep(0.05)


def run(subject, books, seconds=600, **fields):
    """Requests a second, from the yes to the end, by the program's own clock."""
    person = Person(subject.url)
    person.get("/scrivania?" + LIST)
    person.post("/scrivania/insieme/proponi", lista=LIST, tutte="1", **fields)
    path = urllib.parse.urlparse(person.at).path
    until(person, path, f"{path}/esegui", seconds)
    person.post(path + "/esegui")
    number = path.rsplit("/", 1)[1]
    end = time.monotonic() + seconds
    while True:
        done, began, ended = books.run(f"SELECT done, started_at, ended_at FROM bulks WHERE id = {number}")[0]
        if ended not in ("None", ""):
            return round(int(done) / max((int(ended) - int(began)) / 1000, 0.001)), int(done)
        if time.monotonic() > end:
            raise RuntimeError(f"{done} done in {seconds} s")
        time.sleep(0.2)
