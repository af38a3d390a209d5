"""What a statement leaves to its context: news says once when and where, and goes on.

A clause without a day or a place of its own has those of its sentence; a sentence whose day is only that of the page
goes on about the day that the sentence before it names, where both can tell of one happening. The same words on two
pages are one statement: an undated page has the day of the dated one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tallywire.merging.claims import as_claims
from tallywire.merging.features import Features, folded_words, kinds_together, read_features
from tallywire.merging.telling import says
from tallywire.records import Document, Statement

__all__ = ["read_story"]

_NEXT = 300  # characters; a statement that begins further on has begun a new matter
_HEADING, _CARRIED = "background:heading", "background:carried"  # rules of annotating
_STEM = 4  # letters in which the names of a land and of its people agree
_BEFORE_THEN = "had"  # the past of the past: "that had hit the town"
_LEAST_WORDS = 3  # words that two statements must have to be one for their words alone


def read_story(statements: Iterable[Statement], documents: Mapping[str, Document]) -> list[Features]:
    """The features of a story's statements, each with what its context says, in the order of the pages."""
    read = [read_features(s, documents[s.document_id]) for s in statements if s.document_id in documents]
    pages: dict[str, list[Features]] = defaultdict(list)
    for one in sorted(read, key=lambda one: one.order):
        pages[one.statement.document_id].append(one)
    told = [one for page in pages.values() for one in _listed(_continued(_of_one_sentence(page)))]
    return as_claims(_twins_agree(_sided(_lying_in(told))))


def _lying_in(told: Sequence[Features]) -> list[Features]:
    """A part of a town that one page puts in it ("the Brill district of Karsh") lies there on every page of the story.

    Only places that no map knows are put so, and only where the pages name one town.
    """
    towns: dict[frozenset[str], set[str]] = defaultdict(set)
    for one in told:
        for place in one.statement.places:
            if place.within is not None:
                towns[folded_words(place.name)].add(place.within)
    return [
        replace(one, place=replace(one.place, within=next(iter(towns[one.place_words]))))
        if one.place and one.place.lat is None and one.place.within is None and len(towns[one.place_words]) == 1
        else one
        for one in told
    ]


def _of_one_sentence(page: Sequence[Features]) -> list[Features]:
    """Clauses of one sentence share its day, its place and the side whose deed it tells, where it has one only."""
    sentences: dict[str, list[Features]] = defaultdict(list)
    sayings: dict[str, list[Features]] = defaultdict(list)
    for one in page:
        if one.lane == "deeds":
            sentences[one.statement.passage_id].append(one)
        elif one.lane == "words" and one.stated and one.last:
            sayings[one.statement.passage_id].append(one)
    return [
        _done_by_then(_completed(one, sentences[one.statement.passage_id]), sayings[one.statement.passage_id])
        if one.lane == "deeds"
        else one
        for one in page
    ]


def _done_by_then(one: Features, sayings: Sequence[Features]) -> Features:
    """A deed that another clause's day only bounds: what "had hit" the town before Friday's strikes may be older.

    What somebody speaks of on an earlier day than the page's was done by that day ("warned two days ago, after raids").
    """
    when = one.statement.time
    if when is not None and when.method == "sentence" and one.first and _BEFORE_THEN in one.text.casefold().split():
        return replace(one, first=None, earliest=None)
    said = min((day for other in sayings if (day := _said_by(other))), default=None)
    if said is None or one.stated or one.first is None or said >= (one.last or "9999"):
        return one
    return replace(one, first=None, earliest=None, last=said, latest=said, stated=True)


def _said_by(saying: Features) -> str | None:
    """The last day on which something can have been said; "earlier this week" ends before the page's own day."""
    when = saying.statement.time
    if saying.last is None or when is None or not says(when.text, "past"):
        return saying.last
    return (date.fromisoformat(saying.last[:10]) - timedelta(days=1)).isoformat()


def _completed(one: Features, sentence: Sequence[Features]) -> Features:
    fitting = [other for other in sentence if other is not one and _may_be_one(one, other)]
    if one.kind == "casualties" and (deed := _deed_before(one, fitting)):
        one = _on_days_of(one, deed)
    sides = {other.side for other in fitting if other.side}
    if one.side is None and one.kind == "casualties" and len(sides) == 1:
        one = replace(one, side=sides.pop())
    if one.place is None:
        placed = next((other for other in fitting if other.place), None)
        one = replace(one, place=placed.place, place_words=placed.place_words) if placed else one
    if not one.stated:
        dated = next((other for other in fitting if other.stated and other.first), None)
        one = _on_days_of(one, dated) if dated else one
    return one


