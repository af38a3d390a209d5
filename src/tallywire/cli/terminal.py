"""What the command line prints: the only module that does."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tallywire.streams import writing

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["print_text", "rendered", "say"]


def say(message: str) -> None:
    """A line for people, on standard error."""
    print(message, file=sys.stderr)


def print_text(text: str) -> None:
    """Text on standard output; what its encoding lacks becomes a question mark instead of an error."""
    with writing(None) as out:
        out.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))


def rendered(shown: RenderableType) -> str:
    """What rich makes of it for this terminal, or for 120 columns where there is none."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 120
    console = Console(width=width, highlight=False)
    with console.capture() as captured:
        console.print(shown)
    return captured.get()
