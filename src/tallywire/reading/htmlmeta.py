"""What an HTML page says of itself in its head: names for the title, the outlet, the author, the address.

Sources, by how often they are right on the pages measured: OpenGraph, schema.org JSON-LD, Dublin Core and plain
`<meta>`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

__all__ = ["HtmlMetadata", "read_metadata"]

_ARTICLES = ("article", "posting", "report", "webpage")  # endings of schema.org types: NewsArticle, BlogPosting, ...
_LINKED_CHARACTERS = 200_000
_DEPTH = 6
_SITE_CHARACTERS = 80  # beyond, it is a slogan or the title
_ACCOUNT = re.compile(
    r"://|^@|^[^\s/]+\.[a-z]{2,}(?:/|$)|^(?:admin|administrator|publisher|editor|author|webmaster)$", re.I
)
_CREDITS = re.compile(r"(?:^|[\s_-])(?:byline|author|agency|provider|source)(?:$|[\s_-])", re.IGNORECASE)
_BESIDE = frozenset(("aside", "nav", "footer", "figure", "figcaption"))
_CREDIT_CHARACTERS, _MOST_CREDITS = 120, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlMetadata:
    """Values as the page gives them, on one line each; `None` where it gives none."""

    og_title: str | None
    headline: str | None
    site: str | None
    author: str | None
    credit: str | None
    canonical_url: str | None
    language: str | None


def read_metadata(tree: Element) -> HtmlMetadata:
    """The metadata of a parsed page."""
    meta = _meta(tree)
    linked = _linked(tree)
    canonical = next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    return HtmlMetadata(
        og_title=_first(meta, "og:title", "twitter:title", "dc.title", "dcterms.title"),
        headline=line(linked.get("headline")),
        site=_first(meta, "og:site_name", "dc.publisher", longest=_SITE_CHARACTERS)
        or line(linked.get("publisher"), _SITE_CHARACTERS)
        or _first(meta, "application-name", longest=_SITE_CHARACTERS),
        author=_author(meta, linked),
        credit=_credit(tree),
        canonical_url=_address(canonical) or _address(_first(meta, "og:url")),
        language=line(tree.get("lang")) or _first(meta, "og:locale", "content-language"),
    )


def line(value: object, longest: int = 1000) -> str | None:
    """A string on one line; `None` for what is empty, no string, or too long to be a name or title.

    >>> line("  Two\\n held "), line(5)
    ('Two held', None)
    """
    if not isinstance(value, str) or len(value) > 8 * longest:
        return None
    clean = " ".join(value.encode("utf-8", "replace").decode("utf-8").replace("\0", "").split())
    return clean if 0 < len(clean) <= longest else None


def _meta(tree: Element) -> dict[str, str]:
    """The first content of each `<meta>` name or property, names in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: Mapping[str, str], *names: str, longest: int = 1000) -> str | None:
    return next((value for name in names if (value := line(meta.get(name), longest))), None)


def _author(meta: Mapping[str, str], linked: Mapping[str, object]) -> str | None:
    """A name: an address, an account or a role in its place says nothing of who wrote it."""
    names = ("author", "article:author", "dc.creator", "byl", "sailthru.author")
    for author in (line(linked.get("author")), *(line(meta.get(name)) for name in names)):
        if author and len(author) <= 200 and not _ACCOUNT.search(author):
            return author[3:].lstrip() if author[:3].lower() == "by " else author
    return None


def _credit(tree: Element) -> str | None:
    """The lines that the page marks as its byline or source: main text extraction often takes them for furniture.

    Only beside the article: a teaser's source or a picture's credit says nothing of who wrote this text.
    """
    found: dict[str, None] = {}
    for element in tree.iter("p", "div", "span", "a", "address", "cite", "li", "em", "i", "b", "strong"):
        marks = " ".join((element.get("class") or "", element.get("itemprop") or "", element.get("rel") or ""))
        if marks and _CREDITS.search(marks) and not any(one.tag in _BESIDE for one in element.iterancestors()):
            if text := line("".join(element.itertext()), _CREDIT_CHARACTERS):
                found[text] = None
            if len(found) == _MOST_CREDITS:
                break
    return " / ".join(found) or None


def _address(url: str | None) -> str | None:
    clean = (url or "").strip()
    return clean if clean.startswith(("http://", "https://")) and len(clean) <= 2000 else None


def _linked(tree: Element) -> dict[str, object]:
    """Headline, author and publisher of the first article in the page's JSON-LD."""
    for script in tree.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").strip().lower() != "application/ld+json" or len(text) > _LINKED_CHARACTERS:
            continue
        try:
            graph = json.loads(text.strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(graph, _DEPTH):
            if _is_article(thing):
                return {
                    "headline": thing.get("headline"),
                    "author": _names(thing.get("author")),
                    "publisher": _names(thing.get("publisher")),
                }
    return {}


def _things(graph: object, depth: int) -> Iterator[dict[str, object]]:
    if depth and isinstance(graph, list):
        for member in graph[:100]:
            yield from _things(member, depth - 1)
    elif isinstance(graph, dict):
        yield graph
        yield from _things(graph.get("@graph"), depth - 1 if depth else 0)


def _is_article(thing: Mapping[str, object]) -> bool:
    kinds = thing.get("@type")
    return any(str(kind).lower().endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _names(value: object) -> str | None:
    """The name of a schema.org person or organisation, or the names of several."""
    if isinstance(value, list):
        names = [name for member in value[:10] if (name := _names(member))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return line(value.get("name"))
    return line(value)
