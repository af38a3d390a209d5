"""The title of a page without the name of its site: from what the head claims and the headings show.

`<title>` is written for bookmarks ("Seven held in harbour raid | World | The Daily Lantern"), headings also carry
section names and logos. What several of them agree on is the title; the site's own name is cut off where it stands
behind a separator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["choose_title", "without_site"]

_SEPARATOR = re.compile(r"\s(?:[|/\\>»«·•:✩*~]|::|--?|[–—])\s|\s?\|\s?|_(?=\w)")
_NOT_LETTERS = re.compile(r"[\W_]+")
_MIN_WORDS = 3  # fewer are left of a title only where the whole was short
_MAX_SITE_WORDS = 4


def plain(text: str | None) -> str:
    """Letters and digits alone, for comparing.

    >>> plain("The Daily-Lantern!")
    'thedailylantern'
    """
    return _NOT_LETTERS.sub("", text or "").casefold()


def choose_title(
    *, claimed: str | None, tag: str | None, headings: Sequence[str], sites: Sequence[str | None]
) -> str | None:
    """The title of a page, `None` where it has none.

    `claimed`: the title that metadata give; `tag`: the `<title>`; `headings`: what the page shows as one, the likeliest
    first; `sites`: names that the site is known under.

    >>> tag = "Two held in raid - World - Lantern"
    >>> choose_title(claimed=None, tag=tag, headings=["Lantern", "Two held in raid"], sites=[])
    'Two held in raid'
    """
    names = {name for site in sites if (name := plain(site))}
    if claimed and plain(claimed) not in names:
        return without_site(claimed, names)
    shown = [heading for heading in headings if plain(heading) and plain(heading) not in names]
    if not tag:
        return shown[0] if shown else None
    parts = [heading for heading in shown if _is_part(plain(heading), tag)]
    if parts:
        return max(parts, key=len)
    cleaned = without_site(tag, names)
    if cleaned == tag:
        cleaned = _without_short_end(tag)
    return (None if plain(cleaned) in names else cleaned) or (shown[0] if shown else None)


def without_site(title: str, names: set[str]) -> str:
    """`title` without the segments at its ends that are one of `names` (as `plain` gives them).

    >>> without_site("Lantern: a light | The Lantern", {"thelantern"})
    'Lantern: a light'
    """
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(title))
        if cuts and _is_site(title[cuts[-1].end() :], names):
            title = title[: cuts[-1].start()].strip()
        elif cuts and _is_site(title[: cuts[0].start()], names):
            title = title[cuts[0].end() :].strip()
        else:
            break
    return title


def _is_site(segment: str, names: set[str]) -> bool:
    """Whether a segment names the site: the same letters, or one the beginning of the other."""
    name = plain(segment)
    return len(name) > 2 and any(
        name == known or (len(name) > 3 and (known.startswith(name) or (name.startswith(known) and len(known) > 3)))
        for known in names
    )


def _is_part(heading: str, tag: str) -> bool:
    """Whether a heading is what one cut at a separator leaves of the `<title>`."""
    cuts = [
        0,
        *(cut.start() for cut in _SEPARATOR.finditer(tag)),
        *(cut.start() for cut in re.finditer(r": ", tag)),
        len(tag),
    ]
    whole = plain(tag)
    if heading not in whole:
        return False
    return any(plain(tag[:cut]) == heading or plain(tag[cut:]) == heading for cut in cuts)


def _without_short_end(tag: str) -> str:
    """Without knowing the site: a short last segment is its name where enough stands before it, else a short first."""
    cuts = list(_SEPARATOR.finditer(tag))
    if not cuts:
        return tag
    head, tail = tag[: cuts[-1].start()].strip(), tag[cuts[-1].end() :].strip()
    if len(head.split()) >= _MIN_WORDS and len(tail.split()) <= _MAX_SITE_WORDS:
        return head
    name, rest = tag[: cuts[0].start()].strip(), tag[cuts[0].end() :].strip()
    return rest if len(name.split()) <= _MAX_SITE_WORDS < len(rest.split()) else tag
