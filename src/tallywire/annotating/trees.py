"""Walking Universal Dependencies trees: labels, clauses, arguments and lemmas of spaCy tokens.

Every function takes tokens of one spaCy `Doc` whose labels are UD's (`nsubj`, `obl`, `acl:relcl`). Odd trees (no verb,
two subjects, a label that is unknown) give fewer answers, never an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "antecedent",
    "base",
    "children",
    "clause_head",
    "clause_heads",
    "conjuncts",
    "first_conjunct",
    "forget_tree",
    "is_acronym",
    "is_clause",
    "label",
    "lemma",
    "lemmas",
    "objects",
    "obliques",
    "preposition",
    "subjects",
]

_GATHERED = "tallywire tree"  # the key among a Doc's user data
_CLAUSAL = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj"})
_CLAUSE_BASES = _CLAUSAL | {"root", "conj"}
_PREDICATE_PARTS = ("nsubj", "csubj", "aux", "cop", "expl")
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})


@lru_cache(maxsize=512)
def _names(dependency: str) -> tuple[str, str]:
    """A label in lower case, with and without its subtype; there are a few dozen labels and millions of tokens."""
    full = dependency.lower().replace("nsubjpass", "nsubj:pass").replace("auxpass", "aux:pass")
    return full, full.partition(":")[0]


@dataclass(frozen=True, slots=True)
class _Tree:
    """What the rules ask of a tree time and again, by the index of a token."""

    labels: list[str]
    bases: list[str]
    children: list[list[tuple[int, str, str]]]  # each with its label, without and with the subtype
    lemmas: list[str]
    forms: list[tuple[str, ...] | None]  # what `lemmas` gave for a token, once it was asked


def _tree(doc: Doc) -> _Tree:
    """The labels and children of a sentence, gathered once: spaCy makes an object and a string of each when asked."""
    tree: _Tree | None = doc.user_data.get(_GATHERED)
    if tree is not None:
        return tree
    tree = _Tree(labels=[], bases=[], children=[[] for _ in range(len(doc))], lemmas=[], forms=[None] * len(doc))
    for token in doc:
        (full, short), above = _names(token.dep_), token.head.i
        tree.labels.append(full)
        tree.bases.append("root" if above == token.i else short)
        if above != token.i:
            tree.children[above].append((token.i, short, full))
        tree.lemmas.append(str(token.lemma_ or token.text).lower())
    doc.user_data[_GATHERED] = tree
    return tree


def forget_tree(doc: Doc) -> None:
    """To be called when a tree was changed."""
    doc.user_data.pop(_GATHERED, None)


def label(token: Token) -> str:
    """The dependency label in lower case (`nsubj:pass`)."""
    return _tree(token.doc).labels[token.i]


def base(token: Token) -> str:
    """The label without its subtype (`nsubj` of `nsubj:pass`); `root` for a token that is its own head."""
    return _tree(token.doc).bases[token.i]


def children(token: Token, *labels: str) -> list[Token]:
    """The children whose label, with or without its subtype, is one of `labels`, in text order."""
    doc = token.doc
    below = _tree(doc).children[token.i]
    return [doc[at] for at, short, full in below if short in labels or full in labels] if below else []


def lemma(token: Token) -> str:
    """The lemma in lower case; the form where the reader gives none."""
    return _tree(token.doc).lemmas[token.i]


def lemmas(token: Token) -> tuple[str, ...]:
    """The reader's lemma and, as a fallback for a wrong one, what the regular inflections of English may stand for."""
    tree = _tree(token.doc)
    known = tree.forms[token.i]
    if known is None:
        known = tree.forms[token.i] = _lemmas(tree.lemmas[token.i], token.lower_, _inflects(token))
    return known


def _inflects(token: Token) -> bool:
    return token.tag_.startswith(("V", "N")) or token.pos_ in ("VERB", "NOUN", "PROPN")


@lru_cache(maxsize=20_000)
def _lemmas(given: str, form: str, inflected: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys([given, form, *(_stems(form) if inflected else ())]))


def _stems(form: str) -> Iterator[str]:
    """Every regular base form that `form` may be inflected from; most of them are no words, which harms nobody."""
    if form.endswith(("ies", "ied")):
        yield form[:-3] + "y"
    if form.endswith("s") and len(form) > 3 and not form.endswith("ss"):
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


# ---------------------------------------------------------------- clauses


def is_clause(token: Token) -> bool:
    """Whether `token` heads a clause: the root, a clausal dependent, or a verb joined to one of these."""
    name = base(token)
    if name == "root" or name in _CLAUSAL:
        return True
    return name == "conj" and _is_predicate(token) and is_clause_conjunct(token)


