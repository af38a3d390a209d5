"""The encoder as one spaCy component: it gives a `Doc` its word classes, its tree and its names.

One `Doc` is one sentence and gets one tree. A sentence that is too long for the encoder is read in windows, cut
behind punctuation where there is some; the roots of the later windows hang on the first one's. White space that is a
token of its own is not read; it hangs on the word before it.

The model's files lie in the component's folder and are opened when the first sentence is read. A sentence that was
read before is not read again: its answer is remembered, for a bounded number of sentences.
"""

from __future__ import annotations

import shutil
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tallywire.errors import ReaderError
from tallywire.language.encoder_docs import DocWriter
from tallywire.language.encoder_model import FILES, EncoderModel, Reading

__all__ = ["ENCODER_COMPONENT", "EncoderComponent"]

ENCODER_COMPONENT = "tallywire_encoder"

_REMEMBERED = 20_000  # sentences; about 15 MB
_BREAKERS = frozenset((",", ";", ":", "-", "–", "—", "|", ".", ")"))


@Language.factory(
    ENCODER_COMPONENT, assigns=["token.tag", "token.pos", "token.dep", "token.head", "doc.ents", "token.ent_iob"]
)
def _make(nlp: Language, name: str) -> EncoderComponent:
    return EncoderComponent(nlp.vocab, name)


class EncoderComponent:
    """The spaCy component; `from_disk` says where the model's files are.

    Reading raises `ReaderError` if they are not there.
    """

    def __init__(self, vocab: Vocab, name: str = ENCODER_COMPONENT) -> None:
        self.name = name
        self._vocab = vocab
        self._folder: Path | None = None
        self._remembered: OrderedDict[str, Reading] = OrderedDict()

    def __call__(self, doc: Doc) -> Doc:
        """Read one sentence."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Read sentences, `batch_size` at a time; they come back in order."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._annotate(batch)
            yield from batch

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Copy the model's files into a folder."""
        target, source = Path(path), self._folder
        target.mkdir(parents=True, exist_ok=True)
        if source is not None and source != target:
            for name in FILES:
                shutil.copyfile(source / name, target / name)

    def from_disk(self, path: Path | str, **_: object) -> EncoderComponent:
        """Take the model's files from a folder. Raises `ReaderError`, before any page is read, if one is not there."""
        missing = [name for name in FILES if not (Path(path) / name).is_file()]
        if missing:
            raise ReaderError(f"the encoder in {path} lacks {', '.join(missing)}; install the package again")
        self._folder = Path(path)
        return self

    @cached_property
    def encoder(self) -> EncoderModel:
        """The model, loaded when it is first asked for."""
        if self._folder is None:
            raise ReaderError("the encoder has no model; load it with spacy.load or from_disk")
        return EncoderModel(self._folder)

    @cached_property
    def _writer(self) -> DocWriter:
        return DocWriter(self._vocab, self.encoder)

    def forget(self) -> None:
        """Remember no sentence, so that the next ones are read anew (for measuring)."""
        self._remembered.clear()

    def _annotate(self, docs: Sequence[Doc]) -> None:
        words = [[token.text for token in doc if not token.is_space] for doc in docs]
        windows = [list(self._windows(each)) for each in words]
        readings = self._read({_key(window): window for each in windows for window in each})
        for doc, each in zip(docs, windows, strict=True):
            self._writer.write(doc, [readings[_key(window)] for window in each])

    def _read(self, windows: dict[str, list[str]]) -> dict[str, Reading]:
        """The reading of each distinct sentence, remembered or new."""
        new = {key: words for key, words in windows.items() if key not in self._remembered}
        found = {key: self._remembered[key] for key in windows if key not in new}
        found.update(zip(new, self.encoder.read(list(new.values())), strict=True))
        for key in windows:
            self._remembered[key] = found[key]
            self._remembered.move_to_end(key)
        while len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return found

    def _windows(self, words: list[str]) -> Iterator[list[str]]:
        """The words in runs that the encoder can take, all of them in one if they fit."""
        room = self.encoder.most_pieces - 2
        start = used = 0
        for at, word in enumerate(words):
            length = self.encoder.length(word)
            if used + length > room:
                cut = next((end for end in range(at, (start + at) // 2, -1) if words[end - 1] in _BREAKERS), at)
                yield words[start:cut]
                start, used = cut, sum(map(self.encoder.length, words[cut:at]))
            used += length
        if start < len(words):
            yield words[start:]


def _key(words: Sequence[str]) -> str:
    return "\n".join(words)  # no word holds white space
