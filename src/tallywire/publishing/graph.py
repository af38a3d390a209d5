"""Who carries whose text as a picture: origins, pages and copies as nodes in columns and rows, and edges between them.

An origin stands in the first column, the pages that first told its words in the second, and every page that took its
text from another one column further than that one. Columns and rows are whole numbers; whoever draws them decides how
wide they are. Large families are folded, so that a picture stays one that a person can take in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tallywire.publishing.copying import Gift, Taking, gravity
from tallywire.publishing.trees import SourceBranch, folded
from tallywire.records import Copy, CopyDirection, Document, OriginKind

__all__ = ["Edge", "Graph", "Head", "Node", "draw"]

NodeKind = Literal["agency", "outlet", "speaker", "unknown", "page", "elsewhere", "folded"]

_BESIDE = 10  # pages drawn beside each other below one page
_PAGES = 40  # pages in one picture
_OTHER_GIVERS = 3  # of a stitched page, besides the page that it stands below


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """An origin of a picture and the pages that first told its words."""

    kind: OriginKind
    name: str
    page_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An origin, a page, a page of another family (`elsewhere`), or pages that are only counted (`folded`)."""

    kind: NodeKind
    label: str
    document: Document | None
    column: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From one node to another, by their places in the list; `gift` says what was taken, None that it just hangs."""

    start: int
    end: int
    gift: Gift | None

    @property
    def direction(self) -> CopyDirection | None:
        """How sure it is who gave."""
        return self.gift.direction if self.gift else None

    @property
    def telling(self) -> Copy | None:
        """The copy to look at first: one that changed a number, a name or a negation, else any."""
        return min(self.gift.copies, key=gravity) if self.gift else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A picture: its nodes and edges, in an order that the record alone decides."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw(heads: Sequence[Head], trees: Sequence[SourceBranch], taken: Mapping[str, Taking]) -> Graph:
    """The picture of some trees of pages below the origins that they rest on. Linear in the pages and their copies."""
    drawing = _Drawing(taken)
    drawing.plant(trees, column=1, giver=None)
    drawing.crown(heads)
    drawing.link_stitched()
    return Graph(nodes=tuple(drawing.nodes), edges=tuple(drawing.edges))


@dataclass(slots=True)
class _Drawing:
    """A picture under way."""

    taken: Mapping[str, Taking]
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    rows: int = 0
    pages: int = 0

    def plant(self, trees: Sequence[SourceBranch], *, column: int, giver: int | None) -> None:
        """Place trees below each other, each page in the row of its first taker."""
        fold = folded(trees, self.taken, max(1, min(_BESIDE, _PAGES - self.pages)))
        self.pages += len(fold.shown)
        for tree in fold.shown:
            place = self._add("page", "", tree.document, column)
            self.places[tree.document.id] = place
            if giver is not None:
                self.edges.append(Edge(start=giver, end=place, gift=self._gift(giver, tree.document.id)))
            if tree.takers:
                self.plant(tree.takers, column=column + 1, giver=place)
            else:
                self.rows += 1
        if fold.pages:
            words = fold.text_words if giver is None else fold.words
            place = self._add("folded", words, None, column)
            self.rows += 1
            if giver is not None:
                self.edges.append(Edge(start=giver, end=place, gift=None))

    def crown(self, heads: Sequence[Head]) -> None:
        """Put every origin before the pages that first told its words, in a row of its own."""
        linked = [[self.places[name] for name in head.page_ids if name in self.places] for head in heads]
        wanted = [min((self.nodes[place].row for place in places), default=self.rows) for places in linked]
        row = -1
        for at in sorted(range(len(heads)), key=lambda at: (wanted[at], at)):
            row = max(row + 1, wanted[at])
            self.nodes.append(Node(kind=heads[at].kind, label=heads[at].name, document=None, column=0, row=row))
            crown = len(self.nodes) - 1
            self.edges.extend(Edge(start=crown, end=place, gift=None) for place in linked[at])

    def link_stitched(self) -> None:
        """Tie pages to the others that they took from; a giver that is not drawn yet comes where there is room."""
        for name, place in list(self.places.items()):
            tied = {edge.start for edge in self.edges if edge.end == place}
            gifts = [gift for gift in self.taken[name].gifts if self.places.get(gift.giver.id) not in tied]
            for gift in gifts[:_OTHER_GIVERS]:
                self.edges.append(Edge(start=self._elsewhere(gift.giver, self.nodes[place]), end=place, gift=gift))

    def _elsewhere(self, giver: Document, taker: Node) -> int:
        if giver.id not in self.places:
            column = max(0, taker.column - 1)
            held = {node.row for node in self.nodes if node.column == column}
            row = min(set(range(len(held) + taker.row + 1)) - held, key=lambda row: (abs(row - taker.row), row))
            self.places[giver.id] = self._add("elsewhere", "", giver, column, row)
        return self.places[giver.id]

    def _add(self, kind: NodeKind, label: str, document: Document | None, column: int, row: int | None = None) -> int:
        at = self.rows if row is None else row
        self.nodes.append(Node(kind=kind, label=label, document=document, column=column, row=at))
        return len(self.nodes) - 1

    def _gift(self, giver: int, taker: str) -> Gift | None:
        document = self.nodes[giver].document
        gifts = self.taken[taker].gifts if document else ()
        return next((gift for gift in gifts if document and gift.giver.id == document.id), None)
