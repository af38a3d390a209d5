"""Who speaks: what kind of source a phrase names, and what a pronoun or "the group" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tallywire.language.cues import load_cues
from tallywire.language.reader import Sentence
from tallywire.records import Mention, Speaker, SpeakerKind

__all__ = ["Memory", "is_media", "speaker_of"]

_HE = frozenset(("he", "she", "him", "her", "his"))
_THEY = frozenset(("they", "it", "them", "their", "its"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_BODIES = frozenset(("organisation", "group", "media", "document"))
_NAMING = frozenset(("appos", "flat", "compound", "nmod:desc"))
_SHORT = 3  # words of a phrase that can stand for a name given before
_ARTICLES = ("the ", "a ", "an ")
_KINDS: dict[str, SpeakerKind] = {
    "person": "person",
    "organisation": "organisation",
    "group": "group",
    "facility": "organisation",
    "nationality": "group",
}


class Memory:
    """The last speakers of one document, so that "he" and "the group" can be carried back to a name.

    "He" and "she" go back to the last single person, "it" to the last body, "they" to the last body or people: speakers
    of a body are plural in news ("police said they", "the army said its troops"), and some persons choose "they".
    """

    def __init__(self) -> None:
        self._person: str | None = None
        self._body: str | None = None
        self._people: str | None = None  # the last of the bodies and of the phrases in the plural
        self._heads: dict[str, str] = {}

    def name(self, speaker: Speaker, head: str) -> str | None:
        """What a pronoun or a bare "the ministry" stands for."""
        word = speaker.text.lower()
        if word in _HE:
            return self._person
        if word in _THEY:
            return (self._body if word.startswith("it") else None) or self._people or self._person
        return self._heads.get(head)

    def keep(self, speaker: Speaker, head: Token, *, named: bool) -> None:
        """Remember a speaker; `named` says that the phrase holds a name, so that "the group" can mean it later."""
        if speaker.name is None:
            return
        word = head.lemma_.lower()
        if head.tag_ in {"NNS", "NNPS"}:
            self._people = speaker.name
        elif speaker.kind in _BODIES or word in load_cues().bodies:
            self._body = self._people = speaker.name
        else:
            self._person = speaker.name
        self._heads[head.lemma_ if head.pos_ == "PROPN" else word] = speaker.name
        if named and speaker.kind in {"organisation", "group"}:
            self._heads.update(dict.fromkeys(("group", "organisation", "organization"), speaker.name))


def speaker_of(
    sentence: Sentence, head: Token, span: tuple[int, int], mentions: Sequence[Mention], memory: Memory
) -> Speaker:
    """The speaker in `span` (token numbers, end exclusive) whose head word is `head`."""
    phrase = sentence.parse[span[0] : span[1]]
    start, end = sentence.start + phrase.start_char, sentence.start + phrase.end_char
    inside = [one for one in mentions if start <= one.start and one.end <= end]
    kind = _kind(head, inside)
    bare = Speaker(start=start, end=end, text=phrase.text, name=None, kind=kind)
    word = phrase.text.lower()
    if word in _RELATIVE:
        name: str | None = _antecedent(head)
    elif word in _HE or word in _THEY or _stands_for(head, word, len(phrase), inside):
        name = memory.name(bare, head.lemma_.lower()) or (None if head.pos_ == "PRON" else _plain(phrase.text))
    else:
        name = _name(sentence, head, inside) or _plain(_core(head, span))
    speaker = Speaker(start=start, end=end, text=phrase.text, name=name, kind=kind)
    if head.pos_ != "PRON":
        memory.keep(speaker, head, named=bool(inside))
    return speaker


def _stands_for(head: Token, word: str, length: int, inside: Sequence[Mention]) -> bool:
    """Whether a phrase like "the ministry" or "the London-based group" means someone named before."""
    if not word.startswith("the ") or head.pos_ == "PROPN":
        return False
    return (not inside and length <= _SHORT) or head.lemma_.lower() in {"group", "organisation", "organization"}


def is_media(token: Token) -> bool:
    """Whether a word names a newsroom by what it is called (a name with "news", "TV", "agency", or a known head)."""
    return load_cues().speakers.get(token.lower_) == "media" or token.lower_ in {"news", "agency", "times", "post"}


def _kind(head: Token, inside: Sequence[Mention]) -> SpeakerKind:
    word = load_cues().speakers.get(head.lemma_.lower()) or load_cues().speakers.get(head.lower_)
    if word is not None:
        return word  # type: ignore[return-value]
    if head.lower_ in _HE or head.lower_ == "who":
        return "person"
    return next((_KINDS[one.kind] for one in inside if one.kind in _KINDS), "unknown")


def _core(head: Token, span: tuple[int, int]) -> str:
    """The phrase up to a relative clause, a comma or a bracket behind its head word."""
    doc = head.doc
    end = head.i + 1
    while end < span[1] and doc[end].tag_ not in {"WP", "WDT"} and doc[end].text not in {",", "(", ";"}:
        end += 1
    return str(doc[span[0] : end].text)


def _name(sentence: Sentence, head: Token, inside: Sequence[Mention]) -> str | None:
    """The person that the phrase names; an organisation is named by its whole phrase.

    A name names the speaker where it holds the head word or stands beside it ("army spokesman Ali Venn"), not where
    it stands in a relative clause or belongs to somebody else ("a brother of Ali Venn").
    """
    for one in sorted(inside, key=lambda one: -len(one.text.split())):  # a full name before a single word
        if one.kind != "person":
            continue
        name = sentence.parse.char_span(one.start - sentence.start, one.end - sentence.start, alignment_mode="expand")
        if name is not None and _beside(name.root, head):
            return one.text
    return None


def _beside(token: Token, head: Token) -> bool:
    """Whether a word is the head of a phrase, or part of its name or apposition."""
    while token != head and token.dep_ in _NAMING:
        token = token.head
    return token == head


def _antecedent(head: Token) -> str | None:
    clause = next((token for token in (head, *head.ancestors) if token.dep_.startswith("acl")), None)
    if clause is None:
        return None
    noun = clause.head
    left = noun.left_edge.i
    return _plain(noun.doc[left : noun.i + 1].text)


def _plain(text: str) -> str:
    """The phrase without its article."""
    article = next((one for one in _ARTICLES if text.lower().startswith(one)), "")
    return text[len(article) :]
