"""The API as other programs meet it: what interfaces promise them, over a real connection."""
import base64
import concurrent.futures
import json
import urllib.error
import urllib.request

import pytest

from town import ANNA

CREATED = {"id", "number", "state", "group", "deadlines"}
LINE = {"id", "number", "state", "triple", "group", "channel", "priority", "requester", "createdAt", "deadlines"}


class Client:
    """A program with a token; remembers the headers of the last answer."""

    def __init__(self, desk, name, *scopes):
        self.desk = desk
        options = [word for scope in scopes for word in ("--scope", scope)]
        self.token = desk.run("token", "add", name, *options).strip().splitlines()[-1]
        self.headers = {}

    def call(self, method, path, body=None, raw=None, token=None, **headers):
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.desk.url + path, data=data, method=method)
        request.add_header("Authorization", f"Bearer {token or self.token}")
        if data is not None:
            request.add_header("Content-Type", "application/json")
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                self.headers, text = answer.headers, answer.read()
                return answer.status, json.loads(text or "null")
        except urllib.error.HTTPError as error:
            self.headers, text = error.headers, error.read()
            if error.code != 304:
                assert error.headers.get_content_type() == "application/problem+json", (path, error.code, text)
                problem = json.loads(text)
                assert problem["status"] == error.code and problem["title"] and problem["type"], problem
                return error.code, problem
            return error.code, None

    def creates(self, family="Bianchi", **changes):
        status, body = self.call("POST", "/api/v1/tickets", request(family, **changes))
        assert status == 201, body
        return body


def request(family="Bianchi", **changes):
    return {"channel": "phone", "requester": {
        "givenName": "Anna", "familyName": family, "fiscalCode": ANNA, "email": "anna@example.it",
        "administration": "20", "userType": "A"}, "triple": "STI-CED-01", "fields": {"numero": "7"},
        "description": "Il cedolino di ottobre non si apre.", **changes}


@pytest.fixture(scope="module")
def api(town):
    return Client(town, "everything", "*")


def test_a_request_from_another_program_lives_its_life(api):
    file = {"name": "appunti.txt", "type": "text/plain", "base64": base64.b64encode(b"ottobre").decode()}
    made = api.creates(attachments=[file], externalReference="PRATICA-77")
    assert CREATED <= set(made) and isinstance(made["id"], str) and isinstance(made["number"], str)
    assert made["group"] == "L1-WEB" and made["state"] in ("new", "assigned")
    assert [d["target"] for d in made["deadlines"]] == ["take_charge", "first_answer", "solution"]
    path = f"/api/v1/tickets/{made['number']}"
    assert api.headers["Location"] == path

    status, ticket = api.call("GET", path)
    assert status == 200 and ticket["externalReference"] == "PRATICA-77" and ticket["triple"] == "STI-CED-01"
    assert ticket["messages"][0]["text"] == "Il cedolino di ottobre non si apre."
    assert ticket["messages"][0]["attachments"][0]["name"] == "appunti.txt"

    assert api.call("POST", path + "/actions", {"action": "take", "operator": "giulia"})[0] == 200
    status, reply = api.call("POST", path + "/messages", {"kind": "reply", "text": "Ci serve il mese."})
    assert status == 201 and reply["text"] == "Ci serve il mese." and reply["kind"] == "reply"
    assert api.call("POST", path + "/messages", {"kind": "note", "text": "Ha telefonato due volte."})[0] == 201
    for action, state in (({"action": "wait"}, "waiting_requester"), ({"action": "resume"}, "in_progress"),
                          ({"action": "reclassify", "triple": "STI-CED-02"}, "in_progress"),
                          ({"action": "resolve", "resolution": "fixed", "text": "Ora si apre."}, "resolved"),
                          ({"action": "reopen", "reason": "Non si apre ancora."}, "in_progress"),
                          ({"action": "escalate", "reason": "È il file."}, "assigned"),
                          ({"action": "resolve"}, "resolved"), ({"action": "close"}, "closed")):
        status, body = api.call("POST", path + "/actions", action)
        assert status == 200, (action, body)
        assert body["state"] == state, (action, body)
    _, ticket = api.call("GET", path)
    assert ticket["firstTriple"] == "STI-CED-01" and ticket["triple"] == "STI-CED-02" and ticket["reopenings"] == 1
    kinds = [event["kind"] for event in ticket["events"]]
    for kind in ("opened", "routed", "assigned", "replied", "noted", "waiting", "reclassified", "resolved", "reopened",
                 "escalated", "closed"):
        assert kind in kinds, f"{kind} is not in {kinds}"


