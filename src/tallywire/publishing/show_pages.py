"""One page in a terminal: what is known of it, its text with the statements marked, and what it took from whom."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tallywire.publishing.copy_words import DIRECTION_WORDS, edits, quantity_words, taking_words
from tallywire.publishing.copying import Gift, taking
from tallywire.publishing.styles import faint, line, mark_statement
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count, dated_name, interval, printable, shortened
from tallywire.records import Copy, Document

__all__ = ["show_document"]

_PASSAGE_STYLES = {"boilerplate": "dim", "caption": "italic", "headline": "bold", "byline": "dim", "dateline": "dim"}
_SHOWN = 72  # characters of a passage taken word for word: enough to find it in the text above
_TAKERS = 12


def show_document(lookup: Lookup, name: str) -> RenderableType:
    """One page: what is known of it, then its text with furniture dimmed and statements marked, then its copies.

    Raises `UsageError` for an id that is not in the ledger.
    """
    document = lookup.document(name)
    published = document.published
    when = f"published {interval(published.from_, published.to)} ({published.method})"
    credits = [part for part in (document.outlet, document.byline, document.agency, when) if part]
    statements = lookup.statements_of.get(document.id, ())
    taken = taking(document, lookup)
    return Group(
        line(document.title or "untitled", "bold"),
        line(" · ".join(credits)),
        faint(document.url or document.source),
        *([faint(f"dated so: {published.reason}")] if published.reason else []),
        faint(f"{count(len(statements), 'statement')} (marked: triggers and figures bold, attribution underlined)"),
        *([faint(f"taken from other pages: {taking_words(taken)}")] if taken.gifts else []),
        *([faint(document.origin_reason)] if document.origin_reason else []),
        Text(),
        _page_text(document, lookup),
        *[part for gift in taken.gifts for part in _gift(gift, document)],
        *_given(document, lookup),
        faint(document.id),
    )


def _page_text(document: Document, lookup: Lookup) -> Text:
    text = Text(printable(document.text))
    for passage in lookup.passages_of.get(document.id, ()):
        text.stylize(_PASSAGE_STYLES.get(passage.kind, ""), passage.start, passage.end)
    for statement in lookup.statements_of.get(document.id, ()):
        mark_statement(text, statement)
    return text


# ---------------------------------------------------------------- copies


def _gift(gift: Gift, document: Document) -> Sequence[RenderableType]:
    """What came from one giver: passages word for word by their beginnings, edited ones beside what stood there."""
    head = Text.assemble("From ", (printable(dated_name(gift.giver)), "bold"), f": {quantity_words(gift)}")
    head.append(f" · {DIRECTION_WORDS[gift.direction]}", "dim")
    rows = [row for copy in gift.copies for row in _copied(copy, gift.giver, document)]
    return [head, *(Padding(row, (0, 0, 0, 2)) for row in rows), Text()]


def _copied(copy: Copy, giver: Document, document: Document) -> list[Text]:
    here = document.text[copy.to_start : copy.to_end]
    if copy.kind == "verbatim":
        return [faint(f"= {shortened(here, _SHOWN)}")]
    changed = edits(copy.changes)
    there = giver.text[copy.from_start : copy.from_end]
    was = _marked("− ", there, [(change.from_start, change.from_end) for change in copy.changes], copy.from_start)
    became = _marked("+ ", here, [(change.to_start, change.to_end) for change in copy.changes], copy.to_start)
    return [line(f"≈ {' · '.join(changed) if changed else 'edited'}", "yellow"), was, became]


def _marked(sign: str, words: str, spans: Sequence[tuple[int, int]], offset: int) -> Text:
    """A passage with its changed words in reverse; line ends are spaces, so that offsets hold."""
    text = Text(printable(words.replace("\n", " ")))
    for start, end in spans:
        text.stylize("reverse", start - offset, end - offset)
    return Text.assemble((sign, "bold"), text)


def _given(document: Document, lookup: Lookup) -> list[RenderableType]:
    """The pages that took this page's text, where it says more than the list of sources does: by name."""
    takers = [page for page in lookup.tables.documents if page.origin_id == document.id and page.id != document.id]
    if not takers:
        return []
    named = ", ".join(dated_name(page) for page in takers[:_TAKERS])
    more = f" and {count(len(takers) - _TAKERS, 'more page')}" if len(takers) > _TAKERS else ""
    return [line(f"Its text was carried on by {named}{more}"), Text()]
