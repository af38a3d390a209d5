"""What the documents say, each read by itself: the input of the stages across documents."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tallywire.merging.dating import Dated
from tallywire.records import Document, Judgement, Passage, Statement

__all__ = ["Said", "by_document", "with_dates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the documents say, each read by itself: the input of the stages across documents.

    `documents` and `statements` carry no links yet (`origin_id`, `story_id` and `event_id` are None). `judgements` are
    what people decided about what an earlier run made of them.
    """

    documents: Sequence[Document]
    passages: Sequence[Passage]
    statements: Sequence[Statement]
    judgements: Sequence[Judgement] = ()


def with_dates(said: Said, dated: Dated) -> Said:
    """What the documents say, with the days that their stories left them."""
    if not dated.published:
        return said
    documents = [replace(d, published=dated.published.get(d.id, d.published)) for d in said.documents]
    statements = [replace(s, time=dated.times[s.id]) if s.id in dated.times else s for s in said.statements]
    return replace(said, documents=documents, statements=statements)


def by_document(found: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Passages, statements or whatever else names its `document_id`, by it; the order of each document's is kept."""
    groups: dict[str, list[Any]] = collections.defaultdict(list)
    for one in found:
        groups[one.document_id].append(one)
    return {document_id: tuple(ones) for document_id, ones in groups.items()}
