"""What of the open corpora is kept for scoring, and the names in re3d.

CORPORA holds `gum/`, `ewt/`, `pud/`, `re3d/` and `ecbplus/` (see MODEL_CARD.md for what they are and their licences).
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from training.names import RE3D_LABELS

__all__ = ["gum_splits", "held_out", "is_tenth", "re3d_docs"]

_PRONOUNS = frozenset(
    ("he", "her", "him", "his", "i", "it", "its", "me", "my", "our", "she", "their", "them", "they", "this", "us",
     "we", "who", "you", "your")
)  # fmt: skip


def held_out(document: str, corpora: Path) -> bool:
    """Whether a treebank document is left out of the lemma table: what GUM keeps for scoring, a tenth of EWT."""
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
