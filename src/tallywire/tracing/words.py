"""The words of a passage as copying sees them: folded for matching, each with the characters it stands on.

Two outlets that print one agency story differ in quotes, dashes, capitals, accents, contractions, number words and in
the agency's tag at the head. None of that makes another text, so none of it may hide a copy.

>>> read_words("BENGHAZI (AP) — Twenty-two U.S. ships didn't sail", 100).forms
('benghazi', '22', 'us', 'ships', 'did', 'not', 'sail')
>>> read_words("BENGHAZI (AP) — Twenty-two U.S. ships didn't sail", 100).spans[1]
(116, 126)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from tallywire.language.folding import fold
from tallywire.language.number_words import number_words
from tallywire.language.numbers import read_numbers
from tallywire.language.tokens import tokenise

__all__ = ["TOKEN", "Words", "fold_typography", "may_have_tag", "number_figures", "read_words", "token_words"]

# An initialism, "per cent", an Arabic article ("al-", "ez-", no word), a figure, a word with its contraction or inner
# apostrophe ("Sana'a"), a per cent sign. Every repetition is bounded or eats what it looked at: reading is linear.
TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,8}|\b[Pp]er[ -]cent\b"
    r"|\b(?:[AaEe][dlnrstz]-|[AaEe]sh-|[AaUu]l-|[AE]l (?=[A-Z]))(?=[^\W\d])"
    r"|\d+(?:[.,]\d+)*|[^\W\d]\w*(?:['’ʻʼʾʿ`][^\W\d]\w*){0,3}|%"
)
_APOSTROPHES = re.compile(r"['’ʻʼʾʿ`]")
# "(AP)", "(Coastal Wire) —": a name in brackets that opens a passage or stands before a dash, behind a dateline.
_AGENCY_TAG = re.compile(r"\((?:[A-Z][\w.&/]{0,20} ?){1,3}\)(?=\s*[-–—])|^\W{0,3}\([A-Z][\w.&/]{1,11}\)(?=\s)")
_TAG_REACH = 90  # characters of a passage in which an agency's tag can stand
_LONG = 40  # letters; longer tokens are no words and are not kept in mind

_CONTRACTED = {"re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would"}
_NEGATED_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
_TAKES_IS = frozenset({"it", "he", "she", "that", "there", "what", "who", "here", "where", "how"})  # "'s" is "is"

_TYPOGRAPHY = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "`": "'",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "―": "-", "\u00a0": " ",
    }
)  # fmt: skip

Piece = tuple[str, int, int]
Forms = list[str]
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words and, beside each, its `(start, end)` in the document's text."""

    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.forms)


def read_words(text: str, start: int = 0) -> Words:
    """The folded words of `text`, whose first character stands at `start` of its document.

    An agency's tag, an Arabic article and the "'s" of possession are no words; a contraction is two ("didn't": `did`,
    `not`); a number in words is one, written in figures.
    """
    forms: list[str] = []
    spans: list[tuple[int, int]] = []
    for token in TOKEN.finditer(text):
        raw, at = token.group(), token.start()
        for form, first, last in token_words(raw):
            forms.append(form)
            spans.append((at + first, at + last))
    if may_have_tag(text):
        forms, spans = _without_tag(text, forms, spans)
    if not number_figures().keys().isdisjoint(forms):
        forms, spans = _with_figures(text, forms, spans)
    return Words(tuple(forms), tuple([(start + first, start + last) for first, last in spans] if start else spans))


def fold_typography(text: str) -> str:
    """`text` with one kind of quote, dash and space: what is left equal is a verbatim copy.

    >>> fold_typography("“No”\\u00a0–  he   said") == fold_typography('"No" - he said')
    True
    """
    if not text.isascii() or "`" in text:
        text = text.translate(_TYPOGRAPHY)
    return " ".join(text.split())


def may_have_tag(text: str) -> bool:
    """Whether an agency's tag may stand at the head of a passage."""
    return "(" in text[:_TAG_REACH]


