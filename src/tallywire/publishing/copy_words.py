"""What a page took from other pages, in words: how much, from whom, how sure that is, and what was changed.

>>> share_words(14, 16, 12)
'14 of 16 passages, 12 word for word'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tallywire.publishing.copying import Gift, Taking
from tallywire.publishing.words import count, dated_name, shortened
from tallywire.records import Change, CopyDirection

__all__ = ["DIRECTION_WORDS", "change_words", "edits", "quantity_words", "share_words", "taking_words"]

DIRECTION_WORDS: Mapping[CopyDirection, str] = MappingProxyType(
    {"known": "direction known", "inferred": "direction inferred", "unknown": "who was first is not known"}
)

_GIVERS_NAMED = 4
_EDITS_NAMED = 6
_LONGEST = 60  # characters of changed words shown


def share_words(taken: int, passages: int, word_for_word: int) -> str:
    """How much of a page stands elsewhere: `all 16 passages, word for word`; `2 of 16 passages, edited`."""
    amount = f"all {passages:,} passages" if taken == passages > 1 else f"{taken:,} of {count(passages, 'passage')}"
    return f"{amount}, {_wording(taken, word_for_word)}"


def quantity_words(gift: Gift) -> str:
    """How much one giver gave: `9 passages, 7 word for word`."""
    return f"{count(gift.passages, 'passage')}, {_wording(gift.passages, gift.word_for_word)}"


def _wording(taken: int, word_for_word: int) -> str:
    if word_for_word == taken:
        return "word for word"
    return f"{word_for_word:,} word for word" if word_for_word else "edited"


def taking_words(taken: Taking) -> str:
    """What a page took in one line: how much, from whom (unless from the page it was taken from alone), how sure.

    Empty for a page that took nothing.
    """
    if not taken.gifts:
        return ""
    share = share_words(taken.taken, max(taken.passages, taken.taken), taken.word_for_word)
    sure = {gift.direction for gift in taken.gifts}
    only = taken.gifts[0]
    tail = f" · {DIRECTION_WORDS[only.direction]}" if len(sure) == 1 else ""
    if len(taken.gifts) == 1:
        giver = "" if only.giver.id == taken.document.origin_id else f", from {dated_name(only.giver)}"
        return f"{share}{giver}{tail}"
    return f"{share}: {_givers(taken, len(sure) > 1)}{tail}"


def _givers(taken: Taking, each_direction: bool) -> str:
    named = [
        f"{gift.passages:,} from {dated_name(gift.giver)}"
        + (f", {DIRECTION_WORDS[gift.direction]}" if each_direction else "")
        for gift in taken.gifts[:_GIVERS_NAMED]
    ]
    rest = taken.gifts[_GIVERS_NAMED:]
    more = [f"{sum(gift.passages for gift in rest):,} from {count(len(rest), 'other page')}"] if rest else []
    return ("; " if each_direction else ", ").join([*named, *more])


def change_words(change: Change) -> str:
    """A change as a verifier reads it: `22 → 23`, `added “not”`, `left out “at least”`."""
    was, became = shortened(change.from_text, _LONGEST), shortened(change.to_text, _LONGEST)
    if not was:
        return f"added “{became}”"
    return f"{was} → {became}" if became else f"left out “{was}”"


def edits(changes: Iterable[Change], most: int = _EDITS_NAMED) -> tuple[str, ...]:
    """Changes in words, the same change named once with its count, at most `most` of them and how many more."""
    counted = Counter(change_words(change) for change in changes)
    named = [f"{words} ({number} times)" if number > 1 else words for words, number in counted.items()]
    more = [f"and {count(len(named) - most, 'more change')}"] if len(named) > most else []
    return (*named[:most], *more)
