"""Passages of a document: its labelled lines, with headlines, bodies and captions cut into sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallywire.identity import content_id
from tallywire.language.sentences import split_sentences
from tallywire.records import Block, Document, Passage, PassageKind, ReadPage, Span

__all__ = ["Cut", "cut_blocks", "passages_of", "unbroken", "without_furniture"]

_IN_SENTENCES: frozenset[PassageKind] = frozenset({"headline", "body", "caption"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A stretch that becomes one passage, and the number of the block (paragraph) it was cut from."""

    span: Span
    kind: PassageKind
    block: int

    @property
    def is_prose(self) -> bool:
        """Whether the stretch is a sentence that statements are read from."""
        return self.kind in _IN_SENTENCES


def cut_blocks(page: ReadPage, *, sentences: bool = True) -> list[Cut]:
    """The stretches of a page in text order; with `sentences=False` the blocks as they are."""
    text = unbroken(page)
    return [cut for number, block in enumerate(page.blocks) for cut in _cut(text, block, number, sentences)]


def unbroken(page: ReadPage) -> str:
    """The text with spaces for the line breaks inside its paragraphs, one for one, so that every offset stays.

    Lines that were broken to fit a page (mail, old archives) cut dates, names and numbers in two ("San\\nSalvador").
    """
    text = page.document.text
    pieces, at = [], 0
    for block in page.blocks:
        if "\n" in (inside := text[block.start : block.end]) or "\r" in inside:
            pieces += [text[at : block.start], inside.replace("\n", " ").replace("\r", " ")]
            at = block.end
    return "".join([*pieces, text[at:]]) if pieces else text


def _cut(text: str, block: Block, number: int, sentences: bool) -> Iterator[Cut]:
    if sentences and block.kind in _IN_SENTENCES:
        for span in split_sentences(text, block.start, block.end):
            yield Cut(span=span, kind=block.kind, block=number)
    else:
        yield Cut(span=Span(start=block.start, end=block.end), kind=block.kind, block=number)


def passages_of(document: Document, cuts: list[Cut]) -> tuple[Passage, ...]:
    """One passage per stretch, in order; the id covers the document, the span and the kind."""
    return tuple(
        Passage(
            id=content_id("psg", document.id, cut.span.start, cut.span.end, cut.kind),
            document_id=document.id,
            start=cut.span.start,
            end=cut.span.end,
            kind=cut.kind,
            text=document.text[cut.span.start : cut.span.end],
        )
        for cut in cuts
    )


def without_furniture(page: ReadPage) -> str:
    """The `unbroken` text with everything in boilerplate blocks made blank; same length."""
    text = unbroken(page)
    pieces, at = [], 0
    for block in page.blocks:
        if block.kind == "boilerplate":
            pieces += [text[at : block.start], " " * (block.end - block.start)]
            at = block.end
    return "".join(pieces) + text[at:]
