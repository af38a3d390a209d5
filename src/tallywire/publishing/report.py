"""The report: one HTML file with the whole record, which opens offline on any machine and asks nobody for anything.

It shows the same views as the web app, made of the same fragments (`tallywire.publishing.pages`), each asleep in the
file until the address behind the `#` names it. Page text reaches the screen only as text: the templates escape what
they print, scripts make text nodes, the JSON cannot end its own element, and a content security policy with the
digests of the one script and the one style stops anything else from running.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from markupsafe import Markup

from tallywire import schema
from tallywire.ledger.store import Ledger
from tallywire.publishing.built import asset
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.first import first_page, overview
from tallywire.publishing.pages.render import environment, fragment
from tallywire.publishing.record import Record
from tallywire.publishing.report_copies import copies_json
from tallywire.publishing.report_index import index_json
from tallywire.publishing.report_links import report_link
from tallywire.publishing.report_store import pack, stored
from tallywire.publishing.report_views import MENU, ReportViews
from tallywire.publishing.tables import Lookup, Tables

__all__ = ["render_report", "write_report"]


def write_report(tables: Tables, path: Path, *, ledger: Ledger | None = None) -> None:
    """Write the report of a record to `path`; `ledger` is where all of it was read from, if it was.

    The same record gives the same bytes. Raises `OSError`, and `UsageError` if this checkout's scripts were not built.
    """
    path.write_bytes(render_report(tables, ledger=ledger).encode("utf-8", "replace"))


def render_report(tables: Tables, *, ledger: Ledger | None = None) -> str:
    """The report as a string of HTML. Raises `UsageError` if this checkout's scripts were not built."""
    record = _record(tables) if ledger is None else Record.open(ledger)
    lookup, about = Lookup.of(tables), overview(record)
    templates = environment(report_link)
    script, style = asset("report.js"), asset("app.css")
    return templates.get_template("report.html.j2").render(
        first=Markup(fragment(templates, first_page(record, Filters(), about))),  # noqa: S704  a fragment is escaped
        menu=MENU,
        index=pack(index_json(record, lookup)),
        store=stored(ReportViews(templates, record, lookup, about).all()),
        copies=pack(copies_json(lookup)),
        world=_world(),
        script=Markup(script),  # noqa: S704  built from this package's sources
        style=Markup(style),  # noqa: S704  built from this package's sources
        script_digest=_digest(script),
        style_digest=_digest(style),
        summary=about.summary,
    )


def _record(tables: Tables) -> Record:
    return Record.of({name: schema.arrow_table(name, tables.table(name)) for name in schema.TABLES})


@cache
def _world() -> str:
    """The outlines, packed once a process: they are the same in every report."""
    return pack(asset("world.json"))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
