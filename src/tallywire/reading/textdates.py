"""When a page was published, from its text alone: an interval of days and the characters it rests on.

A page states its date in a line of its own (`Thursday 5 Feb 2015`) or in its dateline; where it does not, the dates and
weekdays that its article names bound it. The answer is never the file's time, today, the year a newspaper was founded,
a copyright year, or the time of a later edit.
"""

from collections.abc import Sequence
from dataclasses import replace

from tallywire.reading.datebounds import latest_told, published_between
from tallywire.reading.datestamps import last_edit, named_weekdays, published_by, stated_stamps, yearless_stamp
from tallywire.reading.datewords import dating_in_words
from tallywire.reading.stampyears import yearless_published
from tallywire.reading.yearless import read_clues
from tallywire.records import UNKNOWN_DATE, Block, Published

__all__ = ["text_published"]


def text_published(text: str, blocks: Sequence[Block]) -> Published:
    """The interval in which the text was published, with its evidence and why; `UNKNOWN_DATE` when nothing bounds it.

    >>> from tallywire.reading.furniture import label_blocks
    >>> page = "Ferry sinks\\n05-02-2015\\nA ferry sank off Split on Thursday, and the port was closed, police said."
    >>> when = text_published(page, label_blocks(page, trusted=True))
    >>> when.from_, when.to, when.method, [page[span.start : span.end] for span in when.evidence]
    ('2015-02-05', '2015-02-05', 'dateline', ['05-02-2015', 'Thursday'])
    """
    found = _found(text, blocks)
    return found if found == UNKNOWN_DATE else replace(found, reason=" ".join(dating_in_words(found, text)))


def _found(text: str, blocks: Sequence[Block]) -> Published:
    stamps = stated_stamps(text, blocks)
    weekdays = named_weekdays(text, blocks)
    if stamps:
        return published_by(stamps, weekdays)
    bodies = [block for block in blocks if block.kind == "body"]
    latest, clues, yearless = latest_told(text, bodies), read_clues(text, bodies), yearless_stamp(text, blocks)
    found = yearless_published(yearless, latest, clues, weekdays) if yearless else None
    return found or published_between(latest, clues, last_edit(text, blocks))
