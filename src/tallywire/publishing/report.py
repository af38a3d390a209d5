"""The report: one HTML file with the whole record, which opens offline on any machine and asks nobody for anything.

The file carries its style, its script and the record as JSON. Page text reaches the screen only as text: the template
escapes what it prints, the script makes text nodes, the JSON cannot end its own element, and a content security policy
with the digest of the one script stops anything else from running.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tallywire.publishing.report_data import report_data
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import EventView, background_events, event_view, incidents, summarise
from tallywire.publishing.words import (
    STATUS_NOTES,
    STATUS_WORDS,
    bounds,
    count,
    figure_words,
    kind_words,
    spoken_interval,
)
from tallywire.records import Figure

__all__ = ["render_report", "script_safe_json", "write_report"]

_SCRIPT_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)

_SCRIPTS = ("report_base.js", "report_sources.js", "report.js")
"""The script's parts in the order in which they run: texts and pages, who copied whom, events and addresses."""


def write_report(tables: Tables, path: Path) -> None:
    """Write the report of a record to `path`. The same record gives the same bytes. Raises `OSError`."""
    path.write_bytes(render_report(tables).encode("utf-8", "replace"))


def render_report(tables: Tables) -> str:
    """The report as a string of HTML."""
    lookup = Lookup.of(tables)
    script, style = "".join(map(_asset, _SCRIPTS)), _asset("report.css")
    return _environment().get_template("report.html.j2").render(
        record=Markup(script_safe_json(report_data(lookup))),  # noqa: S704  escaped for a script element just here
        script=Markup(script),  # noqa: S704  a file of this package
        style=Markup(style),  # noqa: S704  a file of this package
        script_digest=_digest(script),
        summary=summarise(lookup),
        days=_days(lookup),
        background=[_list_entry(event_view(event, lookup)) for event in background_events(lookup)],
        status_notes=STATUS_NOTES,
        status_words=STATUS_WORDS,
    )  # fmt: skip


def script_safe_json(value: Any) -> str:
    r"""JSON that can stand inside a `<script>` element: no `<`, so no page can end the element (HTML, section 4.12.1).

    >>> script_safe_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_SCRIPT_ESCAPES)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tallywire.publishing"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(count=count, kind=kind_words, dates=spoken_interval, figure_words=figure_words)
    environment.filters["figure_bounds"] = _figure_bounds
    return environment


def _figure_bounds(figure: Figure) -> str:
    return bounds(figure.low, figure.best, figure.high)


def _asset(name: str) -> str:
    return resources.files("tallywire.publishing").joinpath("templates", name).read_text("utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


# ---------------------------------------------------------------- the list of events


def _days(lookup: Lookup) -> list[tuple[str, list[dict[str, Any]]]]:
    events = incidents(lookup)
    scale = _scale(lookup)
    grouped = groupby(events, key=lambda event: spoken_interval(event.from_, event.from_))
    return [(day, [_list_entry(event_view(event, lookup), scale) for event in members]) for day, members in grouped]


def _scale(lookup: Lookup) -> dict[str, float]:
    """The widest bound of each measure, so that the bars of one measure can be compared by eye."""
    widest: dict[str, float] = {}
    for event in incidents(lookup):
        for figure in lookup.figures_of.get(event.id, ()):
            bound = max(value for value in (figure.low, figure.best, figure.high, 0) if value is not None)
            widest[figure.measure] = max(widest.get(figure.measure, 0), bound)
    return widest


def _list_entry(view: EventView, scale: dict[str, float] | None = None) -> dict[str, Any]:
    event, figure = view.event, view.headline
    widest = (scale or {}).get(figure.measure, 0) if figure else 0
    return {
        "event": event,
        "rests_on": view.rests_on,
        "figure": figure,
        "caution": view.caution,
        "bar": _bar(figure.low, figure.best, figure.high, widest) if figure and widest else None,
        "queues": " ".join(_queues(view)),
        "words": " ".join(
            [event.title, event.kind, event.place.name if event.place else "", *event.actors, *event.targets]
        ),
    }


def _bar(low: float | None, best: float | None, high: float | None, widest: float) -> dict[str, float]:
    """A figure on a line from 0 to 100: where its range begins, how wide it is, and where the best value stands."""
    known = [value for value in (low, best, high) if value is not None]
    start, end = min(known, default=0.0), max(known, default=0.0)
    middle = best if best is not None else end
    return {key: round(100 * value / widest, 2) for key, value in
            {"start": start, "width": end - start, "best": middle}.items()}  # fmt: skip


def _queues(view: EventView) -> list[str]:
    """The questions that a reviewer can filter by: what is disputed, what rests on little, what is not known."""
    event = view.event
    figures = {figure.status for figure in view.figures}
    return [
        event.status,
        *(["differing"] if figures & {"range", "contested"} else []),
        *(["updated"] if "updated" in figures else []),
        *(["undated"] if event.from_ is None and event.to is None else []),
        *(["unplaced"] if event.place is None or event.place.lat is None else []),
    ]
