"""Small words of the sentences that tracing says: counts, days, names.

>>> number(3), day("2014-05-03"), possessive("Reuters"), plural("story"), inside("The Hill Post"), earlier(1)
('three', '3 May 2014', 'Reuters’', 'stories', 'the Hill Post', 'one day earlier')
"""

from __future__ import annotations

from datetime import date

__all__ = ["day", "earlier", "inside", "number", "plural", "possessive"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def number(count: int) -> str:
    """A count in words up to ten, in figures beyond."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def day(iso: str) -> str:
    """A day for a reader: "3 May 2014"."""
    when = date.fromisoformat(iso)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def earlier(days: int | None) -> str:
    """By how many days something came first, as far as it is known: "two days earlier"."""
    return "earlier" if not days else f"{number(days)} {'day' if days == 1 else 'days'} earlier"


def plural(noun: str) -> str:
    """The plural of a noun: "stories", "texts"."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def possessive(name: str) -> str:
    """Whose: "Reuters’", "the Hill Post’s"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def inside(name: str | None) -> str:
    """A name within a sentence: "the Ostrell Courier"."""
    return f"the {name[4:]}" if name and name.startswith("The ") else name or ""