def is_clause_conjunct(token: Token) -> bool:
    """Whether the first conjunct of `token` is itself a clause (and not a noun in a list)."""
    first = first_conjunct(token)
    return base(first) == "root" or base(first) in _CLAUSAL or (base(first) == "xcomp" and token.pos_ == "VERB")


def _is_predicate(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or bool(children(token, *_PREDICATE_PARTS))


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that `token` stands in (itself when it stands in none)."""
    while base(token) == "conj":
        token = token.head
    return token


def conjuncts(token: Token) -> list[Token]:
    """`token` and everything joined to it, in text order."""
    found = [token]
    for child in children(token, "conj"):
        found += conjuncts(child)
    return found


def clause_head(token: Token) -> Token:
    """The head of the innermost clause that holds `token`."""
    while not is_clause(token):
        token = token.head
    return token


def clause_heads(parse: Doc) -> list[Token]:
    """All clause heads of a sentence in text order."""
    possible = (at for at, name in enumerate(_tree(parse).bases) if name in _CLAUSE_BASES)
    return [token for token in map(parse.__getitem__, possible) if is_clause(token)]


# ---------------------------------------------------------------- arguments


def preposition(token: Token) -> str:
    """The preposition of a noun ("in", "according to" gives "according"), empty where it has none."""
    found = children(token, "case")
    return found[0].lower_ if found else ""


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative or participle clause describes."""
    return verb.head if base(verb) == "acl" else None


def subjects(verb: Token) -> list[Token]:
    """Who does it: active subjects or the agent of a passive, through relatives, participles and shared subjects."""
    passive = is_passive(verb)
    if passive:
        return [noun for noun in children(verb, "obl") if preposition(noun) == "by"]
    return _surface_subjects(verb)


def objects(verb: Token) -> list[Token]:
    """To whom it is done: objects, or the subject of a passive."""
    found = [noun for child in children(verb, "obj", "iobj") for noun in conjuncts(child)]
    if is_passive(verb):
        found += _surface_subjects(verb)
    return found


def obliques(verb: Token) -> list[Token]:
    """Nouns with a preposition below the verb, the agent of a passive left out."""
    passive = is_passive(verb)
    return [noun for noun in children(verb, "obl") if not (passive and preposition(noun) == "by")]


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, or a bare past participle after a noun ("rockets fired by")."""
    if children(verb, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if base(verb) == "conj" and verb.tag_ == "VBN" and not children(verb, "aux", "nsubj") and verb.head.pos_ == "VERB":
        return not children(verb, "obj") and is_passive(verb.head)  # "has bombed and strafed", "was taken and shot"
    if verb.tag_ != "VBN" or children(verb, "aux", "nsubj"):
        return bool(
            base(verb) == "conj" and not children(verb, "nsubj", "obj") and verb.tag_ == "VBN" and is_passive(verb.head)
        )
    return base(verb) in ("acl", "advcl", "root", "conj", "amod", "xcomp", "ccomp", "parataxis") and not children(
        verb, "obj"
    )


def _surface_subjects(verb: Token) -> list[Token]:
    """The grammatical subject, followed through relatives, participles, control and coordination."""
    found = children(verb, "nsubj")
    if found:
        head = antecedent(verb)
        if head is not None and found[0].tag_ in _RELATIVE_TAGS:
            return conjuncts(head)
        return [noun for child in found for noun in conjuncts(child)]
    named = [child for child in verb.children if child.i < verb.i and is_acronym(child)]
    if named:
        return named[-1:]
    if base(verb) == "acl":
        return [] if verb.tag_ == "VB" else [verb.head]
    if base(verb) in ("conj", "xcomp", "advcl") and verb.head.i != verb.i and not _own_mark(verb):
        return _surface_subjects(verb.head)
    return []


def is_acronym(token: Token) -> bool:
    """A name in capitals that a tagger takes for a verb or pronoun ("IS seized the town", "US said")."""
    if token.text not in ("IS", "US", "IT", "WHO") or token.pos_ not in ("AUX", "VERB", "PRON"):
        return False
    return any(other.is_lower for other in token.doc)  # where all is in capitals, they say nothing


def _own_mark(verb: Token) -> bool:
    """Whether a subordinate clause with its own conjunction and no subject leaves its subject unsaid."""
    return base(verb) == "advcl" and bool(children(verb, "mark")) and verb.tag_ not in ("VBG", "VB")
