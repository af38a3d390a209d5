"""How parts of the record look in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tallywire.publishing.words import printable, status_words
from tallywire.records import Document, Span, StatedFigure, Statement

__all__ = ["Listing", "faint", "line", "mark_statement", "marked_sentence", "status_text"]

_STATUS_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "corroborated": "green",
        "agreed": "green",
        "claimed": "yellow",
        "range": "yellow",
        "updated": "cyan",
        "contested": "bold red",
    }
)


_TABLE_WIDTH = 108
"""Columns below which a table of six would break its words, so that rows are stacked instead (measured on dates)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Rows under column heads on a wide terminal; on a narrow one each row is a title and a line below it.

    `widths` are the most characters of each column before it breaks its words over lines: None never, 0 as needed.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    title: int
    widths: tuple[int | None, ...]
    empty: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.rows:
            yield Text(self.empty)
        elif options.max_width >= _TABLE_WIDTH:
            yield self._table()
        else:
            for row in self.rows:
                yield Text.assemble(row[self.title], style="bold")
                rest = [cell for position, cell in enumerate(row) if cell and position != self.title]
                yield Padding(Text(" · ").join(rest), (0, 0, 0, 2))

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for position, column in enumerate(self.columns):
            widest = self.widths[position]
            table.add_column(column, overflow="fold", no_wrap=widest is None, max_width=widest or None)
        for row in self.rows:
            table.add_row(*row)
        return table


def status_text(status: str) -> Text:
    """A status in plain words and, where there are colours, in its colour."""
    return Text(status_words(status), _STATUS_STYLES.get(status, ""))


def line(words: str, style: str = "") -> Text:
    """A line of text in which page text is shown and never obeyed."""
    return Text(printable(words), style)


def faint(words: str) -> Text:
    """A line that may be overlooked."""
    return line(words, "dim")


def marked_sentence(statement: Statement, document: Document) -> Text:
    """The sentence of a statement in its page's words: trigger and figures bold, attribution underlined."""
    text = Text(printable(document.text[statement.start : statement.end].replace("\n", " ")))
    mark_statement(text, statement, offset=statement.start)
    return text


def mark_statement(text: Text, statement: Statement, *, offset: int = 0) -> None:
    """Mark trigger, figures and attribution of a statement in `text`, which begins at `offset` of its document."""
    bold: list[Span | StatedFigure] = [statement.trigger, *statement.figures]
    for part in bold:
        text.stylize("bold", part.start - offset, part.end - offset)
    attribution = statement.attribution
    for words in (attribution.source, attribution.cue) if attribution else ():
        if words is not None and words.start >= offset:
            text.stylize("underline", words.start - offset, words.end - offset)
