"""A mail server for tests: takes what it is sent, refuses whom it is told to refuse, and writes each mail to a folder.

    smtp_server.py FOLDER [--starttls] [--user NAME --password WORD]

It chooses a free port on 127.0.0.1, prints one line of JSON ({"port": ..., "ca": ...}) and ends when its standard input is
closed, so that no test leaves it behind. By the recipient's name before the @:

    refused...     550 at RCPT, each time
    greylisted...  451 at RCPT the first time, taken afterwards
    full...        452 at RCPT, each time
    spam...        554 after the whole message, each time
"""
import argparse
import asyncio
import json
import pathlib
import ssl
import subprocess
import sys

try:
    from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
except ImportError:
    print(json.dumps({"missing": "aiosmtpd"}), flush=True)
    sys.exit(0)


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.seen = set()
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name.startswith("refused"):
            return f"550 5.1.1 <{address}>: Recipient address rejected: User unknown"
        if name.startswith("full"):
            return "452 4.2.2 Mailbox full"
        if name.startswith("greylisted") and address not in self.seen:
            self.seen.add(address)
            return "451 4.7.1 Greylisting in action, please come back later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith("spam") for address in envelope.rcpt_tos):
            return "554-5.7.1 We do not want this\r\n554 5.7.1 See https://mail.example/why"
        self.count += 1
        base = self.folder / f"{self.count:06}"
        facts = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None,
                 "login": session.auth_data.decode() if session.auth_data else None, "peer": session.peer[1]}
        base.with_suffix(".json").write_text(json.dumps(facts))
        draft = base.with_suffix(".draft")
        draft.write_bytes(envelope.original_content)
        draft.rename(base.with_suffix(".eml"))
        return f"250 2.0.0 Ok: queued as {self.count:06}"


def certificate(folder):
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, str(cert)


async def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--starttls", action="store_true")
    options.add_argument("--user")
    options.add_argument("--password")
    args = options.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    context, ca = certificate(args.folder) if args.starttls else (None, None)

    def authenticate(server, session, envelope, mechanism, data):
        # handled=False makes the server say 535 itself; without it the client would wait for ever.
        right = isinstance(data, LoginPassword) and data.login.decode() == args.user \
            and data.password.decode() == args.password
        return AuthResult(success=right, handled=False, auth_data=data.login if right else None)

    handler = Handler(args.folder)

    def connection():
        return SMTP(handler, hostname="localhost", tls_context=context, require_starttls=args.starttls,
                    authenticator=authenticate if args.user else None, auth_required=bool(args.user),
                    auth_require_tls=args.starttls, enable_SMTPUTF8=True)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, "127.0.0.1", 0)
    print(json.dumps({"port": server.sockets[0].getsockname()[1], "ca": ca}), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
