"""Context and history: statements that must never stand on the timeline as incidents."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.trees import children, lemma
from tallywire.annotating.words import words
from tallywire.records import Published, StatedTime

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["is_background"]

_HISTORY = timedelta(days=45)
_MONTHS = frozenset(name.lower() for name in (*calendar.month_name, *calendar.month_abbr, "Sept") if name)
_RETOLD = timedelta(days=10)


def is_background(
    told: Told, parse: Doc, time: StatedTime | None, published: Published, *, carried: bool
) -> tuple[bool, str]:
    """Whether a told clause is context, and the rule that says so.

    `carried`: the sentence before, in the same paragraph, was history, and this clause has no time of its own.
    """
    if told.kind == "background":
        return True, "background:context"
    if any(child.tag_ == "JJS" for child in children(parse[told.trigger], "amod")):
        return True, "background:record"
    if told.kind == "casualties" and _is_total(told, parse):
        return True, "background:total"
    history = time is not None and time.method in ("clause", "sentence") and _is_history(told, parse, time, published)
    if history:
        return True, "background:history"
    if _is_retold(told, parse, time):
        return True, "background:history"
    if carried and (time is None or time.method == "document"):
        return True, "background:carried"
    head, trigger = parse[told.head], parse[told.trigger]
    beside = {lemma(child) for token in (head, trigger) for child in children(token, "advmod", "amod")}
    if (
        beside & words().habitual_adverbs
        or {lemma(child) for child in children(trigger, "amod")} & words().habitual_adjectives
    ):
        return True, "background:habit"
    if head.tag_ in ("VBZ", "VBP") and children(head, "cop") and trigger.i == head.i:
        return True, "background:state"
    return False, "background:no"


def _is_retold(told: Told, parse: Doc, time: StatedTime | None) -> bool:
    """An open date years back ("last year"), or a month with the present tense ("In May, a man opens fire")."""
    open_words = time is not None and time.text is not None and time.from_ is None and time.method == "clause"
    if (
        open_words
        and time is not None
        and {"year", "years", "decade", "century"} & set((time.text or "").lower().split())
    ):
        return True
    head = parse[told.head]
    plain_present = head.tag_ == "VBZ" and not children(head, "aux", "cop")
    return open_words and time is not None and time.precision == "unknown" and plain_present and _names_month(time)


def _names_month(time: StatedTime) -> bool:
    return any(word.strip(".,") in _MONTHS for word in (time.text or "").lower().split())


def _is_total(told: Told, parse: Doc) -> bool:
    """The toll of a whole war in the present perfect ("more than 9,000 people have died in the conflict")."""
    head = parse[told.head]
    perfect = any(child.lower_ in ("have", "has") for child in children(head, "aux"))
    return perfect and any(lemma(parse[i]) in words().wars for i in told.owned)


def _is_history(told: Told, parse: Doc, time: StatedTime, published: Published) -> bool:
    """A time long before the publication, or a long stretch up to it."""
    end, start = time.to or time.from_, time.from_ or time.to
    if end is None or start is None:
        return False
    if published.from_ is None or published.to is None or _is_stretch(published.from_, published.to):
        return time.precision in ("year", "month") or _is_stretch(start, end)
    now = date.fromisoformat(published.from_)
    reach = _RETOLD if parse[told.head].tag_ in ("VBZ", "VBP") and not children(parse[told.head], "aux") else _HISTORY
    return date.fromisoformat(end) < now - reach or (
        _is_stretch(start, end) and date.fromisoformat(start) < now - _HISTORY
    )


def _is_stretch(start: str, end: str) -> bool:
    return date.fromisoformat(end) - date.fromisoformat(start) > timedelta(days=62)
