"""The day a web page was published, from its HTML: its metadata, then its visible dates, checked against each other."""

import re
from datetime import date, timedelta
from typing import Any

import htmldate
import lxml.html
from lxml.etree import LxmlError

from tallywire.reading.metadates import changed_days, metadata_days
from tallywire.reading.monthnames import day_in_words
from tallywire.reading.stateddays import StatedDay
from tallywire.reading.writtendates import find_dates
from tallywire.records import Published

__all__ = ["html_published", "parse_html"]

# htmldate takes the clock for its latest possible date; a fixed one keeps the answer the same for ever.
_EARLIEST, _LATEST = "1990-01-01", "2089-12-31"
_LONGEST_SEARCH = 1_500_000  # code points; the search of the whole page for written dates is for pages, not for dumps
_PLACES = {
    "json": "its JSON-LD",
    "meta": "a meta tag",
    "time": "a time tag",
    "address": "its address",
}
_LABEL = re.compile(
    r"(?:published(?: on| at)?|posted(?: on)?|publication date|date published|date|first published|issued|released|"
    r"datum|veröffentlicht(?: am)?|erschienen(?: am)?|publié(?: le)?|publicado(?: el)?|fecha|pubblicato(?: il)?|data)"
    r" ?: ?(?:\w{2,12}, ?)?((?:19|20)\d\d-\d\d-\d\d|\d{1,2}\. ?\d{1,2}\. ?(?:19|20)\d\d|"
    r"\d{1,2}\.? (?:de )?[^\W\d_]{3,12} (?:de )?(?:19|20)\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d)",
    re.IGNORECASE,
)


_DATE_MARKS = frozenset(("date", "datum", "fecha", "data", "dato", "dateline"))  # names of classes, as CSS has them
_MARK = re.compile(r"[\s_-]+")


def html_published(html: str, *, url: str | None = None, tree: Any | None = None) -> Published | None:
    """The day of publication of an HTML page, `None` where the evidence is weak or contradicts itself.

    `tree` is the page as lxml has parsed it, where the caller has it already (it is not changed). The day of
    publication is preferred to the day of the last change, and is given as written, in the page's own time zone.

    >>> html_published('<meta property="article:published_time" content="2015-02-05T08:00:00Z"><p>Ferry sinks').from_
    '2015-02-05'
    """
    root = parse_html(html) if tree is None else tree
    if root is None:
        return None
    stated = metadata_days(root, url=url)
    day = _stated(stated)
    if day is not None:
        places = dict.fromkeys(_PLACES[one.place] for one in stated if one.day == day)
        return _published(day, f"The page states it in {' and '.join(places)}.")
    if day := _labelled(root):
        return _published(day, "The page shows it beside a word such as “published”.")
    if day := _opening(root):
        return _published(day, "A paragraph of the page opens with it, marked as a date.")
    day = _not_of_a_change(_searched(root, html, url), stated, changed_days(root))
    return _published(day, "The page shows it where pages have their date, and no other day there.") if day else None


def _published(day: str, reason: str) -> Published:
    return Published(from_=day, to=day, precision="day", method="metadata", reason=reason)


def parse_html(html: str) -> Any | None:
    """The tree of a page; None when nothing of it can be parsed."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        return lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        return None


def _stated(days: list[StatedDay]) -> str | None:
    """The day that the strongest metadata gives; where the strongest disagree, the one that another place supports."""
    strong = [stated for stated in days if stated.strength == 3] or [stated for stated in days if stated.strength == 2]
    if not strong:
        return None
    best = strong[0].day
    places = {stated.day: {other.place for other in days if other.day == stated.day} for stated in strong}
    shown = {stated.day for stated in days if stated.place == "time"}
    if (local := _day_around(best, shown)) and best not in shown and any(stated.day == local for stated in strong):
        return local
    return max(places, key=lambda day: len(places[day]))  # the first of the best supported


def _day_around(day: str, shown: set[str]) -> str | None:
    """The shown day next to `day`: metadata in Universal Time often names the neighbour of the day that readers saw."""
    middle = date.fromisoformat(day)
    around = [(middle + timedelta(days=step)).isoformat() for step in (-1, 1)]
    return next((near for near in around if near in shown), None)


def _labelled(root: Any) -> str | None:
    """A visible date with a label ("Published: 5 February 2015"), if the page has only one such day."""
    text = " ".join(
        " ".join(
            root.itertext("body", "div", "p", "span", "td", "li", "b", "strong", "em", "small", "dd", "dt")
        ).split()
    )
    days = {day for match in _LABEL.finditer(text[:200_000]) if (day := _one_day(match[1]))}
    return days.pop() if len(days) == 1 else None


def _opening(root: Any) -> str | None:
    """The day that opens paragraphs in an element marked as a date ("<p><b class="date">5 February 2015</b>. A ferry").

    Only if all such paragraphs open with the same one: a list of pages has others.
    """
    marked = (tag for tag in root.iter("span", "b", "strong", "em", "i", "small") if _is_marked_date(tag))
    days = {day for tag in marked if _opens_paragraph(tag) and (day := _one_day((tag.text or "").strip(" .,:–—-")))}
    return days.pop() if len(days) == 1 else None


def _is_marked_date(tag: Any) -> bool:
    return not _DATE_MARKS.isdisjoint(_MARK.split((tag.get("class") or "").lower()))


def _opens_paragraph(tag: Any) -> bool:
    above = tag.getparent()
    return above is not None and above.tag == "p" and above[0] is tag and not (above.text or "").strip()


def _one_day(written: str) -> str | None:
    found = find_dates(written.replace(". ", "."))
    if len(found) == 1 and len(found[0].days) == 1 and found[0].days[0][:2] in {"19", "20"}:
        return found[0].days[0]
    return day_in_words(written)


def _not_of_a_change(day: str | None, stated: list[StatedDay], changed: set[str]) -> str | None:
    """A day that was searched for, unless the page gives it for a change only: then the one earlier day it shows."""
    if day is None or day not in changed:
        return day
    shown = {other.day for other in stated if other.place == "time" and other.day not in changed}
    return shown.pop() if len(shown) == 1 and min(shown) < day else None


def _searched(root: Any, html: str, url: str | None) -> str | None:
    """What htmldate finds: in known places as it is, by a search of the whole page only if the day is written there."""
    day = _htmldate(root, url, extensive=False)
    if day:
        return day
    day = _htmldate(root, url, extensive=True)
    return day if day and not day.endswith("-01-01") and _is_written(root, html, day) else None


def _htmldate(root: Any, url: str | None, *, extensive: bool) -> str | None:
    return htmldate.find_date(
        root, extensive_search=extensive, original_date=True, url=url, min_date=_EARLIEST, max_date=_LATEST
    )


def _is_written(root: Any, html: str, day: str) -> bool:
    year, month, number = day.split("-")
    if f"/{year}{month}{number}/" in html or f"/{year}/{month}/{number}/" in html:
        return True
    short = int(number)
    pattern = re.compile(
        rf"{year}[-/.]{month}[-/.]{number}|\b{number}[-/.]{month}[-/.]{year}|\b{short}\. ?{int(month)}\. ?{year}|"
        rf"\b{short}(?:\.|st|nd|rd|th)? \w{{3,12}},? {year}|\b\w{{3,12}} {short},? {year}"
    )
    return any(pattern.search(piece) for piece in root.itertext() if year in piece and len(piece) < _LONGEST_SEARCH)
