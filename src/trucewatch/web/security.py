"""Who may read and who may write: passwords off loopback, host names on it, same-site tokens, headers."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
import secrets
import threading
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from . import users

COOKIE = "trucewatch"
#: Everything from this server only; inline style attributes are the drawings' colours, scripts are never inline.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "worker-src 'self' blob:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine only."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Gate:
    """Lets requests in. With users: HTTP Basic, each password checked once a process. Without: loopback names only."""

    def __init__(self, known: dict[str, users.Secret], names: frozenset[str] = frozenset()) -> None:
        self.known = known
        self.names = names
        self.secret = secrets.token_bytes(32)
        self._right: dict[bytes, str] = {}
        self._lock = threading.Lock()

    async def __call__(self, request: Request, go: Callable[[Request], Awaitable[Response]]) -> Response:
        refusal = self.refusal(request)
        if refusal is not None:
            answer: Response = refusal
        else:
            session = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)
            request.state.session = session
            answer = await go(request)
            if COOKIE not in request.cookies:
                answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", path="/", secure=_secure(request))
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            answer.headers.setdefault("Cache-Control", "no-store" if self.known else "no-cache")
        return answer

    def refusal(self, request: Request) -> Response | None:
        """The answer to one who may not come in."""
        if not self.known:
            host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
            if is_loopback(host) or host in self.names:
                return None
            return PlainTextResponse("trucewatch serves this address to its own machine only\n", status_code=400)
        name = self.user(request.headers)
        if name is None:
            ask = {"WWW-Authenticate": 'Basic realm="trucewatch", charset="UTF-8"'}
            return PlainTextResponse("a user name and password are needed\n", status_code=401, headers=ask)
        request.state.user = name
        return None

    def user(self, headers: Headers) -> str | None:
        """The user whose right password the headers carry."""
        scheme, _, code = headers.get("authorization", "").partition(" ")
        if scheme.casefold() != "basic":
            return None
        mark = hmac.digest(self.secret, code.encode(), "sha256")
        if mark in self._right:
            return self._right[mark]
        try:
            name, sign, password = base64.b64decode(code, validate=True).decode("utf-8").partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        with self._lock:
            if not sign or not users.check(self.known, name, password):
                return None
        self._right[mark] = name
        return name

    def token(self, request: Request) -> str:
        """The token that a form of this session carries."""
        return hmac.new(self.secret, request.state.session.encode(), hashlib.sha256).hexdigest()

    def same_site(self, request: Request, token: str) -> bool:
        """Whether a write comes from a page of ours: its token, and no foreign origin."""
        if request.cookies.get(COOKIE) is None or not hmac.compare_digest(token.encode(), self.token(request).encode()):
            return False
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = request.headers.get("origin")
        return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"
