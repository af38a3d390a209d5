"""Where the words of a statement were first seen: copied passages that are one, whoever took them from whom."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from tallywire.records import Copy, Statement
from tallywire.tracing.groups import connected

__all__ = ["first_carriers"]

_NEAR = 8  # passages looked back at from a statement: passages of one page hardly overlap

Place = tuple[str, int]


def first_carriers(
    statements: Iterable[Statement], copies: Sequence[Copy], rank: Callable[[str], tuple[int, str, str]]
) -> dict[str, str]:
    """`{statement id: the document that its words come from}` for statements in copied passages.

    All pages that carry one passage get one answer, also where nobody knows who took it from whom: the page that is
    not known to have taken it, and of several the first by `rank` of the document id.
    """
    statements = list(statements)
    if not copies or not statements:
        return {}
    ends = _ends(copies)
    carriers = _carriers(copies, rank)
    starts = {document: sorted(own) for document, own in ends.items()}
    found = {}
    for statement in statements:
        own = statement.document_id
        inside = _inside(statement, starts.get(own, ()), ends.get(own, {}))
        if inside:
            found[statement.id] = min((carriers[own, start] for start in inside), key=rank)
    return found


def _ends(copies: Iterable[Copy]) -> Mapping[str, dict[int, int]]:
    """Every document's copied passages: the end by the start."""
    ends: dict[str, dict[int, int]] = defaultdict(dict)
    for copy in copies:
        for document, start, end in (
            (copy.from_document_id, copy.from_start, copy.from_end),
            (copy.to_document_id, copy.to_start, copy.to_end),
        ):
            ends[document][start] = max(end, ends[document].get(start, 0))
    return ends


def _carriers(copies: Sequence[Copy], rank: Callable[[str], tuple[int, str, str]]) -> Mapping[Place, str]:
    """For every copied passage the document that it comes from."""
    links = [((copy.from_document_id, copy.from_start), (copy.to_document_id, copy.to_start)) for copy in copies]
    taken = {target for copy, (_, target) in zip(copies, links, strict=True) if copy.direction != "unknown"}
    carriers: dict[Place, str] = {}
    for group in connected(sorted({place for link in links for place in link}), links):
        givers = [place for place in group if place not in taken] or group
        first = min((document for document, _ in givers), key=rank)
        carriers.update(dict.fromkeys(group, first))
    return carriers


def _inside(statement: Statement, starts: Sequence[int], ends: Mapping[int, int]) -> list[int]:
    """The copied passages, by their starts, in which at least half of a statement stands."""
    at = bisect_right(starts, statement.end)
    room = max(1, statement.end - statement.start)
    return [
        start
        for start in starts[max(0, at - _NEAR) : at]
        if 2 * (min(ends[start], statement.end) - max(start, statement.start)) >= room
    ]
