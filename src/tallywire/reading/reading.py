"""What the readers of the single kinds give: a text and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.records import Published

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text of one page before its lines are labelled; `None` for whatever the page does not say.

    `trusted`: the text is extracted main text whose first line is the title, not a whole page with its furniture.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    credit: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    trusted: bool = False
