"""Finding many phrases in a text at once, by their words: linear time, capitals and what joins the words ignored.

>>> table = PhraseTable([("Red Cross", "body"), ("Red Cross Society", "body")])
>>> [(text, start) for text, start, end, value in table.find("The RED-CROSS of Vell")]
[('Red Cross', 4)]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

__all__ = ["PhraseTable"]

_WORD = re.compile(r"\w+")
_LONGEST_GAP = 3
_LINKS = frozenset(" -'’‑–.\u00a0")

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Phrases, each with a value; a phrase may be listed several times with different values."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._values: dict[tuple[str, ...], list[tuple[str, T]]] = {}
        self._lengths: dict[str, list[int]] = {}
        for phrase, value in phrases:
            words = tuple(_WORD.findall(phrase.lower()))
            if words:
                self._values.setdefault(words, []).append((phrase, value))
                lengths = self._lengths.setdefault(words[0], [])
                if len(words) not in lengths:
                    lengths.append(len(words))
                    lengths.sort(reverse=True)

    def find(self, text: str) -> Iterator[tuple[str, int, int, T]]:
        """Every listed phrase in the text as (phrase as listed, start, end, value); longer ones before shorter ones."""
        found = list(_WORD.finditer(text))
        words = [match[0].lower() for match in found]
        for at, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                last = at + length - 1
                values = self._values.get(tuple(words[at : last + 1])) if last < len(words) else None
                if values and all(_joined(text, found[i].end(), found[i + 1].start()) for i in range(at, last)):
                    start, end = found[at].start(), found[last].end()
                    yield from ((phrase, start, end, value) for phrase, value in values)


def _joined(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_GAP and _LINKS.issuperset(text[start:end])
