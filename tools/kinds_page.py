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
`--ontology FILE` extends the shipped ontology: a list in your file is added to the list of the same kind; with
`--replace-ontology` your file is used alone. All mistakes in a file are listed at once.

```toml
[kinds.attack]
verbs = ["lynch"]

[kinds.protest]
nouns = ["pot-banging"]
```

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
