"""Words folded for matching, and for matching only: what is shown is always what the page says.

>>> fold("Deir-ez-Zór"), fold("U.S.")
('deir-ez-zor', 'us')
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["WORD", "fold", "fold_words"]

# An initialism of at most eight letters is one word ("U.S."), everything else is a run of word characters.
# The first alternative is bounded, so matching is linear.
WORD = re.compile(r"(?:[A-Za-z]\.){2,8}|\w+")


def fold(word: str) -> str:
    """A word without case, accents and the full stops of an initialism."""
    form = word.replace(".", "").casefold()
    if form.isascii():
        return form
    decomposed = unicodedata.normalize("NFKD", form)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def fold_words(text: str | None) -> list[str]:
    """The folded words of `text`, in order.

    >>> fold_words("The U.S. Navy's ships")
    ['the', 'us', 'navy', 's', 'ships']
    """
    return [fold(word) for word in WORD.findall(text or "")]
