"""Views into HTML: a fragment for each view, and the whole page of the app around it.

Everything that a template prints is escaped, and what control characters a page's text holds is made visible
(`printable`); a name that a template does not know is an error. Data for scripts goes through `island`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tallywire.language.place_offsets import place_label
from tallywire.publishing.copy_words import edits, taking_words
from tallywire.publishing.copying import Gift
from tallywire.publishing.pages.entries import Link
from tallywire.publishing.pages.filters import QUEUES, SORTS
from tallywire.publishing.pages.links import web_address
from tallywire.publishing.pages.segments import Segment
from tallywire.publishing.words import (
    STATUS_NOTES,
    STATUS_WORDS,
    TURNERS,
    amount,
    bounds,
    count,
    dated_name,
    figure_words,
    kind_words,
    page_name,
    printable,
    published_words,
    sentence,
    shortened,
    spoken_interval,
    stated_bounds,
    status_words,
)
from tallywire.records import Figure

__all__ = ["environment", "fragment", "island", "marked", "page"]

_SCRIPT_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    | dict.fromkeys(TURNERS, "\ufffd")
)


def environment(link: Link, **more: Any) -> Environment:
    """The templates, with the function that makes their links; `more` are further names that they know.

    Those of the whole page are `asset` (the address of a built file), `token`, `read_only` and `ledger`.
    """
    made = Environment(
        loader=PackageLoader("tallywire.publishing"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_finalized,
    )  # fmt: skip
    made.filters.update(
        amount=amount, count=count, kind=kind_words, dates=spoken_interval, figure_words=figure_words,
        figure_bounds=figure_bounds, island=island, status_words=status_words, dated_name=dated_name,
        page_name=page_name, published=published_words, sentence=sentence, shortened=shortened,
        stated_bounds=stated_bounds, marked=marked, place_label=place_label,
        web_address=web_address, taking_words=taking_words, edits=_edits,
    )  # fmt: skip
    made.globals.update(
        link=link, status_words=STATUS_WORDS, status_notes=STATUS_NOTES, queues=QUEUES, sorts=SORTS, **more
    )
    return made


def fragment(templates: Environment, view: Any) -> str:
    """The HTML of a view alone: its template is named by the view's `NAME`."""
    return templates.get_template(f"{view.NAME}.html.j2").render(page=view)


def page(templates: Environment, view: Any, *, title: str, shell: Mapping[str, Any]) -> str:
    """The whole page of a view; `shell` names what stands around it (`templates/base.html.j2`)."""
    return templates.get_template("base.html.j2").render(
        page=view, fragment=f"{view.NAME}.html.j2", title=title, **shell
    )


def island(value: Any) -> Markup:
    r"""JSON that can stand inside a `<script>` element: no `<`, so no page can end the element (HTML, section 4.12.1).

    >>> str(island("</script>"))
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_SCRIPT_ESCAPES)
    return Markup(text.encode("utf-8", "replace").decode())  # noqa: S704  escaped for a script element just here


def marked(segments: Iterable[Segment]) -> Markup:
    """Text in pieces as HTML: each piece in an element with its marks as classes, the stretch of a link in one `mark`.

    >>> str(marked([Segment(text="12 <died>", marks=("number",), titles=())]))
    '<span class="number">12 &lt;died&gt;</span>'
    """
    found = []
    for here, run in groupby(segments, key=lambda one: one.here):
        pieces = list(run)
        inner = "".join(_piece(one) for one in pieces)
        name = ' id="here"' if pieces[0].anchor else ""
        found.append(f'<mark class="here"{name}>{inner}</mark>' if here else inner)
    return Markup("".join(found))  # noqa: S704  every text and title in it is escaped just below


def _piece(segment: Segment) -> str:
    words = escape(printable(segment.text))
    if not segment.marks and segment.pair is None:
        return words
    tag = "mark" if segment.changed else "span"
    classes = f' class="{escape(" ".join(segment.marks))}"' if segment.marks else ""
    pair = f' data-pair="{segment.pair}"' if segment.pair is not None else ""
    title = f' title="{escape(printable(segment.title))}"' if segment.titles else ""
    return f"<{tag}{classes}{pair}{title}>{words}</{tag}>"


def figure_bounds(figure: Figure) -> str:
    """A figure's low, best and high in words."""
    return bounds(figure.low, figure.best, figure.high)


def _edits(gift: Gift) -> tuple[str, ...]:
    return edits(gift.changes)


def _finalized(value: Any) -> Any:
    """What a template prints: text of pages with its control characters shown, so that none can turn the line."""
    return printable(value) if type(value) is str else value
