"""What a number is a number of: per cent, money, a measure, years of age, or the noun behind it."""

from __future__ import annotations

from tallywire.language.currencies import currency_before
from tallywire.language.numbers import Number
from tallywire.language.quantity_words import counted_noun, lemma, load_quantity_words
from tallywire.language.tokens import Tokens

__all__ = ["unit_of"]


def unit_of(tokens: Tokens, number: Number) -> tuple[str | None, int, int]:
    """The unit of a number, and the first and last (exclusive) token of the number its mark included."""
    first, last = number.first, number.last
    money = currency_before(tokens, first)
    if money is not None:
        return money[0], money[1], last
    word = tokens.lowers[last] if last < len(tokens) else ""
    if word == "%":
        return "percent", first, last + 1
    if word == "per" and tokens.lowers[last + 1 : last + 2] == ["cent"]:
        return "percent", first, last + 2
    if _is_age(tokens, number):
        return "years", first, last
    return _measure(tokens, number, word)


def _measure(tokens: Tokens, number: Number, word: str) -> tuple[str | None, int, int]:
    words = load_quantity_words()
    first, last = number.first, number.last
    if word in ("percent", "pct") or (
        word == "percentage" and tokens.lowers[last + 1 : last + 2] in (["point"], ["points"])
    ):
        return words.measures[word], first, last + (2 if word == "percentage" else 1)
    if word in words.currency_words:
        return words.currency_words[word], first, last + 1
    if last < len(tokens) and tokens.raw(last) in words.currency_codes:
        return tokens.raw(last), first, last + 1
    national = words.national_currencies.get(f"{word} {lemma(''.join(tokens.lowers[last + 1 : last + 2]))}")
    if national is not None:
        return national, first, last + 2
    at = last + 1 if word == "-" and tokens.joined(last - 1, last) else last
    word = tokens.lowers[at] if at < len(tokens) else ""
    if word in words.measures and _is_measure(tokens, at):
        hourly = tokens.lowers[at + 1 : at + 3] in (["/", "h"], ["per", "hour"], ["an", "hour"])
        return words.measures[word] + ("/h" if hourly else ""), first, last
    if at > last and word.isalpha() and word not in words.not_compounds:
        return lemma(word), first, last  # "a 20-vehicle convoy"
    return counted_noun(tokens, at, plural=number.value != 1), first, last


def _is_measure(tokens: Tokens, at: int) -> bool:
    """Not the "Mile" of a street's name nor the "M" of "4 M-16 rifles"."""
    raw = tokens.raw(at)
    return raw.islower() or (raw.isupper() and len(raw) > 1)


def _is_age(tokens: Tokens, number: Number) -> bool:
    """ "64-year-old", "64 years old", "aged 64", and the "64" of "Jane Doe, 64, said" and "a man, 64, said"."""
    after = tokens.lowers[number.last : number.last + 4]
    if after[:4] in (["-", "year", "-", "old"], ["-", "years", "-", "old"]) or after[:2] in (
        ["years", "old"],
        ["year", "old"],
        ["years", "of"],
    ):
        return True
    before = tokens.lowers[max(0, number.first - 3) : number.first]
    if before[-1:] in (["aged"], ["ages"]) or before[-3:] == ["the", "age", "of"] or before[-1:] == ["age"]:
        return True
    set_off = before[-1:] == [","] and after[:1] in ([","], ["."], ["("]) and number.written == "figure"
    plausible = set_off and 1 <= number.value <= 110 and number.first >= 2 and number.value == int(number.value)
    if not plausible or not tokens.lowers[number.first - 2].isalpha():
        return False
    return tokens.raw(number.first - 2)[0].isupper() or tokens.lowers[number.first - 2] in load_quantity_words().people
