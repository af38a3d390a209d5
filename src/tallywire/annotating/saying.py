"""Who a told clause is attributed to: the innermost attribution whose content covers its trigger.

A communication ("the group claimed responsibility") is attributed to the one who speaks in it, with its verb as cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from tallywire.annotating.clauses import Told
from tallywire.annotating.participants import noun_phrase
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import children, lemmas, objects, subjects
from tallywire.annotating.words import words
from tallywire.ontology import Ontology
from tallywire.records import Cue, QuotationMode, Span, Speaker, SpeakerKind, StatedAttribution

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Found", "attributed_to"]

_QUOTING = frozenset({"cite", "quote"})  # "the agency quoted a witness": the witness speaks
_REACTION = re.compile(r"\b(?:respond|react|repl[yi])\w* to$")
_SELF = frozenset({"i", "we"})
_QUOTES = frozenset('"“”«»„')


class Found(Protocol):
    """What `find_attributions` gives for one attribution."""

    @property
    def source(self) -> Speaker | None:
        """Who says it."""
        ...

    @property
    def cue(self) -> Cue | None:
        """The words that attribute."""
        ...

    @property
    def content(self) -> Span:
        """What is said."""
        ...

    @property
    def mode(self) -> QuotationMode:
        """Direct, indirect or mixed."""
        ...

    @property
    def channel(self) -> str | None:
        """The medium."""
        ...

    @property
    def nested(self) -> bool:
        """Whether somebody else is reported to say that it was said."""
        ...

    @property
    def cited(self) -> Speaker | None:
        """Whom a newsroom that speaks cites for it."""
        ...

    @property
    def rule(self) -> str:
        """The rule that read it."""
        ...

    @property
    def via(self) -> str | None:
        """The newsroom it was told to."""
        ...

    @property
    def stance(self) -> str:
        """What sort of word attributes: "neutral", "belief", ..."""
        ...


def attributed_to(
    told: Told, sighting: Sighting, found: Sequence[Found], ontology: Ontology
) -> tuple[StatedAttribution | None, str]:
    """The attribution of a told clause and the rule that gave it; (None, ...) when the page itself says so.

    A verb of saying that another speaker is reported to use ("officials said no evidence suggested") is echoed: the
    outer speaker says it, unless it does something by itself ("the rebels claimed responsibility").
    """
    trigger = sighting.span(sighting.parse[told.trigger])
    found = [one for one in found if not _is_reaction(one)]
    spoken = next((one for one in found if _cue_holds(one, trigger) and one.source is not None), None)
    if spoken is None or not spoken.nested or len(told.trigger_tokens) > 1:
        by_itself = _by_itself(told, sighting, spoken, ontology)
        if by_itself is not None:
            return by_itself
    covering = [one for one in found if one.content.start <= trigger.start < one.content.end]
    if not covering:
        return None, "attribution:none"
    speaking = [one for one in covering if not (one.nested and _is_relayed(one))]
    innermost = min(
        speaking or covering,
        key=lambda one: (one.source is None, one.content.end - one.content.start, one.content.start),
    )
    return _stated(innermost), "attribution:innermost"


def _is_relayed(found: Found) -> bool:
    """Whether the speaker around it speaks: of himself ("I am sure that ..."), or of what others hold true."""
    himself = found.source is not None and found.source.text.lower() in _SELF
    return himself or found.stance == "belief"


def _is_reaction(found: Found) -> bool:
    """Whether somebody only answers it: what they "responded to" is not what they said."""
    return found.rule == "verb-about" and found.cue is not None and _REACTION.search(found.cue.text) is not None


def _by_itself(
    told: Told, sighting: Sighting, spoken: Found | None, ontology: Ontology
) -> tuple[StatedAttribution, str] | None:
    """The attribution of a clause whose own verb says, claims or sees something."""
    own = told.kind in ("communication", "demand") and told.rule != "clause:said"
    quoting = own and not _QUOTING.isdisjoint(lemmas(sighting.parse[told.trigger]))
    if spoken is not None and not quoting:
        return _stated(spoken), "attribution:own-cue"
    speaker = _own_speaker(told, sighting, ontology) if own else None
    return (speaker, "attribution:own-subject") if speaker is not None else None


def _cue_holds(found: Found, trigger: Span) -> bool:
    return found.cue is not None and found.cue.start <= trigger.start < found.cue.end


def _stated(found: Found) -> StatedAttribution:
    if found.cited is not None and found.source is not None:
        newsroom = found.source.name or found.source.text
        return StatedAttribution(
            source=found.cited, cue=found.cue, channel=found.channel, mode=found.mode, via=found.via or newsroom
        )
    return StatedAttribution(source=found.source, cue=found.cue, channel=found.channel, mode=found.mode, via=found.via)


def _own_speaker(told: Told, sighting: Sighting, ontology: Ontology) -> StatedAttribution | None:
    parse = sighting.parse
    trigger = parse[told.trigger]
    quoted = objects(trigger) if not _QUOTING.isdisjoint(lemmas(trigger)) else []
    speakers = quoted or subjects(parse[told.trigger]) or subjects(parse[told.head])
    if not speakers or parse[told.trigger].pos_ not in ("VERB", "AUX"):
        return None
    speaker = speakers[0]
    first, last = noun_phrase(speaker)
    span = sighting.between(parse[first], parse[last])
    text = sighting.quote(span)
    tokens = [parse[i] for i in told.trigger_tokens]
    cue = sighting.between(tokens[0], tokens[-1])
    name = None if speaker.pos_ == "PRON" else text
    return StatedAttribution(
        source=Speaker(start=span.start, end=span.end, text=text, name=name, kind=_kind(speaker, ontology)),
        cue=Cue(start=cue.start, end=cue.end, text=sighting.quote(cue)),
        channel=None,
        mode="mixed" if _QUOTES & set(parse[told.first : told.last + 1].text) else "indirect",
        via=_newsroom(told, sighting) if quoted else None,
    )


def _newsroom(told: Told, sighting: Sighting) -> str | None:
    found = subjects(sighting.parse[told.trigger])
    if not found:
        return None
    first, last = noun_phrase(found[0])
    return sighting.quote(sighting.between(sighting.parse[first], sighting.parse[last]))


def _kind(speaker: Token, ontology: Ontology) -> SpeakerKind:
    forms = {form for token in (speaker, *children(speaker, "compound", "amod")) for form in lemmas(token)}
    kinds: tuple[tuple[frozenset[str], SpeakerKind], ...] = (
        (words().officials, "official"),
        (words().witnesses, "witness"),
        (words().media, "media"),
        (words().documents, "document"),
    )
    for listed, kind in kinds:
        if forms & listed:
            return kind
    by_name: dict[str, SpeakerKind] = {
        "PERSON": "person",
        "ORGANISATION": "organisation",
        "GROUP": "group",
        "PLACE": "organisation",
    }
    return by_name.get(
        speaker.ent_type_, "person" if any(ontology.of_class(form, "people") for form in forms) else "unknown"
    )
