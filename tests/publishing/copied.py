"""A small language for invented pages that copy each other: what the tests of sources need to say, and no more."""

from __future__ import annotations

from typing import Any

from tallywire.publishing.tables import Lookup, Tables
from tallywire.records import Change, Copy, Document, Origin, Passage, Published


class Press:
    """Pages made of sentences, one a passage; `take` makes a page carry sentences of another, edited or not."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.passages: dict[str, list[Passage]] = {}
        self.copies: list[Copy] = []
        self.origins: list[Origin] = []

    def page(self, name: str, *sentences: str, day: str | None = "2031-03-02", origin: str | None = None) -> str:
        """A page of the outlet `name`, which is its id as well."""
        spans, start = [], 0
        for sentence in sentences:
            spans.append((start, start + len(sentence)))
            start += len(sentence) + 1
        self.passages[name] = [
            Passage(id=f"{name}-{n}", document_id=name, start=a, end=b, kind="body", text=sentences[n])
            for n, (a, b) in enumerate(spans)
        ]
        published = Published(
            from_=day, to=day, precision="day" if day else "unknown", method="dateline" if day else "unknown"
        )
        self.documents[name] = Document(
            id=name, given_id=None, source=f"{name}.txt", url=None, outlet=name, title=f"Title of {name}", byline=None,
            agency=None, language="en", published=published, text="\n".join(sentences) + "\n", origin_id=origin or name,
        )  # fmt: skip
        return name

    def take(self, taker: str, place: int, giver: str, given: int, *changes: tuple[str, str, str], **more: Any) -> Copy:
        """Sentence `place` of `taker` from sentence `given` of `giver`; a change is (kind, words there, words here)."""
        there, here = self.passages[giver][given], self.passages[taker][place]
        fields = {"kind": "edited" if changes else "verbatim", "similarity": 1.0, "direction": "known", **more}
        copy = Copy(
            from_document_id=giver, from_start=there.start, from_end=there.end,
            to_document_id=taker, to_start=here.start, to_end=here.end,
            changes=tuple(_change(there, here, *change) for change in changes), **fields,
        )  # fmt: skip
        self.copies.append(copy)
        return copy

    def origin(self, kind: str, name: str | None, *pages: str, reason: str | None = None) -> str:
        """An origin that these pages carry; its id is `ori-` and its name."""
        origin_id = f"ori-{name or pages[0]}"
        self.origins.append(Origin(id=origin_id, kind=kind, name=name, document_ids=pages, reason=reason))  # type: ignore[arg-type]
        return origin_id

    @property
    def tables(self) -> Tables:
        """What was made, as a record."""
        return Tables(
            documents=tuple(self.documents.values()), passages=tuple(p for own in self.passages.values() for p in own),
            copies=tuple(self.copies), origins=tuple(self.origins),
        )  # fmt: skip

    @property
    def lookup(self) -> Lookup:
        """The record, ready to be asked."""
        return Lookup.of(self.tables)


def _change(there: Passage, here: Passage, kind: str, was: str, became: str) -> Change:
    return Change(
        kind=kind,  # type: ignore[arg-type]
        from_start=there.start + there.text.index(was), from_end=there.start + there.text.index(was) + len(was),
        from_text=was, to_start=here.start + here.text.index(became),
        to_end=here.start + here.text.index(became) + len(became), to_text=became,
    )  # fmt: skip
