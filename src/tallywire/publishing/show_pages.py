"""Pages in a terminal: who carries whose text, and one page with its statements marked."""

from __future__ import annotations

from collections import Counter

from rich.console import Group, RenderableType
from rich.text import Text
from rich.tree import Tree

from tallywire.publishing.sources import SourceBranch, origin_name, origin_trees, text_origins
from tallywire.publishing.styles import faint, line, mark_statement
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count, interval, page_name, printable
from tallywire.records import Document, Origin

__all__ = ["show_document", "show_sources"]

_PASSAGE_STYLES = {"boilerplate": "dim", "caption": "italic", "headline": "bold", "byline": "dim", "dateline": "dim"}


def show_sources(lookup: Lookup) -> RenderableType:
    """A tree of who carries whose text, an origin at a time, and below it the people and bodies that are quoted."""
    summary = (
        f"{count(len(lookup.tables.documents), 'page')} · {count(len(text_origins(lookup)), 'independent origin')}"
    )
    root = Tree(Text(summary, "bold"))
    for origin, trees in origin_trees(lookup):
        node = root.add(_origin_line(origin, lookup)) if origin else root
        for tree in trees:
            _add_branch(node, tree, lookup)
    speakers = [origin for origin in lookup.tables.origins if origin.kind == "speaker"]
    spoken = [line(f"  {origin_name(s, lookup)} · {count(len(s.document_ids), 'page')}") for s in speakers]
    return Group(root, *([Text(), Text("Quoted as the origin of a fact", "bold"), *spoken] if spoken else []))


def _origin_line(origin: Origin, lookup: Lookup) -> Text:
    label = Text.assemble((printable(origin_name(origin, lookup)), "bold"), f" · {origin.kind}")
    label.append(f" · {count(len(origin.document_ids), 'page')}")
    if origin.reason:
        label.append(f" · {printable(origin.reason)}", "dim")
    return label


def _add_branch(parent: Tree, branch: SourceBranch, lookup: Lookup) -> None:
    node = parent.add(_page_line(branch.document, lookup))
    for taker in branch.takers:
        _add_branch(node, taker, lookup)


def _page_line(document: Document, lookup: Lookup) -> Text:
    label = Text.assemble((printable(page_name(document)), "bold"), ": ", printable(document.title or "untitled"))
    taken = Counter(copy.from_document_id for copy in lookup.copies_to.get(document.id, ()))
    for source, passages in taken.items():
        name = page_name(lookup.documents[source]) if source in lookup.documents else source
        label.append(f" · {count(passages, 'passage')} from {printable(name)}", "dim")
    return label


def show_document(lookup: Lookup, name: str) -> RenderableType:
    """One page: what is known of it, then its text with furniture dimmed and statements marked.

    Raises `UsageError` for an id that is not in the ledger.
    """
    document = lookup.document(name)
    published = document.published
    when = f"published {interval(published.from_, published.to)} ({published.method})"
    credits = [part for part in (document.outlet, document.byline, document.agency, when) if part]
    statements = lookup.statements_of.get(document.id, ())
    return Group(
        line(document.title or "untitled", "bold"),
        line(" · ".join(credits)),
        faint(document.url or document.source),
        faint(f"{count(len(statements), 'statement')} (marked: triggers and figures bold, attribution underlined)"),
        Text(),
        _page_text(document, lookup),
        faint(document.id),
    )


def _page_text(document: Document, lookup: Lookup) -> Text:
    text = Text(printable(document.text))
    for passage in lookup.passages_of.get(document.id, ()):
        text.stylize(_PASSAGE_STYLES.get(passage.kind, ""), passage.start, passage.end)
    for statement in lookup.statements_of.get(document.id, ()):
        mark_statement(text, statement)
    return text
