"""What a reader asked to see, as it stands in the address: `?kind=shelling&place=Merrin&from=2031-03-02`.

>>> asked = Filters.of({"kind": "shelling", "from": "2031-03-02", "status": ""})
>>> asked.kind, asked.from_, asked.status, asked.query()
('shelling', '2031-03-02', None, {'kind': 'shelling', 'from': '2031-03-02'})
>>> Filters.of({"from": "yesterday"})
Traceback (most recent call last):
...
tallywire.errors.UsageError: from is 'yesterday', which is no day; write it as 2031-03-02
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from tallywire.errors import UsageError
from tallywire.records import EventStatus, FigureStatus

__all__ = ["QUEUES", "SORTS", "Filters"]

QUEUES: Mapping[str, str] = MappingProxyType(
    {
        "contested": "disputed",
        "differing": "figures on which reports differ",
        "updated": "figures revised over time",
        "single_origin": "one origin only",
        "claimed": "one side’s claim",
        "corroborated": "independently corroborated",
        "undated": "date not known",
        "unplaced": "place not resolved",
    }
)
"""The questions of a reviewer by which the list of events can be cut, with their words."""

SORTS: Mapping[str, str] = MappingProxyType(
    {"day": "by the day they happened", "latest": "the latest first", "weight": "what weighs most first"}
)
"""The orders of the list of events."""

_LONGEST = 200  # characters of one filter: more is no question that a person asks
_MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is cut down to; None everywhere is the whole record.

    `measure` and `figure` (its status) are of figures, and `kind` in the list of origins is an origin's.
    """

    kind: str | None = None
    status: str | None = None
    place: str | None = None
    party: str | None = None
    origin: str | None = None
    story: str | None = None
    measure: str | None = None
    figure: str | None = None
    from_: str | None = None
    to: str | None = None
    q: str | None = None
    queue: str | None = None
    history: bool = False
    sort: str = "day"
    page: int = 1

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filters:
        """The filters of an address; an empty one is none, and what is no filter is left aside.

        Raises `UsageError` for a day, status, queue, order or page that there cannot be.
        """
        given = {name: value.strip() for name, value in asked.items() if value.strip()}
        for name, value in given.items():
            if len(value) > _LONGEST:
                raise UsageError(f"{name} has {len(value)} characters; a filter has at most {_LONGEST}")
        return cls(
            **{name: given.get(name) for name in ("kind", "place", "party", "origin", "story", "measure", "q")},
            status=_one_of("status", given.get("status"), get_args(EventStatus)),
            figure=_one_of("figure", given.get("figure"), get_args(FigureStatus)),
            queue=_one_of("queue", given.get("queue"), QUEUES),
            sort=_one_of("sort", given.get("sort"), SORTS) or "day",
            from_=_day("from", given.get("from")),
            to=_day("to", given.get("to")),
            history=given.get("history") in ("1", "yes", "true", "on"),
            page=page_number(given.get("page")),
        )

    def query(self, **changed: Any) -> dict[str, Any]:
        """The filters as the query of an address, defaults left out, with some changed (None: left out)."""
        default = Filters()
        values = {one.name.removesuffix("_"): getattr(self, one.name) for one in fields(self)}
        plain = {one.name.removesuffix("_"): getattr(default, one.name) for one in fields(self)}
        kept = {name: value for name, value in values.items() if value != plain[name]} | changed
        return {name: 1 if value is True else value for name, value in kept.items() if value not in (None, False)}

    @property
    def narrowing(self) -> bool:
        """Whether anything is left out of the list of events."""
        return bool(set(self.query()) - {"sort", "page", "history"})


def page_number(given: str | None) -> int:
    """The page of a list that is asked for, from 1. Raises `UsageError` for what is no such number."""
    if not given:
        return 1
    if not (given.isascii() and given.isdigit()) or not 1 <= int(given[:9]) <= _MOST_PAGES:
        raise UsageError(f"page is {given!r}; pages are numbered from 1")
    return int(given)


def _one_of(name: str, given: str | None, known: Any) -> str | None:
    if given is not None and given not in known:
        raise UsageError(f"{name} is {given!r}; it can be: {', '.join(known)}")
    return given


def _day(name: str, given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise UsageError(f"{name} is {given!r}, which is no day; write it as 2031-03-02") from None
