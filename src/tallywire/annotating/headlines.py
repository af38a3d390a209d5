"""Headlines In Title Case, put into the case of running text for the reader alone.

A parser trained on sentences takes "Militia Fires Rockets" for a name. Words are lower-cased where the page's own body
writes them so, or where the ontology or the grammar knows them as common words; names keep their capitals. Only the
characters' case changes, so every offset stays, and every quote is taken from the page as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tallywire.ontology import Ontology
from tallywire.records import PassageKind, Span

__all__ = ["running_case"]

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 4
_TITLED = 0.7  # share of the longer words that begin with a capital in a headline in title case
_LONGER = 3  # letters; shorter words stay small even in title case
_GRAMMAR = frozenset(
    (
        "a", "an", "the", "at", "in", "on", "of", "by", "for", "to", "from", "with", "as", "after", "before",
        "over", "near", "amid", "and", "or", "but", "not", "no", "is", "are", "was", "were", "be", "been",
        "has", "have", "had", "will", "would", "may", "more", "than", "least", "about", "up", "says", "say",
        "said", "against", "into", "out", "off", "down", "who", "that", "its", "his", "their", "several",
        "dozens", "hundreds", "people", "new", "former", "under", "between", "during", "while", "since",
    )
)  # fmt: skip


def running_case(text: str, spans_with_kinds: Sequence[tuple[Span, PassageKind]], ontology: Ontology) -> str:
    """The text with the headlines that are in title case put into running case; same length, same offsets."""
    titled = [span for span, kind in spans_with_kinds if kind == "headline" and _is_titled(text[span.start : span.end])]
    if not titled:
        return text
    small, names = _body_words(text, (span for span, kind in spans_with_kinds if kind == "body"))
    pieces, at = [], 0
    for span in titled:
        pieces += [text[at : span.start], _lowered(text[span.start : span.end], small, names, ontology)]
        at = span.end
    return "".join(pieces) + text[at:]


def _is_titled(headline: str) -> bool:
    words = [word for word in _WORD.findall(headline) if len(word) > _LONGER]
    return len(words) >= _FEWEST_WORDS and sum(word[0].isupper() for word in words) >= _TITLED * len(words)


def _body_words(text: str, spans: Iterable[Span]) -> tuple[frozenset[str], frozenset[str]]:
    """Words that the body writes small, and words that it writes with a capital inside a sentence."""
    small, names = set(), set()
    for span in spans:
        for number, word in enumerate(_WORD.findall(text, span.start, span.end)):
            if word[0].islower():
                small.add(word)
            elif number:
                names.add(word.lower())
    return frozenset(small), frozenset(names)


def _lowered(headline: str, small: frozenset[str], names: frozenset[str], ontology: Ontology) -> str:
    def changed(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if len(lower) != len(word) or (len(word) > 1 and word.isupper()) or lower in names:
            return word
        return lower if lower in small or lower in _GRAMMAR or _is_trigger(lower, ontology) else word

    return _WORD.sub(changed, headline)


def _is_trigger(word: str, ontology: Ontology) -> bool:
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d"), word.removesuffix("ed"))
    return any(form in ontology.by_head or any(form in words for words in ontology.classes.values()) for form in forms)
