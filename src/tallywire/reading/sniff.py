"""What kind of file this is: by its first bytes, then by what they look like, then by its ending.

The ending comes last because it lies most often: pages are saved as `.txt`, archives without any ending. It decides
only between kinds that look alike.
"""

from __future__ import annotations

import json
import re
from typing import Literal

from tallywire.errors import InputError
from tallywire.reading.encodings import decode, looks_binary

__all__ = ["HEAD_BYTES", "Kind", "sniff"]

Kind = Literal["html", "text", "jsonl", "warc", "feed", "mail", "mbox", "pdf", "docx"]

HEAD_BYTES = 1 << 16
_ENDINGS: dict[str, Kind] = {
    "html": "html", "htm": "html", "xhtml": "html", "txt": "text", "text": "text", "jsonl": "jsonl", "ndjson": "jsonl",
    "warc": "warc", "xml": "feed", "rss": "feed", "atom": "feed", "eml": "mail", "mbox": "mbox", "pdf": "pdf",
    "docx": "docx",
}  # fmt: skip
_BINARY: dict[Kind, str] = {"pdf": "%PDF-", "docx": "PK", "warc": "WARC/1"}
_KNOWN = "HTML, plain text, JSON lines, WARC, RSS or Atom, mail, PDF, DOCX"
_ROOT = re.compile(r"<(?![?!])([A-Za-z_][\w.\-]{0,40}:)?([A-Za-z_][\w.\-]{0,40})")
_FEED_ROOTS = {"rss", "feed", "rdf"}
_HTML_TAGS = frozenset((
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "article", "section", "main",
    "header", "nav", "table", "h1", "h2", "h3", "ul", "ol", "center", "span", "a", "img", "br", "hr", "b", "i", "font",
    "form", "pre",
))  # fmt: skip
_HEADER = re.compile(
    r"(?:from|to|subject|date|message-id|received|mime-version|content-type|return-path|delivered-to|reply-to)[ \t]*:",
    re.IGNORECASE,
)


def sniff(head: bytes, name: str) -> Kind:
    """The kind of a file from its first HEAD_BYTES and its name; raises InputError (`empty`, `binary`, `unknown_kind`).

    >>> sniff(b"<!DOCTYPE html><html>", "saved.txt"), sniff(b"Seven men were held.", "saved.txt")
    ('html', 'text')
    """
    if not head.strip(b" \t\r\n\f\v\0"):
        raise InputError("empty", "there is nothing in it; leave it out")
    ending = name.rpartition(".")[2].lower() if "." in name.rpartition("/")[2][1:] else ""
    by_magic = _by_magic(head)
    if by_magic is not None:
        return by_magic
    if looks_binary(head[:4096]):
        raise InputError(
            "binary", f"it is no text, and none of the kinds that are read ({_KNOWN}); convert it or leave it out"
        )
    return _by_text(decode(head, markup=True), ending)


def _by_magic(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return "docx"
    if head.startswith((b"\x1f\x8b", b"WARC/")):
        return "warc"
    return None


def _by_text(text: str, ending: str) -> Kind:
    start = text.lstrip()
    ended = _ENDINGS.get(ending)
    if start.startswith("<"):
        return _by_root(start, ended)
    if ended == "jsonl" or _is_json_page(start):
        return "jsonl"
    if (
        start.startswith("From ")
        and _HEADER.search(start[:4096])
        and (ended == "mbox" or _has_headers(start.partition("\n")[2]))
    ):
        return "mbox"
    if ended == "mail" or (ended is None and _has_headers(start)):
        return "mail"
    if ended == "html":
        return "html"
    if ended in ("text", "mbox") or ending == "":
        return "text"
    if ended is None:
        raise InputError(
            "unknown_kind",
            f"`.{ending[:20]}` is none of the kinds that are read ({_KNOWN}); convert it or leave it out",
        )
    raise InputError("wrong_kind", f"it is named .{ending} but is not ({_looked_for(ended)}); rename or mend it")


def _looked_for(kind: Kind) -> str:
    return f"nothing of {_BINARY[kind]!r} at its start" if kind in _BINARY else "there is no XML in it"


def _by_root(start: str, ended: Kind | None) -> Kind:
    """A text that begins with `<`: a feed, a page, or XML of another kind."""
    root = _ROOT.search(start[:8192])
    tag = root.group(2).lower() if root else ""
    if tag in _FEED_ROOTS or "<!ENTITY" in start[:8192]:
        return "feed"  # which refuses entities
    if tag == "html" or (tag in _HTML_TAGS and not start.startswith("<?xml")) or start[:14].lower() == "<!doctype html":
        return "html"
    if ended in ("html", "text", "jsonl", "mail"):
        return ended
    raise InputError(
        "unknown_kind", f"it is XML, but neither a page nor a feed (its root is <{tag}>); convert it or leave it out"
    )


def _is_json_page(start: str) -> bool:
    """Whether the first line is a JSON object with a `text` or `html`, whatever the file is called."""
    if not start.startswith("{"):
        return False
    try:
        row = json.loads(start.partition("\n")[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and bool(row.keys() & {"text", "html"})


def _has_headers(start: str) -> bool:
    """Whether the text begins with at least two mail headers; one alone ("Subject: ...") may be a plain text's."""
    return sum(bool(_HEADER.match(line)) for line in start[:4096].split("\n\n")[0].split("\n")) > 1
