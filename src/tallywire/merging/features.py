"""What two statements are compared by: kind, days, place, people, figures, words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from tallywire.language.folding import WORD, fold_words
from tallywire.records import Document, Participant, Place, StatedFigure, Statement, StatementKind

__all__ = ["VAGUE", "Features", "Lane", "folded_words", "kinds_together", "read_features", "rules"]

Lane = Literal["background", "planned", "words", "deeds"]
_LEAST_LETTERS = 3
_TOLLS = ("killed", "injured", "missing")
VAGUE = frozenset({"casualties", "attack"})  # kinds that leave the means unsaid
_OPENING, _ENDING = " \t\"“‘'(", ".!?:;\n—–”"
_PLACED_BY_PAGE = frozenset({"place:story", "place:before", "place:near"})  # rules of annotating
_WIDE = frozenset({"country", "region", "province"})


@dataclass(frozen=True, slots=True)
class Features:
    """A statement as merging sees it. Days are ISO strings, `None` when open; `order` is where it stands.

    `kind`: that of what is told, where somebody tells of a toll. `stated`: the days stand in the text; else they were
    inferred from the page, and bind less (an hour alone names no day). `floating`: the text names a weekday and no
    date, which is wrong by weeks where the page's own day is. `earliest`, `latest`: the days with the night beside
    them ("early Monday" may be Sunday's night). `end`: only who did it died. `another`: a deed told as one more ("a
    second bomb"). `placed`: the place stands in the clause
    or its sentence; else it was taken over from the page. `means`: the kind of deed that the words of a casualty
    report name.
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
    when, place = statement.time, _place(statement)
    spoken = statement.attribution.source if statement.attribution else None
    actors, targets = _names(statement.actors), _names(statement.targets)
    told, kind = _own_part(text), _kind(statement)
    means = _means(told) if kind in VAGUE else kind
    return Features(
        statement=statement,
        kind=kind,
        lane=_lane(statement, kind),
        text=text,
        first=when.from_ if when else None,
        last=when.to if when else None,
        stated=bool(when and when.start is not None and not _only_hour(when.text)),
        floating=bool(when and when.start is not None and _only_weekday(when.text)),
        earliest=_shifted(when.from_, -1) if when and _says(when.text, "early") else when.from_ if when else None,
        latest=_shifted(when.to, 1) if when and _says(when.text, "late") else when.to if when else None,
        end=kind == "casualties" and _is_attackers_end(statement, text),
        another=_is_another(told),
        means=means,
        place=place,
        placed=place is not None and not _PLACED_BY_PAGE & frozenset(statement.rules),
        place_words=folded_words(place.name) if place else frozenset(),
        actors=actors,
        targets=targets,
        who=actors | targets,
        names=_capitalised(text, document.text[max(0, statement.start - 9) : statement.start]) - _placed(statement),
        side=_side(" ".join(actor.text for actor in statement.actors)) or _side(_named_deeds(told)) or _side_of(means),
        speaker=folded_words(spoken.name or spoken.text) if spoken else actors,
        words=folded_words(text),
        counts=frozenset((f.measure, f.low) for f in statement.figures if f.low is not None and not f.part),
        tolls=frozenset(_toll(f) for f in statement.figures if None not in (f.low, f.high) and not f.part),
        order=(document.published.from_ or "9999", document.id, statement.start, statement.end, statement.id),
    )


def folded_words(text: str | None) -> frozenset[str]:
    """Content words of `text`, without case, accents, initials' full stops and a plural's ending.

    >>> sorted(folded_words("The U.S. warplanes of Deir-ez-Zór"))
    ['deir', 'warplane', 'zor']
    """
    empty = rules()["words"]["empty"]
    found = map(_singular, fold_words(text))
    return frozenset(word for word in found if (len(word) >= _LEAST_LETTERS or word.isdigit()) and word not in empty)


@cache
def rules() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The tables of `kinds.toml`."""
    tables = tomllib.loads((files("tallywire.merging") / "kinds.toml").read_text("utf-8"))
    return {name: {key: frozenset(values) for key, values in table.items()} for name, table in tables.items()}


def kinds_together(left: str, right: str) -> bool:
    """Whether two kinds can tell of one happening.

    >>> kinds_together("air_strike", "casualties"), kinds_together("air_strike", "shelling")
    (True, False)
    """
    together = rules()["together"]
    return left == right or right in together.get(left, ()) or left in together.get(right, ())


def _singular(form: str) -> str:
    return form[:-1] if len(form) > _LEAST_LETTERS and form.endswith("s") and not form.endswith("ss") else form


def _kind(statement: Statement) -> StatementKind:
    """The kind of what is told: that "four people were hurt, police say" tells of casualties, not of talk."""
    tolls = any(figure.measure in _TOLLS for figure in statement.figures)
    return "casualties" if tolls and statement.kind == "communication" else statement.kind


def _lane(statement: Statement, kind: StatementKind) -> Lane:
    """Statements of different lanes are never one event: history, plans, words and deeds."""
    if statement.background or statement.kind == "background":
        return "background"
    if kind in rules()["words"]["kinds"]:
        return "words"
    return "planned" if statement.modality == "planned" else "deeds"


def _means(text: str) -> str | None:
    """The one means that the words name: "air raids" or "mortars"; None where none or several are named."""
    words = WORD.findall(text.casefold())
    held = frozenset(words) | frozenset(f"{left} {right}" for left, right in pairwise(words))
    found = [kind for kind, names in rules()["means"].items() if held & names]
    return found[0] if len(found) == 1 else None


def _shifted(day: str | None, days: int) -> str | None:
    return None if day is None else (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()


def _says(text: str | None, words: str) -> bool:
    return not rules()["times"][words].isdisjoint(fold_words(text))


def _is_attackers_end(statement: Statement, text: str) -> bool:
    """Whether a report of deaths is only of who did it: "the gunman killed himself", "police shot the gunman dead"."""
    if any((figure.low or 0) > 1 for figure in statement.figures) or len(statement.targets) > 1:
        return False
    hurt = frozenset(word for target in statement.targets for word in fold_words(target.text))
    attackers = rules()["attackers"]
    return bool(hurt & attackers["names"]) or not attackers["selves"].isdisjoint(fold_words(text))


def _only_hour(text: str | None) -> bool:
    """Whether a time names an hour of some day: "about 5:30 p.m."."""
    words = fold_words(text)
    return bool(words) and all(word.isdigit() or word in rules()["times"]["hours"] for word in words)


def _only_weekday(text: str | None) -> bool:
    """Whether a time names a weekday and no date: "early Sunday morning", but not "Sunday, 9 August"."""
    words = frozenset(fold_words(text))
    return bool(words & rules()["times"]["weekdays"]) and not words & rules()["times"]["months"]


def _place(statement: Statement) -> Place | None:
    """The narrowest place named; of several, the first."""
    places = sorted(statement.places, key=lambda place: (place.precision in _WIDE, place.lat is None))
    return places[0] if places else None


def _names(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(word for participant in participants for word in folded_words(participant.text))


def _toll(figure: StatedFigure) -> tuple[str, float]:
    return " ".join((figure.measure, *sorted(folded_words(figure.side)))), figure.low or 0.0


def _placed(statement: Statement) -> frozenset[str]:
    return frozenset(word for p in statement.places for word in folded_words(p.name) | folded_words(p.text))


def _capitalised(text: str, before: str) -> frozenset[str]:
    """Words with a capital, but the first of a sentence."""
    first = not before.rstrip(_OPENING) or before.rstrip(_OPENING)[-1] in _ENDING
    found = [match.group() for match in WORD.finditer(text)]
    return folded_words(" ".join(word for word in found[1 if first else 0 :] if word[0].isupper()))


def _own_part(text: str) -> str:
    """The part of a clause before "after", "while" and the like, behind which another happening is told."""
    for match in WORD.finditer(text):
        if match.start() and match.group().casefold() in rules()["clauses"]["other"]:
            return text[: match.start()]
    return text


def _named_deeds(text: str) -> str:
    """The words that stand before a deed: "rebel" in "a rebel barrage"."""
    words = WORD.findall(text)
    return " ".join(left for left, right in pairwise(words) if right.casefold() in rules()["sides"]["deeds"])


def _side_of(means: str | None) -> str | None:
    """Air forces are states', where nobody says whose."""
    return "state" if means == "air_strike" else None


def _is_another(text: str) -> bool:
    """Whether a deed is told as one more: "a second bomb", "another big raid"; "the second raid" is it."""
    more, deeds = rules()["another"]["words"], rules()["another"]["deeds"]
    words = [word.casefold() for word in WORD.findall(text)]
    return any(
        word in more
        and (word == "another" or words[at - 1 : at] == ["a"])
        and deeds.intersection(words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )


def _side(actors: str) -> str | None:
    """The one side of a fight that the actors stand on; None where no word or both tell."""
    sides = rules()["sides"]
    words = frozenset(WORD.findall(actors))
    state = bool(words & sides["state"])
    opposition = any(word.casefold() in sides["opposition"] for word in words)
    return None if state == opposition else "state" if state else "opposition"
