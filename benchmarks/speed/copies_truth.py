"""How good links between sentences are, whoever found them: precision, recall and F1 on the truth of the pages.

Two sentences belong together when both go back to one sentence, through however many hands and edits. A sentence that
was taken is found when it is linked with another of its kin; a link is right when it joins kin. Links between two
headlines are left out (the truth does not cover them); links of any other line that is no sentence are wrong.
"""

from __future__ import annotations

import bisect
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from zlib import crc32

from benchmarks.speed.copies_pages import Page
from tallywire.records import Copy

__all__ = ["Kin", "score_copies", "score_links", "score_origins"]

Place = tuple[str, int]  # a document and a character in it
HEADLINE, FURNITURE = -1, -2

Figures = dict[str, float]


class Kin:
    """The sentences of the pages, numbered; which was taken from which, and where each of them goes back to."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.first: dict[str, int] = {}
        self.starts: dict[str, array[int]] = {}
        self.ends: dict[str, array[int]] = {}
        self.parent = array("i")
        self.root = array("i")
        self.text = array("L")
        for page in pages:
            self._add(page)

    def _add(self, page: Page) -> None:
        document, spans = page.document, page.truth["sentences"]
        base = self.first[document.id] = len(self.root)
        self.starts[document.id] = array("i", [start for start, _ in spans])
        self.ends[document.id] = array("i", [end for _, end in spans])
        self.parent.extend(range(base, base + len(spans)))
        self.text.extend(crc32(document.text[start:end].encode()) for start, end in spans)
        for given in page.truth["copies"]:
            for there, here in (*given["verbatim"], *given["edited"]):
                self.parent[base + here] = self.first[given["from"]] + there
        for own in range(base, base + len(spans)):
            above = self.parent[own]
            self.root.append(own if above == own else self.root[above])

    def sentence(self, place: Place) -> int:
        """The number of the sentence at a place; `HEADLINE` or `FURNITURE` where there is none."""
        document, at = place
        starts = self.starts[document]
        found = bisect.bisect_right(starts, at) - 1
        if found >= 0 and at < self.ends[document][found]:
            return self.first[document] + found
        # The title is the first line; what else stands before the first sentence is a byline or a date.
        return HEADLINE if at == 0 else FURNITURE

    def descends(self, later: int, earlier: int) -> bool:
        """Whether one sentence was taken from the other, perhaps through third ones."""
        while later != earlier and self.parent[later] != later:
            later = self.parent[later]
        return later == earlier


def score_links(links: Iterable[tuple[Place, Place]], kin: Kin) -> Figures:
    """Precision of the links, recall of the taken sentences, F1; links within one document are left out."""
    right = wrong = 0
    found: set[int] = set()
    for left, right_place in links:
        one, other = kin.sentence(left), kin.sentence(right_place)
        if left[0] == right_place[0] or one == other == HEADLINE:
            continue
        if min(one, other) >= 0 and kin.root[one] == kin.root[other]:
            right += 1
            found.update((one, other))
        else:
            wrong += 1
    taken = {number for number, above in enumerate(kin.parent) if number != above}
    precision, recall = right / max(1, right + wrong), len(found & taken) / max(1, len(taken))
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if right else 0.0,
        "links": right + wrong,
        "taken": len(taken),
    }


def score_copies(copies: Iterable[Copy], kin: Kin) -> Figures:
    """What `score_links` gives, and how often verbatim or edited, and a known direction, are right."""
    rows = list(copies)
    figures = score_links((_places(row) for row in rows), kin)
    kinds, directions = [], []
    for row in rows:
        giver, taker = (kin.sentence(place) for place in _places(row))
        if min(giver, taker) < 0 or kin.root[giver] != kin.root[taker]:
            continue
        kinds.append((kin.text[giver] == kin.text[taker]) == (row.kind == "verbatim"))
        if row.direction == "known" and (kin.descends(taker, giver) or kin.descends(giver, taker)):
            directions.append(kin.descends(taker, giver))
    return figures | {"kind_accuracy": _share(kinds), "direction_accuracy": _share(directions)}


def score_origins(document_origins: Mapping[str, str], pages: Iterable[Page]) -> Figures:
    """How many documents were brought to an origin that the truth accepts, and stories to their number of origins.

    A wire's update that keeps sentences of its earlier story may count as an origin of its own or not.
    """
    hits, ends = [], defaultdict(set)
    least: dict[str, int] = defaultdict(int)
    most: dict[str, int] = defaultdict(int)
    for page in pages:
        name, truth = page.document.id, page.truth
        end = _end(name, document_origins)
        hits.append(end in truth["origins"])
        ends[truth["story_id"]].add(end)
        own = truth["origins"][0] == name
        most[truth["story_id"]] += own
        least[truth["story_id"]] += own and len(truth["origins"]) == 1
    exact = [least[story] <= len(found) <= most[story] for story, found in ends.items()]
    return {"origin_accuracy": _share(hits), "origin_count_exact": _share(exact)}


def _places(row: Copy) -> tuple[Place, Place]:
    """The middle of each side, for a span that was cut still lies in its sentence; a headline by its start."""
    giver = (row.from_document_id, row.from_start and (row.from_start + row.from_end) // 2)
    taker = (row.to_document_id, row.to_start and (row.to_start + row.to_end) // 2)
    return giver, taker


def _end(name: str, origins: Mapping[str, str]) -> str:
    seen = {name}
    while (above := origins.get(name, name)) not in seen:
        seen.add(above)
        name = above
    return name


def _share(answers: list[bool]) -> float:
    return sum(answers) / len(answers) if answers else 1.0
