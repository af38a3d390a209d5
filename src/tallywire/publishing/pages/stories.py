"""The stories of a record: pages about the same happening or its immediate course, and one of them whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tallywire.publishing.pages.documents import DocumentsPage, documents_page
from tallywire.publishing.pages.entries import Day, Link, by_day, entry, map_json, timeline_json
from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.pages.listing import event_views, find
from tallywire.publishing.pages.lists import asked_rows, pages_of
from tallywire.publishing.pages.plain import Json, event_row
from tallywire.publishing.record import Record
from tallywire.publishing.views import EventView
from tallywire.records import Story

__all__ = ["ListedStory", "StoriesPage", "StoryPage", "stories_page", "story_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStory:
    """One story in the list: how many pages tell it, of how many events, on how many origins, and how many disputed."""

    story: Story
    pages: int
    events: int
    origins: int
    contested: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesPage:
    """A part of the list of stories."""

    NAME: ClassVar[str] = "stories"
    COLUMNS: ClassVar[tuple[str, ...]] = ("id", "title", "from", "to", "documents", "events", "origins", "contested")

    asked: Filters
    total: int
    pages: int
    stories: tuple[ListedStory, ...]

    def json(self) -> Json:
        """The page as JSON."""
        return {"total": self.total, "page": self.asked.page, "pages": self.pages, "stories": list(self.rows())}

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one story each."""
        for one in self.stories:
            story = one.story
            yield {
                "id": story.id,
                "title": story.title,
                "from": story.from_,
                "to": story.to,
                "documents": one.pages,
                "events": one.events,
                "origins": one.origins,
                "contested": one.contested,
            }


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """The page of one story: its events by day, and its pages."""

    NAME: ClassVar[str] = "story"

    story: Story
    asked: Filters
    total: int
    pages: int
    days: tuple[Day, ...]
    documents: DocumentsPage

    @property
    def views(self) -> list[EventView]:
        """The events of this page of the list."""
        return [one.view for day in self.days for one in day.entries]

    def map_json(self, link: Link) -> Json:
        """What the map draws."""
        return map_json(self.views, link, more=self.total - len(self.views))

    def timeline_json(self, link: Link) -> Json:
        """What the timeline draws."""
        return timeline_json(self.views, link, more=self.total - len(self.views))

    def json(self) -> Json:
        """The page as JSON."""
        return {
            "id": self.story.id,
            "title": self.story.title,
            "from": self.story.from_,
            "to": self.story.to,
            "document_ids": list(self.story.document_ids),
            "events_total": self.total,
            "page": self.asked.page,
            "pages": self.pages,
            "events": list(self.rows()),
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one event each."""
        return (event_row(view) for view in self.views)


def stories_page(record: Record, asked: Filters) -> StoriesPage:
    """The stories that were asked for by the words of their titles and their days, those of most pages first."""
    where, values = _condition(asked)
    source = f"""FROM stories s LEFT JOIN (
            SELECT story_id, count(*) AS events, count(*) FILTER (status = 'contested') AS contested,
              len(list_distinct(flatten(list(origin_ids)))) AS origins
            FROM events WHERE NOT background GROUP BY 1
        ) e ON e.story_id = s.id WHERE {where}"""
    columns = 's."row", s.pages, coalesce(e.events, 0), coalesce(e.origins, 0), coalesce(e.contested, 0)'
    total, found = asked_rows(record, columns, source, "s.pages DESC, 3 DESC, s.id", asked, *values)
    stories = record.take("stories", [row for row, *_ in found])
    return StoriesPage(
        asked=asked,
        total=total,
        pages=pages_of(total),
        stories=tuple(
            ListedStory(story=story, pages=pages, events=events, origins=origins, contested=contested)
            for story, (_, pages, events, origins, contested) in zip(stories, found, strict=True)
        ),
    )


def _condition(asked: Filters) -> tuple[str, list[Any]]:
    parts, values = ["true"], list[Any]()
    for word in (asked.q or "").split():
        parts.append("contains(lower(coalesce(s.title, '')), lower(?))")
        values.append(word)
    if asked.from_ is not None:
        parts.append("coalesce(s.ends, s.starts, '') >= ?")
        values.append(asked.from_)
    if asked.to is not None:
        parts.append("coalesce(s.starts, s.ends, '9999') <= ?")
        values.append(asked.to)
    return " AND ".join(parts), values


def story_page(
    record: Record, story_id: str, asked: Filters, widest: Mapping[str, float], *, most: int = 100
) -> StoryPage:
    """The page of a story; what was asked cuts its list of events, `widest` is the scale of the bars."""
    within = replace(asked, story=story_id)
    found = find(record, within, most=most)
    (story,) = record.among("stories", "id", [story_id])
    return StoryPage(
        story=story,
        asked=asked,
        total=found.total,
        pages=pages_of(found.total, most),
        days=by_day(entry(view, widest) for view in event_views(record, found.rows)),
        documents=documents_page(record, Filters(story=story_id)),
    )
