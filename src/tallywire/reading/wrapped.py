"""Where paragraphs lie in plain text whose lines were broken to fit a page (typewriters, mail, old archives).

Such a line was ended by its width and not by its author: the next word would not have fitted. One line alone cannot
show that; a whole text can, because nearly all its neighbouring lines do, while the lines of a web page do not. The
text itself is never changed; what is found are spans that hold several lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["paragraph_spans"]

_LINE = re.compile(r"[^\r\n]+")
_NARROWEST, _WIDEST = 40, 100  # characters of a typed or mailed line; a longer line is a paragraph
_NEARLY = 0.8  # of the width: hands and old programs break before the last word that would have fitted
_FEWEST = 3  # neighbours that must have been seen
_MOST_OF_THEM = 0.8
_LOWER = 0.3  # of the lines that go on begin in lower case, unless the whole text is in capitals
_ENDS = (".", "!", "?", '."', ".”", ":")
_ENDED = 0.4  # of the lines that are gone on from may end like a sentence; a list of sentences is no wrapped text
_DEEPER = 2  # spaces by which the first line of a paragraph is set in
_MARK = re.compile(r"(?:[-*•·▪]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank: the span of its trimmed text, its indent, and whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    apart: bool

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """The trimmed spans of all lines that are not blank, in order; lines broken by their width lie in one span.

    >>> typed = "   Seven people were held in the port\\nof Split on Tuesday evening, the local\\npolice said.\\n\\n"
    >>> typed += "   Two of them were freed on Thursday, it\\nwas said in court."
    >>> [text.split()[-1] for text in (typed[start:end] for start, end in paragraph_spans(typed))]
    ['said.', 'court.']
    """
    rows = _rows(text)
    width = _width(rows)
    if not _is_wrapped(text, rows, width):
        return [(row.start, row.end) for row in rows]
    spans: list[tuple[int, int]] = []
    for before, row in zip([None, *rows], rows, strict=False):
        if before is not None and _goes_on(text, before, row, width):
            spans[-1] = spans[-1][0], row.end
        else:
            spans.append((row.start, row.end))
    return spans


def _rows(text: str) -> list[_Row]:
    rows, before = [], 0
    for match in _LINE.finditer(text):
        bare = match.group().strip()
        if bare:
            indent = len(match.group()) - len(match.group().lstrip())
            start = match.start() + indent
            apart = text.count("\n", before, start) > 1 or text.count("\r", before, start) > 1
            rows.append(_Row(start, start + len(bare), indent, apart))
            before = start + len(bare)
    return rows


def _width(rows: Sequence[_Row]) -> int:
    """The length that nine in ten lines stay within: a few overlong ones (tables, addresses) do not set the width."""
    lengths = sorted(row.width for row in rows)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_wrapped(text: str, rows: Sequence[_Row], width: int) -> bool:
    if not _NARROWEST <= width <= _WIDEST:
        return False
    neighbours = [(before, row) for before, row in pairwise(rows) if not row.apart and not _set_in(before, row)]
    going_on = [(before, row) for before, row in neighbours if _goes_on(text, before, row, width)]
    if len(going_on) < _FEWEST or len(going_on) < _MOST_OF_THEM * len(neighbours):
        return False
    lower = sum(text[row.start].islower() for _, row in going_on)
    ended = sum(text[before.start : before.end].endswith(_ENDS) for before, _ in going_on)
    return (lower >= _LOWER * len(going_on) or text.isupper()) and ended <= _ENDED * len(going_on)


def _goes_on(text: str, before: _Row, row: _Row, width: int) -> bool:
    """Whether the line before was ended by its width: the first word of this one would hardly have fitted."""
    if row.apart or _set_in(before, row) or _MARK.match(text, row.start, min(row.end, row.start + 8)):
        return False
    word = text[row.start : min(row.end, row.start + width)].split(None, 1)[0]
    return before.width + 1 + len(word) >= _NEARLY * width


def _set_in(before: _Row, row: _Row) -> bool:
    """Whether a line begins a paragraph by its indent."""
    return row.indent >= before.indent + _DEEPER
