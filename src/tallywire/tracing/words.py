"""The words of a passage as copying sees them: folded for matching, each with the characters it stands on.

Two outlets that print one agency story differ in quotes, dashes, capitals, accents, number words and in the
agency's tag at the head. None of that makes another text, so none of it may hide a copy.

>>> read_words("BENGHAZI (AP) — Two U.S. ships", 100).forms
('benghazi', '2', 'us', 'ships')
>>> read_words("BENGHAZI (AP) — Two U.S. ships", 100).spans[1]
(116, 119)
"""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.language.folding import WORD, fold

__all__ = ["Words", "fold_typography", "read_words"]

_NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_AGENCY_TAGS = frozenset({"ap", "afp", "reuters", "upi", "dpa", "ani", "pti", "ians", "xinhua", "tass", "efe", "ansa"})
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-", "−": "-"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words and, beside each, its `(start, end)` in the document's text."""

    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.forms)


def read_words(text: str, start: int = 0) -> Words:
    """The folded words of `text`, whose first character stands at `start` of its document."""
    forms: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in WORD.finditer(text):
        form = fold(found.group())
        if form in _AGENCY_TAGS and text[found.start() - 1 : found.start()] == "(":
            continue
        forms.append(_NUMBER_WORDS.get(form, form))
        spans.append((start + found.start(), start + found.end()))
    return Words(tuple(forms), tuple(spans))


def fold_typography(text: str) -> str:
    """`text` with one kind of quote, dash and space: what is left equal is a verbatim copy.

    >>> fold_typography("“No”\\u00a0–  he   said") == fold_typography('"No" - he said')
    True
    """
    return " ".join(text.translate(_TYPOGRAPHY).split())
