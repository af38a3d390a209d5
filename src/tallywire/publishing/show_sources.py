"""Who carries whose text, in a terminal: a tree for every origin, then who is quoted, then pages that stand alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from tallywire.publishing.copy_words import edits, taking_words
from tallywire.publishing.copying import Gift, Taking, takings
from tallywire.publishing.resting import texts_of
from tallywire.publishing.sources import (
    origin_name,
    sorted_out,
    speakers,
    text_origins,
)
from tallywire.publishing.styles import faint, line
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import Folded, SourceBranch, folded
from tallywire.publishing.words import count, page_name, printable, published_words, sentence, shortened
from tallywire.records import Document, Origin, Statement

__all__ = ["page_lines", "show_sources"]

_FAMILIES = 40  # origins with a tree: those of most pages
_BRANCHES = 12  # pages shown below one page
_TITLE, _SHORT_TITLE = 100, 60  # characters of a title in a tree and in a list
_LISTED = 24  # lines of a list of speakers or of pages that stand alone

Trees = tuple[SourceBranch, ...]


def show_sources(lookup: Lookup) -> RenderableType:
    """A tree of who carries whose text, an origin at a time; below it who is quoted, and pages of their own words.

    Linear in the record, however many pages carry one text; long lists are folded and counted.
    """
    pages, origins = len(lookup.tables.documents), text_origins(lookup)
    head = f"{count(pages, 'page')} · {count(len(origins), 'independent origin')}"
    found = sorted_out(lookup)
    taken = takings(lookup)
    parts: list[RenderableType] = [Text(head, "bold")]
    for origin, trees in found.families[:_FAMILIES]:
        parts += [Text(), _family(origin, trees, taken, lookup)]
    if len(found.families) > _FAMILIES:
        rest = sum(len(origin.document_ids) for origin, _ in found.families[_FAMILIES:])
        parts.append(faint(f"and {count(len(found.families) - _FAMILIES, 'more origin')} with {count(rest, 'page')}"))
    parts += _list("Quoted as the origin of a fact", _speaker_lines(lookup, taken))
    given = _given(taken)
    own = [_alone(origin, trees, taken, lookup, given) for origin, trees in found.alone]
    parts += _list("Pages with a text of their own", own)
    parts += _list("Pages of no known origin", [_node(tree.document, taken) for tree in found.unknown])
    return Group(*parts)


def _list(title: str, rows: Sequence[Text]) -> list[RenderableType]:
    if not rows:
        return []
    more = [faint(f"  and {len(rows) - _LISTED:,} more")] if len(rows) > _LISTED else []
    indented = [Padding(row, (0, 0, 0, 2)) for row in rows[:_LISTED]]
    return [Text(), Text(title, "bold"), *indented, *more]


# ---------------------------------------------------------------- a family


def _family(origin: Origin, trees: Trees, taken: Mapping[str, Taking], lookup: Lookup) -> Tree:
    label = Text.assemble((printable(origin_name(origin, lookup)), "bold"), f" · {origin.kind}")
    label.append(f" · {count(len(origin.document_ids), 'page')}")
    if origin.reason:
        label.append(f"\n{printable(sentence(origin.reason))}", "dim")
    root = Tree(label)
    more = _grow(root, trees, taken).text_words
    if more:
        root.add(faint(more))
    return root


def _grow(node: Tree, trees: Trees, taken: Mapping[str, Taking]) -> Folded:
    fold = folded(trees, taken, _BRANCHES)
    for tree in fold.shown:
        page = node.add(_node(tree.document, taken))
        more = _grow(page, tree.takers, taken).words
        if more:
            page.add(faint(more))
    return fold


def _node(document: Document, taken: Mapping[str, Taking]) -> Text:
    return Text("\n").join([_page(document, _TITLE), *page_lines(taken[document.id])])


def _page(document: Document, most: int) -> Text:
    """A page's outlet, day and title, which is cut: a page without one begins with a whole sentence."""
    title = shortened(document.title or "untitled", most)
    name = (printable(page_name(document)), "bold")
    return Text.assemble(name, f" · {published_words(document.published)} · ", printable(title))


def page_lines(taken: Taking, *, why: bool = False) -> list[Text]:
    """What a page took, and below it the numbers, names and negations that it changed.

    With `why`, the record's own sentence on why it was taken stands instead, where the page took from one other only.
    """
    reason = taken.document.origin_reason if why and len(taken.gifts) < 2 else None
    words = reason or taking_words(taken)
    changed = edits(taken.changes)
    lines = [faint(words)] if words else []
    return [*lines, *([line(f"changed: {' · '.join(changed)}", "yellow")] if changed else [])]


# ---------------------------------------------------------------- lists


def _speaker_lines(lookup: Lookup, taken: Mapping[str, Taking]) -> list[Text]:
    """Every speaker with the pages that quote them and the texts that those pages carry."""
    told: dict[str, list[Statement]] = {}
    for statement in lookup.tables.statements:
        told.setdefault(statement.origin_id or "", []).append(statement)
    found = []
    for speaker in speakers(lookup):
        words = f"{origin_name(speaker, lookup)} · {count(len(speaker.document_ids), 'page')}"
        texts = len(texts_of(told.get(speaker.id, ()), taken))
        found.append(line(f"{words}, {count(texts, 'text')}" if texts and len(speaker.document_ids) > 1 else words))
    return found


def _given(taken: Mapping[str, Taking]) -> dict[str, str]:
    """What pages gave to stitched ones, which stand below another page."""
    gifts: dict[str, list[Gift]] = {}
    for gift in (gift for own in taken.values() for gift in own.gifts):
        gifts.setdefault(gift.giver.id, []).append(gift)
    return {
        name: f" · gave {count(max(gift.passages for gift in found), 'passage')} to {count(len(found), 'page')}"
        for name, found in gifts.items()
    }


def _alone(origin: Origin, trees: Trees, taken: Mapping[str, Taking], lookup: Lookup, given: Mapping[str, str]) -> Text:
    """A page in one line; of an outlet's several pages their number and days."""
    if len(trees) == 1:
        words = taking_words(taken[trees[0].document.id])
        label = _page(trees[0].document, _SHORT_TITLE).append(f" · {printable(words)}" if words else "", "dim")
        label.append(given.get(trees[0].document.id, ""), "dim")
        named = origin.kind == "agency" and origin_name(origin, lookup) != page_name(trees[0].document)
        return label.append(f" · credits {printable(origin_name(origin, lookup))}", "dim") if named else label
    if not trees:  # its pages stand under another origin, which was named before
        words = f" · words of its own on {count(len(origin.document_ids), 'page')} named above"
        return Text.assemble((printable(origin_name(origin, lookup)), "bold"), words)
    days = sorted(day for tree in trees if (day := tree.document.published.from_))
    span = f" · {days[0]} – {days[-1]}" if days and days[0] != days[-1] else f" · {days[0]}" if days else ""
    name = Text(printable(origin_name(origin, lookup)), "bold")
    return name.append(f" · {count(len(trees), 'text')} of its own{span}", "")