def test_what_is_wrong_is_a_problem_with_a_name(api):
    made = api.creates("Sbagli")
    path = f"/api/v1/tickets/{made['number']}"
    wrong = [
        ("GET", "/api/v1/tickets/999999999", None, 404), ("GET", "/api/v1/tickets/pippo", None, 404),
        ("GET", "/api/v1/nulla", None, 404), ("DELETE", path, None, (404, 405)),
        ("GET", "/api/v1/tickets?cursor=per-piacere!", None, 400),
        ("GET", "/api/v1/tickets?cursor=1-1-1", None, (200, 400)), ("GET", "/api/v1/tickets?cursor=zzzzzzzzzzzzzzzz", None, 400), ("GET", "/api/v1/tickets?state=asleep", None, 422),
        ("GET", "/api/v1/tickets?group=NONE", None, 422), ("GET", "/api/v1/tickets?limit=1000000", None, 422),
        ("POST", "/api/v1/tickets", {}, 422),
        ("POST", "/api/v1/tickets", request(triple="NONE"), 422), ("POST", "/api/v1/tickets", request(channel="smoke"), 422),
        ("POST", "/api/v1/tickets", request(description=["a", "list"]), 400),
        ("POST", "/api/v1/tickets", request(attachments=[{"name": "a.pdf", "base64": "%%%"}]), 422),
        ("POST", "/api/v1/tickets",
         request(attachments=[{"name": "a.pdf", "base64": base64.b64encode(b"MZ\x90\0" * 99).decode()}]), 422),
        ("POST", path + "/messages", {"kind": "shout", "text": "a"}, 422),
        ("POST", path + "/messages", {"kind": "reply", "text": ""}, 422),
        ("POST", path + "/actions", {"action": "dance"}, 422), ("POST", path + "/actions", {"action": "close"}, 409),
        ("POST", path + "/actions", {}, 400),
        ("POST", path + "/actions", {"action": "reclassify", "triple": "NONE"}, 422),
        ("POST", path + "/actions", {"action": "cancel", "reason": "boredom"}, 422),
        ("POST", path + "/actions", {"action": "take", "operator": "nobody"}, 422),
    ]
    for method, where, body, expected in wrong:
        status, problem = api.call(method, where, body)
        assert status in (expected if isinstance(expected, tuple) else (expected,)), (method, where, body, problem)
    for raw in (b"", b"{", b"\xff\xfe\x00", b"[" * 5000, b'"text"', b"null"):
        assert api.call("POST", "/api/v1/tickets", raw=raw)[0] in (400, 422), raw[:20]
    status, problem = api.call("POST", "/api/v1/tickets", request(requester={"email": "no address"}))
    assert status == 422 and "email" in {error["field"] for error in problem["errors"]}, problem


def test_the_same_key_twice_is_one_request(api):
    body, key = request("Chiavi"), {"Idempotency_Key": "a-key-of-theirs"}
    with concurrent.futures.ThreadPoolExecutor(8) as crowd:
        def once(_):
            return Shared(api).call("POST", "/api/v1/tickets", body, **key)
        answers = list(crowd.map(once, range(8)))
    assert {status for status, _ in answers} == {201}, answers
    assert len({answer["number"] for _, answer in answers}) == 1
    assert api.call("POST", "/api/v1/tickets", body, **key)[1]["number"] == answers[0][1]["number"]
    assert api.headers["Location"].endswith(answers[0][1]["number"])
    assert api.call("POST", "/api/v1/tickets", {**body, "description": "altro"}, **key)[0] == 422
    found = api.call("GET", "/api/v1/tickets?q=Chiavi")[1]["items"]
    assert len(found) == 1

    path = f"/api/v1/tickets/{found[0]['number']}/messages"
    for _ in range(2):
        assert api.call("POST", path, {"kind": "note", "text": "una"}, Idempotency_Key="note")[0] == 201
    notes = [m for m in api.call("GET", path.removesuffix("/messages"))[1]["messages"] if m["kind"] == "note"]
    assert len(notes) == 1


class Shared(Client):
    """The same program from another thread."""

    def __init__(self, client):
        self.desk, self.token, self.headers = client.desk, client.token, {}


def test_who_acts_on_what_has_changed_is_told(api):
    path = f"/api/v1/tickets/{api.creates('Versioni')['number']}"
    api.call("GET", path)
    tag = api.headers["ETag"]
    assert api.call("GET", path, If_None_Match=tag)[0] == 304
    assert api.call("POST", path + "/actions", {"action": "take", "operator": "giulia"}, If_Match=tag)[0] == 200
    newer = api.headers["ETag"]
    assert newer != tag
    assert api.call("POST", path + "/actions", {"action": "take", "operator": "marco"}, If_Match=tag)[0] == 412
    assert api.call("GET", path)[1]["assignee"] == "giulia"
    assert api.call("POST", path + "/actions", {"action": "take", "operator": "marco"}, If_Match=newer)[0] == 200


