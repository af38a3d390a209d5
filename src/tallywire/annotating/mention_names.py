"""Names of people, organisations, groups and things: the reader's, mended by what is known of names.

The reader sees one sentence at a time. A name that it takes for a place here and for a group there is what most of the
document says; an abbreviation in brackets is of the kind of the name before it; names that conflict news holds again
and again (`language.known_names`) are known whatever the reader made of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast, get_args

from tallywire.annotating.mention_phrases import singulars
from tallywire.annotating.sighting import Placed
from tallywire.language.known_names import known_names, ship_name
from tallywire.language.mention_nouns import NounClass, noun_class
from tallywire.language.phrases import PhraseTable
from tallywire.language.reader import Sentence
from tallywire.records import Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan

__all__ = ["find_names"]

_KINDS: dict[str, MentionKind] = {kind.upper(): kind for kind in get_args(MentionKind)}
_BY_HEAD: dict[NounClass, MentionKind] = {"weapons": "weapon", "vehicles": "vehicle", "facilities": "facility"}
_EDGES = frozenset(("the", "a", "an", "of", "for", "and", "'s", "’s", "by", "in", "to", "that", "on"))
_NO_NAMES = frozenset(("al", "el", "ibn", "bin", "abu", "mr", "mrs", "ms", "dr", "st"))
_LEAST_LETTERS = 2
_SURE = 2  # votes
_BRACKETED = re.compile(r" \(([A-Z][\w.-]{1,7})\)")


def find_names(sentences: Sequence[Sentence], *, text: str | None = None) -> list[Mention]:
    """The names in these sentences that are not places, in order of their start, without overlaps.

    `text` is that of their document; names are quoted from it, because a parse may differ from it in case and white
    space. Places are found by `language.places`, which knows more of them than the reader does.
    """
    names = [_with_known(sentence, list(_read(sentence))) for sentence in sentences]
    kinds = _usual_kinds(sentences, names)
    again = PhraseTable((name, kind) for name, kind in kinds.items() if _is_telling(name))
    found = [
        replace(one, kind=kinds.get(one.text, one.kind))
        for sentence, each in zip(sentences, names, strict=True)
        for one in _with_repeated(sentence, each, again)
    ]
    return found if text is None else [replace(one, text=text[one.start : one.end]) for one in found]


# ---------------------------------------------------------------- one sentence


def _read(sentence: Sentence) -> Iterator[Mention]:
    """The reader's names."""
    for ent in sentence.parse.ents:
        name = _trimmed(ent)
        kind = _KINDS.get(ent.label_)
        if kind is None or name is None or _is_title(ent):
            continue
        yield Mention(
            start=sentence.start + name.start_char,
            end=sentence.start + name.end_char,
            text=name.text,
            kind=_by_words(name, kind),
        )


def _is_title(ent: DocSpan) -> bool:
    """Whether a person's name follows at once: "Interior Minister | Ada Orrin"."""
    return ent.end < len(ent.doc) and ent.doc[ent.end].ent_type_ == ent.label_ == "PERSON"


def _by_words(name: DocSpan, kind: MentionKind) -> MentionKind:
    """The kind that the last word of a name tells ("Airfield"), or its first ("Operation")."""
    if name[0].lower_ in ("operation", "exercise") and len(name) > 1:
        return "event"
    if kind in ("organisation", "group", "other", "facility"):
        last = next((found for form in singulars(name[-1]) if (found := noun_class(form))), None)
        if last is not None:
            return _BY_HEAD.get(last, kind)
    return kind


def _with_known(sentence: Sentence, names: list[Mention]) -> list[Mention]:
    """Names with the known names: of two that overlap the longer one, the known one if they are equally long."""
    shift = sentence.start
    known = [replace(one, start=one.start + shift, end=one.end + shift) for one in known_names(sentence.parse.text)]
    return _longest([*known, *names])


def _longest(names: Iterable[Mention]) -> list[Mention]:
    """Those names, the longest first, that do not overlap one taken before; in order."""
    kept: list[Mention] = []
    for one in sorted(names, key=lambda one: one.start - one.end):
        at = _first_behind(kept, one)
        if at == len(kept) or one.end <= kept[at].start:
            kept.insert(at, one)
    return kept


def _first_behind(placed: Sequence[Placed], one: Placed) -> int:
    """The number of the first of these, in order and without overlaps, that ends behind the start of `one`."""
    return bisect_left(placed, one.start, key=lambda other: other.end - 1)


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
    if start >= end or all(token.pos_ == "PRON" or token.lower_ in _NO_NAMES for token in doc[start:end]):
        return None
    return doc[start:end]


# ---------------------------------------------------------------- the whole document


def _usual_kinds(sentences: Sequence[Sentence], names: Sequence[Sequence[Mention]]) -> dict[str, MentionKind]:
    """The kind that a name has most often in the document; a tie goes to the kind that came first.

    The rest of a ship's name counts as a vehicle too, an abbreviation in brackets as what it abbreviates. A name that
    is mostly a place is not listed: what is said of it there ("Vell condemned the raid") decides.
    """
    votes: dict[str, Counter[str]] = {}
    for sentence, each in zip(sentences, names, strict=True):
        for one in each:
            votes.setdefault(one.text, Counter())[one.kind] += 1
            ship = ship_name(one.text)
            if ship is not None:
                votes.setdefault(ship, Counter())[one.kind] += _SURE
        for ent in sentence.parse.ents:
            if ent.label_ == "PLACE":
                votes.setdefault(ent.text, Counter())["place"] += 1
        for name, short in _abbreviations(sentence, each):
            votes.setdefault(short, Counter())[name.kind] += _SURE
    usual = {name: max(counts, key=counts.__getitem__) for name, counts in votes.items()}
    return {name: cast(MentionKind, kind) for name, kind in usual.items() if kind != "place"}


def _abbreviations(sentence: Sentence, names: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Abbreviations in brackets directly behind a name: "Amal Relief Front (ARF)"."""
    text = sentence.parse.text
    for name in names:
        match = _BRACKETED.match(text, name.end - sentence.start)
        if match and match[1][0].lower() == name.text[0].lower() and " " in name.text:
            yield name, match[1]


def _is_telling(name: str) -> bool:
    """Whether these words are a name wherever they stand: an abbreviation, or several words with capitals."""
    words = [word for word in name.split() if word[0].isalpha()]
    capitals = [word for word in words if word[0].isupper()]
    return len(name) >= _LEAST_LETTERS and (name.isupper() or len(capitals) > 1)


def _with_repeated(sentence: Sentence, names: list[Mention], again: PhraseTable[MentionKind]) -> list[Mention]:
    """The names and those of other sentences, where they stand here with the same capitals and nobody saw them."""
    text, shift = sentence.parse.text, sentence.start
    if text.isupper():
        return names
    found = [
        Mention(start=start + shift, end=end + shift, text=name, kind=kind)
        for name, start, end, kind in again.find(text)
        if text[start:end] == name
    ]
    if not found:
        return names
    places = [
        Span(start=ent.start_char + shift, end=ent.end_char + shift)
        for ent in sentence.parse.ents
        if ent.label_ == "PLACE"
    ]
    behind = [(one, _first_behind(places, one)) for one in found]
    free = [one for one, at in behind if at == len(places) or one.end <= places[at].start]
    return _longest([*names, *free])
