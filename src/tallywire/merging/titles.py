"""What an event is called: words of a page as they stand, never a fragment where a sentence is to be had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallywire.language.folding import WORD
from tallywire.language.sentences import split_sentences
from tallywire.merging.features import Features, rules
from tallywire.records import Document, Quote, Span

__all__ = ["event_title"]

_LEAST, _MOST = 20, 140  # characters of a title that says enough and can be read at a glance
_READ = 200  # statements of an event among which its title is looked for, the earliest first
_LONGEST_LINE = 2_000  # characters; a longer line is not searched for sentences

Worth = tuple[bool, bool, bool, bool, bool, bool, float, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """Words that may name the event: `headline` of a page, `core` of a clause, a clause or a sentence."""

    by: Features
    words: str
    start: int
    headline: bool = False
    core: bool = False


def event_title(members: Sequence[Features], documents: Mapping[str, Document]) -> tuple[str, Quote]:
    """The headline of a page that tells the event, else the clause or sentence that tells most of it in a line.

    A clause is shortened to its core (`Statement.core`, read off the tree). What hangs on something else ("which has
    held the town", "they had received") is used only where there is nothing better; a clause of that sort is shown as
    the whole sentence that it stands in. The title is a quotation: where it stands is given with it.
    """
    told = Counter(word for one in members for word in one.words)
    read = [found for one in members[:_READ] for found in _candidates(one, documents[one.statement.document_id])]
    best = min(read, key=lambda found: _worth(found, told))
    return best.words, Quote(
        document_id=best.by.statement.document_id, start=best.start, end=best.start + len(best.words)
    )


def _candidates(one: Features, document: Document) -> list[_Candidate]:
    """The page's headline where it holds the statement; else its clause, the clause's core and its sentence."""
    title, statement = (document.title or "").strip(), one.statement
    at = document.text.find(title) if title and one.text in title else -1
    if at >= 0:
        return [_Candidate(by=one, words=title, start=at, headline=True)]
    found = [_Candidate(by=one, words=one.text, start=statement.start)]
    if statement.core is not None:
        words = document.text[statement.core.start : statement.core.end]
        found.append(_Candidate(by=one, words=words, start=statement.core.start, core=True))
    sentence = _sentence(one, document.text)
    return [*found, _Candidate(by=one, words=document.text[sentence.start : sentence.end], start=sentence.start)]


def _sentence(one: Features, text: str) -> Span:
    statement = one.statement
    start = text.rfind("\n", 0, statement.start) + 1
    end = text.find("\n", statement.end)
    end = len(text) if end < 0 else end
    if end - start <= _LONGEST_LINE:
        for span in split_sentences(text, start, end):
            if span.start <= statement.start and statement.end <= span.end:
                return span
    return Span(start=statement.start, end=statement.end)


def _worth(found: _Candidate, told: Counter[str]) -> Worth:
    """Smaller is better; of equals the one whose words most statements share, then the shorter."""
    one, words = found.by, found.words
    shared = sum(told[word] for word in one.words) / max(1, len(one.words))
    return (
        one.statement.polarity == "denied",
        _open_quotes(words) if found.core else _is_fragment(words),
        not _LEAST <= len(words) <= _MOST,
        _leaves_out_speaker(found),
        not found.headline,
        not (one.place or one.names),
        -round(shared, 2),
        len(words),
        words,
    )


def _leaves_out_speaker(found: _Candidate) -> bool:
    """Whether words that somebody is quoted with stand there as if they were the page's own."""
    said = found.by.statement.attribution
    source = said.source if said is not None else None
    return source is not None and not found.start <= source.start < found.start + len(found.words)


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
