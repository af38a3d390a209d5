"""The reader: a spaCy pipeline that gives every sentence its words, its tree and its names.

The shipped one lies in `language/model/` and downloads nothing (`training/MODEL_CARD.md` says how it was made and how
good it is). Any installed spaCy pipeline with a dependency parser can stand in its place.

One sentence is one `Doc`, so that sentences seen before need not be parsed again and no tree crosses a full stop.
A `Doc` has exactly the characters of its sentence: white space characters become plain spaces, one for one.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from tallywire.errors import ReaderError
from tallywire.language.encoder import ENCODER_COMPONENT
from tallywire.language.lemmas import LEMMA_COMPONENT
from tallywire.records import PassageKind, Span

__all__ = ["MOST_PARSED", "MOST_TOKENS", "LastingReader", "Sentence", "load_reader", "parse_sentences"]

MOST_TOKENS = 200
"""Words parsed in one go; a longer "sentence" (a table, a list of names) is parsed in pieces and put together."""

MOST_PARSED = 2000
"""Words beyond which a "sentence" is taken for debris: its Doc has tokens and no tree, so that time stays bounded."""

_KEPT_WORDS = 20_000  # about 10 MB; the common words of news are among the first that are read
_MOST_WORDS = 250_000  # loading again takes half a second, once in some 30,000 short pages; measured here
_LONGEST_RUN = 120  # characters without a space handed to the tokeniser at once: its time grows with the square
_PIECE = re.compile(rf"\S{{1,{_LONGEST_RUN}}}\s*|\s+")
_BREAKERS = frozenset((",", ";", ":", "-", "–", "—", "|"))
_FOREIGN_LABELS = "tallywire_labels"
_OWN = frozenset((ENCODER_COMPONENT, LEMMA_COMPONENT))  # components whose names are ours already
_LABELS = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "ORG": "ORGANISATION",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "FACILITY",
    "NORP": "NATIONALITY",
    "EVENT": "EVENT",
    "MISC": "OTHER",
    "PRODUCT": "OTHER",
    "WORK_OF_ART": "OTHER",
    "LAW": "OTHER",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document with its parse; a token's absolute offset is `sentence.start + token.idx`."""

    start: int
    end: int
    kind: PassageKind
    parse: Doc


@cache
def load_reader(name: str | None = None) -> Language:
    """The shipped reader, or the installed spaCy pipeline (or folder with one) of that name.

    Another pipeline's entity labels become ours (PERSON, ORGANISATION, PLACE, ...); its trees are left as they are.
    Raises `ReaderError` if it is not installed or has no dependency parser.
    """
    if name is None:
        return _shipped()
    try:
        reader = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ReaderError(
            f"the reader {name!r} cannot be loaded ({str(error).splitlines()[0]}); "
            "install that spaCy pipeline, give the path of one, or leave --reader out for the shipped one"
        ) from error
    if not any("token.dep" in reader.get_pipe_meta(pipe).assigns for pipe in reader.pipe_names):
        raise ReaderError(
            f"the reader {name!r} has no dependency parser (it has: {', '.join(reader.pipe_names) or 'nothing'}); "
            "choose a pipeline with one"
        )
    if _OWN.isdisjoint(reader.pipe_names):
        reader.add_pipe(_FOREIGN_LABELS, last=True)
    return reader


class LastingReader:
    """A reader for any number of documents, whose memory does not grow with what was read.

    A spaCy pipeline keeps every word that it meets. Here the first words are kept, which makes common ones cheap; the
    words after these are forgotten with their document. That leaves marks in the vocabulary's hash table (its length
    counts them), so that the pipeline is loaded again when there are many. Answers do not depend on any of this.
    """

    def __init__(self, name: str | None = None) -> None:
        self._name = name
        self._reader = load_reader(name)

    @contextmanager
    def for_document(self) -> Iterator[Language]:
        """The reader for one document; no `Doc` that it makes may be used afterwards."""
        if len(self._reader.vocab) > _MOST_WORDS:
            del self._reader
            load_reader.cache_clear()
            gc.collect()  # a pipeline is full of cycles; two at once would show as growth
            self._reader = load_reader(self._name)
        if len(self._reader.vocab) < _KEPT_WORDS:
            yield self._reader
        else:
            with self._reader.memory_zone():
                yield self._reader


