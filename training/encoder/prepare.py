"""Makes the encoder's training and held-out sentences from the open corpora, as JSON lines.

    python -m training.encoder.prepare CORPORA OUT

The corpora are those of `training/corpora.py`; nothing is repeated in other letter case here, since the encoder sees
case only through word shapes, which `training/encoder/batches.py` varies on the fly.
Held out, never trained on: GUM's dev documents, GUM's news of the test split, EWT's whole dev file, every tenth re3d
document. Sentences of re3d have names and no trees, those of EWT and PUD trees and no names, those of ECB+ some names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import spacy

from training.corpora import gum_splits, is_tenth, re3d_docs
from training.encoder.ecbplus import NamedSentence, read_ecbplus
from training.names import gum_names
from training.treebanks import TreebankSentence, read_conllu

__all__ = ["Example", "read_examples"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence to learn from; `heads` is None without a tree (the root is its own head), `names` without names.

    Of the words `unsure` it is not known whether they are part of a name.
    """

    document: str
    words: list[str]
    spaces: list[bool]
    upos: list[str] | None
    xpos: list[str] | None
    heads: list[int] | None
    relations: list[str] | None
    names: list[tuple[int, int, str]] | None
    unsure: list[int] = field(default_factory=list)


def main() -> None:
    """Write `train.jsonl`, `names.jsonl` (ECB+) and held out: `gum`, its `news`, `ewt`, `re3d`."""
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    parts: dict[str, list[Example]] = {name: [] for name in ("train", "names", "gum", "news", "ewt", "re3d")}
    for part, example in _examples(corpora):
        parts[part].append(example)
    parts["news"] = [example for example in parts["gum"] if "_news_" in example.document]
    for name, examples in parts.items():
        lines = [json.dumps(asdict(example), ensure_ascii=False) + "\n" for example in examples]
        (out / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        print(name, len(examples), "sentences,", sum(len(example.words) for example in examples), "words")


def read_examples(path: Path) -> list[Example]:
    """The sentences that `main` wrote into one file."""
    return [Example(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _examples(corpora: Path) -> Iterator[tuple[str, Example]]:
    dev, test = gum_splits(corpora)
    for path in sorted((corpora / "gum/dep").glob("*.conllu")):
        held = path.stem in dev or (path.stem in test and "_news_" in path.stem)
        for sentence in read_conllu(path):
            yield "gum" if held else "train", _with_tree(sentence, gum_names(sentence))
    for path in (corpora / "ewt/en_ewt-ud-dev.conllu", corpora / "ewt/en_ewt-ud-test.conllu"):
        for sentence in read_conllu(path):
            yield "ewt" if "-dev" in path.name else "train", _with_tree(sentence, None)
    for sentence in read_conllu(corpora / "pud/en_pud-ud-test.conllu"):
        yield "train", _with_tree(sentence, None)
    for document, doc in re3d_docs(spacy.blank("en"), corpora / "re3d"):
        names = [(span.start, span.end - 1, span.label_) for span in doc.ents]
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        example = _with_names(NamedSentence(document, words, names, []), spaces)
        yield "re3d" if is_tenth(document) else "train", example
    for named in read_ecbplus(corpora / "ecbplus"):
        yield "names", _with_names(named, [True] * len(named.words))


def _with_names(named: NamedSentence, spaces: list[bool]) -> Example:
    return Example(
        document=named.document,
        words=named.words,
        spaces=spaces,
        upos=None,
        xpos=None,
        heads=None,
        relations=None,
        names=named.names,
        unsure=named.unsure,
    )


def _with_tree(sentence: TreebankSentence, names: list[tuple[int, int, str]] | None) -> Example:
    tokens = sentence.tokens
    return Example(
        document=sentence.document,
        words=[token.form for token in tokens],
        spaces=[token.space_after for token in tokens],
        upos=[token.upos for token in tokens],
        xpos=[token.xpos for token in tokens],
        heads=[token.head for token in tokens],
        relations=[token.deprel for token in tokens],
        names=names,
    )


if __name__ == "__main__":
    main()
