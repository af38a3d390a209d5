"""An explanation in a terminal, and as JSON: pure functions from an `Explanation` to what is printed.

Words say everything that colours say. No page text is ever read as markup, and control characters in it are made
visible.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from tallywire.annotating.explaining import ExplainedAttribution, ExplainedDecision, ExplainedWord, Explanation
from tallywire.publishing.styles import faint, line
from tallywire.publishing.words import interval, kind_words, printable, stated_bounds
from tallywire.records import Quantity, StatedFigure, Statement
from tallywire.schema import row_of

__all__ = ["explanation_json", "explanation_text"]

_INDENT = (0, 0, 0, 2)
_STEPS = {
    "attribution": "who says so",
    "trigger": "triggers",
    "clause": "clauses",
    "participant": "actors and targets",
    "figure": "figures",
}
_DEEPEST = 40  # levels of a tree that are shown; a list that was read as a sentence has more


def explanation_json(explanation: Explanation) -> str:
    """One line of JSON, with the contract's names for what the record holds."""
    return json.dumps(row_of(explanation), ensure_ascii=False, allow_nan=False)


def explanation_text(explanation: Explanation) -> RenderableType:
    """The sentence, its tree, what was found in it, what was decided with which reason, and what it states."""
    where = f"{explanation.kind}, characters {explanation.start}-{explanation.end}"
    parts: list[RenderableType] = [line(explanation.text.replace("\n", " "), "bold"), faint(where)]
    sections = (
        ("Tree", _tree(explanation.words)),
        ("Found in it", _found(explanation)),
        ("Who says so", [_attribution(one, explanation) for one in explanation.attributions]),
        ("Taken", _decided(explanation.decisions, kept=True)),
        ("Passed over", _decided(explanation.decisions, kept=False)),
        ("What it states", [row for one in explanation.statements for row in _statement(one, explanation)]),
    )
    for title, rows in sections:
        parts += [Text(), line(title, "bold underline")]
        parts += [Padding(row, _INDENT, expand=False) for row in rows or [faint("nothing")]]
    return Group(*parts)


# ---------------------------------------------------------------- the tree


def _tree(words: Sequence[ExplainedWord]) -> list[RenderableType]:
    below: dict[int, list[int]] = {}
    roots = []
    for number, word in enumerate(words):
        if word.head == number:
            roots.append(number)
        else:
            below.setdefault(word.head, []).append(number)
    return [_branch(root, words, below, 0) for root in roots]


def _branch(number: int, words: Sequence[ExplainedWord], below: dict[int, list[int]], level: int) -> Tree:
    tree = Tree(_word(words[number]), guide_style="dim")
    for child in below.get(number, ()):
        if level < _DEEPEST:
            tree.children.append(_branch(child, words, below, level + 1))
    return tree


def _word(word: ExplainedWord) -> Text:
    lemma = f" ({printable(word.lemma)})" if word.lemma.lower() != word.text.lower() else ""
    name = f" [{word.name}]" if word.name else ""
    return Text.assemble(
        (printable(word.text), "bold"), lemma, "  ", word.relation, (f"  {word.word_class} {word.tag}", "dim"), name
    )


# ---------------------------------------------------------------- what was found and decided


def _found(explanation: Explanation) -> list[RenderableType]:
    rows = [(one.start, one.text, "time", interval(one.from_, one.to)) for one in explanation.times]
    rows += [(one.start, one.text, "place", _place(one.name, one.country)) for one in explanation.places]
    rows += [(one.start, one.text, one.kind, one.level) for one in explanation.mentions]
    rows += [(one.start, one.text, "quantity", _counted(one)) for one in explanation.quantities]
    return [_row(text, kind, value) for _, text, kind, value in sorted(rows)]


def _counted(quantity: Quantity) -> str:
    return f"{stated_bounds(quantity)} {quantity.unit or ''}"


def _place(name: str, country: str | None) -> str:
    return f"{name}, {country}" if country else name


def _row(*cells: str) -> Text:
    return line(" · ".join(cell.strip() for cell in cells if cell.strip()).replace("\n", " "))


def _attribution(one: ExplainedAttribution, explanation: Explanation) -> Text:
    source = one.source or "nobody named"
    source += f" ({one.stands_for})" if one.stands_for else ""
    start, end = one.content.start - explanation.start, one.content.end - explanation.start
    content = explanation.text[max(0, start) : max(0, end)] or "what stands in other sentences"
    nested = "said inside what somebody else says" if one.nested else ""
    return _row(source, one.cue or "", f"“{content}”", f"{one.mode}, {one.stance}", f"rule {one.rule}", nested)


def _decided(decisions: Iterable[ExplainedDecision], *, kept: bool) -> list[RenderableType]:
    wanted = sorted((one for one in decisions if one.kept is kept), key=lambda one: list(_STEPS).index(one.step))
    rows: list[RenderableType] = []
    for step, group in groupby(wanted, key=lambda one: one.step):
        rows.append(faint(_STEPS[step]))
        rows += [Padding(_row(*cells), _INDENT, expand=False) for cells in _joined(group)]
    return rows


def _joined(decisions: Iterable[ExplainedDecision]) -> list[tuple[str, str, str]]:
    """Words, rule and reason; the kinds of which one word by one rule was refused for one reason are one row."""
    kinds: dict[tuple[str, str, str], list[str]] = {}
    for one in decisions:
        kind, _, rule = one.rule.rpartition(" trigger:")
        found = kinds.setdefault((one.words, f"trigger:{rule}" if kind else one.rule, one.reason or ""), [])
        if kind and kind not in found:
            found.append(kind)
    return [(words, f"{', '.join(names)} {rule}", reason) for (words, rule, reason), names in kinds.items()]


# ---------------------------------------------------------------- what it states


def _statement(statement: Statement, explanation: Explanation) -> list[RenderableType]:
    start, end = statement.start - explanation.start, statement.end - explanation.start
    head = Text.assemble(
        (statement.kind, "bold"), "  ", printable(explanation.text[start:end].replace("\n", " ")),
    )  # fmt: skip
    return [head, *(Padding(_row(name, value), _INDENT, expand=False) for name, value in _parts(statement) if value)]


def _parts(statement: Statement) -> list[tuple[str, str]]:
    time, attribution = statement.time, statement.attribution
    source = attribution.source if attribution is not None else None
    return [
        ("actors", ", ".join(one.text for one in statement.actors)),
        ("targets", ", ".join(one.text for one in statement.targets)),
        ("places", ", ".join(one.name for one in statement.places)),
        ("time", f"{interval(time.from_, time.to)} ({time.method})" if time is not None else ""),
        ("figures", "; ".join(_figure(one) for one in statement.figures)),
        ("source", (source.name or source.text) if source is not None else ""),
        ("sure", f"{statement.polarity}, {statement.modality}" + (", background" if statement.background else "")),
        ("rules", ", ".join(statement.rules)),
    ]


def _figure(figure: StatedFigure) -> str:
    side = f" of {figure.side}" if figure.side else ""
    return f"{kind_words(figure.measure)}{side}: {stated_bounds(figure)}"
