"""Who says, thinks or wants what: direct, indirect and mixed quotation.

Rules over the sentence's tree give candidates (`attribution_rules`); here they are put together over the document:
quotations are completed across sentences, pronouns are carried back to the last speaker, and every attribution gets
its channel ("in a statement") and the newsroom it was told to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tallywire.annotating.attribution_parts import Candidate, channel_of, phrase_of
from tallywire.annotating.attribution_rules import candidates
from tallywire.annotating.quotes import Quotes, find_quotes
from tallywire.annotating.speakers import Memory, is_media, speaker_of
from tallywire.language.cues import CueClass
from tallywire.language.reader import Sentence
from tallywire.records import Attribution, Cue, Mention, QuotationMode, Span, Speaker

__all__ = ["FoundAttribution", "find_attributions"]

_FAREST = 160  # characters between two quotations of one speaker in one paragraph
_MOSTLY = 0.8  # share of the content inside quotation marks that makes it direct


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAttribution:
    """One attribution; `stance` is what the cue says about the content, `rule` the rule that read it."""

    source: Speaker | None
    cue: Cue | None
    content: Span
    mode: QuotationMode
    channel: str | None
    via: str | None
    stance: CueClass
    rule: str

    def spans(self) -> Attribution:
        """The spans alone, as `annotate` gives them out."""
        return Attribution(
            source=None if self.source is None else Span(start=self.source.start, end=self.source.end),
            cue=None if self.cue is None else Span(start=self.cue.start, end=self.cue.end),
            content=self.content,
            mode=self.mode,
        )


def find_attributions(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[FoundAttribution]:
    """The attributions of one document's sentences, in order of their first character.

    `mentions` are the names found in the same document (offsets into `text`, in order).
    """
    quotes = Quotes.of(find_quotes(text))
    memory = Memory()
    starts = [one.start for one in mentions]
    found: list[FoundAttribution] = []
    for sentence in sentences:
        near = mentions[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end)]
        for candidate in candidates(sentence.parse, headline=sentence.kind == "headline"):
            if not _quoted(_span(sentence, candidate.cue), quotes):
                one = _found(text, sentence, candidate, near, memory, quotes)
                found.extend([one] if one is not None else [])
    return sorted(_distinct(found), key=_order)


def _order(found: FoundAttribution) -> tuple[int, int, int]:
    return found.content.start, found.content.end, found.cue.start if found.cue else -1


def _distinct(found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    seen: set[Attribution] = set()
    for one in found:
        spans = one.spans()
        if spans not in seen:
            seen.add(spans)
            yield one


def _found(
    text: str,
    sentence: Sentence,
    candidate: Candidate,
    mentions: Sequence[Mention],
    memory: Memory,
    quotes: Quotes,
) -> FoundAttribution | None:
    cue = _span(sentence, candidate.cue)
    if candidate.content is None:
        content = _neighbour(text, sentence, quotes)
        if content is None:
            return None
    else:
        content = _completed(text, _span(sentence, candidate.content), cue, quotes)
    source = None
    if candidate.source is not None and candidate.head is not None:
        source = _as_written(text, speaker_of(sentence, candidate.head, candidate.source, mentions, memory))
    return FoundAttribution(
        source=source,
        cue=Cue(start=cue.start, end=cue.end, text=text[cue.start : cue.end]),
        content=content,
        mode=_mode(content, quotes),
        channel=_channel(candidate.verb),
        via=_via(candidate.verb),
        stance=candidate.stance,
        rule=candidate.rule,
    )


def _as_written(text: str, speaker: Speaker) -> Speaker:
    """The speaker quoted from the page: a parse may differ from it in case and white space; a name is one line."""
    written = text[speaker.start : speaker.end]
    name = written if speaker.name == speaker.text else speaker.name
    return replace(speaker, text=written, name=" ".join(name.split()) if name is not None else None)


def _span(sentence: Sentence, stretch: tuple[int, int]) -> Span:
    phrase = sentence.parse[stretch[0] : stretch[1]]
    return Span(start=sentence.start + phrase.start_char, end=sentence.start + phrase.end_char)


def _quoted(cue: Span, quotes: Quotes) -> bool:
    """Whether a cue lies inside a quotation: what the quoted person says of others is not the page's attribution."""
    at = bisect_right(quotes.ends, cue.start)
    return at < len(quotes.spans) and quotes.spans[at].start < cue.start and cue.end < quotes.spans[at].end


