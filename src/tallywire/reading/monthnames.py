"""Days written out in the languages of Europe and some others: "31. Oktober 2023", "5 de febrero de 2015".

The names of the months are those of `month_names.tsv` (Unicode CLDR, made by tools/month_names.py). A name that means
two months ("listopad", in Poland and in Croatia) is not in it.
"""

import re
from datetime import date
from functools import cache

from tallywire.language.word_lists import read_rows

__all__ = ["day_in_words"]

_LONGEST = 60  # code points of a string that is a date and a clock time or weekday at most
_DAY = re.compile(
    r"(?<![\w.,/-])(\d{1,2})(?:\.|º|er|ro)?[ ,-]{1,2}(?:de |d'|d’)?([^\W\d_]{3,12})\.?,?[ -]"
    r"(?:de |del )?((?:19|20)\d\d)(?![\d/-])"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2}),? ((?:19|20)\d\d)(?![\d/-])")


@cache
def _months() -> dict[str, int]:
    return {name: int(month) for name, month in read_rows("tallywire.reading", "month_names.tsv")}


def day_in_words(written: str) -> str | None:
    """The one day (ISO) that a short string names with its month in words; None where it names none or several.

    >>> day_in_words("Mittwoch, 31. Oktober 2023."), day_in_words("5 de febrero de 2015"), day_in_words("31 Room 2023")
    ('2023-10-31', '2015-02-05', None)
    """
    if len(written) > _LONGEST:
        return None
    plain = " ".join(written.split())
    parts = [(match[3], match[2], match[1]) for match in _DAY.finditer(plain)]
    parts += [(match[3], match[1], match[2]) for match in _MONTH_FIRST.finditer(plain)]
    days = {day for year, month, number in parts if (day := _day(year, month, number))}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str, number: str) -> str | None:
    found = _months().get(month.casefold())
    try:
        return date(int(year), found, int(number)).isoformat() if found else None
    except ValueError:
        return None
