"""`--hide-names`: a record in which the names of private victims are blacked out, and nothing else has changed.

Every character of a hidden name becomes a mark, so that all offsets stay true: `text[start:end]` is still the quote.
A full name is hidden wherever it stands, on any page; on the pages that hold it, its last word too, and its first word
alone. Web addresses that spell a hidden name are left out. Ids stay: they are hashes of whole pages and of offsets.

>>> black_out("Ada Brandt, 34, was hurt.", [(0, 10)])
'███ ██████, 34, was hurt.'
"""

from __future__ import annotations

import dataclasses
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from tallywire.identity import content_id
from tallywire.language.folding import fold
from tallywire.language.phrases import PhraseTable
from tallywire.publishing.private_names import names_in, place_names, private_names
from tallywire.publishing.tables import Tables
from tallywire.records import Change, Copy, Document, Event, Passage, Statement

__all__ = ["MARK", "black_out", "hide_names"]

MARK = "█"
"""One for each character of a hidden name; spaces stay, so that lines still break."""

_VISIBLE = re.compile(r"\S")
_WORD = re.compile(r"[\w'’-]+")
_POSSESSIVE = re.compile(r"['’]s?$")

Span = tuple[int, int]
Mask = Callable[[str], str]
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


def black_out(text: str, spans: Iterable[Span]) -> str:
    """The text, as long as before, with every visible character inside the spans replaced by the mark."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            parts += [text[at : max(at, start)], _VISIBLE.sub(MARK, text[max(at, start) : end])]
            at = end
    return "".join(parts) + text[at:]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One page that holds hidden names: its text before and after, and what hides them in its other fields."""

    before: str
    after: str
    short: _Short
    mask: Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hidden:
    """What is hidden where: full names everywhere, short ones on their pages."""

    full: PhraseTable[Any]
    words: frozenset[str]  # of all hidden names: a text that has none of them is not searched
    pages: Mapping[str, _Page]

    @classmethod
    def of(cls, tables: Tables, told: Mapping[str, frozenset[tuple[str, ...]]]) -> _Hidden:
        """Look through every page for the names that are told of on any."""
        names = {name for found in told.values() for name in found if len(name) > 1}
        forms = {form: name for name in sorted(names) for form in _forms(name)}
        full, places = PhraseTable(forms.items()), place_names(tables)
        alone = {name for found in told.values() for name in found}
        words = frozenset(word for form in (*forms, *map(" ".join, alone)) for word in _words_of(form))
        pages: dict[str, _Page] = {}
        for document in tables.documents:
            text = document.text
            here = {name for _, _, _, name in full.find(text)} | told.get(document.id, frozenset())
            if here:
                short = _Short.of(here, places)
                mask = _mask_of(full, words, short)
                pages[document.id] = _Page(before=text, after=mask(text), short=short, mask=mask)
        return cls(full=full, words=words, pages=pages)

    # ------------------------------------------------------------ what belongs to one page

    def document(self, document: Document) -> Document:
        """A document with its text, and without a web address that spells a name."""
        page = self.pages.get(document.id)
        shown = replace(
            document,
            url=None if document.url and self._spelt(document.url) else document.url,
            source=black_out(document.source, self._spelt(document.source)),
            given_id=document.given_id and black_out(document.given_id, self._spelt(document.given_id)),
        )
        if page is None:
            return self.about(shown, ())
        return replace(_shown(replace(shown, text=""), page.mask), text=page.after)

    def _spelt(self, address: str) -> list[Span]:
        """Where an address or a file's name spells a full name ("/ada-brandt", "ada_brandt.txt")."""
        plain = re.sub(r"[_+/]|%20", lambda found: " " * len(found[0]), address)
        return [(start, end) for _, start, end, _ in self.full.find(plain)]

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
        return _quoted(statement, page, entities)

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
        shown, quote = self.about(event, event.document_ids), event.title_quote
        page = self.pages.get(quote.document_id) if quote else None
        if quote is None or page is None or page.before[quote.start : quote.end] != event.title:
            return shown
        return replace(shown, title=page.after[quote.start : quote.end])

    def about(self, record: T, document_ids: Iterable[str]) -> T:
        """A record of these pages, with every text of it masked."""
        return _shown(record, self._mask(document_ids))

    def _mask(self, document_ids: Iterable[str]) -> Mask:
        """What hides the names of these pages; put together only for a text that may need it."""

        def mask(text: str) -> str:
            if self.words.isdisjoint(_words_of(text)):
                return text
            short = [self.pages[name].short for name in document_ids if name in self.pages]
            together = _Short(
                lasts=frozenset().union(*(one.lasts for one in short)),
                firsts=frozenset().union(*(one.firsts for one in short)),
            )
            return _mask_of(self.full, self.words, together)(text)

        return mask


