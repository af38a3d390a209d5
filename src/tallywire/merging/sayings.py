"""One body's word on one matter is one event, on however many pages and in however many sentences it is told.

A claim of responsibility, a reaction, what the police say of a suspect: every page cuts it up in another way. Sayings
are compared as wholes, each with all its words and all names of its speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tallywire.language.folding import fold_words
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import Features, rules

__all__ = ["with_sayings"]

_SAME_SPEAKER, _OTHER_SPEAKER = 0.3, 0.5  # share of the shorter saying's words in the longer; on development records
_LEAST_SHARED, _LEAST_ALIKE = 2, 3  # words
_BESIDE = 200  # characters between a claim and what its speaker adds to it
_CANDIDATES = 24  # sayings held against one, those that share most words first
_WIDESPREAD = 100  # sayings with one word; beyond, the word tells nothing


def with_sayings(clusters: Sequence[Cluster], rarity: Mapping[str, float]) -> list[Cluster]:
    """Events, those of words joined that are one saying; a saying and its denial by somebody else stay two."""
    return _with_what_claimants_add(_alike(clusters, rarity))


def _alike(clusters: Sequence[Cluster], rarity: Mapping[str, float]) -> list[Cluster]:
    kept: list[Cluster] = []
    holders: dict[str, list[int]] = defaultdict(list)
    order = sorted(range(len(clusters)), key=lambda n: clusters[n].members[0].order)
    for number in order:
        cluster = clusters[number]
        if cluster.members[0].lane != "words":
            kept.append(cluster)
            continue
        home = _home(cluster, kept, holders, rarity)
        if home is None:
            home = len(kept)
            kept.append(cluster)
        else:
            kept[home].take(cluster, "one word on one matter")
        for word in cluster.words:
            if not holders[word] or holders[word][-1] != home:
                holders[word].append(home)
    return kept


def _with_what_claimants_add(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Claims of a deed with what their speakers say of it right beside them: that is how a claim is worded."""
    spoken = [cluster for cluster in clusters if cluster.members[0].lane == "words"]
    claims = {id(cluster): cluster for cluster in spoken if _is_claim(cluster)}
    told_in: dict[str, list[Cluster]] = defaultdict(list)
    for claim in claims.values():
        for page in claim.told_in:
            told_in[page].append(claim)
    homes = {
        id(cluster): home
        for cluster in spoken
        if id(cluster) not in claims and (home := _claim_beside(cluster, told_in)) is not None
    }
    for cluster in spoken:
        if id(cluster) in homes:
            homes[id(cluster)].take(cluster, "said beside the claim")
    return [cluster for cluster in clusters if id(cluster) not in homes]


def _claim_beside(cluster: Cluster, told_in: Mapping[str, Sequence[Cluster]]) -> Cluster | None:
    near = {id(claim): claim for page in cluster.told_in for claim in told_in.get(page, ())}
    return next((claim for claim in near.values() if _stands_beside(cluster, claim)), None)


def _is_claim(cluster: Cluster) -> bool:
    """Whether most of a saying claims a deed."""
    claiming = rules()["claims"]["claiming"]
    claimed = sum(not claiming.isdisjoint(fold_words(member.text)) for member in cluster.members)
    return 2 * claimed > len(cluster.members)


def _stands_beside(cluster: Cluster, claim: Cluster) -> bool:
    """Whether most of a saying is told right before or behind a claim of the same speaker."""
    beside = sum(
        any(_next_to(member, other) for other in claim.members if member.speaker & other.speaker)
        for member in cluster.members
    )
    return 2 * beside > len(cluster.members)


def _next_to(left: Features, right: Features) -> bool:
    one, other = left.statement, right.statement
    gap = max(one.start, other.start) - min(one.end, other.end)
    return one.document_id == other.document_id and gap <= _BESIDE


def _home(
    cluster: Cluster, kept: Sequence[Cluster], holders: Mapping[str, list[int]], rarity: Mapping[str, float]
) -> int | None:
    shared: Counter[int] = Counter()
    for word in cluster.words:
        held = holders.get(word, ())
        if len(held) <= _WIDESPREAD:
            shared.update(set(held))
    ranked = sorted(shared, key=lambda n: (-shared[n], n))[:_CANDIDATES]
    alike = [(share, -n) for n in ranked if (share := _one_saying(cluster, kept[n], rarity))]
    return -max(alike)[1] if alike else None


def _one_saying(left: Cluster, right: Cluster, rarity: Mapping[str, float]) -> float:
    """The share of words that two sayings have in common, where it makes one of them; else 0."""
    few, many = (left, right) if len(left.words) <= len(right.words) else (right, left)
    common = [word for word in few.words if word in many.words]
    total = sum(rarity.get(word, 1.0) for word in few.words)
    share = sum(rarity.get(word, 1.0) for word in common) / total if total else 0.0
    if _speak_as_one(left, right):
        return share if share >= _SAME_SPEAKER and len(common) >= _LEAST_SHARED else 0.0
    alike = share >= _OTHER_SPEAKER and len(common) >= _LEAST_ALIKE
    return share if alike and _denied(left) == _denied(right) else 0.0


def _speak_as_one(left: Cluster, right: Cluster) -> bool:
    return bool(left.speaker.keys() & right.speaker.keys())


def _denied(cluster: Cluster) -> bool:
    return 2 * sum(member.statement.polarity == "denied" for member in cluster.members) > len(cluster.members)
