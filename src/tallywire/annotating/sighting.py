"""What was found in one sentence before its statements are read: tree, names, places, times, quantities.

All spans are absolute offsets of the document; token indices are those of the sentence's spaCy Doc.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from tallywire.annotating.trace import Trace
from tallywire.records import Mention, PassageKind, Place, Quantity, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["InSentences", "Placed", "Sighting", "by_sentence", "sight", "tokens_at"]


_OFFSETS = "tallywire offsets"  # the key among a Doc's user data


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
    """One parsed sentence with everything that was found in it; `block` numbers the paragraph it stands in.

    `text` is the sentence as the page has it; the parse may differ from it in case and white space, never in length.
    """

    start: int
    end: int
    kind: PassageKind
    block: int
    text: str
    parse: Doc
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
    trace: Trace | None = None

    def span(self, token: Token) -> Span:
        """The offsets of a token in the document."""
        return Span(start=self.start + token.idx, end=self.start + token.idx + len(token.text))

    def between(self, first: Token, last: Token) -> Span:
        """The offsets from the start of `first` to the end of `last`."""
        return Span(start=self.start + first.idx, end=self.start + last.idx + len(last.text))

    def quote(self, span: Span) -> str:
        """The characters of the page at a span inside the sentence."""
        return self.text[span.start - self.start : span.end - self.start]

    def tokens(self, span: Placed) -> list[Token]:
        """The tokens that overlap a span of the document."""
        return tokens_at(self.parse, span.start - self.start, span.end - self.start)

    def place_tokens(self) -> frozenset[int]:
        """Indices of the tokens inside place names."""
        return frozenset(token.i for place in self.places for token in self.tokens(place))


def _offsets(parse: Doc) -> tuple[list[int], list[int]]:
    """Where the tokens begin and end in their sentence, gathered once: spans are looked up often."""
    known: tuple[list[int], list[int]] | None = parse.user_data.get(_OFFSETS)
    if known is None:
        known = [token.idx for token in parse], [token.idx + len(token) for token in parse]
        parse.user_data[_OFFSETS] = known
    return known


def sight(
    sentence: _Parsed, text: str, block: int, found: InSentences, number: int, trace: Trace | None = None
) -> Sighting:
    """The sentence of the document `text`, the `number`th of it, together with the annotations inside it.

    `trace` takes notes of what is decided about it, if somebody asks.
    """
    return Sighting(
        start=sentence.start,
        end=sentence.end,
        kind=sentence.kind,
        block=block,
        text=text[sentence.start : sentence.end],
        parse=sentence.parse,
        places=found.places[number],
        times=found.times[number],
        quantities=found.quantities[number],
        mentions=found.mentions[number],
        trace=trace,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InSentences:
    """Annotations of a document by the number of the sentence they begin in."""

    places: Sequence[tuple[Place, ...]]
    times: Sequence[tuple[Time, ...]]
    quantities: Sequence[tuple[Quantity, ...]]
    mentions: Sequence[tuple[Mention, ...]]


def tokens_at(parse: Doc, start: int, end: int) -> list[Token]:
    """The tokens of a parse that overlap a stretch of its text."""
    starts, ends = _offsets(parse)
    return [parse[at] for at in range(bisect_right(ends, start), bisect_left(starts, end))]


def by_sentence(sentences: Sequence[Placed], found: Iterable[T]) -> list[tuple[T, ...]]:
    """Which annotations touch each sentence, in one pass; the sentences are in order and do not overlap.

    An annotation that reaches over several sentences (a long quotation) is listed with each.
    """
    starts = [sentence.start for sentence in sentences]
    buckets: list[list[T]] = [[] for _ in sentences]
    for one in found:
        number = max(0, bisect_right(starts, one.start) - 1)
        while number < len(sentences) and sentences[number].start < one.end:
            if one.start < sentences[number].end:
                buckets[number].append(one)
            number += 1
    return [tuple(bucket) for bucket in buckets]
