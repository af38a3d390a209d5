"""Mistakes that a small parser makes often and that its own tree gives away, mended before anything is read off it.

Each repair knows one impossible shape: two rival subjects side by side that are one name, people "said", a participle
with an object in a sentence without a verb, a main verb hung below the relative clause before it, a subject joined to
that of the verb before it ("six were killed and 20 | were hurt"). What does not have exactly that shape stays as the
parser left it, and a repair that would not leave a tree is not made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tallywire.annotating.trees import base, children, forget_tree, label, lemma
from tallywire.language.cues import load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["mend"]

Changes = Mapping[int, tuple[int, str]]  # token index to its new head and label

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
# a participle of these keeps its object ("a man given asylum")
_TWO_OBJECTS = frozenset(
    {"give", "offer", "award", "send", "show", "tell", "pay", "grant", "hand", "call", "name", "deny", "ask", "teach"}
)
_NOTHING: Changes = {}


def mend(parse: Doc) -> None:
    """Mends the tree of one sentence in place; words, tags and names stay."""
    if len(parse) < 4 or not parse.has_annotation("DEP"):
        return
    for repair in (_one_name, _counted_pair, _missing_verb, _main_verb, _own_subject):
        changes = repair(parse)
        if changes and _is_tree(parse, changes):
            _apply(parse, changes)


def _one_name(parse: Doc) -> Changes:
    """ "Colonel Ada | Brandt said": a name cut in two, its last part alone taken for the subject."""
    for token in parse[1:]:
        before = parse[token.i - 1]
        if not label(token).startswith("nsubj") or token.pos_ != "PROPN" or before.pos_ != "PROPN":
            continue
        if token.head.i < token.i or token.left_edge.i < token.i:
            continue
        top = _top(before, token.i)
        if top is not None and base(top) not in ("root", "obl") and not children(top, "case"):
            return {token.i: (top.i, "flat"), top.i: (token.head.i, label(token))}
    return _NOTHING


def _top(before: Token, end: int) -> Token | None:
    """The head of the noun phrase that ends with `before`, back to the nearest comma or verb; None if it has none."""
    start = before.i
    while start > 0 and not before.doc[start - 1].is_punct and before.doc[start - 1].pos_ not in ("VERB", "AUX"):
        start -= 1
    top = before
    while start <= top.head.i < end and top.head.i != top.i:
        top = top.head
    return top if top.pos_ in _NOMINAL else None


def _counted_pair(parse: Doc) -> Changes:
    """ "said 9 sailors | and two cooks were hurt": nobody "says" sailors, so both are the subject of what follows."""
    for verb in parse:
        over = verb.head
        if base(verb) != "conj" or lemma(over) not in load_cues().frames["saying"]:
            continue
        for first in children(over, "obj"):
            second = next((noun for noun in children(verb, "nsubj") if noun.i > first.i), None)
            if second is None or not children(first, "nummod") or second.left_edge.i < first.right_edge.i:
                continue
            between = parse[first.right_edge.i + 1 : second.left_edge.i]
            if all(token.dep_ in ("cc", "punct") for token in between):
                joined = {token.i: (second.i, token.dep_) for token in between}
                return {
                    **joined,
                    first.i: (verb.i, label(second)),
                    second.i: (first.i, "conj"),
                    verb.i: (over.i, "ccomp"),
                }
    return _NOTHING


def _own_subject(parse: Doc) -> Changes:
    """ "Six men were killed and 20 people | were hurt": nobody joined to a subject stands behind the verb of it."""
    for verb in parse:
        over = verb.head
        if base(verb) != "conj" or over.i > verb.i or children(verb, "nsubj", "csubj", "expl"):
            continue
        for subject in children(over, "nsubj"):
            noun = next((n for n in children(subject, "conj") if over.i < n.i and n.right_edge.i < verb.i), None)
            if noun is not None and noun.pos_ in _NOMINAL:
                name = "nsubj:pass" if children(verb, "aux:pass") or verb.tag_ == "VBN" else "nsubj"
                return {noun.i: (verb.i, name)}
    return _NOTHING


def _missing_verb(parse: Doc) -> Changes:
    """ "In May, a flood at the mine | killed 12 men": the only verb, read as a participle though it has an object."""
    if any(token.tag_ in _FINITE for token in parse):
        return _NOTHING
    verb = next((token for token in parse if base(token) == "acl" and token.tag_ == "VBN" and _acts(token)), None)
    if verb is None:
        return _NOTHING
    subject, adverbial = verb.head, None
    while base(subject) != "root":
        if base(subject.head) == "root" and children(subject.head, "case"):
            adverbial = subject.head
            break
        subject = subject.head
    root = adverbial if adverbial is not None else subject
    if subject.i > verb.i or subject.pos_ not in _NOMINAL or children(subject, "case") or base(root) != "root":
        return _NOTHING
    changes = {child.i: (verb.i, "punct") for child in children(root, "punct") if child.i > verb.i}
    if adverbial is not None:
        changes[adverbial.i] = (verb.i, "obl")
    return {**changes, subject.i: (verb.i, "nsubj"), verb.i: (verb.i, "ROOT")}


def _acts(verb: Token) -> bool:
    behind = [noun for noun in children(verb, "obj") if noun.i > verb.i]
    return bool(behind) and not children(verb, "aux", "nsubj") and lemma(verb) not in _TWO_OBJECTS


def _main_verb(parse: Doc) -> Changes:
    """ "The guild, which has run the port for years, | refused": the main verb, hung below the relative clause."""
    root = next((token for token in parse if base(token) == "root"), None)
    if root is None or root.pos_ not in _NOMINAL or children(root, "cop", "nsubj"):
        return _NOTHING
    for clause in children(root, "acl"):
        if label(clause) != "acl:relcl" or not _set_off(clause):
            continue
        for verb in children(clause, "advcl", "conj", "parataxis", "ccomp"):
            if _leads(verb) and verb.i > clause.i and _set_off(verb):
                ends = {child.i: (verb.i, "punct") for child in children(root, "punct") if child.i > verb.i}
                return {**ends, root.i: (verb.i, "nsubj"), verb.i: (verb.i, "ROOT")}
    return _NOTHING


def _set_off(verb: Token) -> bool:
    """Whether a comma opens the clause."""
    edge = verb.left_edge
    return edge.is_punct or (edge.i > 0 and edge.nbor(-1).is_punct)


def _leads(verb: Token) -> bool:
    """Whether a verb can be that of a main clause whose subject stands further in front."""
    finite = verb.tag_ in _FINITE or any(aux.tag_ in _FINITE for aux in children(verb, "aux", "cop"))
    return finite and not children(verb, "nsubj", "csubj", "mark", "cc")


def _is_tree(parse: Doc, changes: Changes) -> bool:
    """Whether every word still leads to a root."""
    for token in parse:
        at, steps = token.i, 0
        while steps <= len(parse):
            above = changes[at][0] if at in changes else parse[at].head.i
            if above == at:
                break
            at, steps = above, steps + 1
        else:
            return False
    return True


def _apply(parse: Doc, changes: Changes) -> None:
    table: Any = parse.to_array(["HEAD", "DEP"])  # heads as distances, modulo 2**64
    for at, (head, name) in changes.items():
        table[at, 0] = (head - at) % 2**64
        table[at, 1] = parse.vocab.strings.add(name)
    parse.from_array(["HEAD", "DEP"], table)
    forget_tree(parse)