# ---------------------------------------------------------------- names and their forms


def _forms(name: tuple[str, ...]) -> Iterator[str]:
    """A full name as it may be written: whole, without its middle, and both without accents."""
    for words in {name, (name[0], name[-1])}:
        yield " ".join(words)
        yield " ".join(fold(word) for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Short:
    """Last words of names, hidden wherever they stand, and first ones, hidden where they stand alone; folded."""

    lasts: frozenset[str]
    firsts: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[tuple[str, ...]], places: frozenset[str]) -> _Short:
        """The short forms of these names, but those that a place is called by."""
        return cls(
            lasts=frozenset(fold(name[-1]) for name in names) - places,
            firsts=frozenset(fold(name[0]) for name in names) - places,
        )


def _mask_of(full: PhraseTable[Any], words: frozenset[str], short: _Short) -> Mask:
    def mask(text: str) -> str:
        if words.isdisjoint(_words_of(text)):
            return text
        spans = [(start, end) for _, start, end, _ in full.find(text)]
        if short.lasts or short.firsts:
            spans += _short_spans(text, short)
        return black_out(text, spans)

    return mask


def _short_spans(text: str, short: _Short) -> Iterator[Span]:
    for name in names_in(text):
        hidden = short.lasts | short.firsts if len(name.words) == 1 else short.lasts
        for word in _WORD.finditer(text, name.start, name.end):
            plain = _POSSESSIVE.sub("", word[0])
            if fold(plain) in hidden:
                yield word.start(), word.start() + len(plain)


def _words_of(text: str) -> list[str]:
    """The words of a text in small letters, and again without their accents."""
    low = text.casefold()
    words = re.findall(r"\w+", low)
    return words if low.isascii() else [*words, *map(fold, words)]


# ---------------------------------------------------------------- through the fields of a record


def _shown(value: T, mask: Mask) -> T:
    """A record, or a value of one, with every text in it masked; the same object where nothing changed."""
    if isinstance(value, str):
        return mask(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        found = tuple(_shown(one, mask) for one in value)
        return found if any(map(operator.is_not, found, value)) else value  # type: ignore[return-value]
    changed = {}
    kind: Any = type(value)
    for name in _text_fields(kind):
        one = getattr(value, name)
        if one is not None and (shown := _shown(one, mask)) is not one:
            changed[name] = shown
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def _quoted(value: T, page: _Page, entities: Mapping[str, str]) -> T:
    """A record of one page: a value with a span is the page's words there, other texts are masked."""
    if isinstance(value, str):
        closed = value.isidentifier() and value.islower()  # a word of a closed vocabulary
        return value if closed else page.mask(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        found = tuple(_quoted(one, page, entities) for one in value)
        return found if any(map(operator.is_not, found, value)) else value  # type: ignore[return-value]
    changed: dict[str, Any] = {}
    kind: Any = type(value)
    for name in _text_fields(kind):
        one = getattr(value, name)
        if one is None:
            continue
        quote = name == "text" and page.before[value.start : value.end] == one  # type: ignore[attr-defined]
        shown = page.after[value.start : value.end] if quote else _quoted(one, page, entities)  # type: ignore[attr-defined]
        if shown is not one and shown != one:
            changed[name] = shown
    if entity := entities.get(getattr(value, "entity_id", None) or ""):
        changed["entity_id"] = entity
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


@cache
def _text_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a record that may hold a text, at any depth; ids do not. Empty for what is no record."""
    if not dataclasses.is_dataclass(kind):
        return ()
    hints = get_type_hints(kind)
    return tuple(
        field.name for field in dataclasses.fields(kind) if not _is_id(field.name) and _texts(hints[field.name])
    )


def _texts(hint: Any) -> bool:
    """Whether a value of this type may hold a text that is no word of a closed vocabulary."""
    if get_args(hint):
        return get_origin(hint) is not Literal and any(_texts(part) for part in get_args(hint))
    return hint is str or bool(isinstance(hint, type) and _text_fields(hint))


def _is_id(name: str) -> bool:
    return name == "id" or name.endswith(("_id", "_ids"))


def _changed(change: Change, giver: _Page | None, taker: _Page | None) -> Change:
    return replace(
        change,
        from_text=giver.after[change.from_start : change.from_end] if giver else change.from_text,
        to_text=taker.after[change.to_start : change.to_end] if taker else change.to_text,
    )


def _documents(statement_ids: Iterable[str], stated: Mapping[str, str]) -> list[str]:
    return sorted({stated[name] for name in statement_ids if name in stated})
