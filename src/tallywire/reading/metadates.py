"""The days that a page's own metadata names: JSON-LD, meta tags, `time` tags, its address.

Vocabulary: schema.org (`datePublished`), Open Graph (`article:published_time`), Dublin Core (`dcterms.created`), and
the tags of the large publishing systems (`metadates.toml`).
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tallywire.language.word_lists import read_word_lists
from tallywire.reading.stateddays import StatedDay, address_day, read_day
from tallywire.reading.timetags import changed_tag_days, time_tag_days

__all__ = ["changed_days", "metadata_days", "own_addresses"]

_ARTICLE_TYPE = re.compile(r"article|posting|report|blog|story|review|recipe|video|audio|podcast", re.IGNORECASE)
_BROKEN_JSON = re.compile(r"\"datePublished\"\s{0,5}:\s{0,5}\"([^\"]{8,40})\"")
_DEEPEST = 12


def metadata_days(root: Any, *, url: str | None = None) -> list[StatedDay]:
    """Every day that the page's metadata gives for its publication: strongest first, then in document order."""
    found = [*_json_days(root), *_meta_days(root), *time_tag_days(root)]
    days = {day for address in own_addresses(root, url=url) if (day := address_day(address))}
    found.extend(StatedDay(day=day, place="address", strength=2) for day in sorted(days) if len(days) == 1)
    return sorted(found, key=lambda stated: -stated.strength)


def own_addresses(root: Any, *, url: str | None = None) -> list[str]:
    """The addresses that a page has: where it was fetched, its canonical link, its Open Graph address."""
    links = [tag.get("href") for tag in root.iter("link") if (tag.get("rel") or "").lower() == "canonical"]
    metas = [tag.get("content") for tag in root.iter("meta") if (tag.get("property") or "").lower() == "og:url"]
    return [address for address in (url, *links, *metas) if address]


def _json_days(root: Any) -> Iterator[StatedDay]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = script.text_content()
        try:
            graph = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            stamps = [(True, stamp) for stamp in _BROKEN_JSON.findall(text)]
        else:
            stamps = list(_published_stamps(graph, depth=0))
        for article, stamp in stamps:
            if day := read_day(stamp):
                yield StatedDay(day=day, place="json", strength=3 if article else 2)


def _published_stamps(node: Any, *, depth: int) -> Iterator[tuple[bool, str]]:
    """Pairs (is it an article's, the stamp) of every `datePublished` in a JSON-LD graph, comments left out."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for child in node:
            yield from _published_stamps(child, depth=depth + 1)
    elif isinstance(node, dict):
        stamp, kind = node.get("datePublished"), str(node.get("@type", ""))
        if isinstance(stamp, str) and "comment" not in kind.lower():
            yield bool(_ARTICLE_TYPE.search(kind)), stamp
        for name, child in node.items():
            if name not in {"comment", "review", "hasPart", "itemListElement", "isPartOf", "citation"}:
                yield from _published_stamps(child, depth=depth + 1)


@cache
def _meta_names() -> dict[str, frozenset[str]]:
    return read_word_lists("tallywire.reading", "metadates.toml")


def _meta_days(root: Any) -> Iterator[StatedDay]:
    for tag in root.iter("meta"):
        names = {
            (tag.get(attribute) or "").strip().lower() for attribute in ("property", "name", "itemprop", "http-equiv")
        }
        published, dated = (
            not names.isdisjoint(_meta_names()["published"]),
            not names.isdisjoint(_meta_names()["dated"]),
        )
        if (published or dated) and (day := read_day(tag.get("content") or tag.get("datetime") or "")):
            yield StatedDay(day=day, place="meta", strength=3 if published else 1)


def changed_days(root: Any) -> set[str]:
    """The days on which the page says that it was changed: a page was published before, or on the same day.

    >>> import lxml.html
    >>> page = '<meta property="og:updated_time" content="2022-01-27"><p>Updated <time>2022-01-28</time>'
    >>> sorted(changed_days(lxml.html.document_fromstring(page)))
    ['2022-01-27', '2022-01-28']
    """
    metas = ((tag.get("property") or tag.get("name") or "", tag.get("content") or "") for tag in root.iter("meta"))
    found = {read_day(stamp) for name, stamp in metas if name.strip().lower() in _meta_names()["changed"]}
    return {day for day in (*found, *changed_tag_days(root)) if day}
