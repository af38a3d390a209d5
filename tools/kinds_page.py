"""Writes docs/kinds.md from the ontology: python -m tools.kinds_page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tallywire.ontology import Kind, Ontology, load_ontology

__all__ = ["PAGE", "kinds_page"]

PAGE = Path(__file__).resolve().parents[1] / "docs" / "kinds.md"

_INTRODUCTION = """\
# Kinds of happening

What a statement can be of, and its names in the codebooks of the field. A trigger is a lemma, or several words, with
its part of speech; `ontology.toml` in the package holds all of them, with the words beside which a trigger means
something else ("heart attack").

## Your own kinds
`--ontology FILE` extends the shipped ontology; with `--replace-ontology` your file is used alone. All mistakes in a
file are listed at once.

A table with the name of a shipped kind adds to it: its lists are added to the shipped lists, its texts take their
place. A table with any other name and a `definition` is a kind of your own. Where a word could be both, yours wins.

```toml
[kinds.attack]
verbs = ["lynch"]

[kinds.roadblock]
definition = "A road is closed by people who want something."
acled = "Protests/Peaceful protest"
nouns = ["roadblock", "road block"]

[classes]
route = ["road", "highway", "bridge", "motorway"]

[[kinds.roadblock.frames]]
verbs = ["block", "barricade", "close"]
objects = ["@route"]
subjects = ["@agent"]
```

With this file as `own.toml`,

```sh
echo '{"id": "1", "text": "Truckers blocked the coastal highway near Oslo on Monday."}' > in.jsonl
tallywire annotate in.jsonl --ontology own.toml
```

gives a statement with `"kind": "roadblock"`, its actors, time and place like any other, and `build` makes events of
such statements. `tallywire export LEDGER --format acled --ontology own.toml` then codes them as its `acled` line says
(event type, sub-event type, as in [the formats](formats.md)); without the file they have a row with an empty type.

| key | what it holds |
|---|---|
| `definition` | one sentence; needed in a kind of your own |
| `verbs`, `nouns`, `adjectives` | lemmas or several words ("open fire") of that part of speech |
| `frames` | verbs or nouns that mean this only beside certain `objects`, `subjects`: lemmas or `@classes` |
| `direct` in a frame | the object must hang on the verb directly, without a preposition |
| `main` in a frame | only as the verb of a clause of its own, not in an aside (", killing seven") |
| `not_with` | lemmas or `@classes` beside which the word means something else ("heart attack") |
| `plover`, `acled`, `ucdp` | its names in other codebooks |

`[classes]` names lists of nouns for use in frames. Filled by the reader: `@place` (place names), `@person` (names of
people), `@agent` (whoever can act), `@group` (names of groups).

## The kinds that are shipped
"""


def kinds_page(ontology: Ontology) -> str:
    """The page, in Markdown."""
    return _INTRODUCTION + "\n".join(_rows(ontology)) + "\n"


def _rows(ontology: Ontology) -> Iterator[str]:
    yield "| kind | definition | PLOVER | ACLED | UCDP | triggers, among others |"
    yield "|---|---|---|---|---|---|"
    for name, kind in ontology.kinds.items():
        yield f"| `{name}` | {kind.definition} | {kind.plover} | {kind.acled} | {kind.ucdp} | {_examples(kind)} |"


def _examples(kind: Kind) -> str:
    words = dict.fromkeys(" ".join(trigger.words) for trigger in kind.triggers)
    return ", ".join(list(words)[:6])


if __name__ == "__main__":
    PAGE.write_text(kinds_page(load_ontology()), encoding="utf-8")
