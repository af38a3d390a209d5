"""What was found in one sentence before its statements are read: tree, names, places, times, quantities.

All spans are absolute offsets of the document; token indices are those of the sentence's spaCy Doc.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from tallywire.records import Mention, PassageKind, Place, Quantity, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Placed", "Sighting", "sight"]


class Placed(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        ...


class _Parsed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> PassageKind: ...
    @property
    def parse(self) -> Doc: ...


T = TypeVar("T", bound=Placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One parsed sentence with everything that was found in it; `block` numbers the paragraph it stands in."""

    start: int
    end: int
    kind: PassageKind
    block: int
    parse: Doc
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]

    def span(self, token: Token) -> Span:
        """The offsets of a token in the document."""
        return Span(start=self.start + token.idx, end=self.start + token.idx + len(token.text))

    def between(self, first: Token, last: Token) -> Span:
        """The offsets from the start of `first` to the end of `last`."""
        return Span(start=self.start + first.idx, end=self.start + last.idx + len(last.text))

    def tokens(self, span: Placed) -> list[Token]:
        """The tokens that overlap a span of the document."""
        return [
            t for t in self.parse if self.start + t.idx < span.end and span.start < self.start + t.idx + len(t.text)
        ]

    def place_tokens(self) -> frozenset[int]:
        """Indices of the tokens inside place names."""
        return frozenset(token.i for place in self.places for token in self.tokens(place))


def sight(
    sentence: _Parsed,
    block: int,
    *,
    places: Iterable[Place],
    times: Iterable[Time],
    quantities: Iterable[Quantity],
    mentions: Iterable[Mention],
) -> Sighting:
    """The sentence together with the annotations inside it (those that begin in it)."""

    def mine(found: Iterable[T]) -> tuple[T, ...]:
        return tuple(x for x in found if sentence.start <= x.start < sentence.end)

    return Sighting(
        start=sentence.start,
        end=sentence.end,
        kind=sentence.kind,
        block=block,
        parse=sentence.parse,
        places=mine(places),
        times=mine(times),
        quantities=mine(quantities),
        mentions=mine(mentions),
    )
