"""Bad input gets a clear answer, costs no memory, and loses nothing that is kept already."""
import http.client
import pathlib
import socket
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from town import SETTINGS, logs_in


@pytest.fixture(autouse=True, scope="module")
def reader(town):
    town.key = town.run("token", "add", "reader", "--scope", "tickets:read").splitlines()[-1]


def memory(town):
    """Resident bytes of the program."""
    status = pathlib.Path(f"/proc/{town.process.pid}/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def head(town, request, wait=20):
    """Sends bytes and gives back the status line of the answer, or None when the connection is closed without one."""
    with socket.create_connection(("127.0.0.1", town.port), timeout=wait) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(65536)
        return int(answer.split()[1]) if answer else None


def test_an_upload_of_2_gigabytes_costs_no_memory(town):
    """It is read to its end and thrown away: only then does a browser show the answer, which has what was typed."""
    before = memory(town)
    boundary, total, piece = "xx", 2 << 30, b"%" * 1_000_000
    opening = (f'--{boundary}\r\nContent-Disposition: form-data; name="description"\r\n\r\nAiuto aiuto\r\n'
               f'--{boundary}\r\nContent-Disposition: form-data; name="allegati"; filename="grande.pdf"\r\n\r\n').encode()
    closing = f"\r\n--{boundary}--\r\n".encode()
    lines = (f"POST /richiesta HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
             f"Content-Type: multipart/form-data; boundary={boundary}\r\nContent-Length: {total}\r\n\r\n").encode()
    most = 0
    with socket.create_connection(("127.0.0.1", town.port), timeout=60) as connection:
        connection.sendall(lines + opening)
        left = total - len(opening) - len(closing)
        while left:
            connection.sendall(piece[:left])
            left -= min(left, len(piece))
            if left % 100 == 0:
                most = max(most, memory(town))
        connection.sendall(closing)
        answer = b""
        while received := connection.recv(65536):
            answer += received
    page = answer.decode()
    assert int(page.split()[1]) in (200, 413, 422), page[:300]
    assert "Aiuto aiuto" in page and "troppo grand" in page
    assert most - before < 64 << 20, f"{(most - before) >> 20} MB"
    assert town.status() == 200


@pytest.mark.parametrize("request_bytes", [
    b"POST /richiesta HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\ndescription=meta",
    b"POST /richiesta HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 500\r\n\r\n--b\r\nContent-Dis",
    b"POST /api/v1/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{\"requester\":",
], ids=["urlencoded", "multipart", "json"])
def test_a_body_cut_in_the_middle(town, request_bytes):
    assert head(town, request_bytes) in (None, 400, 401, 403)
    assert town.status() == 200


@pytest.mark.parametrize("body", [b"description=%ff%fe%80", b"description=%00%01", b"=&&&==", b"a" * (1 << 20)],
                         ids=["invalid utf-8", "control", "nonsense", "1 MB"])
def test_a_body_that_is_no_form(town, body):
    # A form that nobody made shows the form again, or is refused; it is never a request and never an error of ours.
    try:
        with urllib.request.urlopen(urllib.request.Request(town.url + "/richiesta", data=body), timeout=30) as answer:
            assert 'id="richiesta"' in answer.read().decode("utf-8")
    except urllib.error.HTTPError as refused:
        assert refused.code in (400, 403, 413, 422)
    assert town.status() == 200
    assert town.api("GET", "/api/v1/tickets", token=town.key)[1]["items"] == []


def test_a_tracking_token_guessed_again_and_again_is_slowed_down(new_desk):
    town = new_desk()
    codes = []
    connection = http.client.HTTPConnection("127.0.0.1", town.port, timeout=10)
    for n in range(200):
        connection.request("GET", f"/richieste/{'A' * 38}{n:05d}")
        answer = connection.getresponse()
        answer.read()
        codes.append(answer.status)
    assert codes[0] == 404
    assert 429 in codes, "nobody slows the guessing down"
    assert set(codes) <= {404, 429}
    town.stop()


def test_security_headers(town):
    for path in ("/", "/richiesta", "/accedi", "/status"):
        with urllib.request.urlopen(town.url + path, timeout=10) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert policy and "unsafe-inline" not in policy and "default-src 'self'" in policy, path
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"]
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                assert "HttpOnly" in cookie and "SameSite" in cookie, cookie


def test_sigterm_ends_with_open_streams(new_desk, visitor):
    desk = new_desk(settings=SETTINGS)
    for name in ("giulia", "marco", "ada"):
        person = logs_in(visitor(name, at=desk), name)
        with person.page.expect_response("**/scrivania/eventi*"):
            person.page.reload()
        person.expects_silence = True  # its stream ends under it
    began = time.monotonic()
    desk.stop()
    assert time.monotonic() - began < 5


def test_log_keeps_no_secret(town):
    token = "A" * 43
    try:
        urllib.request.urlopen(f"{town.url}/richieste/{token}", timeout=10)
    except urllib.error.HTTPError:
        pass
    data = urllib.parse.urlencode({"login": "giulia", "password": "parola-segretissima"}).encode()
    try:
        urllib.request.urlopen(town.url + "/accedi", data=data, timeout=10)
    except urllib.error.HTTPError:
        pass
    log = town.log.read_text(errors="replace")
    assert token not in log and "parola-segretissima" not in log
