"""A web server for tests: takes what is posted to it, answers as the path says, and writes each request to a folder.

    http_server.py FOLDER [--key HEX]

It chooses a free port on 127.0.0.1, prints one line of JSON ({"port": ...}) and ends when its standard input is closed, so
that no test leaves it behind. By the path:

    /status/NNN   answers NNN, whatever follows
    /moved        302 to /status/200
    /long         200 and a megabyte
    /slow         answers after ten seconds

With a key it says of each request whether its signature is right.
"""
import argparse
import hashlib
import hmac
import http.server
import json
import pathlib
import re
import sys
import threading
import time


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.keep(body)
        if self.path == "/slow":
            time.sleep(10)
        if self.path == "/moved":
            return self.answer(302, b"", {"Location": "/status/200"})
        if self.path == "/long":
            return self.answer(200, b"x" * (1 << 20))
        self.answer(int(re.match(r"/status/(\d+)", self.path)[1]), b"{}")

    do_GET = do_PUT = do_POST

    def keep(self, body):
        server = self.server
        told = {
            "method": self.command,
            "path": self.path,
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": body.decode("utf-8"),
            "signed": self.is_signed(body),
        }
        with server.lock:
            server.count += 1
            part = server.folder / f"{server.count:04}.part"
            part.write_text(json.dumps(told), encoding="utf-8")
            part.rename(part.with_suffix(".json"))

    def is_signed(self, body):
        right = "sha256=" + hmac.new(self.server.key, body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(right, self.headers.get("X-Sportello-Signature", ""))

    def answer(self, status, body, headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # who asked went away, as some tests want

    def log_message(self, *_):
        pass


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--key", default="")
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.folder, server.key = options.folder, bytes.fromhex(options.key)
    server.lock, server.count = threading.Lock(), 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({"port": server.server_port}), flush=True)
    sys.stdin.read()


main()
