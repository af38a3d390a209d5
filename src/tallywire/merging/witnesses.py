"""What eyewitnesses saw and heard belongs to the happening that their page is about.

"He saw flashes from the tower", "she heard what sounded like fireworks": told by somebody who was there, this tells of
the happening, though no word names a deed. What a witness says right beside it is told of it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tallywire.language.folding import fold_words
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import Features, rules
from tallywire.merging.moving import Move, with_moved
from tallywire.merging.page_focus import focus_of_pages

__all__ = ["with_witnesses"]

_BESIDE = 300  # characters between what a witness perceived and what else he tells


def with_witnesses(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Events with what eyewitnesses tell of them."""
    focus = focus_of_pages(clusters)
    pages: dict[str, list[Features]] = defaultdict(list)
    for cluster in clusters:
        for one in cluster.members:
            if one.lane == "words" and one.kind == "communication" and one.statement.document_id in focus:
                pages[one.statement.document_id].append(one)
    moves = {
        id(one): Move(focus[page], replace(one, lane="deeds"), "seen or heard by a witness")
        for page, told in pages.items()
        for one in _witnessed(sorted(told, key=lambda one: one.order))
    }
    return with_moved(clusters, moves)


def _witnessed(told: Sequence[Features]) -> Iterator[Features]:
    """The sayings of a page that tell what somebody perceived, with his sayings beside them."""
    runs: list[list[Features]] = [[one] for one in told[:1]]
    for before, after in pairwise(told):
        near = after.statement.start - before.statement.end <= _BESIDE
        if before.speaker & after.speaker and near:
            runs[-1].append(after)
        else:
            runs.append([after])
    for run in runs:
        if any(_perceives(one) for one in run):
            yield from run


def _perceives(one: Features) -> bool:
    """Whether a speaker tells what he himself perceived: "he saw", "I heard", "Witness heard"."""
    spoken = one.statement.attribution
    verbs = rules()["witnesses"]["perceived"]
    if spoken is None or spoken.source is None or one.statement.polarity == "denied":
        return False
    if spoken.cue is not None and not verbs.isdisjoint(fold_words(spoken.cue.text)):
        return True
    words = fold_words(one.text)[:2]
    return bool(words) and (words[0] in verbs or (words[0] in rules()["witnesses"]["selves"] and words[-1] in verbs))
