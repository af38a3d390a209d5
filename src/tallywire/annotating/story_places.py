"""Where a page says that its happenings were when the clauses that tell them do not.

A clause without a place goes on where the sentence before was; else it is where the page's happenings are, else where
the page as a whole is (`page_scene`). "Outside the capital" is a place that the page names elsewhere. A headline sums
up what the page tells, so it is where the first of its statements of the same kind is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from tallywire.annotating.drafts import Draft, happens
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.when import is_recent
from tallywire.annotating.where import coarseness, is_exact
from tallywire.language.distance import kilometres
from tallywire.records import Document, Place, Published

__all__ = ["headline_place", "scene_near", "story_place", "with_story_places"]

# rules by which a sentence has a place of its own
_OWN: Final = frozenset({"place:clause", "place:sentence", "place:noun", "place:near"})
_NEAR_KM: Final = 40  # how far off the place meant by "outside Paris" is looked for
_BEHIND: Final = 3  # sentences
_CARRIED: Final = 1  # sentences for which a place holds that was named
_WEIGHTS: Final = {"headline": 3}
_EARLY: Final = 3  # the lede and what follows it name the story's place


def with_story_places(
    drafts: Sequence[Draft], document: Document, sightings: Sequence[Sighting], scene: Place | None
) -> list[Draft]:
    """The drafts of a page, in text order; happenings of the day that name no place have that of their story."""
    told = [draft for draft in drafts if not draft.background]
    live = [draft for draft in told if happens(draft.told.kind)]
    place = story_place(
        [(d.number, d.sighting, d.places) for d in told if happens(d.told.kind) or d.mentions_happening]
    )
    place = place or headline_place(sightings)
    rule = "place:story" if place else "place:page"
    place = place or _in_text(scene, document)
    placed = list(_placed(drafts, (place, rule), live, document.published, sightings))
    return _with_headlines(placed)


def _in_text(scene: Place | None, document: Document) -> Place | None:
    """The scene, if the text itself names it: a title may name what the text does not."""
    quoted = scene is not None and document.text[scene.start : scene.end] == scene.text
    return scene if quoted else None


def _placed(
    drafts: Sequence[Draft],
    story: tuple[Place | None, str],
    live: Sequence[Draft],
    published: Published,
    sightings: Sequence[Sighting],
) -> Iterator[Draft]:
    """Happenings without a place go on where the sentence before was, else they are where the story is.

    "Outside the capital" is a place that the page names elsewhere, if it names one there.
    """
    scenes = _scenes(live)
    before: tuple[int, tuple[Place, ...]] = (-_CARRIED - 1, ())
    for draft in drafts:
        here = not draft.background and (happens(draft.told.kind) or draft.mentions_happening)
        near = [*scenes, *_named_next(sightings, draft.number)] if here and draft.beside else []
        if scene := scene_near(draft.places, near):
            draft = replace(draft, places=(scene, *draft.places), place_rule="place:near")
        elif here and not draft.places and draft.number - before[0] <= _CARRIED:
            draft = replace(draft, places=before[1], place_rule="place:before")
        elif here and not draft.places and story[0] is not None:
            draft = replace(draft, places=(story[0],), place_rule=story[1])
        if here and draft.places and draft.place_rule in _OWN:
            lasts = is_exact(draft.places[0]) and (draft.time is None or is_recent(draft.time, published))
            before = (draft.number if lasts else -_CARRIED - 1, draft.places[:1])
        yield draft


def _named_next(sightings: Sequence[Sighting], number: int) -> list[Place]:
    """The places of a sentence and of those right behind it, where news says which village "outside the capital" is."""
    return [place for sighting in sightings[number : number + _BEHIND] for place in sighting.places]


def _scenes(live: Sequence[Draft]) -> list[Place]:
    """The places that happenings name as theirs, the most often named first."""
    named = Counter(place.name for draft in live if not draft.beside for place in draft.places)
    first = {place.name: place for draft in reversed(live) for place in draft.places}
    return [first[name] for name in sorted(named, key=lambda name: (-named[name], first[name].start))]


def _with_headlines(drafts: Sequence[Draft]) -> list[Draft]:
    """Headlines that name no place of their own have that of the page's first statement of their kind."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        if draft.sighting.kind != "headline" and draft.place_rule in _OWN and draft.places and not draft.background:
            first.setdefault(draft.told.kind, draft)
    return [_like(draft, first.get(draft.told.kind)) for draft in drafts]


def _like(draft: Draft, told: Draft | None) -> Draft:
    open_ = draft.sighting.kind == "headline" and happens(draft.told.kind) and draft.place_rule not in _OWN
    if told is None or not open_ or draft.background:
        return draft
    return replace(draft, places=told.places, place_rule="place:kind")


def scene_near(places: Sequence[Place], scenes: Iterable[Place]) -> Place | None:
    """Of the places that other clauses name as theirs, the first that can be meant by "near" one of these."""
    names = {place.name for place in places}
    near = (
        scene
        for scene in scenes
        if scene.name not in names and coarseness(scene) == 0 and any(_are_near(scene, place) for place in places)
    )
    return next(near, None)


def _are_near(left: Place, right: Place) -> bool:
    distance = kilometres(left, right)
    return distance is not None and distance <= _NEAR_KM


def story_place(stated: Sequence[tuple[int, Sighting, tuple[Place, ...]]]) -> Place | None:
    """The place of the story: the fine place that its happenings name most, headline and lede counting more.

    `stated` gives, per statement in text order, the number of its sentence, the sentence and its own places.
    """
    weights: dict[tuple[str | None, str], int] = {}
    first: dict[tuple[str | None, str], Place] = {}
    for number, sighting, places in stated:
        for place in places:
            key = (place.geonames_id, place.name)
            first.setdefault(key, place)
            weights[key] = weights.get(key, 0) + _WEIGHTS.get(sighting.kind, 2 if number <= _EARLY else 1)
    fine = [key for key in weights if is_exact(first[key])]
    candidates = fine or [key for key in weights if first[key].lat is not None]
    if not candidates:
        return None
    return first[max(candidates, key=lambda key: (weights[key], -coarseness(first[key]), -first[key].start))]


def headline_place(sightings: Sequence[Sighting]) -> Place | None:
    """The first fine place that a headline names, for a story whose happenings name none."""
    named = (place for sighting in sightings if sighting.kind == "headline" for place in sighting.places)
    return next((place for place in named if is_exact(place) and not place.metonym), None)
