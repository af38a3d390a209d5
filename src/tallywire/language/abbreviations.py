"""Short forms that a text explains itself: "U.S. Africa Command (AFRICOM)".

The algorithm is that of A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (Pacific Symposium on Biocomputing, 2003): the letters of the short form are looked for, from the
right, in the words before the bracket. Only names are of interest here, so the long form is made of words that begin
with a capital, and initials before it ("U.S.") belong to it.

>>> abbreviations("Officers of U.S. Africa Command (AFRICOM) said so.")
{'AFRICOM': 'U.S. Africa Command'}
"""

from __future__ import annotations

import re

__all__ = ["abbreviations"]

_SHORT = re.compile(r" \(([A-Z][A-Za-z&.-]{1,9})\)")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,4} $")
_WINDOW = 120  # code points before the bracket
_LINKS = frozenset({"of", "for", "and", "the", "in", "on", "to", "de", "al", "&"})


def abbreviations(text: str) -> dict[str, str]:
    """`{short form: long form}`, both as written; the first explanation of a short form counts. Linear in `text`."""
    found: dict[str, str] = {}
    for bracket in _SHORT.finditer(text):
        short = bracket[1]
        if sum(letter.isupper() for letter in short) < 2 or short in found:
            continue
        name = _name_before(text[max(0, bracket.start() - _WINDOW) : bracket.start()])
        start = _start(short, name)
        if start is not None and len(name) - start > len(short):
            found[short] = name[start:]
    return found


def _name_before(text: str) -> str:
    """The name that ends where `text` ends: words with a capital and the small words between them."""
    words = re.split(r"[,;:()\n]|(?<![A-Z])[.!?] (?=[A-Z])", text)[-1].split()
    first = len(words)
    for at in range(len(words) - 1, -1, -1):
        if words[at][:1].isupper():
            first = at
        elif words[at] not in _LINKS:
            break
    return " ".join(words[first:])


def _start(short: str, name: str) -> int | None:
    """Where in `name` the long form of `short` begins: its letters stand there in order, the first one at a word."""
    at = len(name)
    for number, letter in reversed(list(enumerate(re.sub(r"\W", "", short).lower()))):
        at -= 1
        while at >= 0 and not (name[at].lower() == letter and (number > 0 or _begins_word(name, at))):
            at -= 1
        if at < 0:
            return None
    initials = _INITIALS.search(name, 0, at)
    return initials.start() if initials else at


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "'’")
