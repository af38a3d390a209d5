"""Who carries whose text, as the picture's script reads it, and the same in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallywire.publishing.copy_words import DIRECTION_WORDS, edits, quantity_words
from tallywire.publishing.copying import Taking
from tallywire.publishing.graph import Edge, Graph, Head, Node, draw
from tallywire.publishing.pages.entries import Link
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.resting import Ground
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import branches
from tallywire.publishing.words import page_name, published_words
from tallywire.records import Document

__all__ = ["carrying_json", "event_graph", "graph_rows"]


def event_graph(
    found: Sequence[Ground], pages: Mapping[str, Document], lookup: Lookup, taken: Mapping[str, Taking]
) -> Graph:
    """The picture of an event's pages below the origins that count."""
    heads = [
        Head(
            kind=ground.origin.kind,
            name=ground.name,
            page_ids=tuple(name for name in ground.texts if name in pages) or (ground.pages[0].id,),
        )
        for ground in found
        if ground.counted
    ]
    return draw(heads, branches(lookup, pages), taken)


def carrying_json(graph: Graph, link: Link) -> Json:
    """The boxes of a picture with their columns and rows, and its lines, each with an address to look at."""
    changed: dict[int, list[str]] = {}
    for edge in graph.edges:
        if edge.gift is not None:
            changed.setdefault(edge.end, []).extend(edits(edge.gift.changes))
    return {
        "nodes": [_node(node, changed.get(at, []), link) for at, node in enumerate(graph.nodes)],
        "edges": [_edge(edge, graph, link) for edge in graph.edges],
    }


def _node(node: Node, changed: list[str], link: Link) -> Json:
    place: Json = {"kind": node.kind, "at": [node.column, node.row]}
    if node.document is None:
        return {**place, "label": node.label, "note": "", "changed": [], "href": None}
    return {
        **place,
        "label": page_name(node.document),
        "note": published_words(node.document.published),
        "changed": list(dict.fromkeys(changed)),
        "href": link("document", node.document.id),
    }


def _edge(edge: Edge, graph: Graph, link: Link) -> Json:
    ends: Json = {"from": edge.start, "to": edge.end}
    taker = graph.nodes[edge.end].document
    if edge.gift is None or taker is None:
        return {**ends, "passages": 0, "kind": None, "direction": None, "words": "", "changes": [], "href": None}
    return {
        **ends,
        "passages": edge.gift.passages,
        "kind": "verbatim" if edge.gift.word_for_word == edge.gift.passages else "edited",
        "direction": edge.direction,
        "words": f"{quantity_words(edge.gift)} · {DIRECTION_WORDS[edge.gift.direction]}",
        "changes": list(edits(edge.gift.changes)),
        "href": link("document", taker.id, "beside", edge.gift.giver.id),
    }


def graph_rows(graph: Graph) -> list[tuple[str, str, str]]:
    """The lines of a picture in words: who gave, who took, how much."""
    names = [node.label if node.document is None else page_name(node.document) for node in graph.nodes]
    return [
        (names[edge.start], names[edge.end], quantity_words(edge.gift) if edge.gift else "") for edge in graph.edges
    ]
