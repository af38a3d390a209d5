"""How who did it ended: by his own hand or by others' hands, where pages tell it in both ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from tallywire.language.folding import fold_words
from tallywire.merging.features import Features, rules
from tallywire.merging.rows import relation_row
from tallywire.records import Relation

__all__ = ["relate_ends"]

_MOST = 12  # relations of one event


def relate_ends(members: Sequence[Features]) -> Iterator[Relation]:
    """The contradictions between those who tell that somebody killed himself and those who tell that others did."""
    told = [one for one in members if one.end and one.statement.polarity == "asserted"]
    own = [one for one in told if _by_himself(one)]
    others = [one for one in told if not _by_himself(one) and _by_others(one)]
    for left, right in islice(product(own, others), _MOST):
        yield relation_row(left, right, "contradicts", "one says that he did it himself, the other that others did")


def _by_himself(one: Features) -> bool:
    return not rules()["attackers"]["selves"].isdisjoint(fold_words(one.text))


def _by_others(one: Features) -> bool:
    """Whether those are named who did it, and they are not the one to whom it was done."""
    return bool(one.actors) and one.actors.isdisjoint(one.targets)
