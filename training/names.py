"""Names for training the entity recogniser, from GUM's entity spans and from re3d's.

GUM marks every nominal ("the old bridge"), the reader wants names ("Kabul", "FIRST Global Challenge"). A GUM span
counts when its head is a proper noun, and is cut down to the name around that head. Labels are the contract's
mention kinds in capitals, plus PLACE.
"""

from __future__ import annotations

from training.treebanks import EntitySpan, TreebankSentence

__all__ = ["RE3D_LABELS", "gum_names"]

RE3D_LABELS = {
    "Person": "PERSON",
    "Organisation": "ORGANISATION",
    "Location": "PLACE",
    "Weapon": "WEAPON",
    "Vehicle": "VEHICLE",
    "MilitaryPlatform": "VEHICLE",
    "Nationality": "NATIONALITY",
}

_GUM_LABELS = {
    "person": "PERSON",
    "place": "PLACE",
    "organization": "ORGANISATION",
    "event": "EVENT",
    "object": "OTHER",
    "abstract": "OTHER",
    "animal": "OTHER",
    "substance": "OTHER",
    "plant": "OTHER",
}
_FACILITIES = frozenset(
    (
        "airport", "airfield", "base", "barracks", "bridge", "building", "camp", "castle", "cathedral", "church", "dam",
        "embassy", "gate", "hall", "hospital", "hotel", "house", "library", "mall", "mosque", "museum", "palace",
        "plant", "port", "prison", "refinery", "stadium", "station", "temple", "theater", "theatre", "tower", "tunnel",
    )
)  # fmt: skip
_LINKS = frozenset(("of", "the", "for", "and", "de", "al", "-", "’s", "'s", "on"))
_DEMONYM_ENDS = (
    "an",
    "ish",
    "ese",
    "ch",
    "li",
    "qi",
    "ani",
    "isi",
    "shi",
    "tar",
    "man",
    "dic",
    "abic",
    "mic",
    "unni",
    "ite",
)


def gum_names(sentence: TreebankSentence) -> list[tuple[int, int, str]]:
    """Names as (first token, last token, label), longest first where they overlap, then in order."""
    found = [_name(sentence, entity) for entity in sentence.entities]
    found += [(at, at, "NATIONALITY") for at in range(len(sentence.tokens)) if _is_demonym(sentence, at)]
    kept: list[tuple[int, int, str]] = []
    for first, last, label in sorted((name for name in found if name), key=lambda name: (name[0] - name[1], name)):
        if all(last < other[0] or first > other[1] for other in kept):
            kept.append((first, last, label))
    return sorted(kept)


def _name(sentence: TreebankSentence, entity: EntitySpan) -> tuple[int, int, str] | None:
    label = _GUM_LABELS.get(entity.type)
    head = _head(sentence, entity)
    token = sentence.tokens[head]
    if label is None or token.upos != "PROPN" or not token.form[:1].isalnum():
        return None
    first, last = head, head
    while first > entity.first and _joins(sentence, first - 1, entity, back=True):
        first -= 1
    while last < entity.last and _joins(sentence, last + 1, entity, back=False):
        last += 1
    while first < head and sentence.tokens[first].form.lower() in _LINKS:
        first += 1
    while last > head and sentence.tokens[last].form.lower() in _LINKS:
        last -= 1
    if label == "PERSON":
        first = _without_title(sentence, first, head)
        label = "GROUP" if token.xpos == "NNPS" else label
    if label == "PLACE" and token.form.lower() in _FACILITIES:
        label = "FACILITY"
    return first, last, label


def _head(sentence: TreebankSentence, entity: EntitySpan) -> int:
    inside = range(entity.first, entity.last + 1)
    return next(
        (at for at in inside if sentence.tokens[at].head not in inside or sentence.tokens[at].head == at), entity.last
    )


def _joins(sentence: TreebankSentence, at: int, entity: EntitySpan, *, back: bool) -> bool:
    """Whether the token continues a name: a capitalised word, or a link word with one on its far side."""
    token = sentence.tokens[at]
    if token.form[:1].isupper() and token.upos in {"PROPN", "ADJ", "NOUN", "VERB", "NUM"}:
        return token.deprel not in {"appos", "acl", "acl:relcl", "conj", "parataxis"} or (
            token.upos == "PROPN" and token.deprel == "conj"
        )
    beyond = at - 1 if back else at + 1
    if not entity.first <= beyond <= entity.last or token.form.lower() not in _LINKS:
        return False
    other = sentence.tokens[beyond]
    return (other.form[:1].isupper() and other.upos == "PROPN") or (
        other.form.lower() == "the" and token.form.lower() in {"of", "for"}
    )


def _without_title(sentence: TreebankSentence, first: int, head: int) -> int:
    while first < head and sentence.tokens[first].deprel in {"nmod:desc", "det", "amod"}:
        first += 1
    return first


def _is_demonym(sentence: TreebankSentence, at: int) -> bool:
    """A capitalised adjective that is not the first word and ends as names of peoples and faiths do."""
    token = sentence.tokens[at]
    return (
        at > 0
        and token.upos == "ADJ"
        and token.form[:1].isupper()
        and not token.form.isupper()
        and token.form.lower().endswith(_DEMONYM_ENDS)
    )
