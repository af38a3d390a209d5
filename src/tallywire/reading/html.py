"""HTML to main text: the article without menus, teasers, comments and advertisements, its title as the first line.

trafilatura finds the article. Where it has to give up and returns the whole page in one heap, resiliparse's
rendering is taken instead, which at least keeps the lines apart. A fragment (the body of a feed entry or mail) is
main text throughout.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from tallywire.errors import InputError
from tallywire.reading.encodings import decode
from tallywire.reading.htmlmeta import HtmlMetadata, line, read_metadata
from tallywire.reading.maintext import main_text
from tallywire.reading.titles import choose_title, plain

__all__ = ["HtmlPage", "extract", "hostname"]

_MAX_TAGS = 300_000  # the largest page measured has 12,000; libxml2 needs some 500 bytes of memory for each
_MAX_ATTRIBUTES = 5000  # of one tag: libxml2 compares each with all others
_LONG_TAG = re.compile(r"<[^<>]{20000,}")
_ARCHIVED = re.compile(r"/web/[0-9]{4,14}[a-z_]{0,4}/(https?://.{1,2000})")
_PAGE = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """The main text of a page (title first), what it says of itself, and its markup as decoded.

    `credit`: the lines that the markup calls byline or source, as they stand.
    """

    text: str
    title: str | None
    byline: str | None
    credit: str | None
    outlet: str | None
    canonical_url: str | None
    language: str | None
    html: str


def extract(content: bytes | str, *, url: str | None, charset: str | None, title: str | None = None) -> HtmlPage:
    """Reads one page. `charset` is what its server declared; a given `title` takes the place of the page's own.

    Raises InputError: `no_text` where there is nothing to read, `too_complex`, `bad_html`.

    >>> extract("<title>Raid</title><p>Two men were held.</p>", url=None, charset=None, title="Harbour raid").text
    'Harbour raid\\nTwo men were held.'
    """
    markup = decode(content, charset, markup=True) if isinstance(content, bytes) else content
    markup = markup.replace("\0", "\ufffd").removeprefix("\ufeff")
    _check_complexity(markup)
    tree = _parse(markup)
    metadata = read_metadata(tree)
    address = metadata.canonical_url or url
    found = title or _title(tree, metadata, address)
    text = main_text(tree, markup, whole=not _PAGE.search(markup[:4096]))
    if not text.strip() and not (found and title is None):
        raise InputError(
            "no_text", "the page has no text to read; perhaps it is built by a script: save it from a browser"
        )
    return HtmlPage(
        text=_with_title(found, text),
        title=found,
        byline=metadata.author if plain(metadata.author) != plain(metadata.site) else None,
        credit=metadata.credit,
        outlet=metadata.site,
        canonical_url=metadata.canonical_url,
        language=metadata.language,
        html=markup,
    )


def _check_complexity(markup: str) -> None:
    if markup.count("<") > _MAX_TAGS:
        raise InputError("too_complex", f"the page has more than {_MAX_TAGS} tags; save its main part alone")
    if any(tag.group().count("=") > _MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(markup)):
        raise InputError("too_complex", f"a tag has more than {_MAX_ATTRIBUTES} attributes; save the main part alone")


def _parse(markup: str) -> lxml.html.HtmlElement:
    # Given as bytes: a str with an encoding declaration inside is refused by lxml.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as problem:
        raise InputError(
            "bad_html", f"the page cannot be parsed ({type(problem).__name__}); save it from a browser"
        ) from None
    return tree


def _title(tree: lxml.html.HtmlElement, metadata: HtmlMetadata, url: str | None) -> str | None:
    tag = next((line(element.text_content()) for element in tree.iter("title")), None)
    headings = [heading for element in tree.iter("h1") if (heading := line(element.text_content()))][:5]
    headings = [metadata.headline, *headings] if metadata.headline else headings
    sites = [metadata.site, hostname(url), *_labels(url)]
    return choose_title(claimed=metadata.og_title, tag=tag, headings=headings, sites=sites)


def hostname(url: str | None) -> str | None:
    """The host of an address without `www.` (of a page in the Wayback Machine its own), `None` where there is none.

    >>> hostname("https://www.lantern.example:80/a"), hostname("javascript:x")
    ('lantern.example', None)
    """
    try:
        parts = urlsplit(url or "")
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
    if host == "web.archive.org" and (kept := _ARCHIVED.match(parts.path)):
        return hostname(kept.group(1))
    return host.removeprefix("www.") or None if host else None


def _labels(url: str | None) -> Iterator[str]:
    host = hostname(url)
    if host and "." in host:
        yield host.rsplit(".", 2)[-2]


def _with_title(title: str | None, text: str) -> str:
    """The title, then the text without the line that repeats it near its start."""
    lines = text.split("\n")
    if not title:
        return text
    for place, candidate in enumerate(lines[:3]):
        if plain(candidate) == plain(title):
            del lines[place]
            break
    return "\n".join([title, *lines]).rstrip()


logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports each page it finds odd; ours is one rejection