def _completed(text: str, content: Span, cue: Span, quotes: Quotes) -> Span:
    """The content with the whole of the quotations that it begins or ends in, and those behind the cue.

    A quotation that ends the content, or stands at its front before the cue, is carried on by the next one if only
    the speaker's part of the same paragraph lies between: '"...," he said. "..."'.
    """
    start, end = content.start, content.end
    first = bisect_right(quotes.ends, start)
    if first < len(quotes.spans) and quotes.spans[first].start < start:
        start = quotes.spans[first].start
    last = bisect_left(quotes.ends, end)
    if last < len(quotes.spans) and quotes.spans[last].start < end:
        end = quotes.spans[last].end
    elif last > 0 and last == bisect_left(quotes.ends, end - 1):
        return Span(start=start, end=end)
    begun_in_quote = first < len(quotes.spans) and quotes.spans[first].start <= start + 1
    behind = bisect_right(quotes.ends, max(end, cue.end)) if end <= cue.start else bisect_right(quotes.ends, end)
    while (
        begun_in_quote and behind < len(quotes.spans) and _goes_on(text, max(end, cue.end), quotes.spans[behind].start)
    ):
        end = quotes.spans[behind].end
        behind += 1
    return Span(start=start, end=end)


def _neighbour(text: str, sentence: Sentence, quotes: Quotes) -> Span | None:
    """The quotation that a sentence without content speaks of: behind its colon, or else just before it."""
    at = bisect_right(quotes.ends, sentence.end if text[sentence.end - 1] == ":" else sentence.start)
    if text[sentence.end - 1] == ":":
        near = at < len(quotes.spans) and not text[sentence.end : quotes.spans[at].start].strip()
        return quotes.spans[at] if near else None
    if at == 0:
        return None
    between = text[quotes.ends[at - 1] : sentence.start]
    if between.strip() or "\n" in between:
        return None
    return _completed(text, quotes.spans[at - 1], Span(start=sentence.start, end=sentence.end - 1), quotes)


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a quotation that starts at `start` belongs to the speaker whose words ended at `end`."""
    between = text[end : min(start, end + _FAREST)]
    return start - end < _FAREST and "\n" not in between.strip(" ") and between.count(". ") <= 1


def _mode(content: Span, quotes: Quotes) -> QuotationMode:
    quoted = 0
    for one in quotes.spans[bisect_right(quotes.ends, content.start) :]:
        if one.start >= content.end:
            break
        quoted += min(one.end, content.end) - max(one.start, content.start)
    if quoted >= _MOSTLY * (content.end - content.start):
        return "direct"
    return "mixed" if quoted else "indirect"


def _channel(verb: Token | None) -> str | None:
    noun = channel_of(verb) if verb is not None else None
    if noun is None or verb is None:
        return None
    start, _ = phrase_of(noun, outside=verb)
    return noun.doc[start : noun.i + 1].text  # what stands behind "a statement" is mostly its content


def _via(verb: Token | None) -> str | None:
    """The newsroom that a speaker told it to: "told Reuters"."""
    if verb is None or verb.lemma_.lower() != "tell":
        return None
    for child in verb.children:
        if child.dep_ in {"obj", "iobj"} and (child.pos_ == "PROPN" or is_media(child)):
            return child.doc[slice(*_name_around(child))].text
    return None


def _name_around(token: Token) -> tuple[int, int]:
    """The words right around a name that belong to it."""
    start, end = token.i, token.i + 1
    while start > 0 and token.doc[start - 1].dep_ in {"compound", "flat", "amod"}:
        start -= 1
    while end < len(token.doc) and token.doc[end].dep_ in {"compound", "flat"}:
        end += 1
    return start, end
