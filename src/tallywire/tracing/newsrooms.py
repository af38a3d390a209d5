"""One newsroom under its several names: "Northern Hills" in a dateline is "Northern Hills News Agency" in a byline.

>>> same_newsrooms(["Northern Hills", "Northern Hills News Agency", "Northern Lights"])["Northern Hills"]
'Northern Hills News Agency'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tallywire.language.folding import fold_words

__all__ = ["fold_name", "same_newsrooms"]

# What a newsroom's full name adds to the name that it is known by. An initial article adds nothing either.
_ADDED = frozenset({"news", "press", "agency", "service", "services", "association", "wire", "newswire", "media"})
_ARTICLES = frozenset({"the", "a", "an"})


def fold_name(name: str) -> str:
    """A newsroom's name as it is compared: without case, accents, punctuation and an initial article.

    >>> fold_name("THE Valley Post.")
    'valley post'
    """
    return " ".join(_words(name)) or name


def same_newsrooms(names: Iterable[str]) -> Mapping[str, str]:
    """For every name the fullest name of the same newsroom among `names`: itself where no other is longer.

    Two names are one newsroom's if they differ in case and punctuation only, or if one is the other's beginning and
    the rest is what agencies add to their names. Linear in the names: a name can have only a few shorter forms.
    """
    fullest: dict[tuple[str, ...], str] = {}
    ordered = sorted(set(names), key=lambda name: (-len(_words(name)), name))
    for name in ordered:
        words = _words(name)
        own = fullest.setdefault(words, name)
        while len(words) > 1 and words[-1] in _ADDED:
            words = words[:-1]
            fullest.setdefault(words, own)
    return {name: fullest[_words(name)] for name in ordered}


def _words(name: str) -> tuple[str, ...]:
    words = tuple(fold_words(name))
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
