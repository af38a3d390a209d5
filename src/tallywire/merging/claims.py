"""What claimants tell of their deed: it is part of their claim, and no report of the deed by somebody else.

"It said the attack was a response to air raids", told of a body that claims the attack on some page of the story, is a
word about a deed that others report. What claimants count stays a count: it stands against those of others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from tallywire.language.folding import fold_words
from tallywire.merging.features import Features, rules
from tallywire.merging.names import BODY

__all__ = ["as_claims"]

_CLAIMED = frozenset({"attack", "bombing", "shelling", "air_strike"})  # deeds for which somebody claims responsibility


def as_claims(told: Sequence[Features]) -> list[Features]:
    """The statements of a story, those in which a claimant speaks of the deed that he claims as words of his."""
    claimants = frozenset(one.speaker for one in told if _claims(one))
    return [_as_words(one) if claimants and _is_claimed(one, claimants) else one for one in told]


def _as_words(one: Features) -> Features:
    """A word about a deed has not the deed's day."""
    return replace(one, lane="words", first=None, last=None, earliest=None, latest=None, stated=False, floating=False)


def _claims(one: Features) -> bool:
    """Whether a statement tells that its speaker claims a deed."""
    return one.lane == "words" and not rules()["claims"]["claiming"].isdisjoint(fold_words(one.text))


def _is_claimed(one: Features, claimants: Collection[frozenset[str]]) -> bool:
    spoken = one.statement.attribution
    if spoken is None or spoken.source is None or one.kind not in _CLAIMED or one.lane != "deeds":
        return False
    if one.counts or one.statement.polarity == "denied":
        return False
    if any(_same_body(one.speaker, claimant) for claimant in claimants):
        return True
    # "The terrorist group claimed that he ...": a body without a name, in a story in which somebody claims the deed.
    unnamed = not any(word[0].isupper() for word in spoken.source.text.split()[1:])
    cue = spoken.cue.text if spoken.cue else ""
    return unnamed and not rules()["claims"]["claiming"].isdisjoint(fold_words(cue))


def _same_body(speaker: frozenset[str], claimant: Iterable[str]) -> bool:
    bodies = frozenset(word for word in claimant if word.startswith(BODY))
    return bool(bodies & speaker) if bodies else bool(speaker) and speaker == frozenset(claimant)
