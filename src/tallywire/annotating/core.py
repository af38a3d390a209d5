"""The core of a told clause: subject, verb and what the verb needs, as one unbroken run of the page's own words.

What is left away hangs on the core and can be cut without changing what it says: clauses of time and reason before or
behind it, asides, a second verb, and, where the run is long, the adverbials at its end. Nothing between the first and
the last word is left out, so the core is a quotation with one span; where that cannot be done there is no core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.trees import base, children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["core_of"]

_LONG = 90  # characters that are read at a glance; from here on adverbials at the end are cut
_SUBJECTS = ("nsubj", "csubj")
_NEEDED = frozenset({"obj", "iobj", "xcomp", "ccomp", "compound", "cop", "aux", "nsubj", "expl"})
_ASIDES = frozenset({"advcl", "parataxis", "discourse", "vocative", "conj", "dislocated", "orphan", "dep"})
_POINTING = frozenset({"DT", "PRP", "WDT", "WP", "WP$", "WRB", "EX"})
_MARKS = frozenset({",", "(", "-", "–", "—", ";"})
_BACK = frozenset({"this", "that", "these", "those", "such", "both", "another"})


def core_of(told: Told, parse: Doc) -> tuple[int, int] | None:
    """First and last token of the core of a told clause; None where it leans on the words around it.

    A clause leans on others when it has no verb or no subject of its own, when its subject is a pronoun, and when
    something of another clause stands between its parts.
    """
    head = parse[told.head]
    subject = _subject(head)
    if told.nominal or subject is None:
        return None
    first = min(_below(subject, told.owned), default=head.i)
    if first > head.i or not told.owned.issuperset(range(first, head.i + 1)):
        return None
    last = _end(head, first, told.owned)
    return (first, last) if first <= told.trigger <= last else None


def _subject(head: Token) -> Token | None:
    """The clause's own subject, if it says who or what it is without looking elsewhere."""
    found = [child for child in children(head, *_SUBJECTS) if child.i < head.i]
    if not found or found[0].tag_ in _POINTING or found[0].pos_ == "PRON":
        return None
    pointing = [word for word in children(found[0], "nmod:poss", "det") if word.tag_ == "PRP$" or word.lower_ in _BACK]
    return None if pointing else found[0]


def _below(token: Token, owned: frozenset[int]) -> list[int]:
    return [one.i for one in token.subtree if one.i in owned and base(one) not in ("punct", "cc")]


def _end(head: Token, first: int, owned: frozenset[int]) -> int:
    """The last token of the run: up to the first aside behind the verb, or, in a long run, the first adverbial."""
    last, parse = head.i, head.doc
    for part in sorted((child for child in head.children if child.i > head.i), key=lambda child: child.i):
        if base(part) == "punct":
            continue
        span = [i for i in _within(part) if i > head.i]
        if not span or not owned.issuperset(range(last + 1, max(span) + 1)):
            break
        aside = _is_aside(part) if base(part) == "advcl" else base(part) in _ASIDES
        long = parse[max(span)].idx + len(parse[max(span)]) - parse[first].idx > _LONG
        if aside or (long and base(part) not in _NEEDED):
            break
        last = max(span)
    return last


def _within(part: Token) -> list[int]:
    """A part of the clause up to the first aside that hangs in it: "the town, which ..."."""
    tokens = sorted(part.subtree, key=lambda one: one.i)
    for token in tokens:
        if token.i > part.i and token.head.i != token.i and _is_aside(token):
            tokens = [one for one in tokens if one.i < min(below.i for below in token.subtree)]
            break
    while tokens and (base(tokens[-1]) in ("punct", "cc", "mark") or tokens[-1].is_space):
        tokens.pop()
    return [one.i for one in tokens]


def _is_aside(token: Token) -> bool:
    """A clause or apposition set off by a mark, whichever of the two the reader hangs the mark on."""
    if base(token) not in ("advcl", "parataxis", "acl", "appos"):
        return False
    first = min(below.i for below in token.subtree)
    return first > 0 and not {token.doc[first].text, token.doc[first - 1].text}.isdisjoint(_MARKS)