def token_words(token: str) -> tuple[Piece, ...]:
    """The words of one token of `TOKEN`, each with its start and end in it; an article has none."""
    return _pieces(token) if len(token) < _LONG else _pieces.__wrapped__(token)


def _without_tag(text: str, forms: Forms, spans: Spans) -> tuple[Forms, Spans]:
    """The words that stand in no agency's tag."""
    tag = _AGENCY_TAG.search(text, 0, _TAG_REACH)
    kept = [n for n, (first, _) in enumerate(spans) if tag is None or not tag.start() <= first < tag.end()]
    return [forms[n] for n in kept], [spans[n] for n in kept]


@lru_cache(maxsize=1 << 16)
def _pieces(raw: str) -> tuple[Piece, ...]:
    if raw[-1] in "- ":
        return ()
    return tuple(piece for piece in _split(raw) if piece[0])


def _split(raw: str) -> tuple[Piece, ...]:
    if raw[0].isdecimal():
        return ((_figure(raw), 0, len(raw)),)
    *heads, tail = _APOSTROPHES.split(raw.lower())
    if not heads:
        whole = fold(raw)
        if whole == "cannot":
            return ("can", 0, 3), ("not", 3, 6)
        return (("percent" if whole in ("%", "pct", "per cent", "per-cent") else whole, 0, len(raw)),)
    head, end = fold("".join(heads)), len(raw) - len(tail) - 1
    if tail == "t" and head.endswith("n"):
        return _negated(head[:-1], end, len(raw))
    if tail == "s":
        return (head, 0, end), *((("is", end, len(raw)),) if head in _TAKES_IS else ())
    if tail in _CONTRACTED:
        return (head, 0, end), (_CONTRACTED[tail], end, len(raw))
    return ((head + fold(tail), 0, len(raw)),)


def _negated(stem: str, end: int, size: int) -> tuple[Piece, ...]:
    if stem == "ca":  # the n of "can't" belongs to both words
        return ("can", 0, end), ("not", end, size)
    return (_NEGATED_STEMS.get(stem, stem), 0, end - 1), ("not", end - 1, size)


def _figure(raw: str) -> str:
    """A figure without its thousands commas."""
    first, *groups = raw.split(",")
    if groups and len(first) <= 3 and all(len(group.partition(".")[0]) == 3 for group in groups):
        return "".join([first, *groups])
    return raw


@cache
def number_figures() -> Mapping[str, str]:
    """Number words, each with its figure; empty for those that only go with others."""
    words = number_words()
    figures = {form: _digits(value) for form, value in words["cardinals"].items()}
    return dict.fromkeys((*words["scales"], "dozen", "bn", "mn", "tn"), "") | figures


def _with_figures(text: str, forms: Forms, spans: Spans) -> tuple[Forms, Spans]:
    """Every number in words ("two dozen", "3.5 million") made one word in figures."""
    known = number_figures()
    numbers = [form in known or form[0].isdecimal() for form in forms]
    if not any(one and other for one, other in pairwise(numbers)):  # the usual case, and ten times faster
        return [known.get(form) or form for form in forms], spans
    joined = list(_joined(text, zip(forms, spans, strict=True)))
    return [form for form, _ in joined], [span for _, span in joined]


def _joined(text: str, words: Iterable[tuple[str, tuple[int, int]]]) -> Iterator[tuple[str, tuple[int, int]]]:
    tokens = tokenise(text)
    numbers = [number for number in read_numbers(tokens) if number.written != "figure"]
    spans = iter([(tokens.starts[n.first], tokens.ends[n.last - 1], _digits(n.value)) for n in numbers])
    first, last, digits = next(spans, (len(text), len(text), ""))
    for form, (start, end) in words:
        while start >= last and digits:
            first, last, digits = next(spans, (len(text), len(text), ""))
        if start < first or not digits:
            yield form, (start, end)
        elif start == first:
            yield digits, (first, last)


def _digits(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
