"""A document as tracing sees it: the words of its passages as codes, each beside the characters it stands on.

Flat arrays, not objects: a document of five hundred words takes ten kilobytes, travels to a worker as it is, and is
compared without looking at a single string.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallywire.records import Passage
from tallywire.tracing.shingles import Hashes, word_codes
from tallywire.tracing.words import Words, fold_typography, read_words

__all__ = ["COPIED_KINDS", "LEAST_WORDS", "Folded", "fold_document"]

COPIED_KINDS = frozenset({"headline", "body", "caption"})  # a byline or a menu is nobody's copy
LEAST_WORDS = 6  # shorter passages ("Police said so.") are said alike by people who never read each other


@dataclass(frozen=True, slots=True)
class Folded:
    """The comparable passages of one document, in the order of its text.

    Passage `n` stands at `spans[n]` of the document and has the words `bounds[n]:bounds[n + 1]` of `codes` and
    `word_spans`. `wordings` are equal where two passages have the same words; `plains` where they are the same
    characters but for kinds of quote, dash and space.
    """

    spans: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int32]
    codes: Hashes
    word_spans: npt.NDArray[np.int32]
    wordings: Hashes
    plains: Hashes

    def __len__(self) -> int:
        return len(self.spans)

    @property
    def words(self) -> int:
        """How many words the comparable passages have."""
        return len(self.codes)


def fold_document(passages: Sequence[Passage]) -> Folded:
    """The comparable passages of one document. Passages of other kinds, and very short ones, are left out."""
    known: dict[str, int] = {}
    read: list[tuple[Passage, Words]] = []
    for passage in sorted(passages, key=lambda passage: (passage.start, passage.end)):
        if passage.kind in COPIED_KINDS:
            words = read_words(passage.text, passage.start)
            if len(words) >= LEAST_WORDS:
                read.append((passage, words))
    forms = [form for _, words in read for form in words.forms]
    spans = [span for _, words in read for span in words.spans]
    return Folded(
        spans=np.array([(p.start, p.end) for p, _ in read], dtype=np.int32).reshape(-1, 2),
        bounds=np.cumsum([0, *(len(words) for _, words in read)], dtype=np.int32),
        codes=word_codes(forms, known),
        word_spans=np.array(spans, dtype=np.int32).reshape(-1, 2),
        wordings=word_codes((" ".join(words.forms) for _, words in read), {}),
        plains=word_codes((fold_typography(passage.text) for passage, _ in read), {}),
    )
