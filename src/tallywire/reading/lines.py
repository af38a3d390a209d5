"""The lines of a page as reading looks at them: where they lie, their words, and the words that carry the topic.

The lines of a paragraph that were broken to fit a page count as one line, though its span holds several.

>>> [line.words for line in read_lines("Read more »\\n\\n  Rebels took the town.")]
[('read', 'more'), ('rebels', 'took', 'the', 'town')]
"""

import re
from dataclasses import dataclass

from tallywire.reading.commonwords import COMMON_WORDS
from tallywire.reading.wrapped import paragraph_spans

__all__ = ["Line", "read_lines", "stem"]

# A line is judged by its first 4,000 code points: a paragraph is shorter, and one huge line must not cost more.
_LOOK_AT = 4000
_BREAK = re.compile(r"\n|\r(?!\n)|\u00a0")
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff"  # scripts without spaces: two letters count as a word
)
_WORD = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\W\d_{_UNSPACED}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank: its trimmed span, (cut) text, lower-case words, the stems that carry the topic."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    stems: frozenset[str]

    @property
    def phrase(self) -> str:
        """The words of the line, as phrases are written in `furniture.toml`."""
        return " ".join(self.words)


def read_lines(text: str) -> list[Line]:
    """Every line of `text` that is not blank, in order, without the space around it.

    Wrapped paragraphs are one line each; in `Line.text` spaces stand for their line breaks, one for one.
    """
    return [
        _line(start, end, _BREAK.sub(" ", text[start : min(end, start + _LOOK_AT)]))
        for start, end in paragraph_spans(text)
    ]


def _line(start: int, end: int, text: str) -> Line:
    words = tuple(word.lower() for word in _WORD.findall(text))
    stems = frozenset(stem(word) for word in words if len(word) > 2 and word not in COMMON_WORDS)
    return Line(start=start, end=end, text=text, words=words, stems=stems)


def stem(word: str) -> str:
    """A crude stem, enough to see that two lines speak of one thing: six letters, no plural.

    >>> stem("shootings") == stem("shooting"), stem("rebels")
    (True, 'rebel')
    """
    return word.removesuffix("s")[:6] if len(word) > 3 else word
