"""Tolls that keep a statement out of an event: another toll on the same page, and a toll denied of other people."""

from __future__ import annotations

from tallywire.merging.cluster import Cluster
from tallywire.merging.features import Features

__all__ = ["CORROBORATING", "denies_others", "other_toll"]

CORROBORATING = 3  # a figure below this is shared by chance
_OTHER_SIZE = 4  # times; a count rises by less while one page is written


def other_toll(features: Features, cluster: Cluster) -> bool:
    """Whether the page has told the event with a toll of another size: no page gives one toll as 15 and as 82.

    Two speakers may: those are rival counts of one happening.
    """
    return any(
        _tolls_apart(features, value, told, counted)
        for toll, value in features.tolls
        for counted, told in cluster.tolls.get((features.statement.document_id, toll), ())
    )


def _tolls_apart(features: Features, value: float, told: Features, counted: float) -> bool:
    """Whether two counts are two tolls: of very different sizes, or side by side in one sentence.

    The tolls of history rise no more: there, every other count is another happening's.
    """
    if features.lane == "background" and value != counted:
        return True
    if min(value, counted) < CORROBORATING or value == counted or _rivals(features, told):
        return False
    beside = features.statement.passage_id == told.statement.passage_id
    return beside or max(value, counted) >= _OTHER_SIZE * min(value, counted)


def denies_others(features: Features, cluster: Cluster) -> bool:
    """Whether it is denied that people suffered of whom the event does not tell: "no Orlan casualty".

    The other way round, an event that is nothing but such denials tells of nobody else.
    """
    if _denies_people(features):
        return features.names.isdisjoint(cluster.names.keys() | cluster.who.keys())
    if not cluster.only_denials:
        return False
    told = features.names | features.who
    return any(_denies_people(member) and member.names.isdisjoint(told) for member in cluster.members)


def _denies_people(features: Features) -> bool:
    return features.statement.polarity == "denied" and features.kind == "casualties" and bool(features.names)


def _rivals(left: Features, right: Features) -> bool:
    """Whether two statements are the words of two speakers, or those of one and what the page itself tells."""
    if bool(left.statement.attribution) != bool(right.statement.attribution):
        return True
    spoken = left.statement.attribution and right.statement.attribution
    return bool(spoken and left.speaker and right.speaker and not left.speaker & right.speaker)
