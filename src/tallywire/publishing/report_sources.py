"""Who copied whom, as the report's script reads it: what each page took, origins with their trees, and the pictures.

Pages are named by their places in the list of pages. What a list may hold is bounded; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tallywire.publishing.copy_words import DIRECTION_WORDS, change_words, edits, quantity_words, taking_words
from tallywire.publishing.copying import Gift, Taking, gravity
from tallywire.publishing.graph import Edge, Graph, Head, Node, draw
from tallywire.publishing.resting import Ground, grounds
from tallywire.publishing.sources import (
    SourceBranch,
    branches,
    by_day,
    folded,
    origin_name,
    sorted_out,
    speakers,
)
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count, sentence
from tallywire.records import Copy, Document, Event, Origin

__all__ = ["copies_json", "copy_json", "resting_json", "sources_json", "taken_json"]

Json = dict[str, Any]
Numbers = Mapping[str, int]

_COPIES = 40  # copies of one sentence, those that changed it first
_GIVERS = 6  # of one page
_EDITED = 8  # passages of one giver shown beside what stood there
_FAMILIES = 200  # origins with a tree
_PICTURES = 60  # origins with a picture
_BRANCHES = 60  # pages below one page
_NAMED = 40  # pages behind one origin of an event
_TAKERS = 24  # pages of one event of which it is said what they took


# ---------------------------------------------------------------- copies


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


# ---------------------------------------------------------------- one event


def resting_json(event: Event, lookup: Lookup, taken: Mapping[str, Taking], number: Numbers) -> Json:
    """On how many origins an event rests, why, how its pages came by their text, and a picture of that."""
    found = grounds(event, lookup, taken)
    pages = {name: lookup.documents[name] for name in event.document_ids if name in lookup.documents}
    took = [page for page in sorted(pages.values(), key=by_day) if taken[page.id].gifts]
    return {
        "count": count(sum(ground.counted for ground in found), "independent origin"),
        "origins": [_ground(ground, number) for ground in found],
        "took": [number[page.id] for page in took[:_TAKERS]],
        "more": max(0, len(took) - _TAKERS),
        "graph": _event_graph(found, pages, lookup, taken, number) if len(pages) > 1 else None,
    }


def _ground(ground: Ground, number: Numbers) -> Json:
    return {
        "name": ground.name,
        "kind": ground.origin.kind,
        "counted": ground.counted,
        "why": ground.why,
        "pages": [number[page.id] for page in ground.pages[:_NAMED]],
        "more": max(0, len(ground.pages) - _NAMED),
    }


def _event_graph(
    found: Sequence[Ground],
    pages: Mapping[str, Document],
    lookup: Lookup,
    taken: Mapping[str, Taking],
    number: Numbers,
) -> Json:
    heads = [
        Head(
            kind=ground.origin.kind,
            name=ground.name,
            page_ids=tuple(name for name in ground.texts if name in pages) or (ground.pages[0].id,),
        )
        for ground in found
        if ground.counted
    ]
    return _graph(draw(heads, branches(lookup, pages), taken), number)


# ---------------------------------------------------------------- the whole record


def sources_json(lookup: Lookup, taken: Mapping[str, Taking], number: Numbers) -> Json:
    """Origins whose text is carried, the most carried first; origins that stand alone; who is quoted; the rest."""
    found = sorted_out(lookup)
    return {
        "origins": [
            _family(origin, trees, lookup, taken, number, at < _PICTURES)
            for at, (origin, trees) in enumerate(found.families[:_FAMILIES])
        ],
        "more": max(0, len(found.families) - _FAMILIES),
        "own": [{**_origin(origin, lookup), "trees": _trees(trees, taken, number)} for origin, trees in found.alone],
        "others": _trees(found.unknown, taken, number),
        "speakers": [_origin(speaker, lookup) for speaker in speakers(lookup)],
    }


def _family(
    origin: Origin,
    trees: Sequence[SourceBranch],
    lookup: Lookup,
    taken: Mapping[str, Taking],
    number: Numbers,
    picture: bool,
) -> Json:
    head = Head(kind=origin.kind, name=origin_name(origin, lookup), page_ids=tuple(tree.document.id for tree in trees))
    return {
        **_origin(origin, lookup),
        "trees": _trees(trees, taken, number),
        "graph": _graph(draw([head], trees, taken), number) if picture else None,
    }


def _origin(origin: Origin, lookup: Lookup) -> Json:
    return {
        "name": origin_name(origin, lookup),
        "kind": origin.kind,
        "pages": count(len(origin.document_ids), "page"),
        "reason": sentence(origin.reason) if origin.reason else None,
    }


def _trees(trees: Sequence[SourceBranch], taken: Mapping[str, Taking], number: Numbers, *, below: bool = False) -> Json:
    fold = folded(trees, taken, _BRANCHES)
    return {
        "shown": [
            {"page": number[tree.document.id], "takers": _trees(tree.takers, taken, number, below=True)}
            if tree.takers
            else {"page": number[tree.document.id]}
            for tree in fold.shown
        ],
        "more": fold.words if below else fold.text_words,
    }


# ---------------------------------------------------------------- pictures


def _graph(graph: Graph, number: Numbers) -> Json:
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
