"""A document as tracing sees it: the words of its passages as codes, each beside the characters it stands on.

Flat arrays, not objects: a document of five hundred words takes ten kilobytes, travels to a worker as it is, and is
compared without looking at a single string.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from tallywire.records import Passage
from tallywire.tracing.quoting import quoted_words
from tallywire.tracing.shingles import Hashes
from tallywire.tracing.variants import skeleton
from tallywire.tracing.words import TYPOGRAPHY, Words, fold_typography, read_words

__all__ = ["COPIED_KINDS", "LEAST_WORDS", "Folded", "fold_document"]

COPIED_KINDS = frozenset({"headline", "body", "caption"})  # a byline or a menu is nobody's copy
LEAST_WORDS = 6  # shorter passages ("Police said so.") are said alike by people who never read each other
_ASIDE_KINDS = COPIED_KINDS | {"boilerplate"}  # a line may be taken for furniture on one page and not on another
_LEAST_ASIDE = 3
_PIECE = 400  # words; a longer passage is no sentence, and aligning costs the square of its length
_LONG = 40  # letters; longer words are not kept in mind
_LONG_PASSAGE = 1_000  # characters; nor are longer passages


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """The comparable passages of one document.

    The first `contents` of them are comparable by themselves, in the order of the text; behind them stand the asides
    (short passages, and lines taken for furniture), which are copies only where the text around them was copied.
    Passage `n` stands at `spans[n]` of the document and has the words `bounds[n]:bounds[n + 1]` of `codes`,
    `word_spans`, `prints` (a word as it is printed, with the marks behind it, but for kinds of quote, dash and space),
    `quoted` (whether it stands in quotation marks) and `named` (whether it is a name or a figure, as far as a capital
    inside a passage shows). `wordings` are equal where two passages have the same words;
    `plains` where they are the same characters but for kinds of quote, dash and space. `furniture` marks the passages
    whose label says so.
    """

    spans: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int32]
    codes: Hashes
    word_spans: npt.NDArray[np.int32]
    prints: npt.NDArray[np.uint32]
    quoted: npt.NDArray[np.bool_]
    named: npt.NDArray[np.bool_]
    wordings: Hashes
    plains: Hashes
    furniture: npt.NDArray[np.bool_]
    contents: int

    def __len__(self) -> int:
        return len(self.spans)

    @property
    def words(self) -> int:
        """How many words the passages have that are comparable by themselves."""
        return int(self.bounds[self.contents])

    def words_of(self, passage: int) -> int:
        """How many words a passage has."""
        return int(self.bounds[passage + 1] - self.bounds[passage])


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage, or a piece of a long one, as it is in every document; its places count from the passage's start."""

    span: tuple[int, int]
    codes: Hashes
    word_spans: npt.NDArray[np.int32]
    prints: npt.NDArray[np.uint32]
    quoted: npt.NDArray[np.bool_]
    named: npt.NDArray[np.bool_]
    wording: int
    plain: int


_NO_READ = _Read(
    span=(0, 0),
    codes=np.empty(0, dtype=np.uint64),
    word_spans=np.empty((0, 2), dtype=np.int32),
    prints=np.empty(0, dtype=np.uint32),
    quoted=np.empty(0, dtype=np.bool_),
    named=np.empty(0, dtype=np.bool_),
    wording=0,
    plain=0,
)


