"""Stories that people joined: a decision that two events are one makes one story of the two that told them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallywire.identity import content_id
from tallywire.records import Story

__all__ = ["join_stories"]


def join_stories(stories: Sequence[Story], together: Iterable[frozenset[str]]) -> list[Story]:
    """The stories, joined where `together` (sets of document ids) says so; in the order of `group_stories`."""
    found = list(stories)
    for documents in together:
        parts = [story for story in found if not documents.isdisjoint(story.document_ids)]
        if len(parts) > 1:
            found = [story for story in found if story not in parts] + [_joined(parts)]
    return sorted(found, key=lambda story: (story.from_ or "9999", story.id))


def _joined(parts: Sequence[Story]) -> Story:
    """One story of several; it is called what the largest of them was."""
    ids = tuple(sorted(document for story in parts for document in story.document_ids))
    largest = min(parts, key=lambda story: (-len(story.document_ids), story.id))
    return Story(
        id=content_id("story", *ids),
        title=largest.title,
        document_ids=ids,
        from_=min((story.from_ for story in parts if story.from_), default=None),
        to=max((story.to for story in parts if story.to), default=None),
    )
