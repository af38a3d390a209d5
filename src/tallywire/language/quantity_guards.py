"""Numbers that count nothing: labels, names, list numbers, addresses, telephone numbers, scores, pronouns."""

from __future__ import annotations

from tallywire.language.currencies import currency_before
from tallywire.language.number_words import number_words
from tallywire.language.numbers import Number
from tallywire.language.quantity_words import counted_noun, load_quantity_words
from tallywire.language.tokens import BLANK_LINE, Tokens

__all__ = ["counts_nothing", "is_pronoun", "is_telephone"]

_TIGHT = frozenset("-/:.#@_&=*\\–")
_DEGREES = frozenset("°º′″")  # "59°10′25″N" is a place, "20°C" a quantity
_QUARTERS = frozenset("nsew")
_SENTENCE_ENDS = frozenset((".", "!", "?", BLANK_LINE, ":", ";", '"', "“", "”", ")", "—", "'", "''", "``", "`"))
_LONGEST_COUNT = 7  # a longer run of figures without commas is a code or a telephone number


def counts_nothing(tokens: Tokens, number: Number) -> bool:
    """Whether a number is a label, a name, an address, a result or a place in a list rather than a count."""
    words, at = load_quantity_words(), number.first - 1
    before = _word(tokens, at)
    at_fraction = number.last + (_word(tokens, number.last) == "-")
    if _word(tokens, at_fraction) in number_words()["parts"] or _word(tokens, number.last) == "times":
        return True  # a share
    if currency_before(tokens, number.first) is not None:
        return _joined_on_the_right(tokens, number.last)
    if number.written == "words":
        return before in words.labels and tokens.raw(at)[0].isupper() and before not in words.common_labels
    if number.written == "year" or _is_code(tokens, number) or _is_list_number(tokens, number):
        return True
    return _is_labelled(tokens, number, before) or _is_named(tokens, number, before)


def _word(tokens: Tokens, index: int) -> str:
    return tokens.lowers[index] if 0 <= index < len(tokens) else ""


def _is_code(tokens: Tokens, number: Number) -> bool:
    """Letters or marks set right against the figures: "AK-47", "F-16", "B52", "3:2", "555-0134", "2/3", "007"."""
    raw = tokens.raw(number.first)
    if raw.isdecimal() and (len(raw) > _LONGEST_COUNT or (len(raw) > 1 and raw[0] == "0")):
        return True
    return _joined_on_the_left(tokens, number.first) or _joined_on_the_right(tokens, number.last)


def _joined_on_the_left(tokens: Tokens, first: int) -> bool:
    if first == 0 or not tokens.joined(first - 1, first):
        return False
    left = tokens.lowers[first - 1]
    if left[0].isalnum() or left in "#_@/\\+":
        return True
    inner = first >= 2 and tokens.joined(first - 2, first - 1)
    return left in _TIGHT and inner and tokens.lowers[first - 2][0].isalnum()


def _joined_on_the_right(tokens: Tokens, last: int) -> bool:
    if last >= len(tokens) or not tokens.joined(last - 1, last):
        return False
    right = tokens.lowers[last]
    if right[0].isalnum():
        return right not in load_quantity_words().measures
    follows = _word(tokens, last + 1)[:1] if last + 1 < len(tokens) and tokens.joined(last, last + 1) else ""
    if right == "-":
        return follows.isdecimal()
    if right[0] in _DEGREES:
        return follows.isdecimal() or follows in _QUARTERS
    return right in (":", "/", "_", ".", "–") and follows.isalnum()


def is_telephone(tokens: Tokens, left: Number, right: Number) -> bool:
    """ "555-0134": three figures and four."""
    return len(tokens.raw(left.first)) == 3 and len(tokens.raw(right.first)) == 4


def _is_labelled(tokens: Tokens, number: Number, before: str) -> bool:
    """ "Resolution 2254", "No. 5", "12 Main Street", "(305) 555", "[3]": words before or behind make it a label."""
    words, at, after = load_quantity_words(), number.first - 1, _word(tokens, number.last)
    if before == "." and _word(tokens, at - 1) in words.short_labels:
        return True
    if before in words.labels and (tokens.raw(at)[0].isupper() or before in words.sure_labels):
        return not _counts_a_noun(tokens, number)
    if after in words.name_behind or (tokens.raw(number.first) in words.emergency and not after.endswith("s")):
        return True
    if before == "(" and after == ")" and _word(tokens, number.last + 1)[:1].isdecimal():
        return True
    if before == "[" and after == "]":
        return True  # a note
    capital = bool(after) and tokens.raw(number.last)[0].isupper()
    return capital and any(word in words.name_behind for word in tokens.lowers[number.last : number.last + 3])


def _is_named(tokens: Tokens, number: Number, before: str) -> bool:
    """ "Boeing 737", "Channel Four 8": right behind a capitalised word inside a sentence, and counting no noun."""
    at, after = number.first - 1, _word(tokens, number.last)
    if at < 1 or not before.isalpha() or _word(tokens, at - 1) in _SENTENCE_ENDS:
        return False
    raw, words = tokens.raw(at), load_quantity_words()
    if not raw[0].isupper() or raw.isupper() or after in words.counts_behind or before in words.leads_to_count:
        return False
    return not _counts_a_noun(tokens, number)


def _counts_a_noun(tokens: Tokens, number: Number) -> bool:
    return counted_noun(tokens, number.last, plural=True) is not None or _word(tokens, number.last) == "%"


def _is_list_number(tokens: Tokens, number: Number) -> bool:
    """ "1." or "2)" at the head of a line, and a figure alone on its line."""
    text, start, end = tokens.text, tokens.starts[number.first], tokens.ends[number.last - 1]
    at = start - 1
    while at >= 0 and start - at < 8 and text[at] in " \t\u00a0":
        at -= 1
    if at >= 0 and text[at] != "\n":
        return False
    alone = text[end : end + 8].lstrip(" \t\r")[:1] in ("", "\n")
    return alone or (_word(tokens, number.last) in (".", ")") and number.last == number.first + 1)


def is_pronoun(tokens: Tokens, number: Number) -> bool:
    """Whether "one" stands for somebody ("no one", "one another", "when one sees") instead of counting."""
    if tokens.lowers[number.first] != "one" or number.last > number.first + 1:
        return False
    words, after = load_quantity_words(), _word(tokens, number.last)
    if not after or after in words.behind_pronoun or _word(tokens, number.first - 1) in words.before_pronoun:
        return True
    verb = after.endswith("s") and not after.endswith(("ss", "us", "is")) and after not in words.lemmas
    return verb and after not in words.people and after not in words.lemmas.values()