def fold_document(passages: Sequence[Passage]) -> Folded:
    """The comparable passages of one document; bylines, datelines and menus are left out.

    A passage of more words than a sentence can have is cut into pieces.
    """
    pieces = list(_pieces(passages))
    contents = [piece for piece in pieces if _stands_alone(*piece)]
    pieces = contents + [piece for piece in pieces if not _stands_alone(*piece)]
    reads = [read for _, read in pieces]
    begins = np.array([passage.start for passage, _ in pieces], dtype=np.int32)
    lengths = [len(read.codes) for read in reads]
    return Folded(
        spans=np.array([read.span for read in reads], dtype=np.int32).reshape(-1, 2) + begins[:, None],
        bounds=np.cumsum([0, *lengths], dtype=np.int32),
        codes=np.concatenate([_NO_READ.codes, *(read.codes for read in reads)]),
        word_spans=np.concatenate([_NO_READ.word_spans, *(read.word_spans for read in reads)])
        + np.repeat(begins, lengths)[:, None],
        prints=np.concatenate([_NO_READ.prints, *(read.prints for read in reads)]),
        quoted=np.concatenate([_NO_READ.quoted, *(read.quoted for read in reads)]),
        named=np.concatenate([_NO_READ.named, *(read.named for read in reads)]),
        wordings=np.array([read.wording for read in reads], dtype=np.uint64),
        plains=np.array([read.plain for read in reads], dtype=np.uint64),
        furniture=np.array([passage.kind not in COPIED_KINDS for passage, _ in pieces], dtype=np.bool_),
        contents=len(contents),
    )


def _stands_alone(passage: Passage, read: _Read) -> bool:
    return passage.kind in COPIED_KINDS and len(read.codes) >= LEAST_WORDS


def _pieces(passages: Sequence[Passage]) -> Iterator[tuple[Passage, _Read]]:
    inside = 0
    for passage in sorted(passages, key=lambda passage: (passage.start, passage.end)):
        if passage.kind in _ASIDE_KINDS:
            read = _read if len(passage.text) < _LONG_PASSAGE else _read.__wrapped__
            reads, inside = read(passage.text, inside)
            for one in reads:
                yield passage, one


@lru_cache(maxsize=1 << 14)  # most passages of a story are copies of others: each is read once
def _read(text: str, inside: int) -> tuple[Sequence[_Read], int]:
    """The pieces of a passage, and whether a quotation goes on behind it (see `quoted_words`)."""
    words = read_words(text)
    quoted, inside = quoted_words(text, [start for start, _ in words.spans], inside)
    parts = [slice(first, first + _PIECE) for first in range(0, len(words), _PIECE)]
    return tuple(
        _read_part(text, words, quoted, part) for part in parts if len(words.forms[part]) >= _LEAST_ASIDE
    ), inside


def _read_part(text: str, words: Words, quoted: Sequence[bool], part: slice) -> _Read:
    spans = words.spans[part]
    start = spans[0][0] if part.start else 0
    end = spans[-1][1] if part.stop < len(words) else len(text)
    codes = np.array([_code(form) for form in words.forms[part]], dtype=np.uint64)
    return _Read(
        span=(start, end),
        codes=codes,
        word_spans=np.array(spans, dtype=np.int32),
        prints=np.array(_prints(text, spans, end), dtype=np.uint32),
        quoted=np.array(quoted[part], dtype=np.bool_),
        named=np.array([_is_named(text, start) for start, _ in spans], dtype=np.bool_),
        wording=_digest(codes.tobytes()),
        plain=_digest(fold_typography(text[start:end]).encode("utf-8", "surrogatepass")),
    )


def _is_named(text: str, start: int) -> bool:
    """Whether a word is a figure, or has a capital that the beginning of the passage does not account for."""
    return text[start].isdecimal() or (start > 0 and text[start].isupper())


def _prints(text: str, spans: Sequence[tuple[int, int]], end: int) -> list[int]:
    """Each word with what stands between it and the next one, as a code."""
    text = text if text.isascii() else text.translate(TYPOGRAPHY)
    starts = [start for start, _ in spans]
    return [_print(text[start:following]) for start, following in zip(starts, [*starts[1:], end], strict=True)]


def _digest(content: bytes) -> int:
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big")


def _code(form: str) -> int:
    """The 64-bit code of a word. Not Python's `hash`, which differs from run to run."""
    return _known_code(form) if len(form) < _LONG else _known_code.__wrapped__(form)


def _print(printed: str) -> int:
    return _known_print(printed) if len(printed) < _LONG else _known_print.__wrapped__(printed)


@lru_cache(maxsize=1 << 16)
def _known_code(form: str) -> int:
    return _digest(skeleton(form).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1 << 16)
def _known_print(printed: str) -> int:
    return _digest(" ".join(printed.split()).encode("utf-8", "surrogatepass")) & 0xFFFFFFFF
