"""Statements of one document: every told clause with who, whom, where, when, how many, who says so and how sure.

Sentences are read in order, because a paragraph of history stays history, and because the story's own place and the day
of its first dated happening stand in for what a later clause leaves unsaid (both named in `rules`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallywire.annotating.aliases import with_entities
from tallywire.annotating.core import core_of
from tallywire.annotating.drafts import Draft, drafts_of, happens
from tallywire.annotating.fates import tells_death
from tallywire.annotating.figures import figures_of
from tallywire.annotating.modality import modality_of
from tallywire.annotating.nominal_places import with_nominal_places
from tallywire.annotating.participants import participants
from tallywire.annotating.polarity import polarity_of
from tallywire.annotating.saying import Found, attributed_to
from tallywire.annotating.sighting import Sighting, by_sentence
from tallywire.annotating.story import with_background, with_story
from tallywire.identity import content_id
from tallywire.language.place_scene import scene_of
from tallywire.ontology import Ontology
from tallywire.records import Document, EventPlace, Passage, Place, Span, Statement

__all__ = ["find_statements"]

_LONGEST_SENTENCE = 300  # words; what is longer is a table or a list, and no clause


def find_statements(
    document: Document,
    sightings: Sequence[tuple[Sighting, Passage]],
    attributions: Sequence[Found],
    ontology: Ontology,
    *,
    scene: Place | None = None,
) -> tuple[Statement, ...]:
    """All statements of a document in text order; ids cover the document, span, kind and trigger.

    `scene` is where the page as a whole says that its happening was (`page_scene`).
    """
    spoken = _attributions_by_sentence([sighting for sighting, _ in sightings], attributions)
    drafts = [
        draft
        for number, (sighting, passage) in enumerate(sightings)
        if len(sighting.parse) <= _LONGEST_SENTENCE
        for draft in drafts_of(number, sighting, passage, document, spoken[number], ontology)
    ]
    drafts = with_nominal_places(drafts, [sighting for sighting, _ in sightings], ontology)
    drafts = with_background(drafts, document)
    drafts = with_story(drafts, document, sightings, scene)
    deadly = any(tells_death(sighting.parse) for sighting, _ in sightings)
    found = [_statement(draft, document, spoken[draft.number], ontology, deadly=deadly) for draft in drafts]
    if scene is not None:
        found = [_at(statement, scene_of(scene)) for statement in found]
    unique = {statement.id: statement for statement in found}
    return tuple(sorted(with_entities(list(unique.values())), key=lambda s: (s.start, s.end, s.kind, s.trigger.start)))


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


# ---------------------------------------------------------------- the record


def _at(statement: Statement, scene: EventPlace) -> Statement:
    """A statement of a happening of the day, with the scene of its page."""
    return statement if statement.background or not happens(statement.kind) else replace(statement, scene=scene)


def _statement(
    draft: Draft, document: Document, attributions: Sequence[Found], ontology: Ontology, *, deadly: bool
) -> Statement:
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
        figures=figures_of(told, sighting, ontology, heads=draft.heads, time=draft.time, deadly=deadly),
        attribution=attribution,
        rules=_rules(draft, modality_rule, polarity_rule, attribution_rule),
        core=_core(draft),
    )


def _core(draft: Draft) -> Span | None:
    found = core_of(draft.told, draft.sighting.parse)
    return draft.sighting.between(*(draft.sighting.parse[i] for i in found)) if found is not None else None


def _rules(draft: Draft, *rules: str) -> tuple[str, ...]:
    time = f"time:{draft.time.method}" if draft.time is not None else "time:none"
    place = draft.place_rule if draft.places else "place:none"
    return (draft.told.rule, draft.background_rule, time, place, *rules)
