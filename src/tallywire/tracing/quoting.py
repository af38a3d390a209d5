"""Which words of a passage stand within quotation marks: what two outlets may have heard alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["has_mark", "quoted_words"]

_MARK = re.compile(r"[\"“”„«»]")
_CARRIED = 8  # passages over which a quotation goes on without a mark; then its end was forgotten


def has_mark(text: str) -> bool:
    """Whether a quotation begins or ends in `text`."""
    return _MARK.search(text) is not None


def quoted_words(text: str, starts: Sequence[int], inside: int = 0) -> tuple[list[bool], int]:
    """For each word of `text`, by where it starts, whether it is quoted.

    `inside` is above 0 if a quotation of the passage before has not ended; the second result is that for the next.

    >>> quoted_words('He said: "We go."', [0, 3, 10, 13])
    ([False, False, True, True], 0)
    """
    if not inside and not has_mark(text):
        return [False] * len(starts), 0
    quoted: list[bool] = []
    within, opened = inside > 0, False
    number = 0
    for mark in _MARK.finditer(text):
        opens = _opens(text, mark.start(), within)
        while number < len(starts) and starts[number] < mark.start():
            quoted.append(within)
            number += 1
        if not opens and not within and not opened:
            quoted = [True] * number  # the quotation began before this passage
        within, opened = opens, True
    quoted += [within] * (len(starts) - number)
    if not within:
        return quoted, 0
    return quoted, _CARRIED if opened else inside - 1


def _opens(text: str, at: int, within: bool) -> bool:
    """Whether the mark begins a quotation: by its form, else by the side on which a space stands, else by turns."""
    mark = text[at]
    if mark != '"':
        return mark in "“„«"
    space_before = at == 0 or text[at - 1] in " \t\n([-—–"
    space_after = at + 1 == len(text) or text[at + 1] in " \t\n.,;:!?)]-—–"
    return space_before if space_before != space_after else not within
