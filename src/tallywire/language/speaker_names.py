"""Speakers by name: which two phrases name one speaker, and which name nobody in particular."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from tallywire.language.folding import WORD, fold
from tallywire.records import Speaker

__all__ = ["body_of_many", "name_key", "speaker_key", "spoken_for"]

_BRACKETED = re.compile(r"\([^()]*\)")
_BASED = re.compile(r"^(?:[Tt]he |[Aa]n? )?[\w’'.]{2,30}-based ")
_BODY_BEHIND = re.compile(r"(?: (?:for|of|from|at|with|by)) (?:the )?([^,;:()]{2,80})")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)(?: |$)")
_PERSON = re.compile(r"(?:[A-Z][\w.'’-]* ){1,4}[A-Z][\w'’-]+")
_LONGEST_BODY = 6  # words


def speaker_key(speaker: Speaker | None) -> str | None:
    """The name of a speaker as it is compared: folded, without titles and brackets; None for nobody in particular.

    A name has a capital letter, or is that of an institution: two pages that quote "police" on one happening quote
    the same police, but "witnesses" of two pages may be anybody.

    >>> speaker_key(Speaker(start=0, end=4, text="He", name="Sheriff Ana Ruiz (Port Alder police)", kind="person"))
    'ana ruiz'
    >>> speaker_key(Speaker(start=0, end=19, text="Two local officials", name=None, kind="official")) is None
    True
    """
    return name_key(speaker.name or speaker.text) if speaker else None


def name_key(name: str) -> str | None:
    """The name of a speaker or a body as it is compared (see `speaker_key`).

    >>> name_key("the Vell-based Hill Observatory (HO)"), name_key("two local officials")
    ('hill observatory', None)
    """
    shown = _BASED.sub("", _BRACKETED.sub(" ", name))
    words = [(word, form) for word in WORD.findall(shown) if (form := fold(word)) not in _listed("titles")]
    telling = [(word, form) for word, form in words if form not in _listed("unnamed")]
    named = any(not word.islower() or form in _listed("institutions") for word, form in telling)
    return " ".join(form for _, form in words) if named else None


def spoken_for(phrase: str) -> tuple[str, str | None] | None:
    """The body that a speaker speaks for and the speaker's own name, where the phrase says so; else None.

    >>> spoken_for("Arlo Venn, a spokesman for the Dawn Front"), spoken_for("Vell police chief Ana Ruiz")
    (('Dawn Front', 'Arlo Venn'), ('Vell police', 'Ana Ruiz'))
    >>> spoken_for("the interior minister"), spoken_for("a statement by the Hill Observatory")
    (('interior ministry', None), ('Hill Observatory', None))
    """
    words = phrase[:200].split()
    roles = _listed("mouthpieces") | _listed("heads")
    at = next((at for at, word in enumerate(words) if word.strip(",.;").lower() in roles), None)
    if at is None or any(word.lower().rstrip(",") in _listed("no_heads") for word in words[:at]):
        return None
    role = words[at].strip(",.;").lower()
    behind = _BODY_BEHIND.match(" " + " ".join(words[at + 1 :]))
    if behind:
        body, person = _body(behind[1]), " ".join(words[:at]).partition(",")[0]
    elif role == "head" and at + 1 == len(words):
        return None
    else:
        body, person = _body_before(words[:at], role), " ".join(words[at + 1 :]).partition(",")[0]
    return (body, person if _PERSON.fullmatch(person) else None) if body else None


def _body_before(words: list[str], role: str) -> str | None:
    """The body named before the role: "Vell police chief", "the health minister"."""
    body = _ARTICLE.sub("", " ".join(words).rpartition(",")[2].strip())
    if role == "minister" and body:
        return _body(f"{body} ministry")
    last = body.rpartition(" ")[2]
    named = last[:1].isupper() or last.lower() in _listed("institutions")
    return _body(body) if named else None


def _body(name: str) -> str | None:
    name = re.sub(r"['’]s?$", "", _ARTICLE.sub("", name.strip()))
    quoted = name[:1] in "\"'“‘"  # the director of “The Mill” leads no body
    return name if not quoted and len(name.split()) <= _LONGEST_BODY and name_key(name) else None


def body_of_many(key: str) -> bool:
    """Whether a key is that of a body of which every country, town or side has its own: "army"."""
    return key in _listed("of_many")


@cache
def _listed(table: str) -> frozenset[str]:
    tables = tomllib.loads((files("tallywire.language") / "speaker_names.toml").read_text("utf-8"))
    return frozenset(tables[table])
