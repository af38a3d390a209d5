"""Speakers by name: which two phrases name one speaker, and which name nobody in particular."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from tallywire.language.folding import fold_words
from tallywire.records import Speaker

__all__ = ["speaker_key"]

_BRACKETED = re.compile(r"\([^()]*\)")


def speaker_key(speaker: Speaker | None) -> str | None:
    """The name of a speaker as it is compared: folded, without titles and brackets; None for nobody in particular.

    A name has a capital letter, or is that of an institution: two pages that quote "police" on one happening quote
    the same police, but "witnesses" of two pages may be anybody.

    >>> speaker_key(Speaker(start=0, end=4, text="He", name="Sheriff Ana Ruiz (Port Alder police)", kind="person"))
    'ana ruiz'
    >>> speaker_key(Speaker(start=0, end=19, text="Two local officials", name=None, kind="official")) is None
    True
    """
    if speaker is None:
        return None
    shown = _BRACKETED.sub(" ", speaker.name or speaker.text)
    forms = [form for form in fold_words(shown) if form not in _listed("titles")]
    telling = [form for form in forms if form not in _listed("unnamed")]
    named = any(character.isupper() for character in shown) or bool(_listed("institutions").intersection(forms))
    return " ".join(forms) if telling and named else None


@cache
def _listed(table: str) -> frozenset[str]:
    tables = tomllib.loads((files("tallywire.language") / "speaker_names.toml").read_text("utf-8"))
    return frozenset(tables[table])
