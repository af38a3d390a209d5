"""Newsrooms under their several names, and what a page says of them.

"Northern Hills" in a dateline is "Northern Hills News Agency" in a byline; apnews.com is the Associated Press; and
where a page has "Ana Ruiz told Radio Vell", Radio Vell is where the words come from.

>>> same_newsrooms(["Northern Hills", "Northern Hills News Agency", "Northern Lights"])["Northern Hills"]
'Northern Hills News Agency'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from tallywire.language.agencies import agency_of_domain, load_agencies
from tallywire.language.folding import fold_words
from tallywire.records import Document

__all__ = ["Names", "credited_agencies", "fold_name", "host_of", "named_in", "names_of", "own_names", "same_newsrooms"]

# What a newsroom's full name adds to the name that it is known by. An initial article adds nothing either.
_ADDED = frozenset({"news", "press", "agency", "service", "services", "association", "wire", "newswire", "media"})
_SPOKEN = _ADDED | {"radio", "tv", "television", "online", "newspaper", "magazine"}  # "a Riverline reporter"
_COMMON_LABELS = frozenset({"co", "com", "net", "org", "gov", "ac", "edu", "or", "ne", "go", "news", "www"})
_ARTICLES = frozenset({"the", "a", "an"})
_WORD = r"(?:[A-Z]|al-)[\w.&'’-]{0,40}"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_NAME = rf"(?:[Tt]he |[Aa]n? )?({_WORD}(?: (?!{_DAY}){_WORD}){{0,4}})"
_TOLD = re.compile(rf"\b(?:told|tells|(?:spoke|speaking|talked|statement|interview) (?:to|with)) {_NAME}")
_REPORTED = re.compile(
    rf"\b{_NAME}(?:['’]s)?,? (?:reporters?|correspondents?|(?:has |had )?reported|reports|quoted|cited)\b"
)
# What a match of `_REPORTED` ends with, and how many words it has at most: an article, five names, "has", and two more
# where a name has a space of its own ("El Orla"). Only what stands before these words is searched for names.
_REPORTING = re.compile(r" (?:reporters?|correspondents?|reported|reports|quoted|cited)\b")
_WORDS_BEFORE, _REACH = 9, 400
_BRACKETED = re.compile(r"\(([A-Z][\w.&'’ -]{1,40})\)")


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one newsroom, each written together (`valleypost`): in full, and with the shorter forms of each."""

    full: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()

    def meet(self, other: Names) -> bool:
        """Whether the two are one newsroom: a name of one is a name, or a shorter form of a name, of the other."""
        return not (self.full.isdisjoint(other.forms) and self.forms.isdisjoint(other.full))


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
        for shorter in _shorter(words, _ADDED):
            fullest.setdefault(shorter, own)
    return {name: fullest[_words(name)] for name in ordered}


def credited_agencies(document: Document) -> tuple[str, ...]:
    """The agencies that a page credits, in order."""
    return tuple(document.agency.split("; ")) if document.agency else ()


def names_of(names: Iterable[str]) -> Names:
    """The forms under which newsrooms may be named.

    >>> names_of(["Riverline Radio"]).meet(names_of(["Riverline"]))
    True
    >>> names_of(["AFP"]).meet(names_of(["Agence France-Presse"])), names_of(["Orla"]).meet(names_of(["Orla Hill"]))
    (True, False)
    """
    known = load_agencies().credits
    read = [_words(form) for name in names for form in {name, known.get(name, name)}]
    full = frozenset("".join(words) for words in read if words)
    return Names(full, full | {"".join(shorter) for words in read for shorter in _shorter(words, _SPOKEN)})


def own_names(document: Document) -> Names:
    """The names of the newsroom whose page this is, by its outlet and its address."""
    return _newsroom_names(document.outlet or "", host_of(document.url))


@lru_cache(maxsize=1 << 14)
def _newsroom_names(outlet: str, host: str) -> Names:
    sites = [site for site in (host, outlet.lower() if "." in outlet else "") if site]
    agencies = [agency for site in sites if (agency := agency_of_domain(site))]
    labels = [_label(site) for site in sites]
    return names_of(
        name for name in (outlet, *agencies, *labels, *(label.removeprefix("the") for label in labels)) if name
    )


def named_in(text: str) -> tuple[list[tuple[int, Names]], list[tuple[int, Names]]]:
    """Newsrooms that somebody told something, and those that `text` names as a source otherwise, each with its place.

    >>> told, named = named_in("VELL (Orla Wire) — She told Radio Vell on Monday, the Hill Post reported.")
    >>> [sorted(names.full) for _, names in told], [sorted(names.full) for _, names in named]
    ([['radiovell']], [['hillpost'], ['orlawire']])
    """
    told = [(found.start(), names_of([found[1]])) for found in _TOLD.finditer(text)]
    named = [*_reported(text), *_BRACKETED.finditer(text)]
    return told, [(found.start(), names_of([found[1]])) for found in named]


def _reported(text: str) -> Iterator[re.Match[str]]:
    """All that `_REPORTED` finds, without looking for names where nothing is reported."""
    windows: list[tuple[int, int]] = []
    for found in _REPORTING.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()]
        words = before.rsplit(" ", _WORDS_BEFORE)
        start = found.start() - len(before) + (len(words[0]) if len(words) > _WORDS_BEFORE else 0)
        if windows and start <= windows[-1][1]:
            windows[-1] = windows[-1][0], found.end()
        else:
            windows.append((start, found.end()))
    for start, end in windows:
        yield from _REPORTED.finditer(text, start, end)


@lru_cache(maxsize=1 << 14)
def host_of(url: str | None) -> str:
    """The site of an address, without "www."; empty where there is none.

    >>> host_of("https://www.hillpost.example/1"), host_of("http://["), host_of(None)
    ('hillpost.example', '', '')
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # "http://[": what stands there is no address
        return ""
    return host.removeprefix("www.")


def _label(site: str) -> str:
    """The part of a site's name that is its own: "cnn" of edition.cnn.com, "bbc" of www.bbc.co.uk."""
    parts = site.split(".")[:-1] or [site]
    return next((part for part in reversed(parts) if part not in _COMMON_LABELS), parts[-1])


def _shorter(words: tuple[str, ...], added: frozenset[str]) -> Iterable[tuple[str, ...]]:
    """A name without what newsrooms add to theirs, word by word; something telling is always left."""
    while len(words) > 1 and words[-1] in added and not added.issuperset(words[:-1]):
        words = words[:-1]
        yield words


def _words(name: str) -> tuple[str, ...]:
    words = tuple(fold_words(name))
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
