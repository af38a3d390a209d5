"""Who says, thinks or wants what: direct, indirect and mixed quotation.

Rules over the sentence's tree give candidates (`attribution_rules`); here they are put together over the document:
quotations are completed across sentences, pronouns are carried back to the last speaker, and every attribution gets
its channel ("in a statement") and the newsroom it was told to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tallywire.annotating.attribution_found import FoundAttribution, in_order
from tallywire.annotating.attribution_parts import Candidate, channel_of, cited_by, phrase_of
from tallywire.annotating.attribution_posts import Post, find_posts
from tallywire.annotating.attribution_quotes import (
    Spoken,
    carried_on,
    claims,
    completed,
    inside,
    mode_of,
    neighbour,
)
from tallywire.annotating.attribution_rules import candidates
from tallywire.annotating.attribution_subjects import known_as
from tallywire.annotating.quotes import Quotes, find_quotes
from tallywire.annotating.speakers import Memory, is_media, speaker_of
from tallywire.annotating.trace import Trace
from tallywire.language.cues import load_cues
from tallywire.language.reader import Sentence
from tallywire.records import Cue, Mention, Span, Speaker

__all__ = ["FoundAttribution", "find_attributions"]

_SILENT = frozenset(("attitude", "demand"))  # what somebody likes or wants does not go on in the next quotation


def find_attributions(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], *, traces: Sequence[Trace] | None = None
) -> list[FoundAttribution]:
    """The attributions of one document's sentences, in order of their first character.

    `mentions` are the names found in the same document (offsets into `text`, in order); `traces`, one for each
    sentence, take notes of what is decided if somebody asks.
    """
    quotes = Quotes.of(find_quotes(text))
    memory = Memory()
    starts = [one.start for one in mentions]
    heard: list[tuple[FoundAttribution, Spoken]] = []
    for number, sentence in enumerate(sentences):
        trace = traces[number] if traces is not None else None
        near = mentions[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end)]
        for candidate in candidates(sentence.parse, headline=sentence.kind == "headline", trace=trace):
            quoted = inside(_span(sentence, candidate.cue), quotes)
            one = None if quoted else _found(text, sentence, candidate, near, memory, quotes)
            if one is not None:
                heard.append((one, _spoken(sentence, candidate, one)))
            if trace is not None:
                _note(trace, candidate, quoted=quoted, found=one is not None)
    claimed = frozenset(number for one, _ in heard for number in claims(one.content, quotes))
    found = [_carried(text, one, spoken, quotes, claimed) for one, spoken in heard]
    found.extend(_posted(text, post) for post in find_posts(text))
    return in_order(found)


def _note(trace: Trace, candidate: Candidate, *, quoted: bool, found: bool) -> None:
    cue = range(*candidate.cue)
    if found:
        trace.kept("attribution", cue, candidate.rule)
    else:
        reason = "its cue stands inside a quotation" if quoted else "no quotation beside it that it attributes"
        trace.rejected("attribution", cue, candidate.rule, reason)


def _posted(text: str, post: Post) -> FoundAttribution:
    """The attribution of an embedded post to who signs it."""
    name, handle = (text[span.start : span.end] for span in (post.name, post.handle))
    return FoundAttribution(
        source=Speaker(start=post.name.start, end=post.name.end, text=name, name=name, kind="person"),
        cue=Cue(start=post.handle.start, end=post.handle.end, text=handle),
        content=post.content,
        mode="direct",
        channel="post",
        via=None,
        stance="neutral",
        rule="post",
    )


def _carried(
    text: str, found: FoundAttribution, spoken: Spoken, quotes: Quotes, claimed: frozenset[int]
) -> FoundAttribution:
    content = carried_on(text, spoken, quotes, claimed) if found.stance not in _SILENT else found.content
    return replace(found, content=content, mode=mode_of(content, quotes))


def _spoken(sentence: Sentence, candidate: Candidate, found: FoundAttribution) -> Spoken:
    """Where a speaker's part ends, and whether another verb of saying stands behind it."""
    last = max(candidate.cue[1], candidate.source[1] if candidate.source is not None else 0)
    content_end = candidate.content[1] if candidate.content is not None else 0
    tail = sentence.parse[max(last, content_end) :]
    part_end = sentence.start + sentence.parse[last - 1].idx + len(sentence.parse[last - 1])
    return Spoken(
        content=found.content,
        part_end=part_end,
        sentence_end=sentence.end,
        tail_is_free=not any(_takes_the_floor(token) for token in tail),
    )


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
        content = neighbour(text, sentence, quotes)
        if content is None:
            return None
    else:
        content = completed(_span(sentence, candidate.content), quotes)
    source = None
    if candidate.source is not None and candidate.head is not None:
        source = _as_written(text, speaker_of(sentence, candidate.head, candidate.source, mentions, memory))
    return FoundAttribution(
        source=source,
        cue=Cue(start=cue.start, end=cue.end, text=text[cue.start : cue.end]),
        content=content,
        mode=mode_of(content, quotes),
        channel=_channel(candidate.verb),
        via=_via(candidate.verb),
        stance=candidate.stance,
        rule=candidate.rule,
        cited=_cited(text, sentence, candidate, source, mentions),
    )


def _takes_the_floor(token: Token) -> bool:
    """Whether a word is a verb of saying with words of its own: ", adding that ..."."""
    if token.pos_ != "VERB" or known_as(token) not in load_cues().frames["saying"]:
        return False
    return any(child.dep_ in {"ccomp", "parataxis"} for child in token.children)


def _cited(
    text: str, sentence: Sentence, candidate: Candidate, source: Speaker | None, mentions: Sequence[Mention]
) -> Speaker | None:
    """The speaker behind a newsroom: whom it cites for what it reports."""
    if candidate.verb is None or source is None or source.kind != "media":
        return None
    head = cited_by(candidate.verb)
    if head is None:
        return None
    span = phrase_of(head, outside=candidate.verb)
    found = _as_written(text, speaker_of(sentence, head, span, mentions, Memory()))
    inside_content = candidate.content is not None and candidate.content[0] <= head.i < candidate.content[1]
    return None if inside_content else found


def _as_written(text: str, speaker: Speaker) -> Speaker:
    """The speaker quoted from the page: a parse may differ from it in case and white space; a name is one line."""
    written = text[speaker.start : speaker.end]
    name = written if speaker.name == speaker.text else speaker.name
    return replace(speaker, text=written, name=" ".join(name.split()) if name is not None else None)


def _span(sentence: Sentence, stretch: tuple[int, int]) -> Span:
    phrase = sentence.parse[stretch[0] : stretch[1]]
    return Span(start=sentence.start + phrase.start_char, end=sentence.start + phrase.end_char)


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
    known = next((ent for ent in token.doc.ents if ent.start <= token.i < ent.end), None)
    if known is not None:
        return known.start, known.end
    start, end = token.i, token.i + 1
    while start > 0 and token.doc[start - 1].dep_ in {"compound", "flat", "amod"}:
        start -= 1
    while end < len(token.doc) and token.doc[end].dep_ in {"compound", "flat"}:
        end += 1
    return start, end
