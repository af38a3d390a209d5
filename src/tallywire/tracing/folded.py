"""A document as tracing sees it: the words of its passages as codes, each beside the characters it stands on.

Flat arrays, not objects: a document of five hundred words takes ten kilobytes, travels to a worker as it is, and is
compared without looking at a single string. Many documents are folded together; each different passage is read once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallywire.records import Passage
from tallywire.tracing.columns import Flags, Ints, spread
from tallywire.tracing.pieces import cut_texts, quoted_in
from tallywire.tracing.shingles import Hashes
from tallywire.tracing.texts import read_texts
from tallywire.tracing.vocabulary import Vocabulary

__all__ = ["COPIED_KINDS", "LEAST_WORDS", "Folded", "fold_document", "fold_documents", "passage_sizes"]

COPIED_KINDS = frozenset({"headline", "body", "caption"})  # a byline or a menu is nobody's copy
LEAST_WORDS = 6  # shorter passages ("Police said so.") are said alike by people who never read each other
_ASIDE_KINDS = COPIED_KINDS | {"boilerplate"}  # a line may be taken for furniture on one page and not on another


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """The comparable passages of one document.

    The first `contents` of them are comparable by themselves, in the order of the text; behind them stand the asides
    (short passages, and lines taken for furniture), which are copies only where the text around them was copied.
    Passage `n` stands at `spans[n]` of the document and has the words `bounds[n]:bounds[n + 1]` of `codes`,
    `word_spans`, `quoted` (whether it stands in quotation marks) and `named` (whether it is a name or a figure, as far
    as a capital inside a passage shows). `wordings` are equal where two passages have the same words; `plains` where
    they are the same characters (`texts`) but for kinds of quote, dash and space. `furniture` marks the passages whose
    label says so.
    """

    spans: npt.NDArray[np.int32]
    bounds: npt.NDArray[np.int32]
    codes: Hashes
    word_spans: npt.NDArray[np.int32]
    quoted: npt.NDArray[np.bool_]
    named: npt.NDArray[np.bool_]
    wordings: Hashes
    plains: Hashes
    texts: Sequence[str]
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


def passage_sizes(folded: Sequence[Folded]) -> Ints:
    """How many words each passage of several documents has, one behind the other."""
    ends = np.concatenate([document.bounds[1:] for document in folded])
    sizes: Ints = ends.astype(np.int64) - np.concatenate([document.bounds[:-1] for document in folded])
    return sizes


def fold_document(passages: Sequence[Passage]) -> Folded:
    """The comparable passages of one document; bylines, datelines and menus are left out.

    A passage of more words than a sentence can have is cut into pieces.
    """
    return fold_documents([passages], Vocabulary())[0]


def fold_documents(documents: Sequence[Sequence[Passage]], vocabulary: Vocabulary) -> list[Folded]:
    """The same for many documents, given as their passages."""
    passages = [
        (passage, owner)
        for owner, own in enumerate(documents)
        for passage in sorted(own, key=_by_place)
        if passage.kind in _ASIDE_KINDS
    ]
    if not passages:
        return [_NOTHING] * len(documents)
    numbers: dict[str, int] = {}
    texts = np.array([numbers.setdefault(passage.text, len(numbers)) for passage, _ in passages], dtype=np.int64)
    read = read_texts(list(numbers), vocabulary)
    owners = np.array([owner for _, owner in passages], dtype=np.int64)
    pieces = cut_texts(read)
    rows, places = spread(pieces.firsts[texts], pieces.counts[texts])
    copied = np.array([passage.kind in COPIED_KINDS for passage, _ in passages], dtype=np.bool_)[places]
    alone = copied & (pieces.sizes[rows] >= LEAST_WORDS)
    order = np.lexsort((~alone, owners[places]))
    rows, places = rows[order], places[order]
    words, inside = spread(pieces.words[rows], pieces.sizes[rows])
    begins = np.array([passage.start for passage, _ in passages], dtype=np.int64)[places]
    # Whether a word is quoted hangs on the passages before it, so it is told by passage and not by text.
    quoted = quoted_in(read, texts, owners)
    told = (np.cumsum(read.counts[texts]) - read.counts[texts] - read.firsts[texts])[places]
    return _documents(
        sizes=np.bincount(owners[places], minlength=len(documents)),
        contents=np.bincount(owners[places][alone[order]], minlength=len(documents)),
        lengths=pieces.sizes[rows],
        spans=(pieces.spans[rows] + begins[:, None]).astype(np.int32),
        codes=read.codes[words],
        word_spans=(read.spans[words] + begins[inside][:, None]).astype(np.int32),
        quoted=quoted[told[inside] + words],
        named=read.named[words],
        wordings=pieces.wordings[rows],
        plains=pieces.plains[rows],
        texts=[pieces.texts[row] for row in rows.tolist()],
        furniture=~copied[order],
    )


def _by_place(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end


def _documents(
    *, sizes: Ints, contents: Ints, lengths: Ints, spans: npt.NDArray[np.int32], codes: Hashes,
    word_spans: npt.NDArray[np.int32], quoted: Flags, named: Flags, wordings: Hashes, plains: Hashes,
    texts: Sequence[str], furniture: Flags,
) -> list[Folded]:  # fmt: skip
    """Documents of `sizes` passages, those of `lengths` words, from columns that have all of them."""
    ends = np.concatenate(([0], np.cumsum(lengths)))
    found = []
    first = 0
    for size, content in zip(sizes.tolist(), contents.tolist(), strict=True):
        own = slice(first, first + size)
        words = slice(int(ends[first]), int(ends[first + size]))
        found.append(
            Folded(
                spans=spans[own],
                bounds=(ends[first : first + size + 1] - ends[first]).astype(np.int32),
                codes=codes[words],
                word_spans=word_spans[words],
                quoted=quoted[words],
                named=named[words],
                wordings=wordings[own],
                plains=plains[own],
                texts=texts[own],
                furniture=furniture[own],
                contents=content,
            )
        )
        first += size
    return found


_NOTHING = Folded(
    spans=np.empty((0, 2), dtype=np.int32),
    bounds=np.zeros(1, dtype=np.int32),
    codes=np.empty(0, dtype=np.uint64),
    word_spans=np.empty((0, 2), dtype=np.int32),
    quoted=np.empty(0, dtype=np.bool_),
    named=np.empty(0, dtype=np.bool_),
    wordings=np.empty(0, dtype=np.uint64),
    plains=np.empty(0, dtype=np.uint64),
    texts=(),
    furniture=np.empty(0, dtype=np.bool_),
    contents=0,
)
