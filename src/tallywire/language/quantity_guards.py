"""Numbers that count nothing: labels, names, list numbers, addresses, telephone numbers, scores, pronouns."""

from __future__ import annotations

from tallywire.language.numbers import Number
from tallywire.language.quantity_words import counted_noun, load_quantity_words
from tallywire.language.tokens import BLANK_LINE, Tokens

__all__ = ["counts_nothing", "is_pronoun"]

_TIGHT = frozenset("-/:.#@_&=*\\–")
_SENTENCE_ENDS = frozenset((".", "!", "?", BLANK_LINE, ":", ";", '"', "“", "”", ")", "—", "'", "''", "``", "`"))


def counts_nothing(tokens: Tokens, number: Number) -> bool:
    """Whether a number is a label, a name, an address, a result or a place in a list rather than a count."""
    before = tokens.lowers[number.first - 1] if number.first else ""
    after = tokens.lowers[number.last] if number.last < len(tokens) else ""
    if number.written == "words":
        return (
            before in load_quantity_words().labels
            and before not in _LABELS_IN_LOWER_CASE
            and _capital(tokens, number.first - 1)
        )
    if number.written == "year" or _is_code(tokens, number):
        return True
    return _is_label(tokens, number, before, after) or _is_list_number(tokens, number, after)


_LABELS_IN_LOWER_CASE = frozenset(("number", "order", "figure", "act", "group", "line", "item", "case"))


def _capital(tokens: Tokens, index: int) -> bool:
    return index >= 0 and tokens.raw(index)[0].isupper()


def _is_code(tokens: Tokens, number: Number) -> bool:
    """Letters or marks set right against the figures: "AK-47", "F-16", "B52", "3:2", "555-0134", "2/3"."""
    first, last = number.first, number.last
    if first and tokens.joined(first - 1, first):
        left = tokens.lowers[first - 1]
        if left[0].isalnum():
            return True
        if (
            left in _TIGHT
            and first >= 2
            and tokens.joined(first - 2, first - 1)
            and tokens.lowers[first - 2][0].isalnum()
        ):
            return True
        if left in "#_@/\\":
            return True
    if last < len(tokens) and tokens.joined(last - 1, last):
        right = tokens.lowers[last]
        if right[0].isdecimal():
            return True
        if right[0].isalpha() and right not in load_quantity_words().measures:
            return True
        inner = last + 1 < len(tokens) and tokens.joined(last, last + 1)
        if right in (":", "/", "_", ".", "–") and inner and tokens.lowers[last + 1][0].isalnum():
            return True
        if right == "-" and inner and tokens.lowers[last + 1][0].isdecimal():
            return True
    return len(tokens.raw(first)) > 1 and tokens.raw(first)[0] == "0" and tokens.raw(first).isdecimal()


def _is_label(tokens: Tokens, number: Number, before: str, after: str) -> bool:
    """ "Resolution 2254", "Boeing 737", "No. 5", "12 Main Street": a name before or behind the figures."""
    words = load_quantity_words()
    at = number.first - 1
    if before == "." and at and tokens.lowers[at - 1] in ("no", "nos", "art", "vol", "fig", "sec", "p", "pp"):
        return True
    if before in words.labels and (
        _capital(tokens, at) or before in ("page", "resolution", "article", "flight", "channel")
    ):
        return not _counts_a_noun(tokens, number)
    if after in words.name_behind:
        return True
    if after and _capital(tokens, number.last) and _street_follows(tokens, number.last):
        return True
    sentence_start = at < 1 or tokens.lowers[at - 1] in _SENTENCE_ENDS
    named = at >= 0 and before.isalpha() and _capital(tokens, at) and not sentence_start
    return named and not tokens.raw(at).isupper() and not _counts_a_noun(tokens, number) and not _is_result_verb(after)


def _street_follows(tokens: Tokens, index: int) -> bool:
    return any(
        word in ("street", "avenue", "road", "boulevard", "drive", "lane") for word in tokens.lowers[index : index + 3]
    )


def _is_result_verb(word: str) -> bool:
    return word in (
        "killed",
        "dead",
        "wounded",
        "injured",
        "were",
        "died",
        "percent",
        "%",
        "-",
        "to",
        "others",
        "more",
        ",",
    )


def _counts_a_noun(tokens: Tokens, number: Number) -> bool:
    return counted_noun(tokens, number.last, plural=True) is not None or tokens.lowers[
        number.last : number.last + 1
    ] == ["%"]


def _is_list_number(tokens: Tokens, number: Number, after: str) -> bool:
    """ "1." or "2)" at the head of a line, and a figure alone on its line."""
    text, start, end = tokens.text, tokens.starts[number.first], tokens.ends[number.last - 1]
    at = start - 1
    while at >= 0 and start - at < 8 and text[at] in " \t\u00a0":
        at -= 1
    heads = at < 0 or text[at] == "\n"
    if not heads:
        return False
    alone = text[end : end + 8].lstrip(" \t\r")[:1] in ("", "\n")
    return alone or (after in (".", ")") and number.last == number.first + 1)


def is_pronoun(tokens: Tokens, number: Number) -> bool:
    """Whether "one" stands for somebody ("no one", "one another", "this one") instead of counting."""
    if tokens.lowers[number.first] != "one" or number.last > number.first + 1:
        return False
    before = tokens.lowers[number.first - 1] if number.first else ""
    words = load_quantity_words()
    if before in words.before_pronoun:
        return True
    after = tokens.lowers[number.last] if number.last < len(tokens) else ""
    return after in words.behind_pronoun or not after