def _on_days_of(one: Features, other: Features) -> Features:
    return replace(one, first=other.first, last=other.last, earliest=other.earliest, latest=other.latest)


def _deed_before(one: Features, fitting: Sequence[Features]) -> Features | None:
    """The deed of which people died: "killed in Friday's bombing rose to 14 on Saturday" is a toll of Friday's."""
    return next(
        (
            other
            for other in fitting
            if other.kind != "casualties" and other.stated and other.first and other.first < (one.first or "")
        ),
        None,
    )


def _continued(page: Sequence[Features]) -> list[Features]:
    """A statement dated by its page only has the day that the statement before it names."""
    found: list[Features] = []
    before: Features | None = None
    for one in page:
        if one.lane == "deeds" and before is not None and not one.stated and _goes_on(before, one):
            one = _on_days_of(one, before)
        if one.lane == "deeds":
            before = one
        found.append(one)
    return found


def _listed(page: Sequence[Features]) -> list[Features]:
    """History told in a list: a heading has the day and place of what is below it, a sentence those of the one before.

    "Vell market: 9 killed" and "In May 2009 a man ..." are one entry, and so is "He was shot by police" behind them.
    """
    found: list[Features] = list(page)
    for at, one in enumerate(page):
        if one.lane == "background" and one.first is None and one.place is None:
            before, after = found[at - 1] if at else None, page[at + 1] if at + 1 < len(page) else None
            entry = after if _HEADING in one.statement.rules else before if _CARRIED in one.statement.rules else None
            if entry is not None and entry.lane == "background" and _near(one, entry):
                lent = replace(_on_days_of(one, entry), stated=entry.stated)
                found[at] = replace(lent, place=entry.place, place_words=entry.place_words)
    return found


def _near(one: Features, other: Features) -> bool:
    first, second = sorted((one.statement, other.statement), key=lambda told: told.start)
    return second.start - first.end <= _NEXT


def _goes_on(before: Features, one: Features) -> bool:
    near = 0 <= one.statement.start - before.statement.end <= _NEXT
    return near and bool(before.first) and _may_be_one(before, one) and not _placed_elsewhere(before, one)


def _placed_elsewhere(before: Features, one: Features) -> bool:
    """Whether a statement names a place of its own, which begins a new matter."""
    if not one.placed or one.place is None or before.place is None:
        return False
    words = before.place_words | folded_words(before.place.within)
    return words.isdisjoint(one.place_words | folded_words(one.place.within))


def _may_be_one(left: Features, right: Features) -> bool:
    means = left.means is None or right.means is None or kinds_together(left.means, right.means)
    return means and kinds_together(left.kind, right.kind)


def _sided(told: Sequence[Features]) -> list[Features]:
    """A group that pages put on one side ("rebel group Dawn Front") stands there where only its name is told.

    The name of a land, or of its people, says nothing of a side: both fight in it.
    """
    lands = {word[:_STEM] for one in told for place in one.statement.places for word in folded_words(place.name)}
    sides: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        if one.side:
            for word in one.actors & one.names:
                if word[:_STEM] not in lands:
                    sides[word][one.side] += 1
    one_sided = {word: next(iter(counted)) for word, counted in sides.items() if len(counted) == 1}
    return [_with_side(one, {one_sided[word] for word in one.actors if word in one_sided}) for one in told]


def _with_side(one: Features, sides: set[str]) -> Features:
    return replace(one, side=next(iter(sides))) if one.side is None and len(sides) == 1 else one


def _twins_agree(told: Sequence[Features]) -> list[Features]:
    """Statements in the same words: those without a day have that of the first that has one, and its lane."""
    first: dict[tuple[str, ...], Features] = {}
    for one in told:
        if (one.first or one.last) and len(one.words) >= _LEAST_WORDS:
            first.setdefault(_told_as(one), one)
    return [_as_twin(one, first.get(_told_as(one))) for one in told]


def _as_twin(one: Features, twin: Features | None) -> Features:
    if twin is None or twin is one or one.first or one.last:
        return one
    if "background" in (one.lane, twin.lane) and one.lane != twin.lane:
        return one  # read as history on one page and as news on another: what was read stands, and they stay apart
    return replace(_on_days_of(one, twin), stated=twin.stated, lane=twin.lane)


def _told_as(one: Features) -> tuple[str, ...]:
    return one.kind, one.statement.polarity, " ".join(one.text.casefold().split())
