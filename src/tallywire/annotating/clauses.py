"""Cutting a sentence into the clauses that tell something, and choosing the one trigger of each.

A clause is told when it holds a trigger, when it is what somebody said, or when it is the main clause of its sentence.
A clause that only says who speaks ("police said") is not told itself: what it introduces is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallywire.annotating.edges import cut, subtree_without
from tallywire.annotating.trees import (
    base,
    children,
    clause_head,
    clause_heads,
    conjuncts,
    first_conjunct,
    label,
    lemmas,
    subjects,
)
from tallywire.annotating.triggers import Match
from tallywire.annotating.words import words
from tallywire.language.modality_cues import modality_cues
from tallywire.records import StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Told", "governing", "told_clauses"]

_NOTHING: Mapping[int, Collection[int]] = MappingProxyType({})
_THREATS = frozenset({"warn", "threaten", "vow"})
_SAYING = frozenset({"communication"})
_ARGUMENTS = ("obj", "nsubj", "nsubj:pass", "obl", "xcomp", "nmod")
_SEPARATE_EVENT = ("by", "against", "on", "at", "in", "near", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A clause or noun phrase that tells one thing: its head, the trigger's head and tokens, kind, tokens and rule.

    `owned` are the tokens that belong to this clause and to no other one that is told; `first` and `last` bound the
    unbroken run of them around the trigger, which is the statement's span. `said` marks the content of a saying verb;
    `nominal` a happening told by a noun phrase inside another clause.
    """

    head: int
    trigger: int
    trigger_tokens: tuple[int, ...]
    kind: StatementKind
    first: int
    last: int
    rule: str
    owned: frozenset[int]
    said: bool = False
    nominal: bool = False


def told_clauses(
    parse: Doc,
    matches: Mapping[int, Match],
    *,
    counted: Collection[int],
    dated: Collection[int],
    contents: Mapping[int, Collection[int]] = _NOTHING,
    plain: bool = True,
) -> list[Told]:
    """What one sentence tells, in text order.

    `counted` and `dated` are the indices of tokens in quantities and times, `contents` gives
    for each token of a word that attributes those of what it attributes; `plain` is False for headlines and captions,
    where a clause without a trigger is not told.
    """
    context = _Context(
        parse=parse,
        matches=matches,
        contents=contents,
        said=frozenset(i for content in contents.values() for i in content),
        plain=plain,
    )
    chosen: dict[int, tuple[Match, bool]] = {}
    for head in clause_heads(parse):
        match = _choose(head, context)
        if match is not None:
            chosen[head.i] = (match, _is_content(head, context))
    sayers = _drop_sayers(chosen, context)
    _join_elided(chosen, parse)
    nominal = _nominals(parse, matches, chosen, counted=counted, dated=dated)
    borders = {*chosen, *nominal, *sayers}
    told = [_clause(parse[i], match, borders, said=said) for i, (match, said) in chosen.items()]
    told += [_clause(parse[i], match, borders, said=False, nominal=True) for i, match in nominal.items()]
    return sorted(told, key=lambda one: (one.first, one.last, one.trigger))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What choosing a trigger looks at besides the clause."""

    parse: Doc
    matches: Mapping[int, Match]
    contents: Mapping[int, Collection[int]]
    said: Collection[int]
    plain: bool


# ---------------------------------------------------------------- which trigger a clause has


def _choose(head: Token, context: _Context) -> Match | None:
    own = _own_trigger(head, context.matches)
    if own is not None and own.kind in ("communication", "politics") and base(first_conjunct(head)) in ("acl", "advcl"):
        own = None  # "posted on a website", "citing witnesses": no statement of its own
    if own is not None and head.i == own.head and head.pos_ in ("NOUN", "PROPN") and children(head, "cop"):
        return _untriggered(head, context)  # "the attack was the worst massacre" tells no new massacre
    if own is not None and own.kind not in ("communication", "demand", "politics"):
        return own
    noun = _noun_trigger(head, context.matches) if own is None or own.kind == "politics" else None
    if noun is not None and not children(head, "cop"):
        return noun
    if own is None and base(head) == "root":
        own = _buried_trigger(head, context)
    return own if own is not None else _untriggered(head, context)


def _buried_trigger(head: Token, context: _Context) -> Match | None:
    """The first verb that triggers anywhere in a main clause whose tree went wrong: no verb at its root."""
    if head.pos_ in ("VERB", "AUX") or children(head, "cop"):
        return None
    found = (context.matches.get(i) for i in range(len(context.parse)))
    verbs = (
        match for match in found if match is not None and match.rule.endswith("/verb") and match.kind not in _SAYING
    )
    return next((match for match in verbs if clause_head(context.parse[match.head]).i == head.i), None)


def _own_trigger(head: Token, matches: Mapping[int, Match]) -> Match | None:
    """The trigger on the head itself, or on the verb it controls ("tried to seize")."""
    own = matches.get(head.i)
    controlled = [matches[child.i] for child in children(head, "xcomp") if child.i in matches]
    if own is not None and (own.kind not in ("communication", "politics") or not controlled):
        return own
    return controlled[0] if controlled else own


def _noun_trigger(head: Token, matches: Mapping[int, Match]) -> Match | None:
    """The trigger among the arguments of a light verb, or the head noun's own ("fighting in the town")."""
    if head.pos_ in ("NOUN", "PROPN") and head.i in matches:
        return matches[head.i]
    light = not words().light_verbs.isdisjoint(lemmas(head)) or head.pos_ not in ("VERB", "AUX")
    for name in _ARGUMENTS:
        if not light and name not in ("nsubj", "nsubj:pass"):
            continue
        for noun in (part for child in children(head, name) for part in _counted_parts(child)):
            match = matches.get(noun.i)
            if match is not None and match.kind not in _SAYING:
                return match
    return None


