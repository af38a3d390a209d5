"""Names of people, organisations, groups and things, from the reader's entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from spacy.tokens import Span as DocSpan

from tallywire.language.reader import Sentence
from tallywire.records import Mention, MentionKind

__all__ = ["find_mentions"]

_KINDS: dict[str, MentionKind] = {kind.upper(): kind for kind in get_args(MentionKind)}
_EDGES = frozenset(("the", "a", "an", "of", "for", "and", "'s", "’s", "by", "in", "to", "that", "on"))


def find_mentions(sentences: Sequence[Sentence], *, text: str | None = None) -> list[Mention]:
    """The names in these sentences that are not places, in order of their start, without overlaps.

    `text` is that of their document; names are quoted from it, because a parse may differ from it in case and white
    space. Places are found by `language.places`, which knows more of them than the reader does.
    """
    found = [mention for sentence in sentences for mention in _mentions(sentence)]
    return found if text is None else [replace(one, text=text[one.start : one.end]) for one in found]


def _mentions(sentence: Sentence) -> Iterator[Mention]:
    for ent in sentence.parse.ents:
        name = _trimmed(ent)
        kind = _KINDS.get(ent.label_)
        if kind is None or name is None:
            continue
        yield Mention(
            start=sentence.start + name.start_char, end=sentence.start + name.end_char, text=name.text, kind=kind
        )


def _trimmed(ent: DocSpan) -> DocSpan | None:
    """The entity without articles and link words at its edges; `None` if no name is left."""
    start, end, doc = ent.start, ent.end, ent.doc
    while start < end and (doc[start].lower_ in _EDGES or not doc[start].text[0].isalnum()):
        start += 1
    while (
        end > start
        and (doc[end - 1].lower_ in _EDGES or not doc[end - 1].text[-1].isalnum())
        and doc[end - 1].text[-1] != "."
    ):
        end -= 1
    if start >= end or all(token.pos_ == "PRON" for token in doc[start:end]):
        return None
    return doc[start:end]
