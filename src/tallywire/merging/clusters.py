"""Statements into events: every statement joins the event that it fits best, or begins one of its own.

One pass over the statements in the order of publication. Events are found through an index of rare words, places and
days, so that a long story does not compare every statement with every event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log

from tallywire.merging.features import Features
from tallywire.merging.likeness import JOIN, Cluster, fit

__all__ = ["cluster_statements"]

_CANDIDATES = 24  # events looked at for one statement, those sharing most keys first
_WIDESPREAD = 300  # events under one key; beyond, the key tells nothing


def cluster_statements(features: Sequence[Features]) -> list[Cluster]:
    """Events of one story. `features` may come in any order; the result does not show it."""
    rarity = _rarity(features)
    clusters: list[Cluster] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in sorted(features, key=lambda one: one.order):
        found = None
        for number in _candidates(one, index, clusters):
            fitted = fit(one, clusters[number], rarity)
            if fitted and fitted[0] >= JOIN and (found is None or (fitted[0], -number) > (found[0], -found[2])):
                found = (*fitted, number)
        if found is None:
            clusters.append(Cluster())
            found = (0.0, (), len(clusters) - 1)
        clusters[found[2]].add(one, found[1])
        for key in _keys(one):
            if not index[key] or index[key][-1] != found[2]:
                index[key].append(found[2])
    return clusters


def _rarity(features: Sequence[Features]) -> dict[str, float]:
    counted = Counter(word for one in features for word in one.words)
    return {word: log((len(features) + 1) / count) for word, count in counted.items()}


def _keys(one: Features) -> Iterable[tuple[str, str]]:
    """The keys of a statement's event, within its lane."""
    yield one.lane, "doc " + one.statement.document_id
    yield one.lane, f"day {one.first}"
    for group, words in (("at", one.place_words), ("who", one.who | one.speaker), ("word", one.words)):
        for word in sorted(words):
            yield one.lane, f"{group} {word}"


def _candidates(one: Features, index: dict[tuple[str, str], list[int]], clusters: Sequence[Cluster]) -> list[int]:
    shared: Counter[int] = Counter()
    for key in _keys(one):
        held = index.get(key, ())
        if len(held) <= _WIDESPREAD:
            shared.update(set(held))
    ranked = sorted(shared, key=lambda number: (-shared[number], -len(clusters[number].members), number))
    return ranked[:_CANDIDATES]
