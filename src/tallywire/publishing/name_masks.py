"""What blacks a name out of a text: every character becomes a mark, so that all offsets stay true.

>>> black_out("Ada Brandt, 34, was hurt.", [(0, 10)])
'███ ██████, 34, was hurt.'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from tallywire.language.folding import fold
from tallywire.language.phrases import PhraseTable
from tallywire.publishing.written_names import POSSESSIVE, is_capital, names_in

__all__ = ["MARK", "FullNames", "Mask", "Name", "ShortForms", "Span", "black_out", "mask_of"]

MARK = "█"
"""One for each character of a hidden name; spaces stay, so that lines still break."""

_VISIBLE = re.compile(r"\S")
_SPACE = re.compile(r"\s")
_WORD = re.compile(r"[\w'’-]+")
_PART = re.compile(r"[^\W_]+")
_HANDLE = re.compile(r"[#@](\w+)")

Name = tuple[str, ...]
"""The words of a name."""

Span = tuple[int, int]
"""Where something begins and ends in a text."""

Mask = Callable[[str], str]
"""Blacks the hidden names out of a text."""


def black_out(text: str, spans: Iterable[Span]) -> str:
    """The text, as long as before, with every visible character inside the spans replaced by the mark."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            parts += [text[at : max(at, start)], _VISIBLE.sub(MARK, text[max(at, start) : end])]
            at = end
    return "".join(parts) + text[at:]


class FullNames:
    """Names of two words and more, hidden wherever they stand.

    >>> names = FullNames([("Ada", "Brandt")])
    >>> [span for span, name in names.find("To Ada Brandt (@AdaBrandt)")]
    [(3, 13), (16, 25)]
    >>> names.spelt("https://a.example/ada_brandt.html"), names.spelt("adabrandt.txt")
    ([(18, 28)], [(0, 9)])
    """

    def __init__(self, names: Iterable[Name]) -> None:
        forms = {form: name for name in sorted(names) for form in _forms(name)}
        self._table = PhraseTable((" ".join(form), name) for form, name in forms.items())
        self._joined = {fold("".join(form)): name for form, name in forms.items()}
        self.words = frozenset(word for form in forms for word in _words_of(" ".join(form))) | self._joined.keys()
        """Of all these names: a text that has none of them need not be searched."""

    def find(self, text: str) -> Iterator[tuple[Span, Name]]:
        """Where the names stand in a text, and which ones; written together only behind "#" and "@"."""
        lines = _SPACE.sub(" ", text)  # a name may be broken at the end of a line
        yield from (((start, end), name) for _, start, end, name in self._table.find(lines))
        for handle in _HANDLE.finditer(text):
            if name := self._joined.get(fold(handle[1])):
                yield handle.span(1), name

    def spelt(self, address: str) -> list[Span]:
        """Where an address or a file's name spells a name ("/ada-brandt", "ada_brandt.txt", "adabrandt")."""
        plain = re.sub(r"[_+/]|%20", lambda found: " " * len(found[0]), address)
        parts = [part.span() for part in _PART.finditer(address) if fold(part[0]) in self._joined]
        return [*(span for span, _ in self.find(plain)), *parts]

    def is_spelt(self, url: str) -> bool:
        """Whether a web address spells a name, also in percent signs or half without accents ("/jos%C3%A9-avila")."""
        return bool(self.spelt(url) or self.spelt(fold(unquote(url))))


def _forms(name: Name) -> Iterator[Name]:
    """A full name as it may be written: whole, without its middle, and both without accents; in small letters."""
    for words in sorted({name, (name[0], name[-1])}):
        yield tuple(word.lower() for word in words)
        yield tuple(fold(word) for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForms:
    """Last words of names, hidden wherever they stand, and first ones, hidden where they stand alone; folded."""

    lasts: frozenset[str]
    firsts: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[Name], places: frozenset[str]) -> ShortForms:
        """The short forms of these names, but those that a place is called by."""
        return cls(
            lasts=frozenset(fold(name[-1]) for name in names) - places,
            firsts=frozenset(fold(name[0]) for name in names) - places,
        )

    @classmethod
    def together(cls, several: Iterable[ShortForms]) -> ShortForms:
        """The short forms that are hidden on any of several pages."""
        forms = list(several)
        return cls(
            lasts=frozenset().union(*(one.lasts for one in forms)),
            firsts=frozenset().union(*(one.firsts for one in forms)),
        )

    @property
    def words(self) -> frozenset[str]:
        """The parts of all short forms: a text that has none of them need not be searched."""
        return frozenset(part for form in self.lasts | self.firsts for part in _words_of(form))

    def find(self, text: str) -> Iterator[Span]:
        """Where the short forms stand: in capitals, also before a hyphen ("the Brandt-led strike")."""
        alone = {(name.start, name.end) for name in names_in(text) if len(name.words) == 1} if self.firsts else set()
        for word in _WORD.finditer(text):
            if (word[0].isalpha() and word[0][0].islower()) or not is_capital(word[0]):
                continue  # most words end here, before any pattern is tried
            whole = POSSESSIVE.sub("", word[0])
            for plain in (whole, whole.partition("-")[0]):
                folded = fold(plain)
                if folded in self.lasts or (folded in self.firsts and word.span() in alone):
                    yield word.start(), word.start() + len(plain)
                    break


def mask_of(full: FullNames, short: ShortForms, words: frozenset[str]) -> Mask:
    """What hides these names. `words` are those of all hidden names: a text that has none of them is not searched."""

    def mask(text: str) -> str:
        if words.isdisjoint(_words_of(text)):
            return text
        return black_out(text, [*(span for span, _ in full.find(text)), *short.find(text)])

    return mask


def _words_of(text: str) -> list[str]:
    """The words of a text in small letters, and again without their accents."""
    low = text.casefold()
    words = re.findall(r"\w+", low)
    return words if low.isascii() else [*words, *map(fold, words)]
