"""Quantities of a text: numbers that count or measure, with their bounds, unit and qualifier.

The rule of bounds (the field's custom: what is said is kept, nothing is guessed):

==================================  =====  =====  =========
"20", "twenty"                        20     20   exact
"about 20", "nearly 20", "some 20"    20     20   about
"at least 20", "more than 20"         20   None   at_least
"up to 20", "fewer than 20"         None     20   at_most
"10 to 15", "between 10 and 15"       10     15   between
"dozens", "several hundred"       24, 200  None   at_least (a plural is two or more of its unit)
"no one", "no casualties"              0      0   exact
==================================  =====  =====  =========
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallywire.language.numbers import Number, read_numbers
from tallywire.language.quantity_guards import counts_nothing, is_pronoun, is_telephone
from tallywire.language.quantity_units import unit_of
from tallywire.language.quantity_words import counted_noun, load_quantity_words
from tallywire.language.tokens import Tokens, tokenise
from tallywire.records import Qualifier, Quantity, Time

__all__ = ["find_quantities"]

_LONGEST_PHRASE = 3
_LARGE = 1000  # from which on "and a half" is half of the word before


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
    found = sorted(
        [*_counted(tokens), *_round(tokens), *_zero(tokens)], key=lambda quantity: (quantity.start, -quantity.end)
    )
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


# ---------------------------------------------------------------- numbers


def _counted(tokens: Tokens) -> Iterator[Quantity]:
    numbers = read_numbers(tokens)
    index = 0
    while index < len(numbers):
        left, right = numbers[index], numbers[index + 1] if index + 1 < len(numbers) else None
        joint = _range_joint(tokens, left, right) if right else None
        if joint == "score":
            index += 2
        elif right is not None and joint == "range":
            yield _range(tokens, left, right)
            index += 2
        else:
            index += 1
            if not counts_nothing(tokens, left) and not is_pronoun(tokens, left):
                yield _single(tokens, left)


def _single(tokens: Tokens, number: Number) -> Quantity:
    unit, first, last = unit_of(tokens, number)
    qualifier, last = _behind(tokens, last)
    qualifier = qualifier or _before(tokens, first) or "exact"
    return _quantity(tokens, first, last, number.value, qualifier, unit)


def _quantity(tokens: Tokens, first: int, last: int, value: float, qualifier: Qualifier, unit: str | None) -> Quantity:
    start, end = tokens.starts[first], tokens.ends[last - 1]
    low = None if qualifier == "at_most" else float(value)
    high = None if qualifier == "at_least" else float(value)
    return Quantity(
        start=start, end=end, text=tokens.text[start:end], low=low, high=high, unit=unit, qualifier=qualifier
    )


def _before(tokens: Tokens, first: int) -> Qualifier | None:
    """The qualifier that ends right before a token."""
    if first == 0:
        return None
    if tokens.lowers[first - 1] == "a" and first > 1:
        first -= 1  # "more than a hundred"
    for words, qualifier in load_quantity_words().before.get(tokens.lowers[first - 1], ()):
        if first >= len(words) and tuple(tokens.lowers[first - len(words) : first]) == words:
            return qualifier
    return None


def _behind(tokens: Tokens, last: int) -> tuple[Qualifier | None, int]:
    """The qualifier that begins right behind a number, and where the number then ends."""
    word = tokens.lowers[last] if last < len(tokens) else ""
    for words, qualifier in load_quantity_words().behind.get(word, ()):
        if tuple(tokens.lowers[last : last + len(words)]) == words and (
            word.isalpha() or tokens.joined(last - 1, last)
        ):
            return qualifier, last
    return None, last


# ---------------------------------------------------------------- ranges


def _range_joint(tokens: Tokens, left: Number, right: Number) -> str | None:
    """What stands between two numbers: a range, a score ("3-2"), or nothing of the kind."""
    between = tokens.lowers[left.last : right.first]
    before = tokens.lowers[left.first - 1] if left.first else ""
    if (between == ["and"] and before == "between") or (between in (["to"], ["or"]) and before != "from"):
        return "range" if left.value < right.value else None
    tight = (
        between in (["-"], ["–"]) and tokens.joined(left.last - 1, left.last) and tokens.joined(left.last, right.first)
    )
    if not tight or left.written != "figure" or right.written not in ("figure", "mixed"):
        return None
    after = tokens.lowers[right.last] if right.last < len(tokens) else ""
    if left.value >= right.value or is_telephone(tokens, left, right):
        return "score" if before != "$" else None
    if after in load_quantity_words().results or after == "-" or before in ("-", "$"):
        return "score" if before != "$" else None
    counted = (
        counted_noun(tokens, right.last, plural=True)
        or after in ("%", "percent", "per")
        or after in load_quantity_words().measures
    )
    return "range" if counted or (left.value >= 10 and before not in ("-", "/")) else "score"


def _range(tokens: Tokens, left: Number, right: Number) -> Quantity:
    unit, _, last = unit_of(tokens, right)
    _, first, __ = unit_of(tokens, left)
    if tokens.lowers[first - 1 : first] == ["between"]:
        first -= 1
    low = left.value
    if left.written == "figure" and right.written == "mixed" and low < 1000 <= right.value:
        low *= _magnitude(right)  # "2 to 3 million"
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Quantity(
        start=start,
        end=end,
        text=tokens.text[start:end],
        low=float(low),
        high=float(right.value),
        unit=unit,
        qualifier="between",
    )


def _magnitude(number: Number) -> float:
    return next(scale for scale in (1e12, 1e9, 1e6, 1e3) if number.value >= scale)


# ---------------------------------------------------------------- numbers that are not written out


def _round(tokens: Tokens) -> Iterator[Quantity]:
    """ "dozens", "hundreds of thousands", "a dozen", "a couple"."""
    words = load_quantity_words()
    for index, word in enumerate(tokens.lowers):
        if word in words.plural:
            yield from _plural(tokens, index, words.plural)
        elif word in words.collective:
            yield from _collective(tokens, index, words.collective[word])
        elif word in words.measures and tokens.lowers[max(0, index - 2) : index] in (["half", "a"], ["half", "an"]):
            yield _quantity(tokens, index - 2, index, 0.5, _before(tokens, index - 2) or "exact", words.measures[word])


def _plural(tokens: Tokens, index: int, plural: dict[str, float]) -> Iterator[Quantity]:
    after = tokens.lowers[index + 1 : index + 3]
    larger = plural.get(after[1], 0) / 2 if len(after) == 2 and after[0] == "of" else 0
    last = index + 3 if larger else index + 1
    word, value = tokens.lowers[index], plural[tokens.lowers[index]] * (larger or 1)
    if index >= 2 and tokens.lowers[index - 1] == "of" and tokens.lowers[index - 2] in plural:
        return  # the second half of "tens of thousands"
    befallen = word == "scores" and after[:1] and after[0] in load_quantity_words().befallen
    if word in ("tens", "scores") and not larger and after[:1] != ["of"] and not befallen:
        return
    noun_at = last + 1 if tokens.lowers[last : last + 1] == ["of"] else last
    yield _quantity(tokens, index, last, value, "at_least", counted_noun(tokens, noun_at, plural=True))


def _collective(tokens: Tokens, index: int, value: float) -> Iterator[Quantity]:
    """ "a dozen", "half a dozen", "several hundred", "a couple of"."""
    word, last = tokens.lowers[index], index + 1
    of = tokens.lowers[last : last + 1] == ["of"]
    before = tokens.lowers[index - 1] if index else ""
    if word == "dozen" and before == "-" and tokens.lowers[max(0, index - 2) : index - 1] == ["half"]:
        yield _quantity(tokens, index - 2, last, value / 2, "about", counted_noun(tokens, last + of, plural=True))
    if before not in ("a", "several", "few") or (word in ("couple", "pair") and not of):
        return
    first = index - 1
    half = first > 0 and before == "a" and tokens.lowers[first - 1] == "half"
    some = before != "a"
    if half or (before == "few" and first > 0 and tokens.lowers[first - 1] == "a"):
        first -= 1
    value *= 0.5 if half else 2 if some else 1
    if before == "a" and not half and value >= _LARGE and tokens.lowers[last : last + 3] == ["and", "a", "half"]:
        value, last, of = value * 1.5, last + 3, False  # "a million and a half"
    qualifier: Qualifier = "about" if word in ("dozen", "couple") else "exact"
    qualifier = _before(tokens, first) or ("at_least" if some else qualifier)
    yield _quantity(tokens, first, last, value, qualifier, counted_noun(tokens, last + of, plural=True))


def _zero(tokens: Tokens) -> Iterator[Quantity]:
    """ "no one", "nobody", "none" and "no" before people or what befalls them."""
    people = load_quantity_words().people
    for index, word in enumerate(tokens.lowers):
        if word == "nobody" or (word == "none" and tokens.lowers[index + 1 : index + 2] in (["of"], ["was"], ["were"])):
            yield _quantity(tokens, index, index + 1, 0, "exact", "person")
        elif word == "no" and tokens.lowers[index + 1 : index + 2] == ["one"]:
            yield _quantity(tokens, index, index + 2, 0, "exact", "person")
        elif word == "no":
            near = [other for other in tokens.lowers[index + 1 : index + 3] if other in people]
            if near and tokens.lowers[index + 1] != "more":
                yield _quantity(tokens, index, index + 1, 0, "exact", counted_noun(tokens, index + 1, plural=True))
        elif word == "not" and tokens.lowers[index + 1 : index + 3] in (["a", "single"], ["one", "single"]):
            noun = "".join(tokens.lowers[index + 3 : index + 4])
            if noun in people:
                yield _quantity(tokens, index, index + 3, 0, "exact", noun)
