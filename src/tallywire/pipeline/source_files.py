"""The file that a source was read from, where the source names a member of it."""

from __future__ import annotations

import os
from collections.abc import Iterator

__all__ = ["beginnings", "file_of"]


def file_of(source: str) -> str:
    """The file of a source, which may name a member behind a `#`; but names of files have `#` too."""
    return next((place for place in beginnings(source) if place == "-" or os.path.isfile(place)), source)


def beginnings(source: str) -> Iterator[str]:
    """What may be the file of a source: what stands before each `#`, and all of it."""
    yield from (source[:at] for at, sign in enumerate(source) if sign == "#")
    yield source
