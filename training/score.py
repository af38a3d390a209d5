"""Scores a packaged reader on the held-out documents and measures its speed.

python -m training.score DATA src/tallywire/language/model training/scores.json
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from tallywire.language.reader import load_reader

KEPT = ("token_acc", "tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "ents_p", "ents_r", "ents_f")


def main() -> None:
    """Write the scores of all held-out documents, and of held-out news alone."""
    data, model, out = map(Path, sys.argv[1:4])
    started = time.perf_counter()
    nlp = load_reader(str(model))
    scores: dict[str, object] = {"load_seconds": round(time.perf_counter() - started, 2)}
    for name in ("dev", "news"):
        scores[name] = _scores(nlp, data / f"{name}.spacy")
    scores["words_per_second"] = _speed(nlp, data / "dev.spacy")
    out.write_text(json.dumps(scores, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(out.read_text(encoding="utf-8"))


def _scores(nlp: Language, path: Path) -> dict[str, object]:
    gold = list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    found = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold], batch_size=64)
    kept: dict[str, object] = {name: round(found[name], 4) for name in KEPT if found.get(name) is not None}
    kept["ents_f_per_type"] = {kind: round(each["f"], 3) for kind, each in sorted(found["ents_per_type"].items())}
    kept["sentences"], kept["words"] = len(gold), sum(map(len, gold))
    return kept


def _speed(nlp: Language, path: Path) -> int:
    texts = [doc.text for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)]
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return round(words / (time.process_time() - started))


if __name__ == "__main__":
    main()
