"""What two statements are compared by: kind, days, place, people, figures, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tallywire.merging.kinds import VAGUE, kinds_together, rules
from tallywire.merging.names import capitalised, folded_words, of_participants, of_places, of_speaker
from tallywire.merging.telling import (
    Lane,
    is_another,
    is_attackers_end,
    is_of_own_people,
    kind_told,
    lane_of,
    means_of,
    names_only_hour,
    names_only_weekday,
    own_part,
    says,
    side_told,
)
from tallywire.records import Document, Place, StatedFigure, Statement, StatementKind

__all__ = ["VAGUE", "Features", "Lane", "folded_words", "kinds_together", "lane_of_event", "read_features", "rules"]

_PLACED_BY_PAGE = frozenset(
    {"place:story", "place:page", "place:before", "place:near", "place:kind"}
)  # rules of annotating
_WIDE = frozenset({"country", "region", "province"})
_BEFORE = 9  # characters before a statement that tell whether it begins a sentence


@dataclass(frozen=True, slots=True)
class Features:
    """A statement as merging sees it. Days are ISO strings, `None` when open; `order` is where it stands.

    `kind`: that of what is told, where somebody tells of a toll. `stated`: the days stand in the text; else they were
    inferred from the page, and bind less (an hour alone names no day). `floating`: the text names a weekday and no
    date, which is wrong by weeks where the page's own day is. `earliest`, `latest`: the days with the night beside
    them ("early Monday" may be Sunday's night). `end`: only who did it died. `another`: a deed told as one more ("a
    second bomb"). `placed`: the place stands in the clause or its sentence; else it was taken over from the page.
    `own_people`: a body tells what befell its own. `means`: the kind of deed that the words of a casualty report name.
    `names`: capitalised words, which may be a place that no gazetteer knows (those that it knows are left out).
    `counts`: measure and number; `tolls`: measure with side, and number, no mere lower bounds.
    """

    statement: Statement
    kind: StatementKind
    lane: Lane
    text: str
    first: str | None
    last: str | None
    stated: bool
    floating: bool
    earliest: str | None
    latest: str | None
    end: bool
    another: bool
    means: str | None
    place: Place | None
    placed: bool
    own_people: bool
    place_words: frozenset[str]
    actors: frozenset[str]
    targets: frozenset[str]
    who: frozenset[str]
    names: frozenset[str]
    side: str | None
    speaker: frozenset[str]
    words: frozenset[str]
    counts: frozenset[tuple[str, float]]
    tolls: frozenset[tuple[str, float]]
    order: tuple[str, str, int, int, str]


def read_features(statement: Statement, document: Document) -> Features:
    """The features of one statement of `document`."""
    text = document.text[statement.start : statement.end]
    before = document.text[max(0, statement.start - _BEFORE) : statement.start]
    when, place = statement.time, _place(statement)
    spoken = statement.attribution.source if statement.attribution else None
    actors, targets = of_participants(statement.actors), of_participants(statement.targets)
    told, kind = own_part(text), kind_told(statement)
    means = means_of(told) if kind in VAGUE else kind
    return Features(
        statement=statement,
        kind=kind,
        lane=lane_of(statement, kind, text),
        text=text,
        first=when.from_ if when else None,
        last=when.to if when else None,
        stated=bool(when and when.start is not None and not names_only_hour(when.text)),
        floating=bool(when and when.start is not None and names_only_weekday(when.text)),
        earliest=_shifted(when.from_, -1) if when and says(when.text, "early") else when.from_ if when else None,
        latest=_shifted(when.to, 1) if when and says(when.text, "late") else when.to if when else None,
        end=is_attackers_end(statement, kind, text),
        another=is_another(told),
        means=means,
        place=place,
        placed=place is not None and not _PLACED_BY_PAGE & frozenset(statement.rules),
        own_people=is_of_own_people(statement),
        place_words=folded_words(place.name) if place else frozenset(),
        actors=actors,
        targets=targets,
        who=actors | targets,
        names=capitalised(text, before) - of_places(statement),
        side=side_told(statement, told, means),
        speaker=of_speaker(spoken) if spoken else actors,
        words=folded_words(text),
        counts=frozenset((f.measure, f.low) for f in statement.figures if f.low is not None and not f.part),
        tolls=frozenset(_toll(f) for f in statement.figures if None not in (f.low, f.high) and not f.part),
        order=(document.published.from_ or "9999", document.id, statement.start, statement.end, statement.id),
    )


def lane_of_event(members: Iterable[Features]) -> Lane:
    """The lane of most statements of an event; a denial or a remark may be of another than the event."""
    counted = Counter(one.lane for one in members)
    return min(counted, key=lambda lane: (-counted[lane], lane))


def _shifted(day: str | None, days: int) -> str | None:
    return None if day is None else (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()


def _place(statement: Statement) -> Place | None:
    """The narrowest place named; of several, the first."""
    places = sorted(statement.places, key=lambda place: (place.precision in _WIDE, place.lat is None))
    return places[0] if places else None


def _toll(figure: StatedFigure) -> tuple[str, float]:
    return " ".join((figure.measure, *sorted(folded_words(figure.side)))), figure.low or 0.0
