"""Quoted stretches of a text: pairs of quotation marks, in linear time.

Curly, doubled single ('' ... '') and straight double marks are read; straight marks alternate inside a paragraph.
A quotation that is still open at a paragraph's end ends there: newspapers open the next paragraph of a long quotation
with a mark of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallywire.records import Span

__all__ = ["Quotes", "find_quotes"]

_MARK = re.compile(r"[\"“”„«»]|''|``|\n[^\S\n]*\n|\n")
_OPENERS = frozenset("“„«`")
_CLOSERS = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations of a document with their ends, for looking them up by offset."""

    spans: Sequence[Span]
    ends: Sequence[int]

    @classmethod
    def of(cls, spans: Sequence[Span]) -> Quotes:
        """The quotations, which must be in order and without overlaps."""
        return cls(spans, [span.end for span in spans])


def find_quotes(text: str) -> list[Span]:
    """Quotations with their marks, in order, never nested; single quotation marks are left alone.

    >>> text = 'He said "we left" and “they stayed”.'
    >>> [text[span.start : span.end] for span in find_quotes(text)]
    ['"we left"', '“they stayed”']
    """
    return list(_quotes(text))


def _quotes(text: str) -> Iterator[Span]:
    opened: int | None = None
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if sign[0] == "\n":
            if opened is not None and _paragraph_ends(text, mark):
                yield Span(start=opened, end=mark.start())
                opened = None
            continue
        typo = sign[0] in _OPENERS and opened is not None and _must_close(text, mark)  # “It is late,“ he said
        free = opened is None and sign[0] not in _CLOSERS and not _must_close(text, mark)
        if (sign[0] in _OPENERS and not typo) or free:
            opened = mark.start() if opened is None else opened
        elif opened is not None:
            yield Span(start=opened, end=mark.end())
            opened = None
    if opened is not None:
        yield Span(start=opened, end=len(text.rstrip()))


def _paragraph_ends(text: str, mark: re.Match[str]) -> bool:
    return mark.group().count("\n") > 1 or text[mark.start() - 1 : mark.start()] in '.!?"'


def _must_close(text: str, mark: re.Match[str]) -> bool:
    """A straight mark glued to the word before it and not to the one behind cannot open."""
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(before) and not before.isspace() and before not in "([{-–—" and (not after or after.isspace())
