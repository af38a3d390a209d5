"""One event in a terminal: on how many origins it rests and why, its figures, and each origin's own sentences."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tallywire.publishing.copying import takings
from tallywire.publishing.resting import Ground, grounds
from tallywire.publishing.show_sources import page_lines
from tallywire.publishing.styles import faint, line, marked_sentence, status_text
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import by_day
from tallywire.publishing.views import Saying, Voice, event_view, voices
from tallywire.publishing.words import (
    STATUS_NOTES,
    bounds,
    count,
    dated_name,
    figure_words,
    interval,
    kind_words,
    page_name,
    printable,
)
from tallywire.records import Event, Figure

__all__ = ["bounds_text", "figure_rests_on", "show_event"]

_TAKERS = 12
"""Pages of one event of which it is said what they took from whom."""


_NAMED = 6
"""Pages named behind one origin; a wire story may stand on forty."""


def show_event(lookup: Lookup, name: str) -> RenderableType:
    """One event: what it is, on what it rests, its figures, and each origin's own sentences with their pages.

    Raises `UsageError` for an id that is not in the ledger.
    """
    event = lookup.event(name)
    view = event_view(event, lookup)
    place = f" · {event.place.name}" if event.place else ""
    head: list[RenderableType] = [
        Text(printable(event.title), "bold"),
        line(f"{kind_words(event.kind)} · {interval(event.from_, event.to)}{place}"),
        Text.assemble(view.rests_on, " · ", status_text(event.status), f": {STATUS_NOTES.get(event.status, '')}"),
    ]
    head.extend(_figure_line(figure) for figure in view.figures)
    spoken = [part for voice in voices(event, lookup) for part in _voice_lines(voice)]
    reasons = [faint(f"joined: {reason}") for reason in event.reasons]
    return Group(*head, *_origin_section(event, lookup), *spoken, Text(), *reasons, faint(event.id))


def _origin_section(event: Event, lookup: Lookup) -> Iterable[RenderableType]:
    """On how many origins an event rests, a sentence for each, and how its pages came by their text."""
    taken = takings(lookup)
    found = grounds(event, lookup, taken)
    counted = [ground for ground in found if ground.counted]
    if not counted:
        return
    yield Text()
    yield line(f"Rests on {count(len(counted), 'independent origin')}", "bold")
    for number, ground in enumerate(found, 1):
        yield Padding(_ground_line(number, ground), (0, 0, 0, 2))
    pages = sorted((lookup.documents[name] for name in event.document_ids if name in lookup.documents), key=by_day)
    took = [(page, lines) for page in pages if (lines := page_lines(taken[page.id], why=True))]
    if took:
        yield Text()
        yield line(f"How {len(took)} of its {count(len(pages), 'page')} came by their text", "bold")
    for page, lines in took[:_TAKERS]:
        yield Padding(Group(line(dated_name(page)), *(Padding(row, (0, 0, 0, 2)) for row in lines)), (0, 0, 0, 2))
    if len(took) > _TAKERS:
        yield faint(f"  and {count(len(took) - _TAKERS, 'more page')}")


def _ground_line(number: int, ground: Ground) -> Text:
    if not ground.counted:
        return faint(f"not counted: {ground.name}. {ground.why}")
    pages = list(dict.fromkeys(page_name(page) for page in ground.pages))
    more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
    label = line(f"{number}. {ground.why}")
    return label.append(f" ({', '.join(map(printable, pages[:_NAMED]))}{more})", "dim") if len(pages) > 1 else label


def _figure_line(figure: Figure) -> Text:
    tail = f" ({figure.rule}; {figure_rests_on(figure)})"
    return Text.assemble(
        printable(figure_words(figure)), ": ", bounds_text(figure), " · ", status_text(figure.status), tail
    )


def _voice_lines(voice: Voice) -> Iterable[RenderableType]:
    yield Text()
    kind = f", {voice.origin.kind}" if voice.origin and voice.origin.kind != "unknown" else ""
    yield Text.assemble((printable(voice.name), "bold"), f"{kind} · {count(voice.pages, 'page')}")
    for saying in voice.sayings:
        yield Padding(Group(*_saying_lines(saying)), (0, 0, 0, 2))


def _saying_lines(saying: Saying) -> Iterable[RenderableType]:
    view = saying.view
    yield marked_sentence(view.statement, view.document)
    notes = [f"said by {view.said_by}"] if view.said_by else []
    notes += ["a denial"] if view.statement.polarity == "denied" else []
    notes += [view.statement.modality] if view.statement.modality not in ("happened", "ongoing") else []
    notes.append(f"in {', '.join(page_name(page) for page in saying.pages)}")
    others = [page for page in view.carried_by if page.id not in {shown.id for shown in saying.pages}]
    notes += [f"also carried by {', '.join(page_name(page) for page in others)}"] if others else []
    yield faint(" · ".join(notes))
    for reason in dict.fromkeys(view.reasons):
        yield faint(f"↳ {reason}")


def bounds_text(figure: Figure) -> Text:
    """Low, best and high of a figure, to catch the eye."""
    return Text(bounds(figure.low, figure.best, figure.high), "bold")


def figure_rests_on(figure: Figure) -> str:
    """On how much a figure rests."""
    return f"{count(len(figure.statement_ids), 'statement')} · {count(len(figure.origin_ids), 'origin')}"
