"""Quantities of a text: numbers that count or measure, with their bounds, unit and qualifier.

The rule of bounds (the field's custom: what is said is kept, nothing is guessed):

==================================  =====  =====  =========
"20", "twenty"                        20     20   exact
"about 20", "nearly 20", "some 20"    20     20   about
"at least 20", "more than 20"         20   None   at_least
"up to 20", "fewer than 20"         None     20   at_most
"10 to 15", "between 10 and 15"       10     15   between
"dozens", "several hundred"       24, 200  None   at_least (a plural is two or more of its unit)
"two-thirds of the town"            66.67  66.67  exact (unit "percent")
"no one", "no casualties"              0      0   exact
==================================  =====  =====  =========

Words that tell no number ("several", "a few", "a handful") are no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallywire.language.numbers import Number, read_numbers
from tallywire.language.quantity_guards import counts_nothing, is_pronoun
from tallywire.language.quantity_making import qualified, qualifier_before, qualifier_behind
from tallywire.language.quantity_ranges import pair_up
from tallywire.language.quantity_round import round_quantities, zero_quantities
from tallywire.language.quantity_shares import share_quantities
from tallywire.language.quantity_units import unit_of
from tallywire.language.quantity_words import counted_noun, load_quantity_words
from tallywire.language.tokens import Tokens, tokenise
from tallywire.records import Quantity, Time

__all__ = ["find_quantities"]


def find_quantities(text: str, *, times: Sequence[Time] = ()) -> list[Quantity]:
    """All quantities of a text, in order; offsets in code points.

    The span covers the number with its magnitude, range, currency mark and per cent sign, but neither the qualifier nor
    the noun. `unit` is "percent", an ISO 4217 code, a measure ("km"), "years" for ages, or the lemma of the noun that
    directly follows; None where no noun is seen. Numbers inside `times` are not quantities, nor are ordinals,
    names, labels, list numbers and scores.

    >>> found = find_quantities("At least 20 people died, 10 to 15 of them rebels.")
    >>> [(quantity.text, quantity.low, quantity.high, quantity.unit, quantity.qualifier) for quantity in found]
    [('20', 20.0, None, 'people', 'at_least'), ('10 to 15', 10.0, 15.0, None, 'between')]
    >>> found = find_quantities("No one was hurt. It cost $2.3 million, or 70 percent.")
    >>> [(quantity.text, quantity.low, quantity.unit) for quantity in found]
    [('No one', 0.0, 'person'), ('$2.3 million', 2300000.0, 'USD'), ('70 percent', 70.0, 'percent')]
    """
    tokens = tokenise(text)
    numbers = read_numbers(tokens)
    found = [*share_quantities(tokens, numbers), *_counted(tokens, numbers)]  # of the same span the first stays
    found += [*round_quantities(tokens), *zero_quantities(tokens)]
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    return list(_outside(_without_overlaps(found), times))


def _without_overlaps(quantities: list[Quantity]) -> Iterator[Quantity]:
    end = 0
    for quantity in quantities:
        if quantity.start >= end:
            yield quantity
            end = quantity.end


def _outside(quantities: Iterator[Quantity], times: Sequence[Time]) -> Iterator[Quantity]:
    """Quantities that touch no time expression; both are in the order of the text."""
    ordered = sorted(times, key=lambda time: time.start)
    at = 0
    for quantity in quantities:
        while at < len(ordered) and ordered[at].end <= quantity.start:
            at += 1
        if at == len(ordered) or ordered[at].start >= quantity.end:
            yield quantity


def _counted(tokens: Tokens, numbers: Sequence[Number]) -> Iterator[Quantity]:
    index = 0
    while index < len(numbers):
        number = numbers[index]
        pair = pair_up(tokens, number, numbers[index + 1]) if index + 1 < len(numbers) else None
        if pair is not None:
            index += 2
            if pair.quantity is not None:
                yield pair.quantity
        else:
            index += 1
            if not counts_nothing(tokens, number) and not is_pronoun(tokens, number):
                yield _single(tokens, number)


def _single(tokens: Tokens, number: Number) -> Quantity:
    unit, first, last = unit_of(tokens, number)
    qualifier, behind = qualifier_behind(tokens, last)
    if qualifier is not None and unit is None:
        unit = counted_noun(tokens, behind, plural=True)  # "20 or more people"
    value = number.value
    if unit != "percent" and tokens.lowers[last - 1] in load_quantity_words().minor_money:
        value = round(value / 100, 6)
    return qualified(tokens, first, last, value, qualifier or qualifier_before(tokens, first) or "exact", unit)
