"""Statements into events: every statement joins the event that it fits best, or begins one of its own.

One pass over the statements in the order of publication. Events are found through an index of rare words, places and
days, so that a long story does not compare every statement with every event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from tallywire.merging.cluster import Cluster, Reason
from tallywire.merging.denials import with_denials
from tallywire.merging.features import Features
from tallywire.merging.focus import with_focus
from tallywire.merging.likeness import enough, fit
from tallywire.merging.occasions import on_one_occasion
from tallywire.merging.own_people import with_own_people
from tallywire.merging.remarks import with_remarks
from tallywire.merging.sayings import with_sayings
from tallywire.merging.witnesses import with_witnesses

__all__ = ["cluster_statements"]

_CANDIDATES = 24  # events looked at for one statement, those sharing most keys first
_SAMPLE = 12  # statements of an event that are held against another one
_WIDESPREAD = 300  # events under one key; beyond, the key tells nothing


def cluster_statements(features: Sequence[Features]) -> list[Cluster]:
    """Events of one story. `features` may come in any order; the result does not show it.

    Statements that name their day come first: what names none finds the events that have one.
    """
    rarity = _rarity(features)
    clusters: list[Cluster] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in sorted(features, key=lambda one: (not (one.stated and one.first), one.order)):
        candidates = _candidates(one, index, clusters)
        number, reasons = _best(one, candidates, clusters, rarity) or (len(clusters), ())
        if number == len(clusters):
            clusters.append(Cluster())
        clusters[number].add(one, reasons)
        for key in _keys(one):
            if not index[key] or index[key][-1] != number:
                index[key].append(number)
    said = on_one_occasion(with_sayings(with_focus(_joined(clusters, rarity), rarity), rarity))
    return with_remarks(with_witnesses(with_denials(with_own_people(said))))


def _best(
    one: Features, candidates: Sequence[int], clusters: Sequence[Cluster], rarity: Mapping[str, float]
) -> tuple[int, tuple[Reason, ...]] | None:
    """The event that a statement fits best, with the reasons; of equals the earliest. None: it begins its own.

    What a page tells without day, place or people goes on about the event of the same page that it fits best: news
    is written from the head down, and the head has said where and when.
    """
    fitting = [(fitted, -number) for number in candidates if (fitted := fit(one, clusters[number], rarity))]
    if not fitting:
        return None
    (evidence, reasons), number = max(fitting, key=lambda pair: (pair[0][0], pair[1]))
    if enough(one, evidence):
        return -number, reasons
    if one.kind == "casualties" and one.lane == "deeds" and not (one.first or one.last or one.place):
        same_page = [pair for pair in fitting if one.statement.document_id in clusters[-pair[1]].told_in]
        if same_page:
            return -max(same_page, key=lambda pair: (pair[0][0], pair[1]))[1], ("going on about it on the same page",)
    return None


def _joined(clusters: Sequence[Cluster], rarity: Mapping[str, float]) -> list[Cluster]:
    """Events that grew apart and turn out to be one: same day, same place, and most of the smaller fits the larger."""
    kept: list[Cluster] = []
    at: dict[tuple[str, str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        keys = list(dict.fromkeys(key for member in cluster.members for key in _where_and_when(member)))
        homes = {id(home): home for key in keys for home in at[key]}
        home = next((home for home in homes.values() if _one_event(cluster, home, rarity)), None)
        if home is None:
            kept.append(cluster)
        else:
            for member in cluster.members:
                home.add(member, ("of one day, place and kind",))
        for key in keys:
            at[key].append(home or cluster)
    return kept


def _where_and_when(one: Features) -> Iterable[tuple[str, str, str]]:
    """The day of a statement with each of its places; names may be places that no gazetteer knows."""
    if one.first and one.first == one.last and one.lane in ("deeds", "planned"):
        for word in sorted(one.place_words | one.names):
            yield one.lane, one.first, word


def _one_event(cluster: Cluster, home: Cluster, rarity: Mapping[str, float]) -> bool:
    sample = cluster.members[:_SAMPLE]
    fitting = [(member, fitted[0]) for member in sample if (fitted := fit(member, home, rarity))]
    return len(fitting) == len(sample) and 2 * sum(enough(*pair) for pair in fitting) > len(sample)


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
