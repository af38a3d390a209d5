"""Who says what of an event: origin by origin, sentence by sentence, each with its page, its copies and its rivals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallywire.publishing.copy_words import edits
from tallywire.publishing.copying import gravity
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.pages.segments import Segment, sentence_segments
from tallywire.publishing.relating import VERBS
from tallywire.publishing.tables import Lookup
from tallywire.publishing.views import Saying, StatementView, Voice
from tallywire.publishing.words import kind_words, stated_bounds
from tallywire.records import Change, Copy, Document, Statement

__all__ = ["Carried", "HeardSaying", "HeardVoice", "Rival", "heard"]

_PAGES = 40  # pages named that carry one sentence
_CARRIED = 6  # copies of one sentence shown with what they changed
_RIVALS = 20  # other sentences that speak against one


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One copy of a sentence: on which page it stands and what was changed there; `giver` is the page it is from."""

    giver: Document
    taker: Document
    changes: tuple[str, ...]
    copy: Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another sentence that denies, contradicts or replaces this one, or is so treated by it."""

    words: str
    reason: str
    statement: Statement
    document: Document
    sentence: tuple[Segment, ...]

    @property
    def at(self) -> str:
        """The characters of its page, as a link names them."""
        return f"{self.statement.start}-{self.statement.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardSaying:
    """One sentence as its pages carry it."""

    view: StatementView
    sentence: tuple[Segment, ...]
    pages: tuple[Document, ...]
    more_pages: int
    figures: tuple[str, ...]
    carried: tuple[Carried, ...]
    more_carried: int
    rivals: tuple[Rival, ...]
    agreeing: str | None

    @property
    def statement(self) -> Statement:
        """The first statement with these words."""
        return self.view.statement

    @property
    def at(self) -> str:
        """The characters of its page, as a link names them."""
        return f"{self.statement.start}-{self.statement.end}"

    def row(self) -> Json:
        """The sentence as a row of a sheet."""
        statement = self.statement
        return {
            "statement_id": statement.id,
            "document_id": statement.document_id,
            "start": statement.start,
            "end": statement.end,
            "sentence": self.view.sentence,
            "kind": statement.kind,
            "polarity": statement.polarity,
            "modality": statement.modality,
            "said_by": self.view.said_by,
            "figures": list(self.figures),
            "pages": len(self.pages) + self.more_pages,
            "rules": list(statement.rules),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardVoice:
    """What one origin says of an event."""

    voice: Voice
    sayings: tuple[HeardSaying, ...]
    more: int

    def json(self) -> Json:
        """The voice as JSON."""
        origin = self.voice.origin
        return {
            "origin_id": origin.id if origin else None,
            "name": self.voice.name,
            "kind": origin.kind if origin else "unknown",
            "pages": self.voice.pages,
            "sayings": [
                {
                    **saying.row(),
                    "document_ids": [page.id for page in saying.pages],
                    "relations": [
                        {"relation": rival.words, "statement_id": rival.statement.id, "reason": rival.reason}
                        for rival in saying.rivals
                    ],
                }
                for saying in self.sayings
            ],
        }


def heard(spoken: Iterable[Voice], lookup: Lookup, *, most: int | None = None) -> tuple[HeardVoice, ...]:
    """The sentences of some origins about an event (`tallywire.publishing.views.voices`), at most so many of each."""
    return tuple(
        HeardVoice(
            voice=voice,
            sayings=tuple(_saying(saying, lookup) for saying in voice.sayings[:most]),
            more=len(voice.sayings[most:]) if most is not None else 0,
        )
        for voice in spoken
    )


def _saying(saying: Saying, lookup: Lookup) -> HeardSaying:
    view = saying.view
    known = [c for c in view.copies if c.from_document_id in lookup.documents and c.to_document_id in lookup.documents]
    carried = sorted(known, key=gravity)
    return HeardSaying(
        view=view,
        sentence=sentence_segments(view.statement, view.document.text),
        pages=saying.pages[:_PAGES],
        more_pages=max(0, len(saying.pages) - _PAGES),
        figures=tuple(f"{stated_bounds(one)} {kind_words(one.measure)}" for one in view.statement.figures),
        carried=tuple(_carried(copy, view.statement, lookup) for copy in carried[:_CARRIED]),
        more_carried=max(0, len(carried) - _CARRIED),
        rivals=_rivals(view.statement, lookup),
        agreeing=next((words for words in view.reasons if words.startswith("agrees with")), None),
    )


def _carried(copy: Copy, statement: Statement, lookup: Lookup) -> Carried:
    own = copy.from_document_id == statement.document_id
    met = [change for change in copy.changes if _within(change, statement, own)]
    return Carried(
        giver=lookup.documents[copy.from_document_id],
        taker=lookup.documents[copy.to_document_id],
        changes=edits(met),
        copy=copy,
    )


def _within(change: Change, statement: Statement, given: bool) -> bool:
    """Whether what a copy changed stands in the sentence, and not elsewhere in the copied passage."""
    start, end = (change.from_start, change.from_end) if given else (change.to_start, change.to_end)
    return change.kind != "words" and start <= statement.end and statement.start <= end


def _rivals(statement: Statement, lookup: Lookup) -> tuple[Rival, ...]:
    """What speaks against a statement, each partner's words once."""
    found: dict[tuple[str, str, str], Rival] = {}
    for kind, verbs in VERBS.items():
        for relation in lookup.relations_of.get(statement.id, ()):
            backwards = relation.right_statement_id == statement.id
            partner = lookup.statements.get(relation.left_statement_id if backwards else relation.right_statement_id)
            if relation.relation == kind and partner is not None:
                document = lookup.documents[partner.document_id]
                words = " ".join(document.text[partner.start : partner.end].split())
                rival = Rival(
                    words=verbs[backwards],
                    reason=relation.reason,
                    statement=partner,
                    document=document,
                    sentence=sentence_segments(partner, document.text),
                )
                found.setdefault((verbs[backwards], words, relation.reason), rival)
    return tuple(found.values())[:_RIVALS]
