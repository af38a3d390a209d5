"""The days that a page's own metadata names: JSON-LD, meta tags, `time` tags, its address.

Vocabulary: schema.org (`datePublished`), Open Graph (`article:published_time`), Dublin Core (`dcterms.created`), and
the tags of the large publishing systems (`metadates.toml`).
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from tallywire.reading.monthnames import day_in_words
from tallywire.reading.writtendates import find_dates

__all__ = ["StatedDay", "address_day", "changed_days", "metadata_days", "own_addresses", "read_day"]

Place = Literal["json", "meta", "time", "address"]

_ARTICLE_TYPE = re.compile(r"article|posting|report|blog|story|review|recipe|video|audio|podcast", re.IGNORECASE)
_BROKEN_JSON = re.compile(r"\"datePublished\"\s{0,5}:\s{0,5}\"([^\"]{8,40})\"")
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T|\s|$)")
_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?!\d)")
_TIME_CLASS = re.compile(
    r"publi|entry-date|post-?date|posted|dateline|article.{0,3}date|date.{0,3}article", re.IGNORECASE
)
_TIME_PUBLISHED = re.compile(r"\bpubli(?:shed|cation|cado|é)\b|\bpubdate\b", re.IGNORECASE)
_TIME_CHANGED = re.compile(r"updat|modif|edit", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:published|posted|issued|released|date|erschienen|veröffentlicht|publié|publicado|pubblicato|publicerad)"
    r"(?: (?:on|at|am|le|el|il))?\W{0,3}$",
    re.IGNORECASE,
)
_LABELLED_CHANGED = re.compile(
    r"\b(?:updated|modified|edited|revised|aktualisiert|geändert|stand|mis à jour|modifié|actualizado|aggiornato)"
    r"(?: (?:on|at|am|le|el|il))?\W{0,3}$",
    re.IGNORECASE,
)
_LABEL_CHARACTERS = 60
_DEEPEST = 12
_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDay:
    """A day (ISO) that the metadata names, where it stands, and how surely it is the day of publication (3 best)."""

    day: str
    place: Place
    strength: int


def metadata_days(root: Any, *, url: str | None = None) -> list[StatedDay]:
    """Every day that the page's metadata gives for its publication: strongest first, then in document order."""
    found = [*_json_days(root), *_meta_days(root), *_time_days(root)]
    days = {day for address in own_addresses(root, url=url) if (day := address_day(address))}
    found.extend(StatedDay(day=day, place="address", strength=2) for day in sorted(days) if len(days) == 1)
    return sorted(found, key=lambda stated: -stated.strength)


def own_addresses(root: Any, *, url: str | None = None) -> list[str]:
    """The addresses that a page has: where it was fetched, its canonical link, its Open Graph address."""
    links = [tag.get("href") for tag in root.iter("link") if (tag.get("rel") or "").lower() == "canonical"]
    metas = [tag.get("content") for tag in root.iter("meta") if (tag.get("property") or "").lower() == "og:url"]
    return [address for address in (url, *links, *metas) if address]


def read_day(stamp: str) -> str | None:
    """The day of a timestamp as written (in its own time zone), None if it is no plausible day.

    >>> read_day("2019-12-09T23:30:00+01:00"), read_day("20150306"), read_day("6 March 2015"), read_day("0001-01-01")
    ('2019-12-09', '2015-03-06', '2015-03-06', None)
    """
    for pattern in (_ISO, _COMPACT):
        if match := pattern.match(stamp):
            return _plausible(match[1], match[2], match[3])
    written = find_dates(stamp[:80])
    if (
        len(written) == 1
        and len(written[0].days) == 1
        and len(written[0].days[0]) == 10
        and written[0].days[0][0] != "-"
    ):
        return _plausible(*written[0].days[0].split("-"))
    return None if written else day_in_words(stamp)