def _counted_parts(child: Token) -> list[Token]:
    """An argument, what is joined to it, and what it is a number of ("a series of raids")."""
    parts = conjuncts(child)
    return parts + [
        n for part in parts for n in children(part, "nmod") if any(c.lower_ == "of" for c in children(n, "case"))
    ]


def _untriggered(head: Token, context: _Context) -> Match | None:
    """Main clauses and what somebody said are told even without a trigger."""
    if not context.plain or not _has_predicate(head):
        return None
    if _is_content(head, context):
        return Match(head=head.i, tokens=(head.i,), kind="communication", rule="clause:said")
    if base(head) == "root" or (base(head) == "conj" and _has_subject(head)):
        return Match(head=head.i, tokens=(head.i,), kind="background", rule="clause:context")
    return None


def _has_predicate(head: Token) -> bool:
    return head.pos_ in ("VERB", "AUX") or bool(children(head, "cop", "nsubj"))


def _has_subject(head: Token) -> bool:
    return bool(children(head, "nsubj", "csubj", "expl"))


def _is_content(head: Token, context: _Context) -> bool:
    """Whether the clause is what a verb of saying introduces."""
    if head.i in context.said and base(head) in ("root", "ccomp", "parataxis", "conj"):
        return True
    if base(head) == "conj":
        return _is_content(head.head, context)
    if base(head) == "ccomp":
        over = context.matches.get(head.head.i)
        return over is not None and over.kind in ("communication", "demand")
    return any(_is_sayer(child, context.matches) for child in children(head, "parataxis"))


def _is_sayer(head: Token, matches: Mapping[int, Match]) -> bool:
    match = matches.get(head.i)
    return match is not None and match.kind in _SAYING and bool(subjects(head))


# ---------------------------------------------------------------- which clauses are not told after all


def _drop_sayers(chosen: dict[int, tuple[Match, bool]], context: _Context) -> set[int]:
    """A verb of saying whose content is told is an attribution, not a statement; gives the heads that were dropped."""
    dropped = set()
    for i in sorted(chosen):
        if i in chosen and not _THREATS.isdisjoint(lemmas(context.parse[i])):
            for plan in _plans_below(i, chosen, context.parse):
                del chosen[plan]
    for i in sorted(chosen):
        if i not in chosen[i][0].tokens and chosen[i][0].kind != "communication":
            continue
        if _only_attributes(context.parse[i], chosen, context):
            del chosen[i]
            dropped.add(i)
    return dropped


def _plans_below(i: int, chosen: Mapping[int, tuple[Match, bool]], parse: Doc) -> list[int]:
    """What a threat or warning announces ("warned that it would strike") is told by the threat itself."""
    below = {child.i for name in ("ccomp", "advcl", "xcomp") for child in children(parse[i], name)}
    planned = modality_cues().planned_auxiliaries
    return [j for j in sorted(below) if j in chosen and any(aux.lower_ in planned for aux in children(parse[j], "aux"))]


