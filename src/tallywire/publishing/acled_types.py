"""ACLED's event types, sub-event types and disorder types, and what follows from them.

They are those of the ACLED Codebook (acleddata.com/knowledge-base/codebook, edition of October 2024), table 2 and the
section "Civilian targeting".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tallywire.publishing.codebooks import Row

__all__ = ["ACLED_TYPES", "CIVILIANS", "type_columns"]

ACLED_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
        "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
        "Riots": ("Violent demonstration", "Mob violence"),
        "Explosions/Remote violence": (
            "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED", "Grenade",
        ),
        "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
        "Strategic developments": (
            "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
            "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
            "Other",
        ),
    }
)  # fmt: skip
"""The six event types and 25 sub-event types of the codebook."""

_DISORDER = MappingProxyType(
    {
        "Battles": "Political violence",
        "Explosions/Remote violence": "Political violence",
        "Violence against civilians": "Political violence",
        "Protests": "Demonstrations",
        "Strategic developments": "Strategic developments",
    }
)
_DISORDER_OF_SUB_TYPES = MappingProxyType(
    {
        "Excessive force against protesters": "Political violence; Demonstrations",
        "Mob violence": "Political violence",
        "Violent demonstration": "Demonstrations",
    }
)
CIVILIANS = "Violence against civilians"
"""The event type whose second actor is always civilian."""

_AT_PROTESTERS = "Excessive force against protesters"


def type_columns(name: str) -> Row:
    """Disorder, event and sub-event type of a name in the ontology; where it names several, the coder chooses."""
    choices = [choice.strip() for choice in name.split(";")]
    types = {
        kind: None for choice in choices for kind in ACLED_TYPES if choice == kind or choice.startswith(f"{kind}/")
    }
    if len(types) != 1:
        return {}
    (only,) = types
    sub_type = name.removeprefix(only).removeprefix("/") if len(choices) == 1 else ""
    return {
        "disorder_type": _DISORDER_OF_SUB_TYPES.get(sub_type) or _DISORDER.get(only),
        "event_type": only,
        "sub_event_type": sub_type or None,
        "inter2": "Civilians" if only == CIVILIANS else None,
        # The codebook writes "Civilians targeted", the released files "Civilian targeting". Explosions and riots may
        # aim at civilians too: that is the coder's to say.
        "civilian_targeting": "Civilian targeting" if only == CIVILIANS or sub_type == _AT_PROTESTERS else None,
    }
