"""An OpenID Connect provider for the tests, a process of its own: python3's standard library and nothing else.

It does what RFC 6749, RFC 7636 and OpenID Connect Core ask of a provider with one confidential client: exact redirect addresses, PKCE by S256, a client secret,
codes that work once and for a minute, tokens that last a minute. Who can sign in, and how it misbehaves, a test tells it under /test. It ends with its standard input.
"""

import base64
import hashlib
import hmac
import html
import json
import os
import secrets
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, unquote, urlencode, urlsplit

CLIENT, SECRET = "surveyhub", "a secret of the tests"

lock = threading.Lock()
redirect_uris = []  # exactly these
people = {}         # by the name that they type: {"password": …, "claims": {"sub": …}}
faults = {}         # deny, state, token_status, userinfo_status, userinfo, issuer
asked = []          # what came to /authorize and /token, for tests to look at
codes, tokens = {}, {}


class Refused(Exception):
    """With the error's code, as RFC 6749 names it."""


def base64url(digest):
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Provider(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def issuer(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def do_GET(self):
        path, query = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
        if path == "/.well-known/openid-configuration":
            self.json(200, {
                "issuer": faults.get("issuer", self.issuer),
                "authorization_endpoint": self.issuer + "/authorize",
                "token_endpoint": self.issuer + "/token",
                "userinfo_endpoint": self.issuer + "/userinfo",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["HS256"],
                "code_challenge_methods_supported": ["S256"],
            })
        elif path == "/authorize":
            self.authorize(query)
        elif path == "/userinfo":
            self.userinfo()
        elif path == "/test/asked":
            self.json(200, asked)
        else:
            self.json(404, {})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        path = urlsplit(self.path).path
        if path == "/authorize":
            self.signed_in({name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()})
        elif path == "/token":
            self.token(dict(parse_qsl(body)))
        elif path == "/test":
            told = json.loads(body)
            with lock:
                redirect_uris[:] = told.get("redirect_uris", redirect_uris)
                people.update(told.get("people", {}))
                if "faults" in told:
                    faults.clear()
                    faults.update(told["faults"])
            self.json(200, {})
        else:
            self.json(404, {})

    def authorize(self, query):
        """The form; a client that is not known, or would be answered elsewhere, is told nothing there."""
        asked.append({"path": "/authorize", **query})
        if query.get("client_id") != CLIENT or query.get("redirect_uri") not in redirect_uris:
            self.page(400, "Unknown client or address")
        elif query.get("response_type") != "code" or "openid" not in query.get("scope", "").split():
            self.back(query, error="invalid_request")
        elif query.get("code_challenge_method") != "S256" or len(query.get("code_challenge", "")) != 43:
            self.back(query, error="invalid_request", error_description="PKCE by S256 is asked for")
        else:
            self.form(query)

    def form(self, query, wrong=""):
        hidden = "".join(f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">' for name, value in query.items())
        self.page(200, f"""<h1>The province's sign-in</h1><p>{wrong}</p>
            <form method="post" action="/authorize">{hidden}
              <label>Name <input name="username"></label> <label>Password <input name="password" type="password"></label>
              <button>Sign in</button>
            </form>""")

    def signed_in(self, form):
        name, password = form.pop("username", ""), form.pop("password", "")
        if form.get("client_id") != CLIENT or form.get("redirect_uri") not in redirect_uris:
            self.page(400, "Unknown client or address")
        elif faults.get("deny"):
            self.back(form, error=faults["deny"])
        elif name not in people or not hmac.compare_digest(people[name]["password"], password):
            self.form(form, "Wrong name or password.")
        else:
            code = secrets.token_urlsafe(32)
            with lock:
                codes[code] = {"name": name, "redirect_uri": form["redirect_uri"], "challenge": form["code_challenge"], "ends": time.monotonic() + 60}
            self.back(form, code=code)

    def back(self, query, **answer):
        state = "forged" if faults.get("state") else query.get("state", "")
        self.send_response(303)
        self.send_header("Location", query["redirect_uri"] + "?" + urlencode({**answer, "state": state}))
        self.end_nothing()

    def token(self, form):
        asked.append({"path": "/token", **{name: value for name, value in form.items() if name not in ("client_secret", "code")}})
        if "token_status" in faults:
            self.page(faults["token_status"], "Out of order")
            return
        try:
            self.json(200, self.redeem(form))
        except Refused as refused:
            self.json(401 if str(refused) == "invalid_client" else 400, {"error": str(refused)})

    def redeem(self, form):
        client, secret = form.get("client_id", ""), form.get("client_secret", "")
        if self.headers.get("Authorization", "").startswith("Basic "):
            client, secret = map(unquote, base64.b64decode(self.headers["Authorization"][6:]).decode().split(":", 1))
        if client != CLIENT or not hmac.compare_digest(secret, SECRET):
            raise Refused("invalid_client")
        if form.get("grant_type") != "authorization_code":
            raise Refused("unsupported_grant_type")
        with lock:
            code = codes.pop(form.get("code", ""), None)
        challenge = base64url(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if code is None or code["ends"] < time.monotonic() or code["redirect_uri"] != form.get("redirect_uri") or code["challenge"] != challenge:
            raise Refused("invalid_grant")
        token = secrets.token_urlsafe(32)
        with lock:
            tokens[token] = {"name": code["name"], "ends": time.monotonic() + 60}
        return {"access_token": token, "token_type": "Bearer", "expires_in": 60, "id_token": self.id_token(people[code["name"]]["claims"])}

    def id_token(self, claims):
        now = int(time.time())
        parts = [{"alg": "HS256", "typ": "JWT"}, {"iss": self.issuer, "aud": CLIENT, "sub": claims.get("sub"), "iat": now, "exp": now + 60}]
        signed = ".".join(base64url(json.dumps(part).encode()) for part in parts)
        return signed + "." + base64url(hmac.new(SECRET.encode(), signed.encode(), hashlib.sha256).digest())

    def userinfo(self):
        token = tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        if "userinfo_status" in faults:
            self.page(faults["userinfo_status"], "Out of order")
        elif token is None or token["ends"] < time.monotonic():
            self.json(401, {"error": "invalid_token"})
        else:
            self.json(200, faults.get("userinfo", people[token["name"]]["claims"]))

    def json(self, status, value):
        self.say(status, "application/json", json.dumps(value))

    def page(self, status, text):
        self.say(status, "text/html; charset=utf-8", f'<!DOCTYPE html><html lang="en"><title>The province\'s sign-in</title><main>{text}</main></html>')

    def say(self, status, kind, text):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def end_nothing(self):
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass  # its output is read for one line only


def end_with_input():
    sys.stdin.read()
    os._exit(0)


server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
threading.Thread(target=end_with_input, daemon=True).start()
print(server.server_port, flush=True)
server.serve_forever()
