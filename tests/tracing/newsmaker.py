"""Invented articles: sentences of words that nobody wrote before, so that only what a test copies is alike."""

import random
from collections.abc import Sequence

from tallywire.records import UNKNOWN_DATE, Document, Passage, PassageKind, Published

ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
CODAS = ("", "n", "r", "l", "s", "sk", "nd", "rt", "m")
SMALL = ("the", "a", "of", "in", "and", "to", "was", "were", "had", "at", "by", "from", "on", "with", "that", "for")

Line = str | tuple[PassageKind, str]
Article = tuple[Document, list[Passage]]


class Newsmaker:
    """A writer with a vocabulary; one seed writes the same always."""

    def __init__(self, seed: int = 1, vocabulary: int = 3000) -> None:
        self.rng = random.Random(seed)
        self.words = sorted({self.word() for _ in range(vocabulary)})

    def word(self, syllables: int = 2) -> str:
        pick = self.rng.choice
        return "".join(pick(ONSETS) + pick(VOWELS) + pick(CODAS) for _ in range(syllables))

    def name(self) -> str:
        return self.word(3).capitalize()

    def sentence(self, least: int = 12, most: int = 24) -> str:
        """Every third word a small one, a number and a name somewhere: no five words in a row come twice."""
        rng = self.rng
        length = rng.randint(least, most)
        words = [rng.choice(SMALL) if rng.random() < 0.35 else rng.choice(self.words) for _ in range(length)]
        words[rng.randrange(len(words))] = str(rng.randint(2, 900))
        words[rng.randrange(1, len(words))] = self.name()
        return " ".join(words).capitalize() + "."

    def sentences(self, count: int) -> list[str]:
        return [self.sentence() for _ in range(count)]


def article(
    name: str,
    lines: Sequence[Line],
    *,
    day: str | None = None,
    outlet: str | None = None,
    agency: str | None = None,
) -> Article:
    """A document of which every line is a passage: `body`, unless the line says otherwise."""
    told: list[tuple[PassageKind, str]] = [("body", line) if isinstance(line, str) else line for line in lines]
    document = Document(
        id=name, given_id=None, source=name, url=None, outlet=outlet, title=None, byline=None, agency=agency,
        language="en", text="\n".join(text for _, text in told),
        published=UNKNOWN_DATE if day is None else Published(from_=day, to=day, precision="day", method="given"),
    )  # fmt: skip
    passages, at = [], 0
    for kind, text in told:
        end = at + len(text)
        passages.append(Passage(id=f"{name}:{at}", document_id=name, start=at, end=end, kind=kind, text=text))
        at = end + 1
    return document, passages
