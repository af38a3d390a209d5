"""The told clauses of one sentence, each with what the clause and its sentence say of its time and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from tallywire.annotating.clauses import Told, governing, told_clauses
from tallywire.annotating.saying import Found
from tallywire.annotating.sighting import Placed, Sighting
from tallywire.annotating.trees import base
from tallywire.annotating.triggers import Match, find_triggers
from tallywire.annotating.when import told_time
from tallywire.annotating.where import are_beside, own_places
from tallywire.ontology import Ontology
from tallywire.records import Document, Passage, Place, StatedTime, StatementKind

__all__ = ["Draft", "drafts_of", "happens"]

# kinds of something that happens at a place and time; the others only take what their own words give
_HAPPENINGS = frozenset(
    (
        "armed_clash", "territory_gain", "territory_loss", "air_strike", "shelling", "bombing", "attack", "abduction",
        "arrest", "release", "aircraft_loss", "casualties", "mobilization", "protest", "displacement", "accident",
    )
)  # fmt: skip
_NO_HAPPENINGS = frozenset(get_args(StatementKind)) - _HAPPENINGS


def happens(kind: str) -> bool:
    """Whether what is of this kind takes place at a place and time; a user's own kinds do.

    >>> happens("bombing"), happens("agreement"), happens("flood")
    (True, False, True)
    """
    return kind not in _NO_HAPPENINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A told clause with its sentence and what its own sentence gives it.

    `beside`: its places are those near which it happened ("outside the capital").
    """

    told: Told
    sighting: Sighting
    passage: Passage
    number: int
    time: StatedTime | None
    places: tuple[Place, ...]
    mentions_happening: bool
    heads: frozenset[int]
    over: Told | None
    beside: bool = False
    background: bool = False
    background_rule: str = ""
    place_rule: str = "place:none"


def drafts_of(
    number: int,
    sighting: Sighting,
    passage: Passage,
    document: Document,
    attributions: Sequence[Found],
    ontology: Ontology,
) -> list[Draft]:
    """The told clauses of the `number`th sentence of a document, in text order."""
    dated = _indices(sighting, sighting.times)
    matches = find_triggers(sighting.parse, ontology, places=sighting.place_tokens(), dated=dated, trace=sighting.trace)
    told = told_clauses(
        sighting.parse,
        matches,
        counted=_indices(sighting, sighting.quantities),
        dated=dated,
        contents=_contents(sighting, attributions) if sighting.kind != "caption" else {},
        plain=sighting.kind == "body",
        trace=sighting.trace,
    )
    times = {one.head: told_time(one, sighting, document.published) for one in told}
    own = {one.head: own_places(one, sighting, ontology) for one in told}
    places = {one.head: _places_in_sentence(one, told, own, sighting) for one in told}
    return [
        Draft(
            told=one,
            sighting=sighting,
            passage=passage,
            number=number,
            time=_time_in_sentence(one, told, times, sighting) or _time_of_saying(one, told, sighting, document),
            places=places[one.head],
            mentions_happening=_mentions(one, matches),
            heads=frozenset(times),
            over=governing(one, {other.head: other for other in told}, sighting.parse),
            beside=are_beside(places[one.head], sighting),
            place_rule="place:clause" if own[one.head] else "place:sentence",
        )
        for one in told
    ]


def _contents(sighting: Sighting, attributions: Sequence[Found]) -> dict[int, frozenset[int]]:
    """Token index of each word that attributes to the indices of what it attributes, within the sentence.

    Content whose cue stands in another sentence is listed under -1.
    """
    found: dict[int, frozenset[int]] = {}
    for one in attributions:
        content = _indices(sighting, [one.content])
        cues = _indices(sighting, [one.cue] if one.cue is not None else [])
        for i in cues or ({-1} if content else ()):
            found[i] = found.get(i, frozenset()) | content
    return found


def _indices(sighting: Sighting, spans: Iterable[Placed]) -> frozenset[int]:
    """The indices of the sentence's tokens inside any of the spans."""
    return frozenset(
        token.i
        for span in spans
        if span.start < sighting.end and sighting.start < span.end
        for token in sighting.tokens(span)
    )


def _mentions(told: Told, matches: dict[int, Match]) -> bool:
    """Whether the clause names a happening, whatever its own kind ("condemned the attack")."""
    return any(i in told.owned and happens(match.kind) for i, match in matches.items())


def _time_in_sentence(
    one: Told, told: Sequence[Told], times: dict[int, StatedTime | None], sighting: Sighting
) -> StatedTime | None:
    """The clause's own time, else that of the clauses it hangs on, else that of one joined to it."""
    own, by_head, at = times[one.head], {other.head: other for other in told}, one
    while own is None:
        over = governing(at, by_head, sighting.parse)
        if over is None or (over.kind == "communication" and over.rule != "clause:said"):
            break
        above = times[over.head]
        if above is not None:
            return replace(above, method="sentence")
        at = over
    if own is None:
        joined = [
            o for o in told if base(sighting.parse[o.head]) == "conj" and governing(o, by_head, sighting.parse) is one
        ]
        shared = next((times[other.head] for other in joined if times[other.head] is not None), None)
        return replace(shared, method="sentence") if shared is not None and happens(one.kind) else None
    return own


def _time_of_saying(one: Told, told: Sequence[Told], sighting: Sighting, document: Document) -> StatedTime | None:
    """What is only said has the time of the saying ("..., he told reporters on Monday")."""
    if one.kind != "communication" or not one.said:
        return None
    owned = frozenset[int]().union(*(other.owned for other in told))
    saying = frozenset(token.i for token in sighting.parse) - owned
    time = told_time(replace(one, owned=saying), sighting, document.published)
    return replace(time, method="sentence") if time is not None else None


def _places_in_sentence(
    one: Told, told: Sequence[Told], places: dict[int, tuple[Place, ...]], sighting: Sighting
) -> tuple[Place, ...]:
    """The clause's own places, else those of a deed that hangs on it, else of the clause it hangs on, else of another.

    "Two died in Orsk, while shells fired at Velm killed nine": the nine died where the shells fell.
    """
    if places[one.head]:
        return places[one.head]
    by_head = {other.head: other for other in told}
    below = [other for other in told if governing(other, by_head, sighting.parse) is one and places[other.head]]
    deeds = [other for other in below if other.head < one.head and base(sighting.parse[other.head]) == "acl"]
    over = governing(one, by_head, sighting.parse)
    above = [over] if over is not None and places[over.head] else []
    near = [*deeds, *above, *below]
    return places[near[0].head] if near else ()
