"""Small makers of documents, passages and statements for the tests of tracing."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.records import (
    UNKNOWN_DATE,
    Copy,
    CopyDirection,
    Cue,
    Document,
    Passage,
    Published,
    PublishedMethod,
    Span,
    Speaker,
    SpeakerKind,
    StatedAttribution,
    Statement,
)


def document(
    name: str,
    text: str = "",
    *,
    day: str | None = None,
    until: str | None = None,
    method: PublishedMethod = "given",
    outlet: str | None = None,
    agency: str | None = None,
    url: str | None = None,
) -> Document:
    published = UNKNOWN_DATE
    if day is not None:
        published = Published(from_=day, to=until or day, precision="day", method=method)
    return Document(
        id=name, given_id=None, source=name, url=url, outlet=outlet, title=None, byline=None, agency=agency,
        language="en", published=published, text=text,
    )  # fmt: skip


def passages(name: str, lines: Sequence[str]) -> list[Passage]:
    """One body passage a line."""
    found, at = [], 0
    for line in lines:
        found.append(Passage(id=f"{name}:{at}", document_id=name, start=at, end=at + len(line), kind="body", text=line))
        at += len(line) + 1
    return found


def statement(
    page: str,
    words: str | None = None,
    *,
    name: str | None = None,
    kind: SpeakerKind = "person",
    via: str | None = None,
    channel: str | None = None,
    cue: str | None = None,
    at: tuple[int, int] = (0, 10),
) -> Statement:
    """What `page` says at the given characters, attributed to `words` if there are any."""
    source = Speaker(start=0, end=len(words), text=words, name=name, kind=kind) if words else None
    said = Cue(start=0, end=len(cue), text=cue) if cue else None
    attribution = StatedAttribution(source=source, cue=said, channel=channel, mode="indirect", via=via)
    return Statement(
        id=f"{page}/{words}/{at[0]}", document_id=page, start=at[0], end=at[1], passage_id="", kind="accident",
        trigger=Span(start=0, end=1), background=False, polarity="asserted", modality="happened", actors=(),
        targets=(), places=(), time=None, figures=(), attribution=attribution if words or via else None,
    )  # fmt: skip


def copy(giver: str, taker: str, at: int = 0, *, to: int | None = None, direction: CopyDirection = "known") -> Copy:
    """A passage of a hundred characters."""
    start = at if to is None else to
    return Copy(
        from_document_id=giver, from_start=at, from_end=at + 100, to_document_id=taker, to_start=start,
        to_end=start + 100, kind="verbatim", similarity=1.0, direction=direction,
    )  # fmt: skip
