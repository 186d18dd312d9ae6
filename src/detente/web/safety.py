"""What stands between the desk and whoever calls: host names, the token, sizes, headers, and forged forms."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FORGED = "this form was not sent from a page of this desk, or the page is too old: load it again"
SESSION, TOKEN, WHO = "desk_session", "desk_token", "desk_who"
_OPEN = ("/token", "/static/", "/health")


class Guard:
    """ASGI middleware: turns away what must not reach a page, and puts the safe headers on every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        session = _cookie(Headers(scope=scope), SESSION)
        fresh = None if session and len(session) == 43 else secrets.token_urlsafe(32)
        scope["detente.session"] = fresh or session

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "private, no-cache")
                    if fresh:
                        headers.append("Set-Cookie", f"{SESSION}={fresh}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        refused = self._refusal(scope)
        if refused is not None:
            await refused(scope, receive, headed)
            return
        await self.app(scope, _limited(receive, self.settings.max_body), headed)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), scope["path"]
        name = _hostname(headers.get("host", ""))
        if self.settings.names and name not in self.settings.names:
            return PlainTextResponse(f"This desk does not answer to the name {name!r}.\n", 421)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.settings.max_body:
            return PlainTextResponse(f"More than {self.settings.max_body:,} bytes are not taken.\n", 413)
        if self.settings.token is None or path.startswith(_OPEN):
            return None
        shown = _cookie(headers, TOKEN) or ""
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            shown = bearer.strip()
        if same(shown, self.settings.token):
            return None
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
        if given and scope["method"] == "GET" and not path.startswith("/api") and same(given, self.settings.token):
            answer = RedirectResponse("/", 303)  # the link of the terminal: the token goes from the address to a cookie
            remember(answer, self.settings.token)
            return answer
        if path.startswith("/api"):
            told = {"detail": "a token is needed: send it as `Authorization: Bearer TOKEN`"}
            return JSONResponse(told, 401, {"WWW-Authenticate": "Bearer"})
        return RedirectResponse("/token", 303)


def remember(answer: Response, token: str) -> None:
    """Keep the token in a cookie that no script can read and no other site can send."""
    answer.set_cookie(TOKEN, token, httponly=True, samesite="strict", path="/", max_age=30 * 24 * 3600)


class TooLargeError(HTTPException):
    """More was sent than is taken."""

    def __init__(self, most: int) -> None:
        super().__init__(413, f"more than {most:,} bytes are not taken")


def _limited(receive: Receive, most: int) -> Receive:
    """``receive``, until more than ``most`` bytes have come (a length may be missing or a lie)."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise TooLargeError(most)
        return message

    return counted


def form_token(request: Request, settings: Settings) -> str:
    """What a form must send back: made of the session's cookie, so that another site cannot know it."""
    session = str(request.scope["detente.session"])
    return hmac.new(settings.secret, session.encode(), hashlib.sha256).hexdigest()


def is_forged(request: Request, settings: Settings, shown: str) -> bool:
    """Whether a form was not sent from one of our own pages."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        return True
    return not same(shown, form_token(request, settings))


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in a time that tells nothing."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _cookie(headers: Headers, name: str) -> str | None:
    for line in headers.getlist("cookie"):
        try:
            jar = SimpleCookie(line)
        except CookieError:
            continue
        if name in jar:
            return jar[name].value
    return None


def _hostname(host: str) -> str:
    return host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
