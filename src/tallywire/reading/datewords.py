"""Why a page is dated as it is, in words: one sentence for each piece of evidence, in the order of the reasoning.

The sentences are made of what a ledger keeps of the date: how it is known, its interval, the characters it rests on.
"""

import re

from tallywire.reading.writtendates import WEEKDAYS, find_dates
from tallywire.records import Published

__all__ = ["dating_in_words"]

_LAST_YEAR = re.compile(r"(?:last|past) year", re.IGNORECASE)


def dating_in_words(published: Published, text: str) -> list[str]:
    r"""The chain of evidence for the publication date of the page whose text this is.

    >>> from tallywire.records import Span
    >>> text = "Ferry sinks\n05-02-2015\nA ferry sank off Split on Thursday."
    >>> spans = (Span(start=12, end=22), Span(start=49, end=57))
    >>> when = Published(from_="2015-02-05", to="2015-02-05", precision="day", method="dateline", evidence=spans)
    >>> for sentence in dating_in_words(when, text): print(sentence)
    The line with “05-02-2015” dates the page; it may mean 2015-02-05 or 2015-05-02.
    “Thursday” is the weekday of 2015-02-05, or of the day before, and of no other reading.
    """
    if published.method == "given":
        return ["The sender of the page gave its date."]
    if published.method == "metadata":
        return [published.reason or "The markup of the page states its date; its text may not show it."]
    quotes = [" ".join(text[span.start : span.end].split()) for span in published.evidence]
    if published.method == "dateline":
        return [_stated(quote, at == 0, published) for at, quote in enumerate(quotes)]
    return [_inferred(quote, published) for quote in quotes] or ["Nothing on the page dates it."]


def _stated(quote: str, first: bool, published: Published) -> str:
    if _is_weekday(quote):
        return f"“{quote}” is the weekday of {published.from_}, or of the day before, and of no other reading."
    if not first:
        return f"“{quote}” agrees with it."
    readings = [day for written in find_dates(quote, short_years=True) for day in written.days]
    several = f"; it may mean {' or '.join(readings)}" if len(readings) > 1 else ""
    return f"The line with “{quote}” dates the page{several}."


def _inferred(quote: str, published: Published) -> str:
    written = find_dates(quote)
    if _is_weekday(quote):
        return f"“{quote}” is the weekday of {published.from_}, or of the day before, in that year alone."
    if _LAST_YEAR.search(quote):
        return f"It writes “{quote}”: a year it names by number is another one, or is that one."
    if written and written[0].days[0].startswith("--"):
        return f"It gives “{quote}” without the year, as pages do for days of their own year."
    if published.to and written and written[0].days == (published.to,) and published.to != published.from_:
        return f"“{quote}” dates an edit or a correction: the page is not younger."
    return f"It tells of “{quote}” as past: the page is not older than that."


def _is_weekday(quote: str) -> bool:
    return quote.lower() in WEEKDAYS
