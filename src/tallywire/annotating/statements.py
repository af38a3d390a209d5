"""Statements of one document: every told clause with who, whom, where, when, how many, who says so and how sure.

Sentences are read in order, because a paragraph of history stays history, and because the story's own place and the day
of its first dated happening stand in for what a later clause leaves unsaid (both named in `rules`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tallywire.annotating.background import is_background
from tallywire.annotating.clauses import Told, governing, told_clauses
from tallywire.annotating.figures import figures_of
from tallywire.annotating.modality import modality_of, polarity_of
from tallywire.annotating.participants import participants
from tallywire.annotating.saying import Found, attributed_to
from tallywire.annotating.sighting import Placed, Sighting, by_sentence
from tallywire.annotating.trees import base
from tallywire.annotating.triggers import Match, find_triggers
from tallywire.annotating.when import document_time, is_recent, told_time
from tallywire.annotating.where import headline_place, own_places, story_place
from tallywire.identity import content_id
from tallywire.ontology import Ontology
from tallywire.records import Document, Passage, Place, StatedTime, Statement

__all__ = ["find_statements"]

# kinds of something that happens at a place and time; the others only take what their own words give
_HAPPENINGS = frozenset(
    (
        "armed_clash", "territory_gain", "territory_loss", "air_strike", "shelling", "bombing", "attack", "abduction",
        "arrest", "release", "aircraft_loss", "casualties", "mobilization", "protest", "displacement", "accident",
    )
)  # fmt: skip


_LONGEST_SENTENCE = 300  # words; what is longer is a table or a list, and no clause
_STOPS = frozenset('.!?"”’»)')


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A told clause with its sentence and what its own sentence gives it."""

    told: Told
    sighting: Sighting
    passage: Passage
    number: int
    time: StatedTime | None
    places: tuple[Place, ...]
    mentions_happening: bool
    heads: frozenset[int]
    over: Told | None
    background: bool = False
    background_rule: str = ""
    place_rule: str = "place:none"


def find_statements(
    document: Document, sightings: Sequence[tuple[Sighting, Passage]], attributions: Sequence[Found], ontology: Ontology
) -> tuple[Statement, ...]:
    """All statements of a document in text order; ids cover the document, span, kind and trigger."""
    spoken = _attributions_by_sentence([sighting for sighting, _ in sightings], attributions)
    drafts = [
        draft
        for number, (sighting, passage) in enumerate(sightings)
        if len(sighting.parse) <= _LONGEST_SENTENCE
        for draft in _drafts(number, sighting, passage, document, spoken[number], ontology)
    ]
    drafts = _with_background(drafts, document)
    drafts = _with_story(drafts, document, sightings)
    found = [_statement(draft, document, spoken[draft.number], ontology) for draft in drafts]
    unique = {statement.id: statement for statement in found}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, s.end, s.kind, s.trigger.start)))


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution under the offsets of its content or of its cue."""

    start: int
    end: int
    found: Found


def _attributions_by_sentence(sightings: Sequence[Sighting], attributions: Sequence[Found]) -> list[list[Found]]:
    """The attributions whose content or cue touches each sentence, each once."""
    said = [_Said(one.content.start, one.content.end, one) for one in attributions]
    said += [_Said(one.cue.start, one.cue.end, one) for one in attributions if one.cue is not None]
    unique = [{id(one.found): one.found for one in bucket} for bucket in by_sentence(sightings, said)]
    return [sorted(found.values(), key=lambda one: (one.content.start, one.content.end)) for found in unique]


# ---------------------------------------------------------------- one sentence


def _drafts(
    number: int,
    sighting: Sighting,
    passage: Passage,
    document: Document,
    attributions: Sequence[Found],
    ontology: Ontology,
) -> list[_Draft]:
    dated = _indices(sighting, sighting.times)
    matches = find_triggers(sighting.parse, ontology, places=sighting.place_tokens(), dated=dated)
    told = told_clauses(
        sighting.parse,
        matches,
        counted=_indices(sighting, sighting.quantities),
        dated=dated,
        contents=_contents(sighting, attributions),
        plain=sighting.kind == "body",
    )
    times = {one.head: told_time(one, sighting, document.published) for one in told}
    places = {one.head: own_places(one, sighting, ontology) for one in told}
    return [
        _Draft(
            told=one,
            sighting=sighting,
            passage=passage,
            number=number,
            time=_time_in_sentence(one, told, times, sighting) or _time_of_saying(one, told, sighting, document),
            places=_places_in_sentence(one, told, places, sighting),
            mentions_happening=_mentions(one, matches),
            heads=frozenset(times),
            over=governing(one, {other.head: other for other in told}, sighting.parse),
            place_rule="place:clause" if places[one.head] else "place:sentence",
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
    return any(i in told.owned and match.kind in _HAPPENINGS for i, match in matches.items())


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
        return replace(shared, method="sentence") if shared is not None and one.kind in _HAPPENINGS else None
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
    """The clause's own places, else those of the clause it hangs on, else those of a clause that hangs on it."""
    if places[one.head]:
        return places[one.head]
    by_head = {other.head: other for other in told}
    over = governing(one, by_head, sighting.parse)
    if over is not None and places[over.head]:
        return places[over.head]
    below = [other for other in told if governing(other, by_head, sighting.parse) is one and places[other.head]]
    return places[below[0].head] if below else ()


