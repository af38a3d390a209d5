"""One event whole: on how many origins it rests, every figure with its reports, every voice, who carries whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tallywire.publishing.copying import Taking
from tallywire.publishing.graph import Graph
from tallywire.publishing.pages.carrying import carrying_json, event_graph, graph_rows
from tallywire.publishing.pages.decided import Decision, decisions
from tallywire.publishing.pages.entries import Bar, Link, figure_bar
from tallywire.publishing.pages.plain import Json, event_row, figure_row, plain
from tallywire.publishing.pages.reports import FigureReports, Report, figure_reports
from tallywire.publishing.pages.voices import HeardVoice, heard
from tallywire.publishing.resting import Ground, grounds
from tallywire.publishing.tables import Lookup
from tallywire.publishing.trees import by_day
from tallywire.publishing.views import EventView, event_view, voices
from tallywire.publishing.words import count, stated_bounds
from tallywire.records import Document, Event, Figure, Story

__all__ = ["EventPage", "event_page"]

_VOICES = 24  # voices, and origins it rests on; a file and `all=1` have all of them, and what is below
_SAYINGS = 10  # sentences of one voice
_REPORTS = 50  # rows of the table of a figure's reports
_TAKERS = 24  # pages of which it is said how they came by their text


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """The page of one event."""

    NAME: ClassVar[str] = "event"

    view: EventView
    story: Story | None
    grounds: tuple[Ground, ...]
    most: int | None  # that are shown of the grounds; None is all of them
    figures: tuple[FigureReports, ...]
    bars: Mapping[int, Bar]
    most_reports: int | None
    voices: tuple[HeardVoice, ...]
    more_voices: int
    takings: tuple[Taking, ...]
    more_takings: int
    graph: Graph | None
    decisions: tuple[Decision, ...]

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.view.event

    @property
    def counted(self) -> str:
        """On how many independent origins it rests, in words."""
        return count(sum(ground.counted for ground in self.grounds), "independent origin")

    def carrying_json(self, link: Link) -> Json:
        """The picture of who carries whose text."""
        return carrying_json(self.graph, link) if self.graph else {"nodes": [], "edges": []}

    def graph_rows(self) -> list[tuple[str, str, str]]:
        """The same in words: who gave, who took, how much."""
        return graph_rows(self.graph) if self.graph else []

    def json(self) -> Json:
        """The page as JSON."""
        return {
            **event_row(self.view),
            "story_id": self.story.id if self.story else None,
            "reasons": list(self.event.reasons),
            "statement_ids": list(self.event.statement_ids),
            "document_ids": list(self.event.document_ids),
            "origin_ids": list(self.event.origin_ids),
            "rests_on_origins": [_ground(ground) for ground in self.grounds],
            "figures": [
                {**figure_row(one.figure, self.event), "reports": [_report(report) for report in one.reports]}
                for one in self.figures
            ],
            "voices": [voice.json() for voice in self.voices],
            "judgements": [plain(one.judgement) for one in self.decisions],
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: every sentence of the event, with its figures."""
        for voice in self.voices:
            for saying in voice.sayings:
                yield {"event_id": self.event.id, "origin": voice.voice.name, **saying.row()}


def event_page(event: Event, lookup: Lookup, taken: Mapping[str, Taking], *, whole: bool = True) -> EventPage:
    """The page of an event, from a slice or the whole; `taken` says what its pages took.

    Of an event that many tell only the first voices, origins and reports are shown, and of a voice that says much only
    the first sentences, unless the `whole` is wanted.
    """
    found = grounds(event, lookup, taken)
    pages = {name: lookup.documents[name] for name in event.document_ids if name in lookup.documents}
    took = [taken[page.id] for page in sorted(pages.values(), key=by_day) if taken[page.id].gifts]
    view = event_view(event, lookup)
    spoken = voices(event, lookup)
    figures = sorted(view.figures, key=lambda one: _foremost(one, view.headline))
    return EventPage(
        view=view,
        story=_story(pages, lookup),
        grounds=found,
        most=None if whole else _VOICES,
        figures=tuple(figure_reports(figure, lookup) for figure in figures),
        bars=_bars(figures),
        most_reports=None if whole else _REPORTS,
        voices=heard(spoken if whole else spoken[:_VOICES], lookup, most=None if whole else _SAYINGS),
        more_voices=0 if whole else len(spoken[_VOICES:]),
        takings=tuple(took[:_TAKERS]),
        more_takings=max(0, len(took) - _TAKERS),
        graph=event_graph(found, pages, lookup, taken) if len(pages) > 1 else None,
        decisions=decisions(lookup.event_statements(event), lookup),
    )


def _story(pages: Mapping[str, Document], lookup: Lookup) -> Story | None:
    stories = {page.story_id for page in pages.values()}
    return next((story for story in lookup.tables.stories if story.id in stories), None)


def _foremost(figure: Figure, headline: Figure | None) -> tuple[bool, bool, int]:
    """The figure that stands for the event first, then those on which reports differ, then by what they rest on."""
    return figure != headline, figure.status not in ("contested", "range", "updated"), -len(figure.statement_ids)


def _bars(figures: Sequence[Figure]) -> dict[int, Bar]:
    """The bars of its figures, by their places, to the scale of the event's own figures of one measure."""
    own: dict[str, float] = {}
    for figure in figures:
        own[figure.measure] = max(own.get(figure.measure, 0), *(v or 0 for v in (figure.low, figure.best, figure.high)))
    bars = {at: figure_bar(one, own.get(one.measure, 0)) for at, one in enumerate(figures)}
    return {at: bar for at, bar in bars.items() if bar is not None}


def _ground(ground: Ground) -> Json:
    return {
        "origin_id": ground.origin.id,
        "kind": ground.origin.kind,
        "name": ground.name,
        "counted": ground.counted,
        "why": ground.why,
        "document_ids": [page.id for page in ground.pages],
    }


def _report(report: Report) -> Json:
    return {
        "statement_id": report.statement.id,
        "document_id": report.document.id,
        "start": report.statement.start,
        "end": report.statement.end,
        "published": report.day,
        "origin": report.origin_name,
        "said_by": report.said_by,
        "figure": stated_bounds(report.stated),
        "low": report.stated.low,
        "high": report.stated.high,
        "quote": report.stated.text,
        "bound": list(report.bounds),
        "document_ids": [page.id for page in report.pages],
        "replaced_by": [{"figure": words, "reason": reason} for words, reason in report.replaced_by],
    }
