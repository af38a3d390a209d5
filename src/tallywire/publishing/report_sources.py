"""Who carries whose text, as the report's script reads it: origins with their trees and pictures, and who is quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tallywire.publishing.copying import Taking
from tallywire.publishing.graph import Head, draw
from tallywire.publishing.report_copies import Json, Numbers, graph_json
from tallywire.publishing.sources import origin_name, sorted_out, speakers
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import SourceBranch, folded
from tallywire.publishing.words import count, sentence
from tallywire.records import Origin

__all__ = ["sources_json"]

_FAMILIES = 200  # origins with a tree
_PICTURES = 60  # origins with a picture
_BRANCHES = 60  # pages below one page


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
        "graph": graph_json(draw([head], trees, taken), number) if picture else None,
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