def test_pages_by_cursor_neither_repeat_nor_lose(api):
    made = {api.creates("Pagine")["number"] for _ in range(7)}
    seen, cursor = [], ""
    while cursor is not None:
        status, page = api.call("GET", f"/api/v1/tickets?q=Pagine&limit=3&cursor={cursor}")
        assert status == 200 and len(page["items"]) <= 3, page
        seen += page["items"]
        cursor = page["next"]
    assert sorted(item["number"] for item in seen) == sorted(made)
    for item in seen:
        assert LINE <= set(item), LINE - set(item)
    taken = seen[0]["number"]
    api.call("POST", f"/api/v1/tickets/{taken}/actions", {"action": "take", "operator": "giulia"})
    listed = api.call("GET", "/api/v1/tickets?q=Pagine&state=assigned,in_progress&group=L1-WEB&triple=STI-CED-01&channel=phone")
    assert [item["number"] for item in listed[1]["items"]] == [taken]


def test_tokens_open_what_their_scope_says(town, api):
    reader = Client(town, "reader", "tickets:read")
    writer = Client(town, "writer", "tickets:write")
    number = api.creates("Ambiti")["number"]
    assert reader.call("GET", f"/api/v1/tickets/{number}")[0] == 200
    assert reader.call("POST", "/api/v1/tickets", request())[0] == 403
    assert writer.call("POST", "/api/v1/tickets", request())[0] == 201
    assert writer.call("GET", "/api/v1/tickets")[0] == 403
    assert api.call("GET", "/api/v1/tickets", token="A" * 43)[0] == 401
    assert api.headers["WWW-Authenticate"].startswith("Bearer")
    status, _ = town.api("GET", "/api/v1/tickets")
    assert status == 401
    town.run("token", "revoke", "writer")
    assert writer.call("POST", "/api/v1/tickets", request())[0] == 401


def test_every_answer_tells_how_many_are_left(api):
    api.call("GET", "/api/v1/tickets?limit=1")
    before = int(api.headers["X-RateLimit-Remaining"])
    assert int(api.headers["X-RateLimit-Limit"]) > before and 0 < int(api.headers["X-RateLimit-Reset"]) <= 60
    api.call("GET", "/api/v1/tickets?cursor=wrong")
    assert "X-RateLimit-Remaining" in api.headers, "a refused request is counted, and should say so"
    assert int(api.headers["X-RateLimit-Remaining"]) < before or int(api.headers["X-RateLimit-Reset"]) > 55


def test_status(town):
    with urllib.request.urlopen(town.url + "/status", timeout=10) as answer:
        assert answer.status == 200 and answer.headers.get_content_type() == "application/problem+json"
        assert json.loads(answer.read())["status"] == 200


def test_the_description_describes_what_is_there(town, api):
    with urllib.request.urlopen(town.url + "/api/v1/openapi.json", timeout=10) as answer:
        described = json.loads(answer.read())
    assert described["openapi"].startswith("3.1.")
    names = []
    for path, item in described["paths"].items():
        for method, operation in item.items():
            if method == "parameters":
                continue
            where = f"{method} {path}"
            names.append(operation["operationId"])
            assert operation["responses"] and operation["summary"], where
            for code, response in operation["responses"].items():
                response = resolve(described, response)
                assert response["description"], (where, code)
                if int(code) >= 400:
                    assert "application/problem+json" in response["content"], (where, code)
            declared = {p["name"] for p in map(lambda p: resolve(described, p),
                                               operation.get("parameters", []) + item.get("parameters", []))
                        if p["in"] == "path"}
            assert declared == {part[1:-1] for part in path.split("/") if part.startswith("{")}, where
    assert len(names) == len(set(names))
    for reference in references(described):
        resolve(described, {"$ref": reference})
    # What is answered has the keys that are said to be there.
    schemas = described["components"]["schemas"]
    made = api.creates("Descritta")
    assert set(made) == keys(described, schemas["TicketShort"])
    line = api.call("GET", "/api/v1/tickets?q=Descritta")[1]["items"][0]
    assert set(line) == keys(described, schemas["TicketLine"])
    whole = api.call("GET", f"/api/v1/tickets/{made['number']}")[1]
    named = keys(described, schemas["Ticket"])
    assert set(whole) == named, f"not described: {set(whole) - named}; not answered: {named - set(whole)}"


def keys(document, schema):
    schema = resolve(document, schema)
    return set(schema.get("properties", {})).union(*(keys(document, part) for part in schema.get("allOf", [])))


def resolve(document, node):
    while "$ref" in node:
        place = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            place = place[step.replace("~1", "/").replace("~0", "~")]
        node = place
    return node


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from references(part)
