"""The dateline at the head of a paragraph: "BENGHAZI, Libya (AP) —", "LONDON —", "PARIS, March 3 (Reuters) -".

The form is that of the AP Stylebook (city in capitals, state or country) and of the agencies (name in brackets).
"""

import re
from dataclasses import dataclass

from tallywire.reading.agencies import agencies_in
from tallywire.reading.commonwords import FUNCTION_WORDS
from tallywire.reading.writtendates import WrittenDate, find_dates

__all__ = ["Dateline", "find_dateline"]

_LONGEST = 110  # code points before the dash
_DASH = re.compile(r" ?(?:--|—|–|--|―|−) ?| - |\) ?-? (?=[A-Z“\"])|: (?=[A-Z“\"])")
_EDITORIAL = re.compile(r"(?:\[[^\[\]]{1,200}\] *){1,4}")  # "-- [Text]", "[Excerpts]": press reviews say what follows
_BRACKET = re.compile(r"\(([^()]{1,60})\)")
_NOT_PLACES = frozenset(
    [
        "UPDATE",
        "UPDATED",
        "WATCH",
        "LIVE",
        "BREAKING",
        "VIDEO",
        "PHOTO",
        "PHOTOS",
        "EXCLUSIVE",
        "OPINION",
        "ANALYSIS",
        "READ",
        "CORRECTION",
        "EDITORIAL",
        "NOTE",
        "WARNING",
        "QUESTION",
        "ANSWER",
        "FACT",
        "FACTBOX",
        "TIMELINE",
        "EXPLAINER",
        "Q",
        "A",
    ]
)
_BARE = re.compile(r"([A-Z][A-Z'’.-]{3,20}(?: [A-Z][A-Z'’.-]{2,20}){0,2}) ([A-Z][a-z]{0,12})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """`end`: where the dateline ends, with its dash; `body`: where the sentence begins; from the line's start."""

    end: int
    body: int
    place: str
    agencies: tuple[str, ...]
    dates: tuple[WrittenDate, ...]


def find_dateline(line: str, *, first: bool = False) -> Dateline | None:
    """The dateline at the head of `line`, None if it has none; `first` allows a lost dash ("BEIRUT At least").

    >>> found = find_dateline("BENGHAZI, Libya (AP) — Fighters said they had taken the port.")
    >>> found.place, found.agencies, found.end
    ('BENGHAZI, Libya', ('Associated Press',), 22)
    >>> find_dateline("QUITO, 3 MAY 90 (EFE) -- [TEXT] TWO MEN WERE FREED.").body
    32
    >>> find_dateline("NATO – the alliance of 28 states – met on Monday.") is None
    True
    """
    for dash in _DASH.finditer(line, 0, _LONGEST):
        bracket_only = dash.group().startswith(")") and "-" not in dash.group()
        head = line[: dash.start() + dash.group().startswith(")")]
        if (head.endswith(")") or not bracket_only) and (
            found := _read_head(head, line, dash, needs_agency=bracket_only or ":" in dash.group())
        ):
            return found
    return _bare(line) if first else None


def _read_head(head: str, line: str, dash: re.Match[str], *, needs_agency: bool) -> Dateline | None:
    marks = _EDITORIAL.match(line, dash.end())
    body = marks.end() if marks else dash.end()
    rest = line[body:]
    if not rest[:1] or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "“\"'‘"):
        return None
    brackets = _BRACKET.findall(head)
    agencies = agencies_in(" ; ".join(brackets))
    plain = _BRACKET.sub(" ", head)
    dates = find_dates(plain, short_years=True)
    for date in reversed(dates):
        plain = plain[: date.start] + plain[date.end :]
    place = plain.replace("|", " ").strip(" ,;:—–-")
    if rest.upper() == rest and not (agencies or dates or marks):
        return None  # in a text in capitals, capitals make no place
    if (needs_agency and not agencies) or not _is_place(place, agencies=bool(agencies), dated=bool(dates)):
        return None
    end = marks.start() + len(marks.group().rstrip()) if marks else dash.start() + len(dash.group().rstrip())
    return Dateline(
        end=end,
        body=body,
        place=" ".join(place.split()),
        agencies=agencies,
        dates=tuple(find_dates(head, short_years=True)),
    )


def _is_place(place: str, *, agencies: bool, dated: bool) -> bool:
    parts = [part.split() for part in place.split(",")]
    if not parts[0] or len(parts) > 4 or any(len(part) > 4 for part in parts):
        return False
    city = [word for word in parts[0] if word.lower() not in {"and", "de", "al", "of", "the"}]
    if not city or not _NOT_PLACES.isdisjoint(city) or not all(word[0].isalpha() for word in city):
        return False
    capitals = all(word == word.upper() and len(word.strip(".")) > 1 for word in city) and any(
        len(word) > 2 for word in city
    )
    named = all(
        word[0].isupper() for part in [city, *parts[1:]] for word in part if word.lower() not in {"and", "of", "the"}
    )
    return named and (capitals or agencies or (dated and len(parts) > 1))


def _bare(line: str) -> Dateline | None:
    """A dateline whose dash was lost: capitals, then a small capitalised word that begins a sentence."""
    found = _BARE.match(line)
    if not found or found[2].lower() not in FUNCTION_WORDS or not _NOT_PLACES.isdisjoint(found[1].split()):
        return None
    return Dateline(end=found.end(1), body=found.start(2), place=found[1], agencies=(), dates=())
