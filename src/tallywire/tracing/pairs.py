"""Documents that share text: who is compared with whom, and what is left once shared furniture is taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tallywire.records import Document, Passage
from tallywire.tracing.align import LEAST_WORDS, Folded, Match, align, fold_document
from tallywire.tracing.groups import connected
from tallywire.tracing.shingles import Hashes, candidate_pairs, shingle_hashes, word_codes
from tallywire.tracing.words import Words, fold_typography, read_words

__all__ = ["RELATED_SHARE", "Pair", "copied_pairs", "partners"]

_COPIED_KINDS = frozenset({"headline", "body", "caption"})  # a byline or a menu is nobody's copy
RELATED_SHARE = 0.2  # of the shorter document's words: two documents of one text, not two with a phrase in common
_SPREAD = 3  # otherwise unrelated pages that carry a line: then it is furniture, or words that everybody quotes


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, by their places in the sorted list (`left < right`), and what they have in common."""

    left: int
    right: int
    matches: tuple[Match, ...]
    share: float  # of the shorter document's words


def copied_pairs(documents: Sequence[Document], passages: Iterable[Passage]) -> tuple[list[Pair], list[Folded]]:
    """Pairs of documents with copied passages, and every document folded, in the order of `documents`.

    `documents` must come earliest first (`candidate_pairs` says why). Passages of other documents are ignored.
    """
    folded, shingles = _fold(documents, passages)
    found = []
    for left, right in candidate_pairs(shingles):
        matches = align(folded[left], folded[right])
        if matches:
            found.append(_pair(left, right, matches, folded))
    return _without_furniture(found, folded), folded


def _fold(documents: Sequence[Document], passages: Iterable[Passage]) -> tuple[list[Folded], list[Hashes]]:
    by_document: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.kind in _COPIED_KINDS:
            by_document[passage.document_id].append(passage)
    known: dict[str, int] = {}
    folded, shingles = [], []
    for document in documents:
        units: list[tuple[int, int, Words, str]] = []
        hashes: list[Hashes] = [np.empty(0, dtype=np.uint64)]
        for passage in sorted(by_document.get(document.id, ()), key=lambda passage: (passage.start, passage.end)):
            words = read_words(passage.text, passage.start)
            if len(words) >= LEAST_WORDS:
                units.append((passage.start, passage.end, words, fold_typography(passage.text)))
                hashes.append(shingle_hashes(word_codes(words.forms, known)))
        folded.append(fold_document(units))
        shingles.append(np.concatenate(hashes))
    return folded, shingles


def _pair(left: int, right: int, matches: Sequence[Match], folded: Sequence[Folded]) -> Pair:
    words = sum(match.words for match in matches)
    return Pair(left, right, tuple(matches), words / max(1, min(folded[left].words, folded[right].words)))


def _without_furniture(pairs: Sequence[Pair], folded: Sequence[Folded]) -> list[Pair]:
    """Pairs without the lines that pages carry which have nothing else in common."""
    spread = _spread_lines(pairs, folded)
    kept = []
    for pair in pairs:
        units = folded[pair.left].units
        matches = [match for match in pair.matches if units[match.left].words.forms not in spread]
        if len(matches) == len(pair.matches):
            kept.append(pair)
        elif matches:
            kept.append(_pair(pair.left, pair.right, matches, folded))
    return kept


def _spread_lines(pairs: Sequence[Pair], folded: Sequence[Folded]) -> set[tuple[str, ...]]:
    carriers: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, document in enumerate(folded):
        for unit in document.units:
            carriers[unit.words.forms].add(number)
    common = {forms: owners for forms, owners in carriers.items() if len(owners) >= _SPREAD}
    related: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        room = max(1, min(folded[pair.left].words, folded[pair.right].words))
        for match in pair.matches:
            forms = folded[pair.left].units[match.left].words.forms
            if forms in common and pair.share - match.words / room >= RELATED_SHARE:
                related[forms].append((pair.left, pair.right))
    return {forms for forms, owners in common.items() if _apart(owners, related[forms]) >= _SPREAD}


def _apart(owners: set[int], links: Sequence[tuple[int, int]]) -> int:
    """How many groups of related documents carry a line."""
    return len(connected(sorted(owners), links))


def partners(pairs: Iterable[Pair]) -> Mapping[int, list[Pair]]:
    """Every document's pairs."""
    found: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.left].append(pair)
        found[pair.right].append(pair)
    return found
