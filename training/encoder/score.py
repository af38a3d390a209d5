"""Scores a packaged encoder on what was held out, and measures its speed on one core.

    python -m training.encoder.score DATA MODEL OUT.json

Words are those of the treebanks; every word counts, punctuation too (as in the CoNLL shared tasks); relations are
compared with their subtypes. `las_words` leaves punctuation out. Names are right when both ends and the kind are.
`upper` is the news again, in capitals. Speed is process time, each sentence read once.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from tallywire.language.encoder import ENCODER_COMPONENT, EncoderComponent
from tallywire.language.reader import load_reader
from training.encoder.prepare import Example, read_examples

PARTS = ("gum", "news", "ewt", "re3d")


def main() -> None:
    """Write the scores of every held-out part."""
    data, model, out = map(Path, sys.argv[1:4])
    nlp = load_reader(str(model))
    parts = {name: read_examples(data / f"{name}.jsonl") for name in PARTS}
    parts["upper"] = [replace(example, words=[word.upper() for word in example.words]) for example in parts["news"]]
    found: dict[str, object] = {name: scores(nlp, examples) for name, examples in parts.items()}
    found["speed"] = speed(nlp, [*parts["gum"], *parts["ewt"]])
    out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(out.read_text(encoding="utf-8"))


def scores(nlp: Language, examples: Sequence[Example]) -> dict[str, object]:
    """Shares of words, and names, that are right."""
    words: Counter[str] = Counter()
    names: Counter[tuple[str, str]] = Counter()
    for example, doc in zip(examples, nlp.pipe(_docs(nlp, examples)), strict=True):
        words.update(_right_words(example, doc))
        names.update(_names(example, doc))
    found: dict[str, object] = {"sentences": len(examples), "words": sum(len(example.words) for example in examples)}
    for name in ("upos", "xpos", "uas", "las"):
        if words["known"]:
            found[name] = round(words[name] / words["known"], 4)
    if words["known_words"]:
        found["las_words"] = round(words["las_words"] / words["known_words"], 4)
    kinds = sorted({kind for kind, _ in names})
    if kinds:
        found["names"] = _f1(names, kinds)
        found["names_f1_by_kind"] = {kind: _f1(names, [kind])["f1"] for kind in kinds}
    return found


def speed(nlp: Language, examples: Sequence[Example]) -> dict[str, int]:
    """Words a second of one core: the component alone on words, and the whole pipeline on text."""
    component = nlp.get_pipe(ENCODER_COMPONENT)
    assert isinstance(component, EncoderComponent)
    words = sum(len(example.words) for example in examples)
    measured: dict[str, int] = {"words": words}
    for name in ("component", "pipeline"):
        component.forget()
        docs = _docs(nlp, examples)
        texts = [doc.text for doc in docs]
        started = time.process_time()
        for _ in component.pipe(docs) if name == "component" else nlp.pipe(texts):
            pass
        measured[f"{name}_words_per_second"] = round(words / (time.process_time() - started))
    return measured


def _docs(nlp: Language, examples: Iterable[Example]) -> list[Doc]:
    return [Doc(nlp.vocab, words=example.words, spaces=example.spaces) for example in examples]


def _right_words(example: Example, doc: Doc) -> Counter[str]:
    right: Counter[str] = Counter()
    if example.heads is None or example.relations is None or example.upos is None or example.xpos is None:
        return right
    gold = zip(doc, example.heads, example.relations, example.upos, example.xpos, strict=True)
    for word, head, relation, upos, xpos in gold:
        attached = word.head.i == head
        labelled = attached and word.dep_.replace("ROOT", "root") == relation
        right.update({"known": 1, "upos": word.pos_ == upos, "xpos": word.tag_ == xpos, "uas": attached})
        right.update({"las": labelled})
        if upos != "PUNCT":
            right.update({"known_words": 1, "las_words": labelled})
    return right


def _names(example: Example, doc: Doc) -> Counter[tuple[str, str]]:
    if example.names is None:
        return Counter()
    gold = {(first, last, kind) for first, last, kind in example.names}
    found = {(name.start, name.end - 1, name.label_) for name in doc.ents}
    counts = Counter((kind, "gold") for _, _, kind in gold)
    counts.update((kind, "found") for _, _, kind in found)
    counts.update((kind, "right") for _, _, kind in gold & found)
    return counts


def _f1(names: Counter[tuple[str, str]], kinds: Sequence[str]) -> dict[str, float]:
    right, found, gold = (sum(names[kind, what] for kind in kinds) for what in ("right", "found", "gold"))
    precision, recall = right / max(found, 1), right / max(gold, 1)
    f1 = 2 * right / max(found + gold, 1)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "gold": gold}


if __name__ == "__main__":
    main()
