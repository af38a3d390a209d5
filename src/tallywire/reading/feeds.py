"""RSS and Atom: each entry of a feed a Page, parsed as it streams.

Entities that a feed defines itself are refused: no feed needs them, and they are how XML is made to read other
files or to grow without end. Nothing outside the file is ever loaded.
"""

from __future__ import annotations

import email.utils
import html
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from tallywire.errors import InputError
from tallywire.reading.files import reject
from tallywire.reading.givens import given_published
from tallywire.reading.limits import MAX_PAGE_BYTES, check_size
from tallywire.records import Page, Rejection

__all__ = ["iso_date", "read_feed", "refuse_entities"]

_ENTRIES = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary")  # the fullest first: content:encoded is the whole article
# Mistakes after which the rest of a feed is lost; others (an undeclared &nbsp;) cost nothing.
_CUT = frozenset((etree.ErrorTypes.ERR_TAG_NOT_FINISHED, etree.ErrorTypes.ERR_RESOURCE_LIMIT))
_DATES = ("published", "pubdate", "date", "issued", "updated")


def refuse_entities(head: bytes) -> None:
    """Raises InputError (`unsafe_xml`) if an XML file defines entities in its first bytes."""
    if b"<!ENTITY" in head.replace(b"\0", b""):
        raise InputError(
            "unsafe_xml", "it defines XML entities, which are not read; remove the <!DOCTYPE ...> at its start"
        )


def read_feed(stream: BinaryIO, *, source: str) -> Iterator[Page | Rejection]:
    """The entries of a feed, one at a time; `#member` is the entry's id, or its address, or its number."""
    refuse_entities(stream.read(1 << 16))
    stream.seek(0)
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
    )
    number, outlet = 0, None
    try:
        for event, element in events:
            name = _name(element)
            if event == "end" and name == "title" and number == 0 and _name(element.getparent()) in ("channel", "feed"):
                outlet = _text(element)
            elif event == "end" and name in _ENTRIES:
                number += 1
                yield _read_entry(element, source=source, number=number, outlet=outlet)
                _forget(element)
    except etree.XMLSyntaxError as problem:
        broken = str(problem.msg)
    else:
        broken = next((str(mistake.message) for mistake in events.error_log if mistake.type in _CUT), "")
    if broken:
        message = f"the feed is broken after entry {number} ({broken}); fetch it again"
        yield reject(source, InputError("broken_xml", message))
    elif not number:
        yield reject(source, InputError("no_pages", "there is no entry in this feed; leave it out"))


def _forget(element: etree._Element) -> None:
    """Frees an entry and those before it, so that a feed of any length needs the memory of one entry."""
    element.clear()
    while element.getprevious() is not None:
        before = element.getprevious()
        if _name(before) not in _ENTRIES:
            return
        element.getparent().remove(before)


def _name(element: etree._Element | None) -> str:
    return etree.QName(element).localname.lower() if element is not None and isinstance(element.tag, str) else ""


def _read_entry(entry: etree._Element, *, source: str, number: int, outlet: str | None) -> Page | Rejection:
    parts: dict[str, etree._Element] = {}
    for child in entry:
        parts.setdefault(_name(child), child)
    url = _link(entry)
    member = _text(parts.get("guid")) or _text(parts.get("id")) or url or str(number)
    place = f"{source}#{member}"
    try:
        stored = etree.tostring(entry, with_tail=False)
        check_size(len(stored), MAX_PAGE_BYTES)
        body = next((text for name in _BODIES if (text := _markup(parts.get(name)))), None)
        title = _text(parts.get("title"))
        if not body and not title:
            raise InputError("no_text", "the entry has neither a text nor a title; leave it out")
    except InputError as problem:
        return reject(place, problem)
    return Page(
        source=place,
        media="html",
        content=body or html.escape(title or ""),
        identity=(stored, url),
        url=url,
        given_title=title,
        given_outlet=outlet,
        given_published=next((date for name in _DATES if (date := iso_date(_text(parts.get(name))))), None),
    )


def _text(element: etree._Element | None) -> str | None:
    """The words of a title or id, on one line; titles may carry escaped markup (`&amp;amp;`), which is undone once."""
    if element is None:
        return None
    return " ".join(html.unescape("".join(element.itertext())).replace("\0", "").split()) or None


def _markup(element: etree._Element | None) -> str | None:
    """The HTML of a body: escaped text as it is, XHTML children written out."""
    if element is None:
        return None
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return ((element.text or "") + inner).strip() or None


def _link(entry: etree._Element) -> str | None:
    """The entry's address: RSS writes it as text, Atom in `href` (the alternate link is the page)."""
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            url = (child.get("href") or child.text or "").strip()
            if url:
                return url
    return None


def iso_date(value: str | None) -> str | None:
    """A date of a feed or mail (RFC 822 or ISO 8601) as an ISO day, `None` if it is neither.

    >>> iso_date("Tue, 09 Aug 2016 23:10:00 +0200"), iso_date("Foo, 99 Xyz 99999")
    ('2016-08-09', None)
    """
    if not value:
        return None
    try:
        return given_published(value).from_
    except InputError:
        pass
    try:
        return email.utils.parsedate_to_datetime(value[:100]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
