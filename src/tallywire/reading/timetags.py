"""The days in a page's `time` tags and in tags marked as its date, and whether they are of a change."""

import re
from collections.abc import Iterator
from typing import Any

from tallywire.reading.stateddays import StatedDay, read_day

__all__ = ["changed_tag_days", "time_tag_days"]

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


def time_tag_days(root: Any) -> Iterator[StatedDay]:
    """The days of publication in a page's tags, in document order; strength 0 where nothing says whose day it is.

    >>> import lxml.html
    >>> page = lxml.html.document_fromstring('<p>Published on <time datetime="2015-02-05">Thursday</time></p>')
    >>> [(stated.day, stated.strength) for stated in time_tag_days(page)]
    [('2015-02-05', 2)]
    """
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


def changed_tag_days(root: Any) -> Iterator[str | None]:
    """The days that `time` tags give for a change of the page; None for one that cannot be read."""
    for tag in root.iter("time"):
        if _is_changed(tag) or tag.get("itemprop") == "dateModified":
            yield read_day(tag.get("datetime") or "") or read_day(_short_text(tag))


def _short_text(tag: Any) -> str:
    return (tag.text or "").strip()[:60]
