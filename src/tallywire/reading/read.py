"""A page to a document: its text, what kind each of its lines is, who published it and when.

What the sender says of a page wins over what the page says of itself in its metadata, and that over what its text
shows.
"""

from __future__ import annotations

from tallywire.errors import InputError
from tallywire.identity import content_id
from tallywire.language.agencies import agency_of_domain
from tallywire.language.detect import detect_language
from tallywire.reading.agencies import agencies_in
from tallywire.reading.credits import Credits, find_credits
from tallywire.reading.docx import read_docx
from tallywire.reading.encodings import decode, refuse_binary
from tallywire.reading.furniture import label_blocks
from tallywire.reading.givens import given_published
from tallywire.reading.html import extract, hostname
from tallywire.reading.limits import MAX_TEXT_CHARACTERS
from tallywire.reading.mail import read_mail
from tallywire.reading.pagedates import html_published
from tallywire.reading.pdf import read_pdf
from tallywire.reading.reading import Reading
from tallywire.reading.textdates import text_published
from tallywire.records import Block, Document, Page, Published, ReadPage

__all__ = ["read_page"]


def read_page(page: Page) -> ReadPage:
    """Reads one page, of any media. Raises InputError with the reason why it cannot be read.

    >>> page = Page(source="a.txt", media="text", content=b"Two men were held.", identity=(b"Two men were held.", None))
    >>> read_page(page).document.text
    'Two men were held.'
    """
    reading = _read(page)
    _check_text(reading.text)
    blocks = tuple(label_blocks(reading.text, trusted=reading.trusted))
    credits = find_credits(reading.text, blocks)
    return ReadPage(document=_document(page, reading, blocks, credits), blocks=blocks)


def _read(page: Page) -> Reading:
    if page.media == "html":
        return _read_html(page)
    if isinstance(page.content, str):
        return Reading(text=page.content)
    if page.media == "text":
        refuse_binary(page.content)
        return Reading(text=decode(page.content, page.charset))
    readers = {"mail": read_mail, "pdf": read_pdf, "docx": read_docx}
    return readers[page.media](page.content)


def _read_html(page: Page) -> Reading:
    if isinstance(page.content, bytes):
        refuse_binary(page.content)
    found = extract(page.content, url=page.url, charset=page.charset, title=page.given_title)
    _check_text(found.text)  # before the date is looked for: that takes longest on the pages that are refused here
    url = page.url or found.canonical_url
    published = None if page.given_published else html_published(found.html, url=url)
    return Reading(
        text=found.text,
        title=found.title,
        byline=found.byline,
        credit=found.credit,
        outlet=found.outlet,
        url=found.canonical_url,
        language=found.language,
        published=published,
        trusted=True,
    )


def _check_text(text: str) -> None:
    """Raises InputError where a text cannot be stored or is not worth it; the text itself is never changed."""
    if not text.strip():
        raise InputError("no_text", "there is no text in it; leave it out")
    if "\0" in text:
        raise InputError("nul", "the text contains NUL characters; remove them, or convert the file to UTF-8")
    if len(text) > MAX_TEXT_CHARACTERS:
        message = f"its text has {len(text)} characters, more than {MAX_TEXT_CHARACTERS}; split it and add the parts"
        raise InputError("too_long", message)


def _document(page: Page, reading: Reading, blocks: tuple[Block, ...], credits: Credits) -> Document:
    url = page.url or reading.url
    return Document(
        id=content_id("doc", *page.identity),
        given_id=page.given_id,
        source=page.source,
        url=url,
        outlet=page.given_outlet or reading.outlet or credits.outlet or hostname(url),
        title=page.given_title or reading.title or credits.title,
        byline=credits.byline or reading.byline,
        agency=_agency(credits, reading, url),
        language=_language(page, reading),
        published=_published(page, reading, blocks),
        text=reading.text,
    )


def _agency(credits: Credits, reading: Reading, url: str | None) -> str | None:
    """The agencies that the text credits, by the full names that the markup gives them; else those of the markup."""
    marked = agencies_in(reading.byline or "") or agencies_in(reading.credit or "")
    if credits.agency is None:
        return "; ".join(marked) or agency_of_domain(hostname(url) or "")
    told = credits.agency.split("; ")
    fuller = {name: full for name in told for full in marked if full.startswith(f"{name} ")}
    return "; ".join(fuller.get(name, name) for name in told)


def _language(page: Page, reading: Reading) -> str | None:
    """Given, else detected, else what the markup claims (templates claim English for whatever they hold)."""
    claimed = (reading.language or "").replace("_", "-").partition("-")[0].lower()
    claimed = claimed if len(claimed) == 2 and claimed.isascii() and claimed.isalpha() else ""
    return (
        page.given_language
        or detect_language(reading.text)
        or (claimed if claimed.isalpha() and len(claimed) == 2 else None)
    )


def _published(page: Page, reading: Reading, blocks: tuple[Block, ...]) -> Published:
    if page.given_published:
        return given_published(page.given_published)
    return reading.published or text_published(reading.text, blocks)
