"""A document as tracing sees it: the words of its passages as codes, each beside the characters it stands on.

Flat arrays, not objects: a document of five hundred words takes ten kilobytes, travels to a worker as it is, and is
compared without looking at a single string.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

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

Piece = tuple[Passage, Words, tuple[int, int], Sequence[bool]]


@dataclass(frozen=True, slots=True)
class Folded:
    """The comparable passages of one document.

    The first `contents` of them are comparable by themselves, in the order of the text; behind them stand the asides
    (short passages, and lines taken for furniture), which are copies only where the text around them was copied.
    Passage `n` stands at `spans[n]` of the document and has the words `bounds[n]:bounds[n + 1]` of `codes`,
    `word_spans`, `prints` (a word as it is printed, with the marks behind it, but for kinds of quote, dash and space)
    and `quoted` (whether it stands in quotation marks). `wordings` are equal where two passages have the same words;
    `plains` where they are the same characters but for kinds of quote, dash and space. `furniture` marks the passages
    whose label says so.
    """

    spans: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int32]
    codes: Hashes
    word_spans: npt.NDArray[np.int32]
    prints: npt.NDArray[np.uint32]
    quoted: npt.NDArray[np.bool_]
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


def fold_document(passages: Sequence[Passage]) -> Folded:
    """The comparable passages of one document; bylines, datelines and menus are left out.

    A passage of more words than a sentence can have is cut into pieces.
    """
    pieces = list(_pieces(passages))
    contents = [piece for piece in pieces if _stands_alone(piece)]
    pieces = contents + [piece for piece in pieces if not _stands_alone(piece)]
    codes = _hashes([_code(form) for _, words, _, _ in pieces for form in words.forms])
    bounds = np.cumsum([0, *(len(words) for _, words, _, _ in pieces)], dtype=np.int32)
    texts = [passage.text[start - passage.start : end - passage.start] for passage, _, (start, end), _ in pieces]
    return Folded(
        spans=np.array([span for _, _, span, _ in pieces], dtype=np.int32).reshape(-1, 2),
        bounds=bounds,
        codes=codes,
        word_spans=np.array([s for _, words, _, _ in pieces for s in words.spans], dtype=np.int32).reshape(-1, 2),
        prints=np.array([p for piece in pieces for p in _prints(piece)], dtype=np.uint32),
        quoted=np.array([mark for _, _, _, quoted in pieces for mark in quoted], dtype=np.bool_),
        wordings=_hashes([_digest(codes[a:b].tobytes()) for a, b in pairwise(bounds)]),
        plains=_hashes([_digest(fold_typography(text).encode("utf-8", "surrogatepass")) for text in texts]),
        furniture=np.array([passage.kind not in COPIED_KINDS for passage, _, _, _ in pieces], dtype=np.bool_),
        contents=len(contents),
    )


def _stands_alone(piece: Piece) -> bool:
    return piece[0].kind in COPIED_KINDS and len(piece[1]) >= LEAST_WORDS


def _pieces(passages: Sequence[Passage]) -> Iterator[Piece]:
    inside = 0
    for passage in sorted(passages, key=lambda passage: (passage.start, passage.end)):
        if passage.kind not in _ASIDE_KINDS:
            continue
        words = read_words(passage.text, passage.start)
        quoted, inside = quoted_words(passage.text, [start - passage.start for start, _ in words.spans], inside)
        for first in range(0, len(words), _PIECE):
            last = min(first + _PIECE, len(words))
            if last - first >= _LEAST_ASIDE:
                part = words if last - first == len(words) else Words(words.forms[first:last], words.spans[first:last])
                start = passage.start if first == 0 else words.spans[first][0]
                end = passage.end if last == len(words) else words.spans[last - 1][1]
                yield passage, part, (start, end), quoted[first:last]


def _prints(piece: Piece) -> list[int]:
    """Each word with what stands between it and the next one, as a code."""
    passage, words, (_, end), _ = piece
    text = passage.text if passage.text.isascii() else passage.text.translate(TYPOGRAPHY)
    starts = [start - passage.start for start, _ in words.spans]
    return [
        _print(text[start:following])
        for start, following in zip(starts, [*starts[1:], end - passage.start], strict=True)
    ]


def _hashes(codes: Sequence[int]) -> Hashes:
    return np.array(codes, dtype=np.uint64)


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
