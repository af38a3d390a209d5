"""Why each page of a family was taken from another: what the alignment found, put into a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from tallywire.records import Document
from tallywire.tracing.directions import Directed
from tallywire.tracing.folded import Folded
from tallywire.tracing.newsrooms import credited_agencies, host_of
from tallywire.tracing.reasons import CopyFacts, document_reason

__all__ = ["document_reasons"]

_ADDS = 0.2  # of what a page took: less is a sentence that did not match, or that several pages have


def document_reasons(
    directed: Directed, parents: Mapping[int, int], documents: Sequence[Document], folded: Sequence[Folded]
) -> dict[int, str]:
    """`{document: why it was taken from its parent}`, by places in `documents`; `parents` is that of `taken_from`."""
    if not parents:
        return {}
    matches = directed.pairs.matches
    ends = np.searchsorted(matches.pairs, np.arange(len(directed) + 1)).tolist()
    taken = list(zip(directed.passages.tolist(), matches.verbatim.tolist(), strict=True))
    sources: dict[int, list[int]] = defaultdict(list)
    for link, target in enumerate(directed.targets.tolist()):
        if target in parents:
            sources[target].append(link)
    found = {}
    for child, parent in parents.items():
        contents = folded[child].contents
        copied = {
            link: {passage: verbatim for passage, verbatim in taken[ends[link] : ends[link + 1]] if passage < contents}
            for link in sources[child]
        }
        link = next(link for link in copied if directed.sources[link] == parent)
        facts = _facts(documents[parent], documents[child], copied[link], contents)
        found[child] = document_reason(
            replace(
                facts,
                direction=directed.directions[link],
                evidence=directed.evidence[link],
                givers=_givers(list(copied.values())),
            )
        )
    return found


def _facts(giver: Document, taker: Document, copied: Mapping[int, bool], contents: int) -> CopyFacts:
    shared = [agency for agency in credited_agencies(taker) if agency in credited_agencies(giver)]
    return CopyFacts(
        giver=giver.outlet or host_of(giver.url) or giver.title or "a page whose maker is not named",
        passages=contents,
        copied=len(copied),
        verbatim=sum(copied.values()),
        direction="unknown",
        evidence="none",
        days=_days(giver, taker),
        shared=shared[0] if shared else None,
    )


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
