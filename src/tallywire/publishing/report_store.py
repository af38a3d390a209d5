"""How the report carries its views: as templates that can be read in the file, or packed where there are many.

A browser takes seconds to parse the views of a few thousand pages that nobody has asked for. So from a certain size
on they are deflated in chunks, which it unpacks as they are opened; the file is several times smaller for it, too.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from tallywire.publishing.pages.render import island

__all__ = ["Named", "pack", "stored"]

Named = tuple[str, str]
"""A view's name (its address behind the `#`) and its HTML."""

_READABLE = 2_000_000  # characters of all views that a file carries as templates
_CHUNK = 400_000  # characters that are unpacked for one view: some milliseconds


@dataclass(slots=True)
class _Chunk:
    names: list[str]
    html: list[str]
    size: int


def stored(views: Iterable[Named], *, readable: int = _READABLE) -> Markup:
    """The elements that hold the views: `<template data-name=...>`, or an index and chunks of packed text."""
    found = list(views)
    if sum(len(html) for _, html in found) <= readable:
        return Markup("\n").join(_template(name, html) for name, html in found)
    chunks = list(_chunks(found))
    index = {name: (at, place) for at, chunk in enumerate(chunks) for place, name in enumerate(chunk.names)}
    packed = [
        Markup('<script type="text/plain" data-chunk="{}">{}</script>').format(at, pack(chunk.html))
        for at, chunk in enumerate(chunks)
    ]
    return Markup("\n").join(
        [Markup('<script type="application/json" id="views">{}</script>').format(island(index)), *packed]
    )


def pack(value: object) -> str:
    """A value as JSON (text: as it is), deflated in zlib's container (RFC 1950) and written in base64."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode("ascii")


def _template(name: str, html: str) -> Markup:
    return Markup('<template data-name="{}">{}</template>').format(
        escape(name),
        Markup(html),  # noqa: S704  a fragment is escaped
    )


def _chunks(views: Iterable[Named]) -> Iterator[_Chunk]:
    chunk = _Chunk([], [], 0)
    for name, html in views:
        if chunk.size and chunk.size + len(html) > _CHUNK:
            yield chunk
            chunk = _Chunk([], [], 0)
        chunk.names.append(name)
        chunk.html.append(html)
        chunk.size += len(html)
    yield chunk
