"""Sayings of one occasion: what somebody says in one breath, and one act of speech that several pages report.

Pages cut up what people say into clauses and sentences. What one speaker says in one sentence is one saying, and so is
what he goes on to say right behind it of the same thing. A warning, a demand, a pledge of one day is one act, in
whichever words pages report it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from tallywire.language.folding import fold_words
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import Features, rules
from tallywire.merging.names import capitalised
from tallywire.merging.roots import root_of

__all__ = ["on_one_occasion"]

_BESIDE = 200  # characters between what somebody says and what he goes on to say
_SHARED = 2  # words by which he goes on about the same thing
# time in which an act of speech is told to have been done; in longer ones there may be two
_ONE_ACT = timedelta(days=7)

Told = tuple[Features, int]  # a saying and the number of its event


def on_one_occasion(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Events, those of words joined that are sayings of one occasion."""
    home = list(range(len(clusters)))
    reasons: dict[int, str] = {}
    for left, right, reason in _pairs(clusters):
        one, other = sorted((root_of(home, left), root_of(home, right)))
        if one != other:
            home[other] = one
            reasons[other] = reason
    for number, reason in sorted(reasons.items(), reverse=True):
        clusters[home[number]].take(clusters[number], reason)
    return [cluster for number, cluster in enumerate(clusters) if home[number] == number]


def _pairs(clusters: Sequence[Cluster]) -> Iterator[tuple[int, int, str]]:
    """The pairs of events that are one saying, each with the reason."""
    pages: dict[str, list[Told]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for member in cluster.members:
            if member.lane == "words":
                pages[member.statement.document_id].append((member, number))
    for page in sorted(pages):
        told = sorted(pages[page], key=lambda one: one[0].order)
        for (before, left), (after, right) in pairwise(told):
            if left != right and (reason := _in_one_breath(before, after)):
                yield left, right, reason
    yield from _acts(pages)


def _in_one_breath(before: Features, after: Features) -> str | None:
    """Why two sayings that follow each other on a page are one; None where they are two."""
    if not before.speaker & after.speaker or not _days_meet(before, after) or not _names(after):
        return None  # "police" and "officials" tell of many things, and what they tell is seldom one saying
    if before.statement.passage_id == after.statement.passage_id:
        return "said in one sentence"
    near = after.statement.start - before.statement.end <= _BESIDE
    shared = (before.words & after.words) - before.speaker - after.speaker
    # What bears a day of its own was said on an occasion of its own.
    return "said right after it, of the same thing" if near and len(shared) >= _SHARED and not after.stated else None


def _days_meet(left: Features, right: Features) -> bool:
    return not (left.stated and right.stated) or _meet(left, right)


def _meet(left: Features, right: Features) -> bool:
    return (left.first or "") <= (right.last or "9999") and (right.first or "") <= (left.last or "9999")


def _acts(pages: Mapping[str, Iterable[Told]]) -> Iterator[tuple[int, int, str]]:
    """Acts of speech of one sort by one speaker whose days meet: each with the one before it in time."""
    done: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for page in sorted(pages):
        for one, number in pages[page]:
            for act in sorted(_act(one)):
                for word in sorted(_names(one)):
                    done[act, word].append((one, number))
    for (act, _), told in sorted(done.items()):
        ordered = sorted(told, key=lambda one: (one[0].first or "", one[0].order))
        for (before, left), (after, right) in pairwise(ordered):
            if left != right and _meet(before, after):
                yield left, right, f"one {act} of one day"


def _names(one: Features) -> frozenset[str]:
    """The names of a speaker, with that of the body that he leads: "the Valley Front's leader Adan Ruel"."""
    spoken = one.statement.attribution
    return capitalised(spoken.source.text or "", "-") if spoken and spoken.source else frozenset()


def _act(one: Features) -> frozenset[str]:
    """The act of speech of a saying that is told to have been done in a few days: "warned on Monday that"."""
    spoken = one.statement.attribution
    if spoken is None or spoken.cue is None or not one.stated or one.first is None or one.last is None:
        return frozenset()
    if date.fromisoformat(one.last[:10]) - date.fromisoformat(one.first[:10]) > _ONE_ACT:
        return frozenset()
    words = frozenset(fold_words(spoken.cue.text))
    return frozenset(act for act, forms in rules()["acts"].items() if words & forms)
