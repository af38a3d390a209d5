"""The agencies that a credit names, known to the table of agencies or named as one.

>>> agencies_in("AP - AFP")
('Associated Press', 'Agence France-Presse')
"""

import re
from collections.abc import Iterable

from tallywire.language.agencies import load_agencies

__all__ = ["agencies_in", "full_names", "is_agency_credit"]

_WORD = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*\.?")
_JOINERS = frozenset(
    {
        "and",
        "with",
        "the",
        "by",
        "from",
        "source",
        "sources",
        "agencies",
        "via",
        "staff",
        "wire",
        "wires",
        "news",
        "service",
        "report",
        "reports",
    }
)
_LONGEST = 6
# An agency that no table knows shows itself by its name: "Northern Hills News Agency".
_SEPARATORS = re.compile(r"[,;|()\[\]/–—]| - ")
_NAMED = re.compile(r"(?:[A-Z][\w'&.-]* ){1,4}(?:(?:News|Press) (?:Agency|Service|Association)|Wire Service|Newswire)")


def agencies_in(credit: str) -> tuple[str, ...]:
    """Canonical names of the agencies named in a credit line or bracket, in order, each once.

    Longer forms win ("Associated Press of Pakistan" is not the Associated Press). Meant for credits: in running text
    a name is a mention.
    """
    known, rest = _scan(credit)
    return (*known, *_named(credit)) if rest else known


def _named(credit: str) -> tuple[str, ...]:
    """Agencies that are in no table but named as one, where a whole part of the credit is that name.

    >>> agencies_in("By Ana Kovac, Lowland News Agency"), agencies_in("Ana Kovac of our News Agency")
    (('Lowland News Agency',), ())
    """
    parts = (part.strip(" .") for part in _SEPARATORS.split(credit[:400]))
    return tuple(part for part in parts if _NAMED.fullmatch(part) and not _scan(part)[0] and not part.startswith("By "))


def full_names(names: Iterable[str]) -> list[str]:
    """Each agency once, by its full name: a dateline has "(Lowland)" where the byline has "Lowland News Agency".

    >>> full_names(["Lowland", "Reuters", "Lowland News Agency"])
    ['Reuters', 'Lowland News Agency']
    """
    names = list(dict.fromkeys(names))
    return [name for name in names if not any(other.startswith(f"{name} ") for other in names)]


def is_agency_credit(line: str) -> bool:
    """Whether a line is nothing but agency names ("AP", "(Reuters)", "AP - AFP", "Source: Xinhua").

    >>> is_agency_credit("(AP, AFP)"), is_agency_credit("Reuters cited a source")
    (True, False)
    """
    if len(line) > 80:
        return False
    if agencies_in(line) == (line.strip("()[] ."),):
        return True
    names, rest = _scan(line)
    return bool(names) and all(word.lower() in _JOINERS for word in rest)


def _scan(credit: str) -> tuple[tuple[str, ...], list[str]]:
    """Agency names and the words that belong to none."""
    forms = load_agencies().credits
    words = _WORD.findall(credit[:400])
    names: dict[str, None] = {}
    rest: list[str] = []
    at = 0
    while at < len(words):
        size = next(
            (n for n in range(_LONGEST, 0, -1) if _form(words[at : at + n]) in forms and at + n <= len(words)), 0
        )
        if size:
            names[forms[_form(words[at : at + size])]] = None
        else:
            rest.append(words[at])
        at += size or 1
    return tuple(names), rest


def _form(words: list[str]) -> str:
    joined = " ".join(words)
    return joined if joined.count(".") > 1 else joined.rstrip(".")
