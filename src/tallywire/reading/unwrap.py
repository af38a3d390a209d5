"""Lines that were broken to fit a page are joined again to paragraphs (PDF, preformatted text).

A line was broken by its width, and not by its author, when it is nearly as long as the longest ones around it.
"""

from __future__ import annotations

__all__ = ["unwrap"]

_FULL = 0.7  # of the longest line of the text; a last line of a paragraph is shorter more often than not
_ENDS = (".", "!", "?")


def unwrap(text: str) -> str:
    """The text with one line per paragraph; blank lines stay, words cut by a hyphen at a line's end are joined.

    >>> unwrap("Seven people were held in the har-\\nbour on Tuesday, the police\\nsaid.\\n\\nTwo were freed.")
    'Seven people were held in the harbour on Tuesday, the police said.\\n\\nTwo were freed.'
    """
    lines = [line.strip() for line in text.splitlines()]
    width = _width(lines)
    joined: list[str] = []
    broken = False  # whether the line before was broken by its width
    for line in lines:
        if broken and line and joined:
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
        broken = len(line) >= _FULL * width and not (line.endswith(_ENDS) and len(line) < 0.9 * width)
    return "\n".join(joined)


def _width(lines: list[str]) -> int:
    """The length that nine in ten lines stay within: a few overlong ones (tables, addresses) do not set the width."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _join(before: str, line: str) -> str:
    if before.endswith(("-", "\u2010", "\u00ad")) and before[-2:-1].isalpha() and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
