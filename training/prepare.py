"""Makes the training and held-out documents of the reader from the open corpora, one spaCy Doc per sentence.

    python -m training.prepare CORPORA OUT

CORPORA holds `gum/`, `ewt/`, `pud/` and `re3d/` (see MODEL_CARD.md for what they are and their licences).
Held out, never trained on: GUM's dev documents, GUM's news documents of the test split, every tenth EWT document,
every tenth re3d document. A share of the training sentences is repeated in lower case, in upper case, with headline
capitals and with the other kind of quotation marks, because news pages come in all of these.
"""

from __future__ import annotations

import json
import random
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from training.names import RE3D_LABELS, gum_names
from training.treebanks import Token, TreebankSentence, read_conllu

SEED = 7
ATTRIBUTES = ["ORTH", "TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]
SHARES = {"lower": 0.10, "upper": 0.14, "title": 0.08, "quotes": 0.15}
_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}

_PRONOUNS = frozenset(
    ("he", "her", "him", "his", "i", "it", "its", "me", "my", "our", "she", "their", "them", "they", "this", "us",
     "we", "who", "you", "your")
)  # fmt: skip


def main() -> None:
    """Write `train.spacy`, `dev.spacy` and `news.spacy` (the held-out news alone)."""
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    chance = random.Random(SEED)
    train: list[Doc] = []
    dev: list[Doc] = []
    news: list[Doc] = []
    for sentence in _sentences(corpora):
        doc = _treebank_doc(nlp, sentence)
        if not held_out(sentence.document, corpora):
            train.append(doc)
            train.extend(_treebank_doc(nlp, variant) for variant in _variants(sentence, chance))
        else:
            dev.append(doc)
            if "_news_" in sentence.document:
                news.append(doc)
    for document, doc in re3d_docs(nlp, corpora / "re3d"):
        (dev if is_tenth(document) else train).append(doc)
    chance.shuffle(train)
    for name, docs in (("train", train), ("dev", dev), ("news", news)):
        DocBin(docs=docs, attrs=["ORTH", "TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]).to_disk(
            out / f"{name}.spacy"
        )
        print(name, len(docs), "sentences,", sum(map(len, docs)), "words")


def held_out(document: str, corpora: Path) -> bool:
    """Whether a treebank document is kept for scoring."""
    dev, test = gum_splits(corpora)
    if document in dev or (document in test and "_news_" in document):
        return True
    return (not document.startswith(("GUM_", "n", "w")) and is_tenth(document)) or (
        document.startswith("weblog") and is_tenth(document)
    )


def gum_splits(corpora: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The documents of GUM's own dev and test splits."""
    text = (corpora / "gum/splits.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.M)
    named = {part.split("\n", 1)[0].strip(): frozenset(re.findall(r"\* (\w+)", part)) for part in parts[1:]}
    return named["dev"], named["test"]


def is_tenth(document: str) -> bool:
    """Whether a document is of the tenth that is kept for scoring, by its name."""
    return zlib.crc32(document.encode()) % 10 == 0


def _sentences(corpora: Path) -> Iterator[TreebankSentence]:
    for folder in ("gum/dep", "ewt", "pud"):
        for path in sorted((corpora / folder).glob("*.conllu")):
            yield from read_conllu(path)


def _treebank_doc(nlp: Language, sentence: TreebankSentence) -> Doc:
    tokens = sentence.tokens
    doc = Doc(
        nlp.vocab,
        words=[token.form for token in tokens],
        spaces=[token.space_after for token in tokens],
        tags=[token.xpos for token in tokens],
        pos=[token.upos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=["ROOT" if token.head == at else token.deprel for at, token in enumerate(tokens)],
    )
    if sentence.document.startswith("GUM_"):
        doc.set_ents([Span(doc, first, last + 1, label) for first, last, label in gum_names(sentence)])
    else:
        doc.set_ents([], default="missing")
    return doc


def _variants(sentence: TreebankSentence, chance: random.Random) -> Iterator[TreebankSentence]:
    for way, share in SHARES.items():
        if chance.random() < share:
            yield replace(sentence, tokens=list(_recased(sentence.tokens, way)))


def _recased(tokens: Iterable[Token], way: str) -> Iterator[Token]:
    for token in tokens:
        yield replace(token, form=_form(token, way))


def _form(token: Token, way: str) -> str:
    if way == "lower":
        return token.form.lower()
    if way == "upper":
        return token.form.upper()
    if way == "title":
        raised = len(token.form) > 3 or token.upos in {"NOUN", "VERB"}
        return token.form[:1].upper() + token.form[1:] if raised else token.form
    if token.form == '"':
        return "”" if token.xpos == "''" else "“"
    return _CURLY.get(token.form, token.form)


def re3d_docs(nlp: Language, folder: Path) -> Iterator[tuple[str, Doc]]:
    """One Doc per line of a re3d document, with names only: no trees there."""
    for entities_path in sorted(folder.glob("*/entities.json")):
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for line in entities_path.read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            if entity["type"] in RE3D_LABELS and entity["confidence"] > 0:
                place = (entity["begin"], entity["end"], RE3D_LABELS[entity["type"]])
                spans.setdefault(entity["documentId"], []).append(place)
        for line in (entities_path.parent / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            yield from _re3d_sentences(nlp, document["_id"], document["text"], spans.get(document["_id"], []))


def _re3d_sentences(
    nlp: Language, name: str, text: str, spans: list[tuple[int, int, str]]
) -> Iterator[tuple[str, Doc]]:
    for line in re.finditer(r"[^\n]+", text):
        doc = nlp.make_doc(line.group())
        found: list[Span] = []
        for begin, end, label in sorted(spans, key=lambda span: (span[0] - span[1], span)):
            span = doc.char_span(begin - line.start(), end - line.start(), label) if begin >= line.start() else None
            if span is None or (span := _name_of(span)) is None:
                continue
            if all(span.end <= other.start or span.start >= other.end for other in found):
                found.append(span)
        if found:
            doc.set_ents(found)
            yield name, doc


def _name_of(span: Span) -> Span | None:
    """The span without its article, if it holds a name (a capital that is not a sentence's first word)."""
    doc = span.doc
    start = span.start + (span[0].lower_ in {"the", "a", "an"})
    if start >= span.end or not doc[span.end - 1].text[:1].isupper() or span.text.lower() in _PRONOUNS:
        return None
    return Span(doc, start, span.end, span.label_)


if __name__ == "__main__":
    main()