def _only_attributes(head: Token, chosen: Mapping[int, tuple[Match, bool]], context: _Context) -> bool:
    match, _ = chosen[head.i]
    if len(match.tokens) > 1:
        return False  # "claimed responsibility" says something by itself
    content = context.contents.get(head.i, ())
    if (
        head.i not in context.said
        and match.kind in ("communication", "background")
        and any(i in content for i in chosen)
    ):
        return True
    if match.kind != "communication" or match.rule == "clause:said":
        return False
    return any(child.i in chosen for child in children(head, "ccomp")) or (
        base(head) == "parataxis" and _is_sayer(head, context.matches)
    )


def _join_elided(chosen: dict[int, tuple[Match, bool]], parse: Doc) -> None:
    """A second toll whose verb borrows all from the first ("15 killed and dozens wounded") is the same clause."""
    for i in sorted(chosen, reverse=True):
        head, (match, _) = parse[i], chosen[i]
        if base(head) != "conj" or head.head.i not in chosen or chosen[head.head.i][0].kind != match.kind:
            continue
        if (
            not children(head, "obj", "aux", "cop", "obl", "nsubj:pass", "nsubj")
            or head.tag_ == head.head.tag_ == "VBG"
        ):
            del chosen[i]


# ---------------------------------------------------------------- happenings told by nouns


def _nominals(
    parse: Doc,
    matches: Mapping[int, Match],
    chosen: Mapping[int, tuple[Match, bool]],
    *,
    counted: Collection[int],
    dated: Collection[int],
) -> dict[int, Match]:
    """Nouns that tell a happening of their own: with a count, a date, a doer or a target, and not the clause's own."""
    used = {match.head for match, _ in chosen.values()}
    found: dict[int, Match] = {}
    for i, match in sorted(matches.items()):
        token = parse[i]
        if (
            i in used
            or token.pos_ not in ("NOUN", "PROPN")
            or match.kind in ("casualties", "communication", "support", "demand", "politics", "agreement")
        ):
            continue
        if label(token) in ("compound", "amod", "flat", "appos") or not _stands_alone(token, counted, dated):
            continue
        over = chosen.get(clause_head(token).i)
        if over is None or not _is_same_happening(token, match, over[0], counted):
            found[i] = match
    return found


def _stands_alone(token: Token, counted: Collection[int], dated: Collection[int]) -> bool:
    """A count of its own, a date of its own, or both a doer and a target by preposition."""
    below = [child for child in token.children if base(child) in ("nmod", "nummod", "acl", "det")]
    if any(child.i in counted for child in token.children if base(child) == "nummod"):
        return True
    nouns = [child for child in below if base(child) == "nmod"]
    if any(noun.i in dated for noun in nouns):
        return True
    cases = {case.lower_ for noun in nouns for case in children(noun, "case")}
    return len(cases & set(_SEPARATE_EVENT)) >= 1 and ("by" in cases or "on" in cases or "against" in cases)


def _is_same_happening(token: Token, match: Match, over: Match, counted: Collection[int]) -> bool:
    """A toll "in" an attack, an attack that "kills": the noun names what the clause tells."""
    if over.kind == match.kind:
        return True
    if any(child.i in counted for child in children(token, "nummod")):
        return False
    name = base(token)
    case = {c.lower_ for c in children(token, "case")}
    return over.kind == "casualties" and (name == "nsubj" or bool(case & {"in", "by", "during", "from", "when", "as"}))


# ---------------------------------------------------------------- where a clause begins and ends


def _clause(head: Token, match: Match, borders: Collection[int], *, said: bool, nominal: bool = False) -> Told:
    owned = frozenset(subtree_without(head, borders)) | {match.head}
    span = cut(head, match.head, owned)
    return Told(
        head=head.i,
        trigger=match.head,
        trigger_tokens=match.tokens,
        kind=match.kind,
        first=span[0],
        last=span[1],
        rule=match.rule,
        owned=owned,
        said=said,
        nominal=nominal,
    )


def governing(told: Told, by_head: Mapping[int, Told], parse: Doc) -> Told | None:
    """The told clause that this one hangs below, unless a verb of saying or an untold clause stands between them."""
    token = parse[told.head]
    while token.head.i != token.i:
        token = token.head
        if token.i in by_head and by_head[token.i] is not told:
            return by_head[token.i]
    return None
