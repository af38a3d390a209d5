"""Every text in a record, at any depth, through what blacks names out; ids and words of closed vocabularies stay."""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from tallywire.publishing.name_masks import Mask, ShortForms

__all__ = ["MaskedPage", "masked", "masked_quotes"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedPage:
    """One page that holds hidden names: its text before and after, and what hides them in its other fields."""

    before: str
    after: str
    short: ShortForms
    mask: Mask


def masked(value: T, mask: Mask) -> T:
    """A record, or a value of one, with every text in it masked; the same object where nothing changed."""
    if isinstance(value, str):
        return mask(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        found = tuple(masked(one, mask) for one in value)
        return found if any(map(operator.is_not, found, value)) else value  # type: ignore[return-value]
    changed = {}
    kind: Any = type(value)
    for name in _text_fields(kind):
        one = getattr(value, name)
        if one is not None and (found := masked(one, mask)) is not one:
            changed[name] = found
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


def masked_quotes(value: T, page: MaskedPage, entities: Mapping[str, str]) -> T:
    """A record of one page: a value with a span is the page's words there, other texts are masked."""
    if isinstance(value, str):
        closed = value.isidentifier() and value.islower()  # a word of a closed vocabulary
        return value if closed else page.mask(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        found = tuple(masked_quotes(one, page, entities) for one in value)
        return found if any(map(operator.is_not, found, value)) else value  # type: ignore[return-value]
    changed: dict[str, Any] = {}
    kind: Any = type(value)
    for name in _text_fields(kind):
        one = getattr(value, name)
        if one is None:
            continue
        quote = name == "text" and page.before[value.start : value.end] == one  # type: ignore[attr-defined]
        told = page.after[value.start : value.end] if quote else masked_quotes(one, page, entities)  # type: ignore[attr-defined]
        if told is not one and told != one:
            changed[name] = told
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
