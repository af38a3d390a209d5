"""Statements moved from one event to another, once all events are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallywire.merging.cluster import Cluster, Reason
from tallywire.merging.features import Features

__all__ = ["Move", "with_moved"]


@dataclass(frozen=True, slots=True)
class Move:
    """Where a statement goes: the number of its new event, the statement as it stands there, and why."""

    home: int
    features: Features
    reason: Reason


def with_moved(clusters: Sequence[Cluster], moves: Mapping[int, Move]) -> list[Cluster]:
    """Events after `moves`, which are by the `id()` of a statement's features; events without statements are gone."""
    if not moves:
        return list(clusters)
    # Listed before any is moved: an event that keeps all its members is the one that others are added to.
    moved = [id(one) for cluster in clusters for one in cluster.members if id(one) in moves]
    kept = [_without(cluster, moves) for cluster in clusters]
    for move in (moves[number] for number in moved):
        kept[move.home].add(move.features, (move.reason,))
    return [cluster for cluster in kept if cluster.members]


def _without(cluster: Cluster, moves: Mapping[int, Move]) -> Cluster:
    if all(id(one) not in moves for one in cluster.members):
        return cluster
    left = Cluster()
    for one in cluster.members:
        if id(one) not in moves:
            left.add(one, ())
    return left