def address_day(url: str) -> str | None:
    """The day in a page's address (`/2018/08/02/`), None without one.

    >>> address_day("https://example.org/news/2018/08/02/ferry"), address_day("https://example.org/2018/08/ferry")
    ('2018-08-02', None)
    """
    days = {day for match in _ADDRESS.finditer(url[:2000]) if (day := _plausible(match[1], match[2], match[3]))}
    return days.pop() if len(days) == 1 else None


def _plausible(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year >= _FIRST_YEAR else None


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
def _meta_names(list_name: str) -> frozenset[str]:
    table = tomllib.loads(files("tallywire.reading").joinpath("metadates.toml").read_text("utf-8"))
    return frozenset(table[list_name])


def _meta_days(root: Any) -> Iterator[StatedDay]:
    for tag in root.iter("meta"):
        names = {
            (tag.get(attribute) or "").strip().lower() for attribute in ("property", "name", "itemprop", "http-equiv")
        }
        published, dated = not names.isdisjoint(_meta_names("published")), not names.isdisjoint(_meta_names("dated"))
        if (published or dated) and (day := read_day(tag.get("content") or tag.get("datetime") or "")):
            yield StatedDay(day=day, place="meta", strength=3 if published else 1)


def _time_days(root: Any) -> Iterator[StatedDay]:
    for tag in root.iter("time", "span", "abbr", "div", "p"):
        marked = (tag.get("itemprop") or "").lower()
        if tag.tag != "time" and marked != "datepublished":
            continue
        day = read_day(tag.get("datetime") or tag.get("content") or tag.get("title") or "") or read_day(
            _short_text(tag)
        )
        if day:
            yield StatedDay(day=day, place="time", strength=_time_strength(tag, marked))


def _time_strength(tag: Any, marked: str) -> int:
    if marked == "datepublished":
        return 3
    if marked or _is_changed(tag):
        return 0
    if "pubdate" in tag.attrib or _TIME_CLASS.search(_marks(tag)):
        return 2
    return 2 if tag.tag == "time" and _LABELLED.search(_text_before(tag)) else 0


def _marks(tag: Any) -> str:
    return " ".join((tag.get("class") or "", tag.get("id") or "", tag.get("property") or "", tag.get("rel") or ""))


def _is_changed(tag: Any) -> bool:
    """Whether a `time` tag, or the one that holds it alone, says that it is the time of a change.

    Blog themes mark the one time of a post that was never changed as both: "entry-date published updated".
    """
    if _TIME_PUBLISHED.search(_marks(tag)):
        return False
    above = tag.getparent()
    marks = _marks(tag) if above is None or len(above) > 1 else f"{_marks(tag)} {_marks(above)}"
    return bool(_TIME_CHANGED.search(marks) or _LABELLED_CHANGED.search(_text_before(tag)))


def _text_before(tag: Any) -> str:
    """The words right before a tag: its label ("Published on"), in an element of its own or not."""
    left, above = tag.getprevious(), tag.getparent()
    if left is not None:
        before = left.tail if (left.tail or "").strip() else left.text if not len(left) else ""
    else:
        before = above.text if above is not None else ""
    return " ".join((before or "")[-_LABEL_CHARACTERS:].split())


def changed_days(root: Any) -> set[str]:
    """The days on which the page says that it was changed: a page was published before, or on the same day.

    >>> import lxml.html
    >>> page = '<meta property="og:updated_time" content="2022-01-27"><p>Updated <time>2022-01-28</time>'
    >>> sorted(changed_days(lxml.html.document_fromstring(page)))
    ['2022-01-27', '2022-01-28']
    """
    metas = ((tag.get("property") or tag.get("name") or "", tag.get("content") or "") for tag in root.iter("meta"))
    found = {read_day(stamp) for name, stamp in metas if name.strip().lower() in _meta_names("changed")}
    times = (tag for tag in root.iter("time") if _is_changed(tag) or tag.get("itemprop") == "dateModified")
    found |= {read_day(tag.get("datetime") or "") or read_day(_short_text(tag)) for tag in times}
    return {day for day in found if day}


def _short_text(tag: Any) -> str:
    return (tag.text or "").strip()[:60]