# ---------------------------------------------------------------- the whole document


def _with_background(drafts: Sequence[_Draft], document: Document) -> list[_Draft]:
    """History spreads: to the clauses that hang on it, and down its paragraph until a clause names its own time."""
    marked: list[_Draft] = []
    historic_block, by_head = -1, dict[tuple[int, int], _Draft]()
    for draft in drafts:
        over = by_head.get((draft.number, draft.over.head)) if draft.over is not None else None
        hung = over is not None and over.background_rule in ("background:history", "background:carried")
        carried = draft.sighting.block == historic_block or hung
        background, rule = is_background(
            draft.told, draft.sighting.parse, draft.time, document.published, carried=carried
        )
        done = replace(draft, background=background, background_rule=rule)
        marked.append(done)
        by_head[draft.number, draft.told.head] = done
        if rule == "background:history":
            historic_block = draft.sighting.block
        elif draft.time is not None and rule != "background:carried":
            historic_block = -1
    return _with_headings(marked, document.text)


def _with_headings(drafts: Sequence[_Draft], text: str) -> list[_Draft]:
    """A line without a full stop right above a paragraph of history is its heading, and history too."""
    historic = {draft.sighting.block for draft in drafts if draft.background_rule == "background:history"}
    return [
        replace(draft, background=True, background_rule="background:heading")
        if _heads(draft, historic, text)
        else draft
        for draft in drafts
    ]


def _heads(draft: _Draft, historic: Collection[int], text: str) -> bool:
    sighting = draft.sighting
    alone = sighting.kind == "body" and not draft.background and draft.time is None
    return alone and sighting.block + 1 in historic and text[sighting.start : sighting.end].rstrip()[-1:] not in _STOPS


def _with_story(
    drafts: Sequence[_Draft], document: Document, sightings: Sequence[tuple[Sighting, Passage]]
) -> list[_Draft]:
    """Fills in the story's place and day where a happening that is not background names none."""
    told = [draft for draft in drafts if not draft.background]
    live = [draft for draft in told if draft.told.kind in _HAPPENINGS]
    place = story_place(
        [(d.number, d.sighting, d.places) for d in told if d.told.kind in _HAPPENINGS or d.mentions_happening]
    )
    place = place or headline_place([sighting for sighting, _ in sightings])
    recent = (draft.time for draft in live if draft.time is not None and is_recent(draft.time, document.published))
    time = document_time(document.published, next(recent, None))
    return [_filled(draft, place, time) for draft in drafts]


def _filled(draft: _Draft, place: Place | None, time: StatedTime | None) -> _Draft:
    if draft.background:
        return draft
    happening = draft.told.kind in _HAPPENINGS
    if not draft.places and place is not None and (happening or draft.mentions_happening):
        draft = replace(draft, places=(place,), place_rule="place:story")
    if draft.time is None and happening:
        draft = replace(draft, time=time)
    return draft


# ---------------------------------------------------------------- the record


def _statement(draft: _Draft, document: Document, attributions: Sequence[Found], ontology: Ontology) -> Statement:
    told, sighting = draft.told, draft.sighting
    parse = sighting.parse
    span = sighting.between(parse[told.first], parse[told.last])
    tokens = [parse[i] for i in told.trigger_tokens]
    trigger = sighting.between(tokens[0], tokens[-1])
    actors, targets = participants(told, sighting, ontology, document_id=document.id)
    modality, modality_rule = modality_of(told, parse)
    polarity, polarity_rule = polarity_of(told, parse)
    attribution, attribution_rule = attributed_to(told, sighting, attributions, ontology)
    if attribution is None and draft.over is not None and draft.over.kind == "communication":
        # "the group claimed responsibility for downing the plane"
        attribution, attribution_rule = attributed_to(draft.over, sighting, attributions, ontology)
    return Statement(
        id=content_id("stm", document.id, span.start, span.end, told.kind, trigger.start),
        document_id=document.id,
        start=span.start,
        end=span.end,
        passage_id=draft.passage.id,
        kind=told.kind,
        trigger=trigger,
        background=draft.background,
        polarity=polarity,
        modality=modality,
        actors=actors,
        targets=targets,
        places=draft.places,
        time=draft.time,
        figures=figures_of(told, sighting, ontology, heads=draft.heads, time=draft.time),
        attribution=attribution,
        rules=_rules(draft, modality_rule, polarity_rule, attribution_rule),
    )


def _rules(draft: _Draft, *rules: str) -> tuple[str, ...]:
    time = f"time:{draft.time.method}" if draft.time is not None else "time:none"
    place = draft.place_rule if draft.places else "place:none"
    return (draft.told.rule, draft.background_rule, time, place, *rules)
