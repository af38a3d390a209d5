"""What a page says that there is not, put where it belongs: to what it is a remark on.

"The group gave no evidence", "They did not name the town": a denial without a kind, a day or a figure of its own is a
remark on what its sentence tells, or on what the sentence before it told, if it points back. It tells of no deed; what
is asserted as context or history stays apart, as the contract of the tables has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tallywire.language.folding import fold_words
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import Features, folded_words, rules
from tallywire.merging.moving import Move, with_moved

__all__ = ["with_remarks"]

_BESIDE = 100  # characters between a sentence and the one before it, without what stands between the paragraphs
_CONTEXT = "background:context"  # rule of annotating: a clause of no kind, not one of history

Told = tuple[Features, int]  # a statement and the number of its event


def with_remarks(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Events with the remarks on them."""
    pages: dict[str, list[Told]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for member in cluster.members:
            pages[member.statement.document_id].append((member, number))
    moves = {
        id(remark): Move(home, replace(remark, lane=anchor.lane), "a remark on it")
        for page in pages.values()
        for remark, (anchor, home) in _remarks(sorted(page, key=lambda one: one[0].order))
    }
    return with_moved(clusters, moves)


def _remarks(page: Sequence[Told]) -> Iterator[tuple[Features, Told]]:
    """The remarks of a page, each with the statement that it is on."""
    sentences = {name: list(told) for name, told in groupby(page, key=lambda one: one[0].statement.passage_id)}
    before: Sequence[Told] = ()
    for sentence in sentences.values():
        telling = [told for told in sentence if told[0].lane in ("deeds", "words")]
        remarks = [one for one, _ in sentence if _is_remark(one)]
        for one in remarks:
            if telling:
                yield one, telling[0]
            elif before and _points_back(one, before):
                yield one, before[-1]
        if telling or not (remarks and before and _points_back(remarks[0], before)):
            before = telling


def _is_remark(one: Features) -> bool:
    told = one.statement
    bare = told.time is None and not told.figures
    return bare and one.kind == "background" and told.polarity == "denied" and _CONTEXT in told.rules


def _points_back(one: Features, before: Sequence[Told]) -> bool:
    """Whether a clause begins with a pronoun, or speaks of what the sentence right before it tells: of who said it."""
    if one.statement.start - max(other.statement.end for other, _ in before) > _BESIDE or one.statement.places:
        return False
    first = fold_words(one.text)[:1]
    words = frozenset(word for other, _ in before for word in _matter(other))
    return bool(frozenset(first) & rules()["remarks"]["pronouns"]) or bool(one.words & words)


def _matter(one: Features) -> frozenset[str]:
    """The words by which one points back to a statement: to a saying by its speaker, to a deed by all that tells it."""
    spoken = one.statement.attribution
    if one.lane != "words" or spoken is None or spoken.source is None:
        return one.words
    return one.speaker | folded_words(spoken.source.text)
