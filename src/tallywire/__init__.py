"""Tallywire reads a pile of news pages about the same happenings and makes one sourced record of them.

`tallywire.open(ledger)` gives a ledger's record as frames; `tallywire.annotate(text)` reads one text. Both are loaded
when they are first used: importing the package loads nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tallywire.api import Ledger as Ledger
    from tallywire.api import open_ledger as open
    from tallywire.pipeline.one_text import annotate as annotate
    from tallywire.publishing.frames import Frame as Frame

__all__ = ["Frame", "Ledger", "__version__", "annotate", "open"]

__version__ = "0.1.0"

_LAZY = {
    "Frame": ("tallywire.publishing.frames", "Frame"),
    "Ledger": ("tallywire.api", "Ledger"),
    "annotate": ("tallywire.pipeline.one_text", "annotate"),
    "open": ("tallywire.api", "open_ledger"),
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'tallywire' has no attribute {name!r}; it has: {', '.join(__all__)}")
    import importlib

    module, attribute = _LAZY[name]
    return getattr(importlib.import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
