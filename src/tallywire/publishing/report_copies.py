"""Copies as the report's script reads them: what was taken from where, what was changed, and pictures of it.

Pages are named by their places in the list of pages. What a list may hold is bounded; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tallywire.publishing.copy_words import DIRECTION_WORDS, change_words, edits, quantity_words, taking_words
from tallywire.publishing.copying import Gift, Taking, gravity
from tallywire.publishing.graph import Edge, Graph, Node
from tallywire.records import Copy

__all__ = ["Json", "Numbers", "copies_json", "copy_json", "graph_json", "taken_json"]

Json = dict[str, Any]
Numbers = Mapping[str, int]
"""The place of every page in the report's list, by its id."""

_COPIES = 40  # copies of one sentence, those that changed it first
_GIVERS = 6  # of one page
_EDITED = 8  # passages of one giver shown beside what stood there


def copy_json(copy: Copy, number: Numbers) -> Json:
    """A copy with its two places and what was changed between them."""
    return {
        "from": [number[copy.from_document_id], copy.from_start, copy.from_end],
        "to": [number[copy.to_document_id], copy.to_start, copy.to_end],
        "kind": copy.kind,
        "direction": copy.direction,
        "changes": [
            {
                "kind": change.kind,
                "words": change_words(change),
                "from": [change.from_start, change.from_end],
                "to": [change.to_start, change.to_end],
            }
            for change in copy.changes
        ],
    }


def copies_json(copies: Iterable[Copy], number: Numbers) -> tuple[list[Json], int]:
    """The copies of one sentence, those that changed it first, and how many are left out."""
    known = [copy for copy in copies if copy.from_document_id in number and copy.to_document_id in number]
    known.sort(key=gravity)
    return [copy_json(copy, number) for copy in known[:_COPIES]], max(0, len(known) - _COPIES)


def taken_json(taken: Taking, number: Numbers) -> Json | None:
    """What a page took from whom; None for a page of its own words."""
    if not taken.gifts:
        return None
    return {
        "words": taking_words(taken),
        "share": f"{taken.taken} of {max(taken.passages, taken.taken)}",
        "changes": list(edits(taken.changes)),
        "gifts": [_gift(gift, number) for gift in taken.gifts[:_GIVERS]],
    }


def _gift(gift: Gift, number: Numbers) -> Json:
    edited = sorted((copy for copy in gift.copies if copy.kind == "edited"), key=gravity)
    shown = edited[:_EDITED] or gift.copies[:1]
    return {
        "page": number[gift.giver.id],
        "words": quantity_words(gift),
        "direction": DIRECTION_WORDS[gift.direction],
        "copies": [copy_json(copy, number) for copy in shown],
        "more": max(0, len(edited) - _EDITED),
    }


# ---------------------------------------------------------------- pictures


def graph_json(graph: Graph, number: Numbers) -> Json:
    """The boxes of a picture with their columns and rows, and its lines with a copy to look at."""
    return {
        "nodes": [_node(node, number) for node in graph.nodes],
        "edges": [_edge(edge, number) for edge in graph.edges],
    }


def _node(node: Node, number: Numbers) -> Json:
    place: Json = {"kind": node.kind, "at": [node.column, node.row]}
    return {**place, "label": node.label} if node.document is None else {**place, "page": number[node.document.id]}


def _edge(edge: Edge, number: Numbers) -> Json:
    ends: Json = {"from": edge.start, "to": edge.end}
    if edge.gift is None or edge.telling is None:
        return ends
    return {
        **ends,
        "passages": edge.gift.passages,
        "kind": "verbatim" if edge.gift.word_for_word == edge.gift.passages else "edited",
        "direction": edge.direction,
        "words": f"{quantity_words(edge.gift)} · {DIRECTION_WORDS[edge.gift.direction]}",
        "changes": list(edits(edge.gift.changes)),
        "copy": copy_json(edge.telling, number),
    }
