"""What people decided about events, put over what the rules found.

A decision speaks of statements, which keep their ids while events change with every page that is added: "same" joins
the events that hold most of the statements of either side, "different" parts the statements of one side from those of
the other. Decisions are taken in the order of time, so that of two that cannot both hold the later one does.
Taking one back gives what was there before, because events are made anew from statements and decisions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tallywire.merging.cluster import Cluster
from tallywire.records import Event, EventPlace, Judgement, Place, Statement

__all__ = ["Conflict", "conflicts", "corrected", "hidden_statements", "in_force", "joined_documents", "judged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two decisions that cannot both hold: that of `later` is followed."""

    earlier: Judgement
    later: Judgement
    reason: str


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The decisions that were not withdrawn, in the order of time; a withdrawal may itself be withdrawn.

    What a withdrawal takes back it names, so that one of the same second counts too.
    """
    by_id = {one.id: one for one in judgements}
    withdrawn: set[str] = set()
    for one in sorted(by_id.values(), key=lambda one: -_depth(one, by_id)):
        if one.withdraws and one.id not in withdrawn:
            withdrawn.add(one.withdraws)
    kept = (one for one in by_id.values() if one.kind != "withdrawn" and one.id not in withdrawn)
    return sorted(kept, key=lambda one: (one.at, one.id))


def _depth(judgement: Judgement, by_id: Mapping[str, Judgement]) -> int:
    """How many withdrawals one upon the other a judgement is; an id holds that of what it withdraws, so this ends."""
    depth, below = 0, by_id.get(judgement.withdraws or "")
    while below is not None:
        depth, below = depth + 1, by_id.get(below.withdraws or "")
    return depth


def hidden_statements(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the statements that are to be part of no event."""
    return frozenset(name for one in in_force(judgements) if one.kind == "hide" for name in one.left_statement_ids)


def joined_documents(judgements: Iterable[Judgement], document_of: Mapping[str, str]) -> list[frozenset[str]]:
    """The documents that must be of one story, because people joined what they tell."""
    sides = ((*one.left_statement_ids, *one.right_statement_ids) for one in in_force(judgements) if one.kind == "same")
    groups = (frozenset(document_of[name] for name in names if name in document_of) for names in sides)
    return [group for group in groups if len(group) > 1]


def judged(clusters: Sequence[Cluster], judgements: Iterable[Judgement]) -> list[Cluster]:
    """The events as people decided; an event that no decision speaks of is the one that was given."""
    found = list(clusters)
    for one in in_force(judgements):
        if one.kind == "same":
            found = _one_event(found, one)
        elif one.kind == "different":
            found = _two_events(found, one)
    return found


def _one_event(clusters: list[Cluster], judgement: Judgement) -> list[Cluster]:
    left = _holder(clusters, judgement.left_statement_ids)
    right = _holder(clusters, judgement.right_statement_ids)
    if left is None or right is None or left is right:
        return clusters
    left.take(right, f"judged the same by {judgement.by}")
    return [cluster for cluster in clusters if cluster is not right]


def _two_events(clusters: list[Cluster], judgement: Judgement) -> list[Cluster]:
    left, right = frozenset(judgement.left_statement_ids), frozenset(judgement.right_statement_ids)
    found: list[Cluster] = []
    for cluster in clusters:
        held = {member.statement.id for member in cluster.members}
        parted = (held & right) - left
        found.extend(_parted(cluster, parted, judgement.by) if parted and held & left else (cluster,))
    return found


def _parted(cluster: Cluster, names: Collection[str], by: str) -> Iterator[Cluster]:
    """The event without some of its statements, and these as an event of their own."""
    for inside in (False, True):
        part = Cluster()
        for member in cluster.members:
            if (member.statement.id in names) == inside:
                part.add(member, ())
        part.reasons = cluster.reasons.copy() if not inside else part.reasons
        part.reasons[f"judged different by {by}"] += 1
        yield part


def _holder(clusters: Sequence[Cluster], names: Iterable[str]) -> Cluster | None:
    """The event that holds most of some statements; of equals the first."""
    wanted = frozenset(names)
    shares = [sum(member.statement.id in wanted for member in cluster.members) for cluster in clusters]
    most = max(shares, default=0)
    return clusters[shares.index(most)] if most else None


# ---------------------------------------------------------------- what an event is said to be


def corrected(event: Event, judgements: Iterable[Judgement], statements: Iterable[Statement]) -> Event:
    """The event with the kind and the place that people gave it; `statements` are those that may name the place."""
    for one in in_force(judgements):
        if one.kind not in ("wrong_kind", "wrong_place") or not _speaks_of(one, event):
            continue
        event = replace(event, reasons=(*event.reasons, f"{one.kind.replace('_', ' ')}, judged by {one.by}"))
        if one.kind == "wrong_kind" and one.value is not None:
            event = replace(event, kind=one.value)  # type: ignore[arg-type]
        elif one.kind == "wrong_place":
            event = replace(event, place=_place(one.value, statements))
    return event


def _speaks_of(judgement: Judgement, event: Event) -> bool:
    """Whether most of the statements of a decision are the event's."""
    named = frozenset(judgement.left_statement_ids)
    return bool(named) and 2 * len(named.intersection(event.statement_ids)) > len(named)


def _place(name: str | None, statements: Iterable[Statement]) -> EventPlace | None:
    """The place of that name that a statement names; else the bare name, which no gazetteer vouches for."""
    if name is None:
        return None
    named = (place for one in statements for place in one.places if _is_called(place, name))
    place = next(named, None)
    if place is None:
        return EventPlace(name=name, country=None, lat=None, lon=None, precision=None)
    return EventPlace(name=place.name, country=place.country, lat=place.lat, lon=place.lon, precision=place.precision)


def _is_called(place: Place, name: str) -> bool:
    return name.casefold() in (place.name.casefold(), place.text.casefold())


# ---------------------------------------------------------------- decisions against each other


def conflicts(judgements: Iterable[Judgement]) -> list[Conflict]:
    """The pairs of decisions in force that say opposite things of the same statements."""
    kept = in_force(judgements)
    by_statement: dict[str, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for number, one in enumerate(kept):
        for name in (*one.left_statement_ids, *one.right_statement_ids):
            pairs.update((earlier, number) for earlier in by_statement.get(name, ()) if earlier != number)
            by_statement.setdefault(name, []).append(number)
    found = ((kept[left], kept[right]) for left, right in sorted(pairs))
    return [
        Conflict(earlier=earlier, later=later, reason=reason)
        for earlier, later in found
        if (reason := _opposed(earlier, later))
    ]


def _opposed(earlier: Judgement, later: Judgement) -> str | None:
    if {earlier.kind, later.kind} == {"same", "different"} and _of_one_pair(earlier, later):
        return f"{earlier.by} judged them {earlier.kind}, {later.by} {later.kind}"
    corrects = earlier.kind == later.kind and earlier.kind in ("wrong_kind", "wrong_place")
    if corrects and earlier.value != later.value and set(earlier.left_statement_ids) & set(later.left_statement_ids):
        what = earlier.kind.removeprefix("wrong_")
        return f"{earlier.by} gave the {what} {earlier.value or 'unknown'}, {later.by} {later.value or 'unknown'}"
    return None


def _of_one_pair(one: Judgement, other: Judgement) -> bool:
    left, right = frozenset(one.left_statement_ids), frozenset(one.right_statement_ids)
    other_left, other_right = frozenset(other.left_statement_ids), frozenset(other.right_statement_ids)
    return bool((left & other_left and right & other_right) or (left & other_right and right & other_left))