def parse_sentences(
    reader: Language, text: str, spans_with_kinds: Sequence[tuple[Span, PassageKind]]
) -> list[Sentence]:
    """Parses each span of one document's `text`, in one batch; the result has one `Sentence` per span, in order.

    Time is linear in the length of the text, whatever it is made of. The same text and spans give the same parses.
    """
    pieces: list[Doc] = []
    counts: list[int] = []
    unparsed: list[Doc | None] = []
    for span, _ in spans_with_kinds:
        doc = _tokenise(reader, text[span.start : span.end])
        debris = len(doc) > MOST_PARSED
        parts = [doc] if debris else _pieces(doc)
        pieces.extend([] if debris else parts)
        unparsed.append(doc if debris else None)
        counts.append(0 if debris else len(parts))
    parsed = iter(reader.pipe(pieces, batch_size=64))
    sentences = []
    for (span, kind), whole, count in zip(spans_with_kinds, unparsed, counts, strict=True):
        parse = whole if whole is not None else _joined([next(parsed) for _ in range(count)])
        sentences.append(Sentence(start=span.start, end=span.end, kind=kind, parse=parse))
    return sentences


# ---------------------------------------------------------------- loading


def _shipped() -> Language:
    folder = files("tallywire.language").joinpath("model")
    try:
        return spacy.load(Path(str(folder)))
    except OSError as error:
        raise ReaderError("the reader that ships with tallywire is missing; install the package again") from error


@Language.component(_FOREIGN_LABELS)
def _relabel(doc: Doc) -> Doc:
    """The spaCy component that gives another pipeline's entities our labels, and drops those that are no names."""
    kept = [DocSpan(doc, ent.start, ent.end, _LABELS[ent.label_]) for ent in doc.ents if ent.label_ in _LABELS]
    doc.set_ents(kept)
    return doc


# ---------------------------------------------------------------- parsing in bounded time


def _tokenise(reader: Language, text: str) -> Doc:
    """One Doc of exactly these characters; lone surrogates, which cannot be encoded, count as unknown characters."""
    plain = re.sub(r"\s", " ", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    if len(plain) != len(text):  # two halves that made one character
        plain = re.sub(r"[\ud800-\udfff]", "\ufffd", re.sub(r"\s", " ", text))
    if max(map(len, plain.split(" ")), default=0) <= _LONGEST_RUN:
        return reader.tokenizer(plain)
    return _joined([reader.tokenizer(piece) for piece in _runs(plain)])


def _runs(plain: str) -> Iterator[str]:
    """The text cut where words end, and inside words that no language has."""
    buffer = ""
    for match in _PIECE.finditer(plain):
        buffer += match.group()
        if len(buffer) >= _LONGEST_RUN:
            yield buffer
            buffer = ""
    if buffer:
        yield buffer


def _pieces(doc: Doc) -> list[Doc]:
    """The Doc itself, or its parts of at most `MOST_TOKENS` words, cut behind punctuation where there is some."""
    if len(doc) <= MOST_TOKENS:
        return [doc]
    cuts = [0]
    while len(doc) - cuts[-1] > MOST_TOKENS:
        furthest = cuts[-1] + MOST_TOKENS
        nearest = cuts[-1] + MOST_TOKENS // 2
        good = (at for at in range(furthest, nearest, -1) if doc[at - 1].text in _BREAKERS)
        cuts.append(next(good, furthest))
    return [doc[left:right].as_doc() for left, right in zip(cuts, [*cuts[1:], len(doc)], strict=True)]


def _joined(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False)
