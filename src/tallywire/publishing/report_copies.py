"""Copies as the report's script reads them, to set two pages side by side: spans by the places of pages in a list."""

from __future__ import annotations

from tallywire.publishing.copy_words import DIRECTION_WORDS, change_words
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import dated_name
from tallywire.records import Copy

__all__ = ["copies_json"]


def copies_json(lookup: Lookup) -> Json:
    """The pages' ids and names, and for every two pages the copies between them (`GIVER TAKER`, their places)."""
    number = {document.id: place for place, document in enumerate(lookup.tables.documents)}
    pairs: dict[str, list[Json]] = {}
    for copy in lookup.tables.copies:
        if copy.from_document_id in number and copy.to_document_id in number:
            key = f"{number[copy.from_document_id]} {number[copy.to_document_id]}"
            pairs.setdefault(key, []).append(_copy(copy))
    pages = lookup.tables.documents
    return {
        "ids": [page.id for page in pages],
        "names": [dated_name(page) for page in pages],
        "titles": [page.title or "untitled" for page in pages],
        "pairs": pairs,
    }


def _copy(copy: Copy) -> Json:
    return {
        "from": [copy.from_start, copy.from_end],
        "to": [copy.to_start, copy.to_end],
        "direction": DIRECTION_WORDS[copy.direction],
        "changes": [
            [one.kind, change_words(one), one.from_start, one.from_end, one.to_start, one.to_end]
            for one in copy.changes
        ],
    }
