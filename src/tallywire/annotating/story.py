"""What a whole document gives its clauses: history that spreads, and the place and day of the story.

A paragraph of history stays history; the story's own place and the day of its first dated happening stand in for what a
clause leaves unsaid (both named in `rules`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tallywire.annotating.background import is_background
from tallywire.annotating.drafts import Draft, happens
from tallywire.annotating.genericity import is_generic
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.story_places import with_story_places
from tallywire.annotating.trees import base
from tallywire.annotating.when import document_time, is_recent
from tallywire.records import Document, Passage, Place, StatedTime

__all__ = ["with_background", "with_story"]

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
    live = [draft for draft in drafts if not draft.background and happens(draft.told.kind)]
    recent = (draft.time for draft in live if draft.time is not None and is_recent(draft.time, document.published))
    time = document_time(document.published, next(recent, None))
    placed = with_story_places(drafts, document, [sighting for sighting, _ in sightings], scene)
    return [_dated(draft, time) for draft in placed]


def _dated(draft: Draft, time: StatedTime | None) -> Draft:
    undated = not draft.background and draft.time is None and happens(draft.told.kind)
    return replace(draft, time=time) if undated else draft
