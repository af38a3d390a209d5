"""How parts of the record look in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rich.text import Text

from tallywire.publishing.words import printable, status_words
from tallywire.records import Document, Span, StatedFigure, Statement

__all__ = ["faint", "line", "mark_statement", "marked_sentence", "status_text"]

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
