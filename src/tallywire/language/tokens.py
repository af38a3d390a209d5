"""One tokenisation for the number and time grammars: words, figures and marks with their offsets, in linear time.

A *figure* is a run of digits with its inner points and commas ("1,500", "09.08.2016") and its ending ("21st", "1990s").
A blank line is a token of its own, so that no expression reaches over a paragraph's end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["BLANK_LINE", "Tokens", "tokenise"]

BLANK_LINE = "\n"

# Every alternative consumes what it looks at or fails within a few characters: no input makes it scan twice.
# The blank line's `\s*` backs up once per run of white space.
_TOKEN = re.compile(
    r"\n\s*\n"
    r"|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|s)(?![^\W_]))?"
    r"|[ap]\.\s?m\b\.?"
    r"|['’]s(?![^\W_])"
    r"|[^\W\d_]+"
    r"|[^\w\s]|_",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of one text as columns: where each starts and ends (code points), and its lower-case form."""

    text: str
    starts: list[int]
    ends: list[int]
    lowers: list[str]

    def __len__(self) -> int:
        return len(self.lowers)

    def raw(self, index: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def joined(self, left: int, right: int) -> bool:
        """Whether nothing, not even white space, stands between two neighbouring tokens."""
        return self.ends[left] == self.starts[right]


def tokenise(text: str) -> Tokens:
    """Cuts a text into tokens; time and memory grow linearly with the text.

    >>> tokenise("At 9 a.m. on the 21st, 1,500 left.").lowers
    ['at', '9', 'a.m.', 'on', 'the', '21st', ',', '1,500', 'left', '.']
    """
    starts: list[int] = []
    ends: list[int] = []
    lowers: list[str] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        word = match.group().lower()
        lowers.append(BLANK_LINE if word[0] == "\n" else word)
    return Tokens(text=text, starts=starts, ends=ends, lowers=lowers)
