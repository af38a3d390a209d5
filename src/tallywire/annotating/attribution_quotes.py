"""Quotations around an attribution: contents completed to whole quotations, and speech that goes on behind its speaker.

A speaker keeps the floor while nobody else takes it (Associated Press style attributes a run of quotations once): a
quotation that no attribution of its own claims belongs to the attribution right before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tallywire.annotating.quotes import Quotes
from tallywire.language.reader import Sentence
from tallywire.records import QuotationMode, Span

__all__ = ["Spoken", "carried_on", "completed", "inside", "mode_of", "neighbour"]

_MOSTLY = 0.8  # share of the content inside quotation marks that makes it direct
_INTRODUCING = frozenset(",:;.?!—–-")
_SPACE_AND_SIGNS = " \t,;:.-–—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Where the words of one attribution lie: its content, and the end of its speaker's part."""

    content: Span
    part_end: int
    sentence_end: int
    tail_is_free: bool  # no other verb of saying stands between the speaker's part and the sentence's end


def completed(content: Span, quotes: Quotes) -> Span:
    """The content with the whole of the quotations that it begins or ends in."""
    start, end = content.start, content.end
    first = bisect_right(quotes.ends, start)
    if first < len(quotes.spans) and quotes.spans[first].start < start:
        start = quotes.spans[first].start
    last = bisect_left(quotes.ends, end)
    if last < len(quotes.spans) and quotes.spans[last].start < end:
        end = quotes.spans[last].end
    return Span(start=start, end=end)


def carried_on(text: str, spoken: Spoken, quotes: Quotes, claimed: frozenset[int]) -> Span:
    """The content with the quotations that follow the speaker's part and that nobody else claims.

    `claimed` are the numbers of the quotations that attributions of their own start from.
    """
    content = spoken.content
    first = bisect_right(quotes.ends, content.start)
    quoted = first < len(quotes.spans) and quotes.spans[first].start <= content.start + 1
    if not quoted and not _ends_quoted(content, quotes):
        return content
    end = max(content.end, spoken.part_end)
    at = bisect_right(quotes.ends, end)
    while at < len(quotes.spans) and at not in claimed and _follows(text, end, quotes.spans[at], spoken):
        end = quotes.spans[at].end
        content = Span(start=content.start, end=end)
        at += 1
    return content


def _ends_quoted(content: Span, quotes: Quotes) -> bool:
    last = bisect_left(quotes.ends, content.end)
    return any(one.end in (content.end, content.end + 1) for one in quotes.spans[max(0, last - 1) : last + 1])


def _follows(text: str, end: int, quote: Span, spoken: Spoken) -> bool:
    """Whether a quotation comes next: in the speaker's sentence, right behind it, or as a paragraph of its own."""
    if quote.start < end:
        return False
    if quote.start < spoken.sentence_end:
        between = text[end : quote.start]
        introduced = between.rstrip()[-1:] in _INTRODUCING
        return (spoken.tail_is_free and introduced) or not between.strip(_SPACE_AND_SIGNS)
    if not spoken.tail_is_free and end < spoken.sentence_end:
        return False
    between = text[max(end, spoken.sentence_end) : quote.start]
    if between.strip(_SPACE_AND_SIGNS + "\n") or between.count("\n") > 2:
        return False
    return "\n" not in between or _fills_paragraph(text, quote)


def _fills_paragraph(text: str, quote: Span) -> bool:
    behind = text[quote.end : quote.end + 1]
    return not behind or behind == "\n" or (behind == " " and text[quote.end : quote.end + 2].strip() == "")


def neighbour(text: str, sentence: Sentence, quotes: Quotes) -> Span | None:
    """The quotation that a sentence without content speaks of: behind its colon, or else just before it."""
    announces = text[sentence.end - 1] == ":"
    at = bisect_right(quotes.ends, sentence.end if announces else sentence.start)
    if announces:
        near = at < len(quotes.spans) and not text[sentence.end : quotes.spans[at].start].strip()
        return quotes.spans[at] if near else None
    if at == 0:
        return None
    between = text[quotes.ends[at - 1] : sentence.start]
    return quotes.spans[at - 1] if not between.strip() and "\n" not in between else None


def inside(cue: Span, quotes: Quotes) -> bool:
    """Whether a cue lies inside a quotation: what the quoted person says of others is not the page's attribution."""
    at = bisect_right(quotes.ends, cue.start)
    return at < len(quotes.spans) and quotes.spans[at].start < cue.start and cue.end < quotes.spans[at].end


def claims(content: Span, quotes: Quotes) -> Sequence[int]:
    """The numbers of the quotations that a content begins with or holds."""
    first = bisect_right(quotes.ends, content.start)
    last = bisect_left([one.start for one in quotes.spans[first : first + 50]], content.end) + first
    return range(first, last)


def mode_of(content: Span, quotes: Quotes) -> QuotationMode:
    """Direct where quotation marks hold nearly all of the content, mixed where they hold some."""
    quoted = 0
    for one in quotes.spans[bisect_right(quotes.ends, content.start) :]:
        if one.start >= content.end:
            break
        quoted += min(one.end, content.end) - max(one.start, content.start)
    if quoted >= _MOSTLY * (content.end - content.start):
        return "direct"
    return "mixed" if quoted else "indirect"
