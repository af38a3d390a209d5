"""The language of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["detect_language"]

_CHARACTERS = 4000  # a language shows in a page of text; more only costs time
_MIN_LETTERS = 12
_MIN_CONFIDENCE = 0.25  # measured: names alone, numbers and single words stay below, a short headline lies above
_LETTERS = re.compile(r"[^\W\d_]+")
# Words without content that no other language writes so. Loading the model takes seconds, and most news read is
# English.
_ENGLISH = frozenset((
    "the", "and", "of", "to", "was", "were", "that", "with", "by", "for", "from", "has", "have", "had", "which", "is",
    "are", "been", "said", "this", "they",
))  # fmt: skip
_ENGLISH_WORDS, _ENGLISH_SHARE = 15, 0.18


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the main language of `text`, `None` where there is too little to tell.

    >>> detect_language("The governor of the province said that two of the prisoners had been released by the army.")
    'en'
    >>> detect_language("12 34") is None
    True
    """
    words = _LETTERS.findall(text[:_CHARACTERS].lower())
    if sum(map(len, words)) < _MIN_LETTERS:
        return None
    if len(words) >= _ENGLISH_WORDS and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    code, confidence = _identifier().classify(" ".join(words))
    # The model also knows languages without an ISO 639-1 code, and "zxx": no language at all.
    return str(code) if confidence >= _MIN_CONFIDENCE and len(code) == 2 else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
