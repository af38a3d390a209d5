"""What documents tell of where their text comes from: days, newsrooms, credits, and whom they name as a source.

Each is read at most once, and only when a direction hangs on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from tallywire.records import Document
from tallywire.tracing.columns import Flags, Ints
from tallywire.tracing.newsrooms import Names, credited_agencies, host_of, named_in, names_of, own_names

__all__ = ["Mentions", "Witnesses"]

# In small letters: the pages are searched in small letters, which is quicker than to search for both.
_CORRECTS = re.compile(
    r"\bcorrections?:|\bcorrects\b|\b(?:been|was) (?:corrected|amended)\b"
    r"|\bcorrected (?:count|figure|number|toll|version)|\b(?:earlier|previous) (?:version|count|figure|toll)\b"
)
_CORRECTING = ("correct", "amended", "earlier ", "previous ")

Mentions = Sequence[tuple[int, Names]]  # each with its place in the text


class Witnesses:
    """The documents of a family, to be held against each other."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._own: dict[int, Names] = {}
        self._mentions: dict[int, tuple[Mentions, Mentions]] = {}
        self._corrects: dict[int, bool] = {}

    @cached_property
    def days(self) -> tuple[Ints, Ints]:
        """The first and the last day of each document's publication as numbers in order; -1 where it is open."""
        told = (
            [one.published.from_ or "" for one in self._documents],
            [one.published.to or "" for one in self._documents],
        )
        number = {day: place for place, day in enumerate(sorted({*told[0], *told[1]} - {""}))}
        first, last = (np.array([number.get(day, -1) for day in days], dtype=np.int64) for days in told)
        return first, last

    @cached_property
    def stated(self) -> Flags:
        """Whether the day of publication stands somewhere: nobody worked it out."""
        methods = [one.published.method in ("given", "metadata", "dateline") for one in self._documents]
        return np.array(methods, dtype=np.bool_)

    def credits(self, takers: Ints, givers: Ints) -> Flags:
        """Whether one page credits the newsroom of the other, and is not that newsroom's own."""
        own: dict[tuple[str | None, str], int] = {}
        credited: dict[str | None, int] = {}
        newsrooms = [
            own.setdefault((one.outlet, host_of(one.url)), number) for number, one in enumerate(self._documents)
        ]
        credit = [credited.setdefault(one.agency, number) for number, one in enumerate(self._documents)]
        base = len(self._documents) + 1
        keys = (np.array(credit)[takers] * base + np.array(newsrooms)[takers]) * base + np.array(newsrooms)[givers]
        different, numbers = np.unique(keys, return_inverse=True)
        return np.array([self._credits(key, base) for key in different.tolist()], dtype=np.bool_)[numbers]

    def _credits(self, key: int, base: int) -> bool:
        rest, giver = divmod(key, base)
        credit, taker = divmod(rest, base)
        if not self._documents[credit].agency:
            return False
        given = self.own(giver)
        return names_of(credited_agencies(self._documents[credit])).meet(given) and not self.own(taker).meet(given)

    def own(self, number: int) -> Names:
        """The names of the newsroom whose page this is."""
        if number not in self._own:
            self._own[number] = own_names(self._documents[number])
        return self._own[number]

    def mentions(self, number: int) -> tuple[Mentions, Mentions]:
        """The newsrooms that somebody told something, and those that the page names as a source otherwise."""
        if number not in self._mentions:
            self._mentions[number] = named_in(self._documents[number].text)
        return self._mentions[number]

    def corrects(self, number: int) -> bool:
        """Whether the page says that it corrects something."""
        if number not in self._corrects:
            text = self._documents[number].text.lower()
            may = any(word in text for word in _CORRECTING)
            self._corrects[number] = may and _CORRECTS.search(text) is not None
        return self._corrects[number]
