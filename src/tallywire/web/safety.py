"""What keeps the app a private one: who may ask it, what its pages may do, and who may write.

The server has no accounts: whoever can reach it can read the ledger. So it listens on the loopback interface unless it
is told otherwise, answers only to the names that it was told (a page of another site whose name was made to point at
this machine, DNS rebinding, bears another one), and takes a judgement only from its own pages: the request must name
this site as its origin, and bring the token that is made anew at each start.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "Guard", "Settings", "checked_form", "host_name"]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer, a form of our own would come with the origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What every answer says to the browser: run nothing but our own files, load nothing from elsewhere, no frames."""

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_LARGEST_FORM = 200_000  # bytes
_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the app was started. `hosts` are the names that it answers to, without ports; `*` is any."""

    hosts: tuple[str, ...] = _LOOPBACK
    read_only: bool = False
    hide_names: bool = False
    token: str = ""

    @classmethod
    def made(
        cls, *, host: str, allowed: Iterable[str] = (), read_only: bool = False, hide_names: bool = False
    ) -> Settings:
        """The settings for an address to listen on; a token is made if there may be judgements.

        Where names are hidden there are none: what came of a judgement is said in the words of the whole ledger.
        """
        read_only = read_only or hide_names
        own = () if host in ("0.0.0.0", "::", "") else (host_name(host),)  # noqa: S104  only compared
        names = dict.fromkeys((*_LOOPBACK, *own, *(host_name(one) for one in allowed)))
        token = "" if read_only else secrets.token_urlsafe(32)
        return cls(hosts=tuple(names), read_only=read_only, hide_names=hide_names, token=token)


class Guard:
    """Middleware: refuses requests for another host, and adds the headers that every answer carries."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.hosts = frozenset(settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        name = host_name(Headers(scope=scope).get("host", ""))
        if name in self.hosts or "*" in self.hosts:
            await self.app(scope, receive, guarded)
            return
        words = (
            f"This server does not answer to the name {name[:80]!r}.\n"
            "If it should, start it with: tallywire serve LEDGER --allow-host NAME\n"
        )
        await PlainTextResponse(words, status_code=400)(scope, receive, guarded)


def host_name(host: str) -> str:
    """A host without its port, in small letters, an IPv6 address in brackets.

    >>> host_name("Localhost:8765"), host_name("[::1]:8765"), host_name("::1")
    ('localhost', '[::1]', '[::1]')
    """
    host = host.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return f"[{host}]" if host.count(":") > 1 else host.partition(":")[0]


async def checked_form(request: Request) -> FormData:
    """The form of a request that may write: from a page of this very site, with its token.

    Raises `HTTPException`: 403 for a read-only server, another site or a wrong token, 413 for a form that is too large.
    """
    settings: Settings = request.app.state.settings
    if settings.read_only:
        raise HTTPException(403, "This server is read-only; start it without --read-only to judge.")
    if not _same_site(request):
        raise HTTPException(403, "This did not come from a page of this server; open the page anew and try again.")
    form = await _form(request)
    given = request.headers.get("x-tallywire-token") or str(form.get("token") or "")
    if not secrets.compare_digest(given.encode(), settings.token.encode()):
        raise HTTPException(403, "The page is older than this server's last start; open it anew and try again.")
    return form


async def _form(request: Request) -> FormData:
    """The fields of an ordinary form; files are not taken, so nothing but its plain encoding is."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(415, "A judgement is sent as an ordinary form (application/x-www-form-urlencoded).")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST_FORM:
            raise HTTPException(413, "This is more than a judgement can hold; name fewer statements.")
    if body.count(b"&") >= _MOST_FIELDS:
        raise HTTPException(413, "This form has more fields than a judgement can have.")
    fields = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return FormData([(name, value) for name, value in fields])


def _same_site(request: Request) -> bool:
    """Whether the browser says that the request comes from a page of the host that it goes to."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
