"""Short names and the full ones that they stand for, within one text: "the Observatory", "AFRICOM", "Venn".

>>> full_names({"observatory", "hill observatory", "venn"}, [{"venn": "dawn front"}])["venn"]
'dawn front'
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tallywire.language.speaker_names import body_of_many, name_key

__all__ = ["full_names", "name_in_text"]

_HOLDERS = 50  # longer names that begin with one word; a text with more tells nothing
_ADDED = frozenset({"for", "of", "department", "office", "force", "service"})

Names = Mapping[str, str]


def full_names(keys: set[str], aliases: Sequence[Names]) -> dict[str, str]:
    """The name that each of the names of one text stands for; `aliases` are tried in order, then longer names."""
    known = keys | {one[key] for one in aliases for key in keys if key in one}
    holders: dict[str, list[str]] = defaultdict(list)
    for key in sorted(known):
        for word in set(key.split()):
            holders[word].append(key)
    longer = {key: _longer(key, holders) for key in known}
    return {key: _follow(key, (*aliases[:1], longer, *aliases[1:])) for key in keys}


def name_in_text(word: str, texts: Iterable[str]) -> str | None:
    """The name that ends with `word` where texts write it in full: "Dawn Front" for "Front"; None where they differ.

    >>> name_in_text("Front", ["Men of the Dawn Front fled. One Dawn Front man fell. The Dawn Front denied it."])
    'Dawn Front'
    """
    name = r"((?:[A-Z][\w’'-]{0,30} ){1,3})"
    pattern = re.compile(rf"{name}{re.escape(word)}\b((?: (?:for|of)(?: [A-Z]\w{{0,30}}){{1,3}})?)")
    found: Counter[str] = Counter()
    for text in texts:
        for before, after in pattern.findall(text):
            full = f"{before.removeprefix('The ').removeprefix('A ')}{word}{after}"
            if full != word and name_key(full):
                found[full] += 1
    keys = {full: f" {name_key(full)} " for full in found}
    most = min(found, key=lambda full: (-found[full], len(full), full), default=None)
    return most if most and all(keys[most] in key or key in keys[most] for key in keys.values()) else None


def _longer(key: str, holders: Mapping[str, Sequence[str]]) -> str:
    """The one longer name of which a short one is the telling part; itself where there is none, or several."""
    candidates = holders[key.split()[0]][: _HOLDERS + 1]
    if body_of_many(key) or len(candidates) > _HOLDERS:
        return key
    found = [other for other in candidates if other != key and _lengthens(key, other)]
    longest = max(found, key=lambda other: (len(other.split()), other), default=key)
    return longest if all(f" {other} " in f" {longest} " for other in found) else key


def _lengthens(key: str, other: str) -> bool:
    """Whether a longer name adds to a short one what names add: "hill observatory", "observatory for human rights"."""
    before, within, after = f" {other} ".partition(f" {key} ")
    following = after.split()[:1]
    return bool(within) and "and" not in before.split() and (not following or following[0] in _ADDED)


def _follow(key: str, steps: Sequence[Names]) -> str:
    """Where a chain of names ends; a circle is left where it closes."""
    seen = {key}
    while True:
        following = next((step[key] for step in steps if step.get(key, key) not in seen), None)
        if following is None:
            return key
        key = following
        seen.add(key)
