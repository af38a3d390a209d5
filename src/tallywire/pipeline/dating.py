"""The stage of dating on an engine: undated pages, one story at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallywire.merging.dating import Dated, date_story, is_undated
from tallywire.pipeline.said import by_document
from tallywire.records import Document, Statement, Story

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["date_stories"]


def date_stories(
    stories: Sequence[Story], documents: Sequence[Document], statements: Sequence[Statement], *, engine: Engine
) -> Dated:
    """The days of undated pages, from the stories that have one."""
    by_id = {document.id: document for document in documents}
    open_ = [story for story in stories if any(is_undated(by_id[name]) for name in story.document_ids)]
    said_in = by_document(statements) if open_ else {}
    groups = (
        (
            [by_id[name] for name in story.document_ids],
            [one for name in story.document_ids for one in said_in.get(name, ())],
        )
        for story in open_
    )
    found = list(engine.group(_date_group, groups))
    return Dated(
        published={name: published for dated in found for name, published in dated.published.items()},
        times={name: time for dated in found for name, time in dated.times.items()},
    )


def _date_group(group: tuple[Sequence[Document], Sequence[Statement]]) -> Dated:
    return date_story(*group)
