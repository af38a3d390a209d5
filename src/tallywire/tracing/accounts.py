"""Why each page of a family was taken from another: what the alignment found, put into a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tallywire.records import Document
from tallywire.tracing.directions import Directed
from tallywire.tracing.folded import Folded
from tallywire.tracing.reasons import CopyFacts, document_reason

__all__ = ["document_reasons"]


def document_reasons(
    directed: Iterable[Directed], parents: Mapping[int, int], documents: Sequence[Document], folded: Sequence[Folded]
) -> dict[int, str]:
    """`{document: why it was taken from its parent}`, by places in `documents`; `parents` is that of `taken_from`."""
    sources: dict[int, list[Directed]] = defaultdict(list)
    for link in directed:
        sources[link.target].append(link)
    return {child: _reason(child, parent, sources[child], documents, folded) for child, parent in parents.items()}


def _reason(
    child: int, parent: int, links: Sequence[Directed], documents: Sequence[Document], folded: Sequence[Folded]
) -> str:
    link = next(link for link in links if link.source == parent)
    contents = folded[child].contents
    taken = {match.left if link.pair.left == child else match.right: match.verbatim for match in link.pair.matches}
    copied = [verbatim for passage, verbatim in taken.items() if passage < contents]
    giver = documents[parent]
    return document_reason(
        CopyFacts(
            giver=giver.outlet or giver.title or "a page whose maker is not named",
            passages=contents,
            copied=len(copied),
            verbatim=sum(copied),
            direction=link.direction,
            evidence=link.evidence,
            givers=len(links) if link.evidence == "stitched" else 1,
            days=_days(giver, documents[child]),
        )
    )


def _days(giver: Document, taker: Document) -> int | None:
    """By how many days one page came first, where both days are known."""
    first, second = giver.published, taker.published
    if first.from_ is None or first.from_ != first.to or second.from_ is None or second.from_ != second.to:
        return None
    return (date.fromisoformat(second.from_) - date.fromisoformat(first.from_)).days
