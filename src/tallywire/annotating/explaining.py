"""Why a sentence was coded as it was: its tree, what was found in it, what was decided, and what it states.

The decisions are noted by the code that makes them (`trace`), while the document is annotated as always; here they are
only collected. Nothing of the reader's own objects is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from tallywire.annotating.annotate import annotate
from tallywire.annotating.sighting import Placed, by_sentence
from tallywire.annotating.trace import Decision, DocumentTrace, Step
from tallywire.language.gazetteer import Gazetteer
from tallywire.language.reader import Sentence
from tallywire.ontology import Ontology
from tallywire.records import Mention, PassageKind, Place, Quantity, QuotationMode, ReadPage, Span, Statement, Time

if TYPE_CHECKING:
    from spacy.language import Language

    from tallywire.annotating.attributions import FoundAttribution

__all__ = ["ExplainedAttribution", "ExplainedDecision", "ExplainedWord", "Explanation", "explain"]

Spanned = TypeVar("Spanned", bound=Placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedWord:
    """A word of the tree; `head` is the number of the word that it hangs on (its own at the root), `name` a kind."""

    start: int
    end: int
    text: str
    lemma: str
    word_class: str
    tag: str
    relation: str
    head: int
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDecision:
    """A candidate in words: what it was, by which rule, whether it was kept, and if not, why."""

    step: Step
    words: str
    rule: str
    kept: bool
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedAttribution:
    """Who says what, by which rule; `nested` is said inside what somebody else says."""

    source: str | None
    stands_for: str | None
    cue: str | None
    content: Span
    mode: QuotationMode
    stance: str
    rule: str
    nested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One sentence with everything that was made of it; offsets are those of the document."""

    start: int
    end: int
    kind: PassageKind
    text: str
    words: tuple[ExplainedWord, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[ExplainedAttribution, ...]
    decisions: tuple[ExplainedDecision, ...]
    statements: tuple[Statement, ...]


def explain(
    page: ReadPage, *, reader: Language, ontology: Ontology, gazetteer: Gazetteer | None = None, at: int | None = None
) -> list[Explanation]:
    """What was made of each sentence of a page and why, in order; with `at`, of the sentence at that character only.

    The page is annotated as a whole, so that a sentence is explained in its context. Lists, tables and furniture are
    no sentences: if `at` lies in one, the list is empty.
    """
    trace = DocumentTrace()
    found = annotate(page, reader=reader, ontology=ontology, gazetteer=gazetteer, trace=trace)
    sentences = trace.sentences
    parts = zip(
        sentences,
        trace.traces,
        by_sentence(sentences, found.times),
        by_sentence(sentences, found.places),
        by_sentence(sentences, found.mentions),
        by_sentence(sentences, found.quantities),
        by_sentence(sentences, [_Told(one.content.start, one.content.end, one) for one in trace.attributions]),
        by_sentence(sentences, found.statements),
        strict=True,
    )
    text = page.document.text
    return [
        Explanation(
            start=sentence.start,
            end=sentence.end,
            kind=sentence.kind,
            text=text[sentence.start : sentence.end],
            words=_words(sentence),
            times=times,
            places=places,
            mentions=mentions,
            quantities=quantities,
            attributions=tuple(_attribution(one.found) for one in told),
            decisions=_decisions(sentence, made.decisions),
            statements=tuple(one for one in statements if sentence.start <= one.start < sentence.end),
        )
        for sentence, made, times, places, mentions, quantities, told, statements in parts
        if at is None or sentence.start <= at < sentence.end
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    start: int
    end: int
    found: FoundAttribution


def _words(sentence: Sentence) -> tuple[ExplainedWord, ...]:
    return tuple(
        ExplainedWord(
            start=sentence.start + token.idx,
            end=sentence.start + token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_,
            word_class=token.pos_,
            tag=token.tag_,
            relation=token.dep_,
            head=token.head.i,
            name=token.ent_type_ or None,
        )
        for token in sentence.parse
    )


def _attribution(found: FoundAttribution) -> ExplainedAttribution:
    source = found.source
    return ExplainedAttribution(
        source=source.text if source is not None else None,
        stands_for=source.name if source is not None and source.name != source.text else None,
        cue=found.cue.text if found.cue is not None else None,
        content=found.content,
        mode=found.mode,
        stance=found.stance,
        rule=found.rule,
        nested=found.nested,
    )


def _decisions(sentence: Sentence, decisions: Iterable[Decision]) -> tuple[ExplainedDecision, ...]:
    return tuple(
        ExplainedDecision(
            step=one.step,
            words=_quoted(sentence, one.tokens),
            rule=one.rule,
            kept=one.kept,
            reason=one.reason or None,
        )
        for one in decisions
    )


def _quoted(sentence: Sentence, tokens: Sequence[int]) -> str:
    """The words, with a mark where some between them are left out."""
    parts: list[str] = []
    for before, at in zip((None, *tokens), tokens, strict=False):
        if before is not None and at > before + 1:
            parts.append("...")
        parts.append(sentence.parse[at].text)
    return " ".join(parts)
