"""Why each page of a family was taken from another: what the alignment found, put into a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tallywire.records import Document
from tallywire.tracing.directions import Directed
from tallywire.tracing.folded import Folded
from tallywire.tracing.newsrooms import credited_agencies, host_of
from tallywire.tracing.reasons import CopyFacts, document_reason

__all__ = ["document_reasons"]

_ADDS = 0.2  # of what a page took: less is a sentence that did not match, or that several pages have


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
    copied = _copied(link, contents)
    giver, taker = documents[parent], documents[child]
    shared = [agency for agency in credited_agencies(taker) if agency in credited_agencies(giver)]
    return document_reason(
        CopyFacts(
            giver=giver.outlet or host_of(giver.url) or giver.title or "a page whose maker is not named",
            passages=contents,
            copied=len(copied),
            verbatim=sum(copied.values()),
            direction=link.direction,
            evidence=link.evidence,
            givers=_givers([_copied(one, contents) for one in links]),
            days=_days(giver, taker),
            shared=shared[0] if shared else None,
        )
    )


def _copied(link: Directed, contents: int) -> dict[int, bool]:
    """The passages of the taker that the giver has, and whether word for word."""
    left = link.target == link.pair.left
    taken = ((match.left if left else match.right, match.verbatim) for match in link.pair.matches)
    return {passage: verbatim for passage, verbatim in taken if passage < contents}


def _givers(gifts: Sequence[Mapping[int, bool]]) -> int:
    """From how many pages a page is made: those that gave most, as long as each adds a fifth of what was taken."""
    held: set[int] = set()
    everything = {passage for gift in gifts for passage in gift}
    count = 0
    for gift in sorted(gifts, key=lambda gift: -len(gift)):
        if len(gift.keys() - held) >= max(1, _ADDS * len(everything)):
            count += 1
            held |= gift.keys()
    return max(1, count)


def _days(giver: Document, taker: Document) -> int | None:
    """By how many days one page came first, where both days are known."""
    first, second = giver.published, taker.published
    if first.from_ is None or first.from_ != first.to or second.from_ is None or second.from_ != second.to:
        return None
    return (date.fromisoformat(second.from_) - date.fromisoformat(first.from_)).days
