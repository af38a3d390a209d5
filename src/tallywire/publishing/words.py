"""How the record's closed words are said to people: statuses, measures, counts, dates and bounds.

>>> status_words("single_origin")
'one origin only'
>>> bounds(3.0, 4.0, 7.0)
'3–4–7'
>>> interval("2031-03-02", "2031-03-02")
'2031-03-02'
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from tallywire.records import Document, Figure, Published, Quantity, StatedFigure

__all__ = [
    "STATUS_NOTES",
    "STATUS_WORDS",
    "TURNERS",
    "amount",
    "bounds",
    "count",
    "dated_name",
    "figure_words",
    "interval",
    "kind_words",
    "page_name",
    "printable",
    "published_words",
    "sentence",
    "shortened",
    "spoken_interval",
    "stated_bounds",
    "status_words",
]

STATUS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "corroborated": "independently corroborated",
        "single_origin": "one origin only",
        "claimed": "one side's claim",
        "contested": "disputed",
        "unattributed": "nobody named",
        "agreed": "all agree",
        "range": "reports differ",
        "updated": "revised over time",
    }
)

STATUS_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "corroborated": "Two or more independent origins report it.",
        "single_origin": "Every page that reports it rests on one origin.",
        "claimed": "Only a party to the conflict says so.",
        "contested": "Someone denies or contradicts it.",
        "unattributed": "No page says who it comes from.",
    }
)


def status_words(status: str) -> str:
    """A status in plain words; a word that is not known is shown as it is."""
    return STATUS_WORDS.get(status, status.replace("_", " "))


def kind_words(kind: str) -> str:
    """A kind of happening or a measure in plain words (`armed_clash` is `armed clash`)."""
    return kind.replace("_", " ")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun in the right number (`1 page`, `3 pages`, `2 stories`)."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def amount(value: float | None) -> str:
    """A value without idle decimals; unknown is a question mark, never 0."""
    if value is None:
        return "?"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def bounds(low: float | None, best: float | None, high: float | None) -> str:
    """Low, best and high: one number where they are the same, `low–best–high` otherwise."""
    if low == best == high:
        return amount(best)
    return "–".join(amount(value) for value in (low, best, high))


def stated_bounds(figure: StatedFigure | Quantity) -> str:
    """What one statement gives: `at least 12`, `about 40`, `10–15`."""
    match figure.qualifier:
        case "at_least":
            return f"at least {amount(figure.low)}"
        case "at_most":
            return f"at most {amount(figure.high)}"
        case "about":
            middle = figure.low if figure.low == figure.high or figure.high is None else None
            return f"about {amount(middle)}" if middle is not None else f"about {_ends(figure)}"
        case _:
            return _ends(figure)


def _ends(figure: StatedFigure | Quantity) -> str:
    if figure.low == figure.high:
        return amount(figure.low)
    return f"{amount(figure.low)}–{amount(figure.high)}"


def figure_words(figure: Figure) -> str:
    """What a figure counts: its measure and, if said, the side and the days (`killed, government side`)."""
    parts = [kind_words(figure.measure)]
    if figure.side:
        parts.append(figure.side)
    if figure.period is not None and (figure.period.from_ or figure.period.to):
        parts.append(interval(figure.period.from_, figure.period.to))
    return ", ".join(parts)


def interval(start: str | None, end: str | None) -> str:
    """An interval of days as one string; an open end is said, an unknown date is `date unknown`."""
    if start is None and end is None:
        return "date unknown"
    if start == end:
        return str(start)
    if start is None:
        return f"until {end}"
    return f"since {start}" if end is None else f"{start} – {end}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def spoken_interval(start: str | None, end: str | None) -> str:
    """An interval of days for prose, as short as it can be.

    >>> spoken_interval("2031-03-02", "2031-03-04"), spoken_interval("2031-03-30", "2031-04-02")
    ('2–4 March 2031', '30 March – 2 April 2031')
    """
    if start is None or end is None or start == end:
        return interval(*(_spoken(day) if day else None for day in (start, end)))
    if start[:7] == end[:7]:
        return f"{int(start[8:])}–{_spoken(end)}"
    return f"{_spoken(start).removesuffix(f' {end[:4]}')} – {_spoken(end)}"


def _spoken(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def page_name(document: Document) -> str:
    """How a page is called in a list: its outlet, or the last part of where it came from."""
    return document.outlet or document.given_id or document.source.rsplit("/", 1)[-1] or document.id


def published_words(published: Published, *, prose: bool = False) -> str:
    """When a page was published, as far as it is known: a bound that was only inferred is not taken for a day.

    >>> published_words(Published(from_="2031-03-02", to=None, precision="unknown", method="inferred"))
    'not before 2031-03-02'
    """
    start, end = published.from_, published.to
    say = spoken_interval if prose else interval
    if start and not end:
        return f"not before {say(start, start)}"
    return f"not after {say(end, end)}" if end and not start else say(start, end)


def dated_name(document: Document) -> str:
    """A page told apart from its outlet's other pages: `Harbour Post (2031-03-02)`."""
    return f"{page_name(document)} ({published_words(document.published)})"


def shortened(words: str, most: int) -> str:
    """Words on one line, cut after `most` characters with an ellipsis.

    >>> shortened("a ferry\\nwent down", 11)
    'a ferry wen…'
    """
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[:most].rstrip()}…"


def sentence(words: str) -> str:
    """Words as a sentence: with a capital and a full stop.

    >>> sentence("these 8 pages carry one story")
    'These 8 pages carry one story.'
    """
    words = words.strip()
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith((".", "!", "?", "”")) else ".") if words else ""


def printable(text: str) -> str:
    """The text with control characters made visible, one for one, so that offsets hold.

    A page may hold terminal escapes, or marks that turn the direction of writing, to show a reader what is not there.

    >>> printable("a\\x1b[31mb\\r\\n")
    'a�[31mb \\n'
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\n\t" or character.isprintable():
        return character
    if character.isspace():
        return " "
    return character if unicodedata.category(character) == "Cf" and character not in TURNERS else "\ufffd"


TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Bidirectional embeddings, overrides and isolates (Unicode TR 9); other format characters are part of scripts."""
