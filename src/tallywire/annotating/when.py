"""When a told clause says its happening was: from its own words, its sentence, or the document; never guessed.

The method is named: `clause` (words of the clause itself), `sentence` (a clause it hangs on), `document` (news without
words of time: the day of the document's first dated happening, or the day of publication and the one before it).
Words that cannot be resolved leave the time open: nothing is put in their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import base, children, lemmas
from tallywire.language.document_time import document_time, is_recent
from tallywire.language.mention_nouns import noun_class
from tallywire.language.precision import precision_of
from tallywire.records import Published, StatedTime, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["document_time", "is_recent", "stated_time", "told_time"]

_UNITS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_WIDEST_NOW = 31  # days between the bounds of a page's date; beyond, nothing is counted back from it


def told_time(told: Told, sighting: Sighting, published: Published) -> StatedTime | None:
    """The time that the clause's own words give: resolved ones first, then those that stay open; None without any."""
    times = [(time, tokens) for time in sighting.times if _usable(time) and (tokens := sighting.tokens(time))]
    own = [(time, tokens) for time, tokens in times if tokens[-1].i in told.owned]
    own = [pair for pair in own if not _only_modifies(pair[1], told)] or own[:0]
    stated = [stated_time(time, tokens, published) for time, tokens in own]
    resolved = [time for time in stated if time.from_ is not None or time.to is not None]
    if _is_historic_present(sighting.parse[told.head]):
        resolved = [
            time if _names_year(time) else replace(time, from_=None, to=None, precision="unknown") for time in resolved
        ]
    if resolved:
        return min(resolved, key=_narrowness)
    return stated[0] if stated else None


def stated_time(time: Time, tokens: Sequence[Token], published: Published) -> StatedTime:
    """A time expression as the time of a statement: "since" and "for two years" reach up to the publication."""
    low, high = time.from_, time.to
    word = _preposition(tokens)
    if word == "since" and low is not None:
        high = published.to
    elif word == "for" and low is None and time.type == "DURATION":
        low, high = _until_now(time.value, published)
    elif word in ("until", "till", "before", "by") and high is not None and word != "by":
        low = None
    return StatedTime(
        start=time.start,
        end=time.end,
        text=time.text,
        from_=low,
        to=high,
        precision="hour" if time.type == "TIME" and low == high and low else precision_of(low, high),
        method="clause",
    )


def _only_modifies(tokens: Sequence[Token], told: Told) -> bool:
    """Whether the words only describe another noun ("a Christmas party"), not the trigger or the clause."""
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside), tokens[-1])
    return (
        base(top) in ("compound", "amod", "flat")
        and top.head.i > tokens[-1].i
        and top.head.i not in (told.trigger, told.head)
        and not _is_the_deed(top.head, told)
    )


def _is_the_deed(noun: Token, told: Told) -> bool:
    """Whether a noun is what did it: the time of "the June 2016 shooting left 49 dead" is that of the deaths."""
    does = told.kind == "casualties" and base(noun) == "nsubj" and noun.head.i == told.head
    return does and noun.pos_ == "NOUN" and not any(noun_class(form) for form in lemmas(noun))


def _usable(time: Time) -> bool:
    return time.type in ("DATE", "TIME") or (time.type == "DURATION")


def _narrowness(time: StatedTime) -> tuple[int, int]:
    order = ("hour", "day", "week", "month", "year", "unknown")
    return order.index(time.precision), time.start or 0


def _preposition(tokens: Sequence[Token]) -> str:
    if tokens[0].lower_ in ("since", "for", "until", "till", "before"):
        return tokens[0].lower_
    marks = [c for token in tokens for c in children(token, "case", "mark") if c.i < tokens[0].i]
    if marks:
        return marks[-1].lower_
    before = tokens[0].i - 1
    return tokens[0].doc[before].lower_ if before >= 0 else ""


def _until_now(value: str | None, published: Published) -> tuple[str | None, str | None]:
    """ "for two years" in a report: from as long before the publication up to it."""
    if (
        value is None
        or not _is_about_one_day(published)
        or published.to is None
        or not value.startswith("P")
        or not value[1:-1].isdecimal()
        or value[-1] not in _UNITS
    ):
        return None, None
    now, count = date.fromisoformat(published.to), int(value[1:-1])
    if value[-1] == "Y" and 0 < count < min(200, now.year):
        return _years_before(now, count).isoformat(), published.to
    days = count * _UNITS[value[-1]]
    told = 30 < days < min(70000, now.toordinal())
    return ((now - timedelta(days=days)).isoformat(), published.to) if told else (None, None)


def _is_about_one_day(published: Published) -> bool:
    """Whether the day of a page is known well enough to count back from it."""
    if published.from_ is None or published.to is None:
        return False
    return (date.fromisoformat(published.to) - date.fromisoformat(published.from_)).days <= _WIDEST_NOW


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _is_historic_present(head: Token) -> bool:
    """A dated happening told in the present tense is history retold ("In 1991, a man shoots ..."), not today's news."""
    return head.tag_ in ("VBZ", "VBP") and not children(head, "aux")


def _names_year(time: StatedTime) -> bool:
    """Whether a month says its year; a day, a weekday or "last year" needs none."""
    text = (time.text or "").lower()
    if time.precision not in ("month",):
        return True
    return (
        any(len(word) == 4 and word.isdecimal() for word in text.replace(",", " ").split())
        or "last" in text
        or "this" in text
    )
