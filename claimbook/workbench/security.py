"""Who may ask the workbench, and what its pages may do: checked before any page sees a request.

- Only known Host names are answered, so that no other site reaches the record through a name of its own (DNS
  rebinding).
- A request that changes something must carry the session's token, and must not come from another site (CSRF).
- Elsewhere than on loopback every request needs the password, by a session that logging in made, or as a bearer token.
- Every answer forbids its page to load, send or be framed by anything from elsewhere.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "claimbook_session"
TOKEN_HEADER: Final = "x-csrf-token"  # noqa: S105  the name of a header
POLICY: Final = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self' blob:", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip
"""style-src: the map and the charts set style attributes. img-src, worker-src: the map makes both from memory."""
_HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN: Final = ("/login", "/static/")
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Guard:
    """host: the address that is listened on. names: further Host names that are answered.

    password: None: none is asked. secret: signs sessions; new for each process, so that a restart ends them all.
    """

    host: str = "127.0.0.1"
    names: frozenset[str] = frozenset()
    password: str | None = field(default=None, repr=False)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def knows(self, host: str) -> bool:
        """Is that Host header one of ours?"""
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        return name is not None and name in (_LOOPBACK | self.names | {self.host.lower()})

    def admits(self, word: str) -> bool:
        """Is that the password? Takes the same time for every wrong one."""
        return self.password is not None and hmac.compare_digest(word.encode(), self.password.encode())

    def session(self, known: bool) -> str:
        """A new session. known: has its holder shown the password?"""
        body = f"{secrets.token_urlsafe(24)}.{'in' if known else 'out'}"
        return f"{body}.{self._sign(body)}"

    def token(self, session: str) -> str:
        """The token that a changing request of that session must carry."""
        return self._sign(f"csrf.{session}")

    def reads(self, session: str | None) -> bool:
        """Is the session one that we made?"""
        body, _, sign = (session or "").rpartition(".")
        return bool(body) and hmac.compare_digest(sign.encode(), self._sign(body).encode())

    def is_in(self, session: str | None) -> bool:
        """Has the session's holder shown the password, or is none asked?"""
        return self.password is None or (self.reads(session) and (session or "").split(".")[1] == "in")

    def _sign(self, body: str) -> str:
        return hmac.new(self.secret, body.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Does that address reach this machine alone?"""
    if host in _LOOPBACK:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Secured:
    """ASGI middleware around the pages. Sets scope["session"] and scope["token"]."""

    app: ASGIApp
    guard: Guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with a session."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = _cookie(headers)
        fresh = None if self.guard.reads(session) else self.guard.session(known=False)
        held = session if fresh is None and session else fresh or ""
        scope["session_key"], scope["csrf"] = held, self.guard.token(held)
        refusal = self._refusal(scope, headers, held)
        await (refusal or self.app)(scope, receive, _with_headers(send, fresh))

    def _refusal(self, scope: Scope, headers: Headers, session: str) -> Response | None:
        if not self.guard.knows(headers.get("host", "")):
            return PlainTextResponse("Unknown host. Open the address that claimbook serve printed.", 421)
        bearer = self._bearer(headers)
        if not (bearer or self.guard.is_in(session) or scope["path"].startswith(_OPEN)):
            if scope["path"].startswith("/api") or scope["method"] not in _SAFE:
                return PlainTextResponse("Log in first, or send the password as a bearer token.", 401)
            return RedirectResponse("/login", 303)
        return None if scope["method"] in _SAFE or bearer else self._forgery(headers, session)

    def _forgery(self, headers: Headers, session: str) -> Response | None:
        if _from_elsewhere(headers):
            return PlainTextResponse("This request came from another site.", 403)
        sent = headers.get(TOKEN_HEADER, "")
        if hmac.compare_digest(sent.encode(), self.guard.token(session).encode()):
            return None
        return PlainTextResponse("The page is out of date. Reload it and try again.", 403)

    def _bearer(self, headers: Headers) -> bool:
        kind, _, word = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and self.guard.admits(word)


def _from_elsewhere(headers: Headers) -> bool:
    """What browsers tell of the origin; programs tell nothing, and need the token all the same."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _cookie(headers: Mapping[str, str]) -> str | None:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return None
    found = jar.get(COOKIE)
    return found.value if found else None


def session_cookie(session: str) -> str:
    """The Set-Cookie header of a session."""
    return f"{COOKIE}={session}; Path=/; HttpOnly; SameSite=Strict"


def _with_headers(send: Send, fresh: str | None) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if fresh and "set-cookie" not in headers:
                headers.append("set-cookie", session_cookie(fresh))
        await send(message)

    return sending
