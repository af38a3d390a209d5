"""Names as they are written in a text: runs of capitalised words, without the titles and trades before them.

What is a person's name and what is not is a question of its own (`private_names`): here a town is a name too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from tallywire.language.mention_nouns import noun_class
from tallywire.language.place_words import load_place_words

__all__ = ["POSSESSIVE", "WORD", "Named", "is_capital", "names_in", "private_words"]

WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
"""A word that may be part of a name: it begins with a letter."""

POSSESSIVE = re.compile(r"['’]s?$")
"""The ending of a word that says whose."""

_LONGEST = 6  # words of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in a text: its words as written, where it stands, and what was written before it (titles, small letters).

    >>> [(name.words, name.titles) for name in names_in("Prime Minister Arvo Tamm met the teacher Lena Hoff")]
    [(('Arvo', 'Tamm'), ('prime', 'minister')), (('Lena', 'Hoff'), ())]
    """

    words: tuple[str, ...]
    start: int
    end: int
    titles: tuple[str, ...]

    @property
    def plain(self) -> tuple[str, ...]:
        """The words without a possessive ending."""
        return tuple(POSSESSIVE.sub("", word) or word for word in self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """The name as it is compared: its first and its last word, in small letters; one word is itself."""
        words = [word.lower() for word in self.plain]
        return (words[0], words[-1]) if len(words) > 1 else (words[0],)


def names_in(text: str) -> Iterator[Named]:
    """The runs of capitalised words in a text, without articles, titles and trades at their beginning."""
    words = list(WORD.finditer(text))
    run: list[re.Match[str]] = []
    for word, following in pairwise([*words, None]):
        if word is None or not (is_capital(word[0]) or (run and word[0] in private_words("particles"))):
            if run:
                yield from _named(run, text)
            run = []
            continue
        run.append(word)
        joined = following is not None and _joins(text[word.end() : following.start()], word[0])
        if not joined or len(run) == 4 * _LONGEST:
            yield from _named(run, text)
            run = []


def _joins(between: str, word: str) -> bool:
    return between in (" ", "-") or (between == ". " and (len(word) == 1 or _is_title(word)))


def _named(run: list[re.Match[str]], text: str) -> Iterator[Named]:
    kept = list(run)
    while kept and not is_capital(kept[-1][0]):
        kept.pop()
    titles = [*_title_before(text, kept[0].start())] if kept else []
    while kept and (_is_title(kept[0][0]) or (len(kept) > 1 and _introduces(kept[0][0]))):
        titles.append(kept.pop(0)[0].lower())
    if kept and len(kept) <= _LONGEST:
        yield Named(
            words=tuple(word[0] for word in kept), start=kept[0].start(), end=kept[-1].end(), titles=tuple(titles)
        )


def _title_before(text: str, start: int) -> Iterator[str]:
    """A title in small letters before a name: "police chief Ada Brandt", "the president, Ada Brandt"."""
    before = re.search(r"([\w-]+),? $", text[max(0, start - 24) : start])
    if before and before[1].islower() and before[1] in private_words("offices"):
        yield before[1]


def is_capital(word: str) -> bool:
    """Whether a word is capitalised, also behind a joined particle ("al-Masri", "d'Arc")."""
    return word[0].isupper() or bool(re.match(r"(?:al|el|an|ad|ar|as|ash|at|az|d|l|o)[-'’][^\W\d_a-z]", word))


def _is_title(word: str) -> bool:
    return word.lower() in load_place_words().titles or word.lower() in private_words("offices")


def _introduces(word: str) -> bool:
    """Whether a word at the beginning of a run is no part of the name: a small word, a trade, a nationality."""
    low = word.lower()
    tables = load_place_words()
    return low in tables.small or low in tables.never or noun_class(low) == "people" or low in tables.demonyms


@cache
def private_words(table: str) -> frozenset[str]:
    """The words of one table of `private_words.toml`: `offices`, `particles`, `harmed` and so on."""
    tables = tomllib.loads((files("tallywire.publishing") / "private_words.toml").read_text("utf-8"))
    return frozenset(tables[table].split())
