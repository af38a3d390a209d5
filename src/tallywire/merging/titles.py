"""What an event is called: words of a page as they stand, never a fragment where a sentence is to be had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tallywire.language.folding import WORD
from tallywire.language.sentences import split_sentences
from tallywire.merging.features import Features, rules
from tallywire.records import Document

__all__ = ["event_title"]

_LEAST, _MOST = 20, 140  # characters of a title that says enough and can be read at a glance
_READ = 200  # statements of an event among which its title is looked for, the earliest first
_LONGEST_LINE = 2_000  # characters; a longer line is not searched for sentences

Worth = tuple[bool, bool, bool, bool, bool, float, int, str]


def event_title(members: Sequence[Features], documents: Mapping[str, Document]) -> str:
    """The headline of a page that tells the event, else the sentence or clause that tells most of it in a line.

    What hangs on something else ("which has held the town", "they had received") is used only where there is nothing
    better; a clause of that sort is shown as the whole sentence that it stands in.
    """
    told = Counter(word for one in members for word in one.words)
    read = [found for one in members[:_READ] for found in _candidates(one, documents[one.statement.document_id])]
    return min(read, key=lambda found: _worth(found[0], found[1], found[2], told))[1]


def _candidates(one: Features, document: Document) -> list[tuple[Features, str, bool]]:
    """A statement's clause and its sentence, each with whether it is the page's headline."""
    title = (document.title or "").strip()
    if title and one.text in title and title in document.text:
        return [(one, title, True)]
    return [(one, one.text, False), (one, _sentence(one, document.text), False)]


def _sentence(one: Features, text: str) -> str:
    start = text.rfind("\n", 0, one.statement.start) + 1
    end = text.find("\n", one.statement.end)
    end = len(text) if end < 0 else end
    if end - start > _LONGEST_LINE:
        return one.text
    for span in split_sentences(text, start, end):
        if span.start <= one.statement.start and one.statement.end <= span.end:
            return text[span.start : span.end]
    return one.text


def _worth(one: Features, words: str, headline: bool, told: Counter[str]) -> Worth:
    """Smaller is better; of equals the one whose words most statements share, then the shorter."""
    shared = sum(told[word] for word in one.words) / max(1, len(one.words))
    return (
        one.statement.polarity == "denied",
        _is_fragment(words),
        not _LEAST <= len(words) <= _MOST,
        not headline,
        not (one.place or one.names),
        -round(shared, 2),
        len(words),
        words,
    )


def _is_fragment(words: str) -> bool:
    """Whether words cannot stand alone: they begin with a small letter or with a word that points back.

    >>> _is_fragment("which has held the town"), _is_fragment("Troops took the town")
    (True, False)
    """
    first = WORD.search(words)
    if first is None or words.lstrip()[0] in ",;:.)" or _open_quotes(words):
        return True
    start = first.group()
    return start[0].islower() or start.casefold() in rules()["titles"]["fragments"]


def _open_quotes(words: str) -> bool:
    """Whether a quotation is cut: its end or its beginning is missing."""
    return words.count('"') % 2 == 1 or words.count("“") != words.count("”")
