"""Posts that a page embeds: the line "— Ana Ruiz (@anaruiz) February 5, 2015" signs what stands right above it.

This is how the embedding code of social networks prints a post's author, with or without its signs, once a page has
become plain text. The handle stands for the cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallywire.records import Span

__all__ = ["Post", "find_posts"]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_SIGNATURE = re.compile(
    r"(?:^|(?<=[—–]))[^\S\n]*(?:&mdash;|[—–-]{1,2})?[^\S\n]*"
    r"(?P<name>[^\W\d_][^\n()—–]{1,60}?)[^\S\n]+(?P<handle>\(@?\w{2,20}\))[^\S\n]*,?[^\S\n]*"
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})[^\S\n]*$",
    re.MULTILINE,
)
_LONGEST_POST = 700  # characters; longer than any network's short post, shorter than a story


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An embedded post: its author's name, the handle and the words."""

    name: Span
    handle: Span
    content: Span


def find_posts(text: str) -> Iterator[Post]:
    """The signed posts of a text, in order.

    >>> text = "The bridge is gone.\\n\\n— Ana Ruiz (@anaruiz) February 5, 2015"
    >>> [text[post.name.start : post.name.end] for post in find_posts(text)]
    ['Ana Ruiz']
    """
    behind = 0
    for found in _SIGNATURE.finditer(text):
        content = _above(text, max(behind, found.start() - _LONGEST_POST), found.start())
        behind = found.end()
        if content is not None:
            yield Post(
                name=Span(start=found.start("name"), end=found.end("name")),
                handle=Span(start=found.start("handle"), end=found.end("handle")),
                content=content,
            )


def _above(text: str, floor: int, end: int) -> Span | None:
    """The words in front of a signature: of its own line, else the nearest line above it."""
    while end > floor and (text[end - 1].isspace() or text[end - 1] in "—–"):
        end -= 1
    start = max(text.rfind("\n", floor, end) + 1, floor)
    while start < end and text[start].isspace():
        start += 1
    return Span(start=start, end=end) if start < end else None
