"""The kinds of happening: definitions, trigger words and names in other codebooks, from `ontology.toml`.

A trigger is a lemma (or several words) with a part of speech; a frame is a verb that triggers only beside certain
arguments ("fire" with a rocket is shelling). A file of the same form extends the shipped one or replaces it.

>>> ontology = load_ontology()
>>> ontology.kinds["air_strike"].acled
'Explosions/Remote violence/Air/drone strike'
>>> [kind for kind, _ in ontology.by_head["kidnap"]]
['abduction', 'abduction']
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as changed
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from tallywire.errors import OntologyError
from tallywire.records import StatementKind

__all__ = ["Kind", "Ontology", "Trigger", "is_kind_name", "load_ontology"]

WordClass = Literal["verb", "noun", "adjective"]
_LISTS: Mapping[str, WordClass] = MappingProxyType({"verbs": "verb", "nouns": "noun", "adjectives": "adjective"})
_TEXTS = ("definition", "plover", "acled", "ucdp")
_FRAME_KEYS = frozenset({"verbs", "nouns", "objects", "subjects", "not_with", "direct", "main"})
_FRAME_LISTS = ("verbs", "nouns", "objects", "subjects", "not_with")
_KIND_KEYS = frozenset({*_TEXTS, *_LISTS, "not_with", "frames"})
_NAME = re.compile(r"[a-z][a-z_]{1,39}")
# classes that are not lists of words: the reader's names and the nouns of `language/mention_nouns.toml` decide
_READ_CLASSES = frozenset({"place", "group", "person", "agent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One trigger: its words (lemmas, lower case), the part of speech of its head, and what must stand beside it.

    `objects` and `subjects` are lemmas or `@classes`; where given, one of each must be an argument of the verb.
    `not_with`: lemmas or `@classes` beside which it means something else. `direct`: objects without a preposition only;
    `main`: only as the verb of a clause of its own, not in an adverbial participle (", killing seven").
    """

    words: tuple[str, ...]
    word_class: WordClass
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    direct: bool = False
    main: bool = False

    @property
    def head(self) -> str:
        """The word that carries the part of speech: the first of a verb, the last of a noun ("air strike").

        A noun with a preposition is headed by its first word ("exchange of fire").
        """
        return self.words[0] if self.word_class == "verb" or "of" in self.words else self.words[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of happening, its triggers and its names in PLOVER, ACLED and UCDP (empty where they have none).

    `name` is one of `StatementKind`, or that of a kind that the user added.
    """

    name: StatementKind
    definition: str
    plover: str
    acled: str
    ucdp: str
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """All kinds, by name; `by_head` finds the triggers that a lemma may head, `classes` are the named word lists."""

    kinds: Mapping[str, Kind]
    classes: Mapping[str, frozenset[str]]
    by_head: Mapping[str, tuple[tuple[StatementKind, Trigger], ...]] = field(repr=False)

    def of_class(self, lemma: str, name: str) -> bool:
        """Whether `lemma` stands in the class `name` (`"people"`)."""
        return lemma in self.classes.get(name, frozenset())


def load_ontology(path: Path | None = None, *, replace: bool = False) -> Ontology:
    """The shipped ontology, extended by the file at `path`, or replaced by it with `replace=True`.

    A user's file may repeat a kind: its words are added to those that are shipped, its texts win. A kind with a name of
    its own and a definition is new. Raises OntologyError with all mistakes of the file at once.
    """
    if path is None:
        return _shipped()
    own = _read(path)
    table = own if replace else _merged(_shipped_table(), own)
    return _build(table, str(path))


def is_kind_name(name: str) -> bool:
    """Whether a kind may be called so: small letters and underscores.

    >>> is_kind_name("road_block"), is_kind_name("Road block")
    (True, False)
    """
    return bool(_NAME.fullmatch(name))


@cache
def _shipped() -> Ontology:
    return _build(_shipped_table(), "ontology.toml")


def _shipped_table() -> dict[str, Any]:
    return tomllib.loads(files("tallywire").joinpath("ontology.toml").read_text("utf-8"))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise OntologyError(f"{path}: the ontology cannot be read ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: not a TOML file ({error}); write it as UTF-8 TOML") from error


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`own` laid over `base`: tables key by key, lists joined, everything else replaced."""
    merged = dict(base)
    for key, value in own.items():
        before = merged.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            merged[key] = _merged(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            merged[key] = [*before, *(word for word in value if word not in before)]
        else:
            merged[key] = value
    return merged


def _build(table: Mapping[str, Any], name: str) -> Ontology:
    mistakes = [f"{name}: {mistake}" for mistake in _mistakes(table)]
    if mistakes:
        raise OntologyError("\n".join(mistakes))
    classes = {key: frozenset(words) for key, words in table.get("classes", {}).items()}
    kinds = {key: _kind(cast(StatementKind, key), row) for key, row in table["kinds"].items()}
    by_head: dict[str, list[tuple[StatementKind, Trigger]]] = {}
    for kind in kinds.values():
        for trigger in kind.triggers:
            by_head.setdefault(trigger.head, []).append((kind.name, trigger))
    return Ontology(
        kinds=MappingProxyType(kinds),
        classes=MappingProxyType(classes),
        by_head=MappingProxyType({head: tuple(sorted(found, key=_specific)) for head, found in by_head.items()}),
    )


def _specific(entry: tuple[StatementKind, Trigger]) -> tuple[int, bool, bool]:
    """Longer triggers first, then frames, then the user's own kinds; equal ones keep the order of the file."""
    kind, trigger = entry
    return -len(trigger.words), not (trigger.objects or trigger.subjects), kind in get_args(StatementKind)


def _kind(name: StatementKind, row: Mapping[str, Any]) -> Kind:
    barred = frozenset(row.get("not_with", ()))
    triggers = [
        Trigger(words=_words(text), word_class=word_class, not_with=barred)
        for key, word_class in _LISTS.items()
        for text in row.get(key, ())
    ]
    triggers += [changed(frame, not_with=frame.not_with | barred) for frame in _frames(row.get("frames", ()))]
    texts = {key: row.get(key, "") for key in _TEXTS}
    return Kind(name=name, triggers=tuple(triggers), **texts)


def _frames(rows: Iterable[Mapping[str, Any]]) -> list[Trigger]:
    return [
        Trigger(
            words=_words(text),
            word_class=_LISTS[key],
            objects=frozenset(row.get("objects", ())),
            subjects=frozenset(row.get("subjects", ())),
            not_with=frozenset(row.get("not_with", ())),
            direct=row.get("direct", False),
            main=row.get("main", False),
        )
        for row in rows
        for key in ("verbs", "nouns")
        for text in row.get(key, ())
    ]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


# ---------------------------------------------------------------- validation


def _mistakes(table: Mapping[str, Any]) -> list[str]:
    found = [f"unknown table [{key}]; known: classes, kinds" for key in table if key not in ("classes", "kinds")]
    classes = table.get("classes", {})
    found += [f"classes.{key} must be a list of words" for key, words in classes.items() if not _is_words(words)]
    if not table.get("kinds"):
        return [*found, "no kinds; write at least one [kinds.NAME]"]
    known = ", ".join(get_args(StatementKind))
    for key, row in table["kinds"].items():
        if not is_kind_name(key):
            found.append(f"kinds.{key} is not a name for a kind; write small letters and underscores")
        elif key not in get_args(StatementKind) and isinstance(row, dict) and not row.get("definition"):
            found.append(f"kinds.{key} is not a kind; the kinds are {known}; a new one needs a definition")
        elif not isinstance(row, dict):
            found.append(f"kinds.{key} must be a table")
        else:
            found += [f"kinds.{key}{mistake}" for mistake in _kind_mistakes(row, set(classes) | _READ_CLASSES)]
    return found


def _kind_mistakes(row: Mapping[str, Any], classes: set[str]) -> list[str]:
    found = [f".{key} is unknown; known: {', '.join(sorted(_KIND_KEYS))}" for key in row if key not in _KIND_KEYS]
    found += [f".{key} must be a text" for key in _TEXTS if not isinstance(row.get(key, ""), str)]
    if not row.get("definition"):
        found.append(" has no definition; say in one sentence what it is")
    found += [f".{key} must be a list of words" for key in (*_LISTS, "not_with") if not _is_words(row.get(key, []))]
    for number, frame in enumerate(row.get("frames", ()), 1):
        found += [f".frames[{number}]{mistake}" for mistake in _frame_mistakes(frame, classes)]
    return found


def _frame_mistakes(frame: Mapping[str, Any], classes: set[str]) -> list[str]:
    found = [f".{key} is unknown; known: {', '.join(sorted(_FRAME_KEYS))}" for key in frame if key not in _FRAME_KEYS]
    found += [f".{key} must be a list of words" for key in _FRAME_LISTS if not _is_words(frame.get(key, []))]
    found += [
        f".{key} must be true or false" for key in ("direct", "main") if not isinstance(frame.get(key, False), bool)
    ]
    if found:
        return sorted(found)
    if not frame.get("verbs") and not frame.get("nouns"):
        found.append(" has no verbs")
    if not frame.get("objects") and not frame.get("subjects"):
        found.append(" has neither objects nor subjects; a bare verb belongs in `verbs`")
    named = [*frame.get("objects", ()), *frame.get("subjects", ()), *frame.get("not_with", ())]
    found += [
        f" names the unknown class {word}; known: {', '.join(sorted('@' + name for name in classes))}"
        for word in named
        if word.startswith("@") and word[1:] not in classes
    ]
    return found


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
