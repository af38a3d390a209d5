"""What a whole document gives its clauses: history that spreads, and the place and day of the story.

A paragraph of history stays history; the story's own place and the day of its first dated happening stand in for what a
clause leaves unsaid (both named in `rules`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tallywire.annotating.background import is_background
from tallywire.annotating.drafts import Draft, happens
from tallywire.annotating.genericity import is_generic
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import base
from tallywire.annotating.when import document_time, is_recent
from tallywire.annotating.where import headline_place, is_exact, scene_near, story_place
from tallywire.records import Document, Passage, Place, Published, StatedTime

__all__ = ["with_background", "with_story"]

# rules by which a sentence has a place of its own
_OWN = frozenset({"place:clause", "place:sentence", "place:noun", "place:near"})
_BEHIND = 3  # sentences
_CARRIED = 1  # sentences for which a place holds that was named
_STOPS = frozenset('.!?"”’»)')


def with_background(drafts: Sequence[Draft], document: Document) -> list[Draft]:
    """History spreads: to the clauses that hang on it, and down its paragraph until a clause names its own time."""
    marked: list[Draft] = []
    historic_block, by_head = -1, dict[tuple[int, int], Draft]()
    for draft in drafts:
        over = by_head.get((draft.number, draft.over.head)) if draft.over is not None else None
        hung = over is not None and over.background_rule in ("background:history", "background:carried")
        carried = draft.sighting.block == historic_block or hung
        background, rule = is_background(
            draft.told, draft.sighting.parse, draft.time, document.published, carried=carried
        )
        if not background and _is_general(draft):
            background, rule = True, "background:general"
        done = replace(draft, background=background, background_rule=rule)
        marked.append(done)
        by_head[draft.number, draft.told.head] = done
        aside = base(draft.sighting.parse[draft.told.head]) == "acl"  # "the guild, which has run the port since 1990"
        if rule == "background:history" and not aside:
            historic_block = draft.sighting.block
        elif draft.time is not None and rule not in ("background:carried", "background:history"):
            historic_block = -1
    return _with_headings(marked, document.text)


def _is_general(draft: Draft) -> bool:
    """A sort of happening and no single one; titles and captions leave their articles out."""
    alone = happens(draft.told.kind) and draft.time is None and not draft.places
    return alone and draft.sighting.kind == "body" and is_generic(draft.told, draft.sighting.parse)


def _with_headings(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """A line without a full stop right above a paragraph of history is its heading, and history too."""
    historic = {draft.sighting.block for draft in drafts if draft.background_rule == "background:history"}
    return [
        replace(draft, background=True, background_rule="background:heading")
        if _heads(draft, historic, text)
        else draft
        for draft in drafts
    ]


def _heads(draft: Draft, historic: Collection[int], text: str) -> bool:
    sighting = draft.sighting
    alone = sighting.kind == "body" and not draft.background and draft.time is None
    return alone and sighting.block + 1 in historic and text[sighting.start : sighting.end].rstrip()[-1:] not in _STOPS


def with_story(
    drafts: Sequence[Draft],
    document: Document,
    sightings: Sequence[tuple[Sighting, Passage]],
    scene: Place | None = None,
) -> list[Draft]:
    """Fills in the story's place and day where a happening that is not background names none.

    Where no happening and no headline names a place, the story is where the page as a whole is: its `scene`.
    """
    told = [draft for draft in drafts if not draft.background]
    live = [draft for draft in told if happens(draft.told.kind)]
    place = story_place(
        [(d.number, d.sighting, d.places) for d in told if happens(d.told.kind) or d.mentions_happening]
    )
    place = place or headline_place([sighting for sighting, _ in sightings])
    rule = "place:story" if place else "place:page"
    place = place or _in_text(scene, document)
    recent = (draft.time for draft in live if draft.time is not None and is_recent(draft.time, document.published))
    time = document_time(document.published, next(recent, None))
    read = [sighting for sighting, _ in sightings]
    return [_dated(draft, time) for draft in _placed(drafts, (place, rule), live, document.published, read)]


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


def _dated(draft: Draft, time: StatedTime | None) -> Draft:
    undated = not draft.background and draft.time is None and happens(draft.told.kind)
    return replace(draft, time=time) if undated else draft
