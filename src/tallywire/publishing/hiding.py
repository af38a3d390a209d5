"""`--hide-names`: a record in which the names of private victims are blacked out, and nothing else has changed.

Every character of a hidden name becomes a mark, so that all offsets stay true: `text[start:end]` is still the quote.
A full name is hidden wherever it stands, on any page; on the pages that hold it, its last word too, and its first word
alone. Web addresses that spell a hidden name are left out. Ids stay: they are hashes of whole pages and of offsets.

>>> black_out("Ada Brandt, 34, was hurt.", [(0, 10)])
'███ ██████, 34, was hurt.'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from tallywire.identity import content_id
from tallywire.publishing.masked_fields import MaskedPage, masked, masked_quotes
from tallywire.publishing.name_masks import MARK, FullNames, Name, ShortForms, black_out, mask_of
from tallywire.publishing.private_names import place_names, private_names
from tallywire.publishing.tables import Tables
from tallywire.records import Change, Copy, Document, Event, Passage, Statement

__all__ = ["MARK", "black_out", "hide_names"]

T = TypeVar("T")


def hide_names(tables: Tables) -> Tables:
    """The same record without the names of private victims (see `private_names`). The whole record must be given."""
    told = private_names(tables)
    if not told:
        return tables
    hidden = _Hidden.of(tables, told)
    stated = {statement.id: statement.document_id for statement in tables.statements}
    events = {event.id: event.document_ids for event in tables.events}
    return replace(
        tables,
        documents=tuple(hidden.document(document) for document in tables.documents),
        passages=tuple(hidden.passage(passage) for passage in tables.passages),
        copies=tuple(hidden.copy(copy) for copy in tables.copies),
        origins=tuple(hidden.about(origin, origin.document_ids) for origin in tables.origins),
        stories=tuple(hidden.about(story, story.document_ids) for story in tables.stories),
        statements=tuple(hidden.statement(statement) for statement in tables.statements),
        events=tuple(hidden.event(event) for event in tables.events),
        figures=tuple(hidden.about(figure, events.get(figure.event_id, ())) for figure in tables.figures),
        relations=tuple(
            hidden.about(relation, _documents((relation.left_statement_id, relation.right_statement_id), stated))
            for relation in tables.relations
        ),
        rejections=tuple(hidden.about(rejection, ()) for rejection in tables.rejections),
        judgements=tuple(
            hidden.about(one, _documents((*one.left_statement_ids, *one.right_statement_ids), stated))
            for one in tables.judgements
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hidden:
    """What is hidden where: full names everywhere, short ones on their pages."""

    full: FullNames
    words: frozenset[str]  # of all hidden names: a text that has none of them is not searched
    pages: Mapping[str, MaskedPage]

    @classmethod
    def of(cls, tables: Tables, told: Mapping[str, frozenset[Name]]) -> _Hidden:
        """Look through every page for the names that are told of on any."""
        names = {name for found in told.values() for name in found}
        full, places = FullNames(name for name in names if len(name) > 1), place_names(tables)
        words = full.words | ShortForms.of(names, frozenset()).words
        pages: dict[str, MaskedPage] = {}
        for document in tables.documents:
            here = {name for _, name in full.find(document.text)} | told.get(document.id, frozenset())
            if here:
                short = ShortForms.of(here, places)
                mask = mask_of(full, short, words)
                pages[document.id] = MaskedPage(before=document.text, after=mask(document.text), short=short, mask=mask)
        return cls(full=full, words=words, pages=pages)

    # ------------------------------------------------------------ what belongs to one page

    def document(self, document: Document) -> Document:
        """A document with its text, and without a web address that spells a name."""
        page, full = self.pages.get(document.id), self.full
        found = replace(
            document,
            url=None if document.url and full.is_spelt(document.url) else document.url,
            source=black_out(document.source, full.spelt(document.source)),
            given_id=document.given_id and black_out(document.given_id, full.spelt(document.given_id)),
        )
        if page is None:
            return self.about(found, ())
        return replace(masked(replace(found, text=""), page.mask), text=page.after)

    def passage(self, passage: Passage) -> Passage:
        """A passage with the text of its page as it is now."""
        page = self.pages.get(passage.document_id)
        return passage if page is None else replace(passage, text=page.after[passage.start : passage.end])

    def statement(self, statement: Statement) -> Statement:
        """A statement with its quotes as they are now; what a hidden name was known by is named anew."""
        page = self.pages.get(statement.document_id)
        if page is None:
            return statement
        entities: dict[str, str] = {}
        for one in (*statement.actors, *statement.targets):
            if one.entity_id and page.after[one.start : one.end] != one.text:
                # The id is a hash of the page and the name; a guessed name would tell itself.
                entities[one.entity_id] = content_id("ent", statement.document_id, one.entity_id, page.before)
        return masked_quotes(statement, page, entities)

    def copy(self, copy: Copy) -> Copy:
        """A copy whose changed words are those of its pages as they are now."""
        ends = copy.from_document_id, copy.to_document_id
        if not copy.changes or self.pages.keys().isdisjoint(ends):
            return copy
        giver, taker = (self.pages.get(end) for end in ends)
        changes = (_changed(change, giver, taker) for change in copy.changes)
        return replace(copy, changes=tuple(change for change in changes if change.from_text != change.to_text))

    # ------------------------------------------------------------ what belongs to several pages

    def event(self, event: Event) -> Event:
        """An event whose title is still the words of the page that it quotes."""
        found, quote = self.about(event, event.document_ids), event.title_quote
        page = self.pages.get(quote.document_id) if quote else None
        if quote is None or page is None or page.before[quote.start : quote.end] != event.title:
            return found
        return replace(found, title=page.after[quote.start : quote.end])

    def about(self, record: T, document_ids: Iterable[str]) -> T:
        """A record of these pages, with every text of it masked."""
        short = ShortForms.together(self.pages[name].short for name in document_ids if name in self.pages)
        return masked(record, mask_of(self.full, short, self.words))


def _changed(change: Change, giver: MaskedPage | None, taker: MaskedPage | None) -> Change:
    return replace(
        change,
        from_text=giver.after[change.from_start : change.from_end] if giver else change.from_text,
        to_text=taker.after[change.to_start : change.to_end] if taker else change.to_text,
    )


def _documents(statement_ids: Iterable[str], stated: Mapping[str, str]) -> list[str]:
    return sorted({stated[name] for name in statement_ids if name in stated})
