"""How well a statement fits an event: what forbids it, and what speaks for it, each with its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log

from tallywire.merging.cluster import Cluster, Reason
from tallywire.merging.features import Features, kinds_together
from tallywire.merging.same_days import day_evidence
from tallywire.merging.same_places import place_evidence
from tallywire.merging.tolls import CORROBORATING, denies_others, other_toll

__all__ = ["enough", "fit"]

_JOIN, _JOIN_WORDS = 1.3, 1.5  # evidence that makes one event of two statements; measured on the development records
_OTHER_FIGURE, _FAR_FIGURE = 0.4, 2.0  # evidence against, from counts so many times apart
_SAID_AGAIN, _SAID_ALIKE = 0.34, 0.6  # words in common of one saying, by one speaker and by two
_NEXT = 200  # characters between what is told one after the other


def fit(features: Features, cluster: Cluster, rarity: Mapping[str, float]) -> tuple[float, tuple[Reason, ...]] | None:
    """The evidence that a statement tells of the cluster's happening, with its reasons; None where it cannot."""
    days, place = day_evidence(features, cluster), place_evidence(features, cluster)
    if (
        days is None
        or place is None
        or not _kinds_fit(features, cluster)
        or _opposed(features, cluster)
        or _one_more(features, cluster)
        or other_toll(features, cluster)
        or denies_others(features, cluster)
    ):
        return None
    shared = _shared_words(features, cluster, rarity)
    spoken = _overlap(features.speaker, cluster.speaker)
    if features.lane == "words" and shared < (_SAID_AGAIN if spoken else _SAID_ALIKE):
        return None
    found = (
        days,
        place,
        (0.6, "of one kind") if cluster.kinds[features.kind] else (0.2, "of kinds that go together"),
        (1.2 * shared, "told in the same words") if shared >= 0.2 else (0.0, ""),
        _same_names(features, cluster),
        _same_sentence(features, cluster),
        (0.8, "by the same speaker") if features.lane == "words" and spoken else (0.0, ""),
        (0.5, "with the same figure") if _same_figure(features, cluster) else (_other_figure(features, cluster), ""),
        (0.5, "told one after the other") if _follows(features, cluster) else (0.0, ""),
    )
    return sum(weight for weight, _ in found), tuple(reason for weight, reason in found if weight > 0)


def _one_more(features: Features, cluster: Cluster) -> bool:
    """Whether the one is told as a deed beside the other: "a second bomb" is never the first."""
    return features.another != cluster.is_another


def enough(features: Features, evidence: float) -> bool:
    """Whether evidence makes a statement part of an event; words alike are sooner two sayings than deeds two deeds."""
    return evidence >= (_JOIN_WORDS if features.lane == "words" else _JOIN)


def _same_names(features: Features, cluster: Cluster) -> tuple[float, Reason]:
    if _overlap(features.who, cluster.who):
        return 0.7, "naming the same people"
    return (0.4, "with the same names") if _overlap(features.names, cluster.names) else (0.0, "")


def _same_sentence(features: Features, cluster: Cluster) -> tuple[float, Reason]:
    if features.lane == "deeds" and cluster.sentences[features.statement.passage_id]:
        return 0.5, "told in one sentence"
    return 0.0, ""


def _kinds_fit(features: Features, cluster: Cluster) -> bool:
    if features.end != cluster.tells_an_end:
        return False
    one_side = features.side is not None and cluster.sides.keys() == {features.side}
    together = all(kinds_together(features.kind, kind, one_side=one_side) for kind in cluster.kinds)
    return together and (
        features.means is None
        or all(kinds_together(features.means, means, one_side=one_side) for means in cluster.means)
    )


def _opposed(features: Features, cluster: Cluster) -> bool:
    """Deeds of opposite sides are never one event, unless it is a fight between them or one denies the other's.

    How who did it ended is told as his deed ("killed himself") and as that of others ("police shot him").
    """
    if features.statement.polarity == "denied" or features.end:
        return False
    if features.lane == "words" or features.side is None or "armed_clash" in cluster.kinds:
        return False
    return 2 * cluster.sides[features.side] < sum(cluster.sides.values())


def _shared_words(features: Features, cluster: Cluster, rarity: Mapping[str, float]) -> float:
    """The share of a statement's words, weighted by rarity in the story, that the event was told in; 0 to 1."""
    total = sum(rarity.get(word, 1.0) for word in features.words)
    size = max(1, len(cluster.members))
    common = sum(
        rarity.get(word, 1.0) * min(1.0, (1 + log(count)) / (1 + log(size)))
        for word in features.words
        if (count := cluster.words[word])
    )
    return common / total if total else 0.0


def _overlap(words: frozenset[str], counted: Counter[str]) -> bool:
    return any(counted[word] for word in words)


def _same_figure(features: Features, cluster: Cluster) -> bool:
    return any(value >= CORROBORATING and cluster.counts[measure, value] for measure, value in features.counts)


def _other_figure(features: Features, cluster: Cluster) -> float:
    """What speaks against one happening where other pages count very differently: tolls rise, but not so far."""
    for measure, value in features.counts:
        told = [count for other, count in cluster.counts if other == measure]
        if told and value >= CORROBORATING:
            nearest = min(max(value, count) / max(1.0, min(value, count)) for count in told)
            return -_OTHER_FIGURE if nearest >= _FAR_FIGURE else 0.0
    return 0.0


def _follows(features: Features, cluster: Cluster) -> bool:
    """Whether a statement of the event in this document ends just before this one."""
    ends = cluster.told_in.get(features.statement.document_id, ())
    return any(0 <= features.statement.start - end <= _NEXT for end in ends)
