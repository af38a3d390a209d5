"""Which lines of a page are furniture: log-linear line scores, and the best path through the two labels (Viterbi).

A page has a core, its article paragraphs. Lines are scored by what they look like and by the words they share with
the core; a change between article and furniture costs something, so single short lines inside an article stay in it
and runs of links leave together. The core is found again from the answer: furniture that reads like prose drops out.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from tallywire.reading.furniture_data import FurnitureModel, load_furniture
from tallywire.reading.furniture_features import (
    PageView,
    count_stems,
    is_prose,
    own_features,
    page_features,
)
from tallywire.reading.lines import Line

__all__ = ["find_furniture", "line_scores"]

_ROUNDS = 3
_CERTAIN = 100.0
_OF_CASE = frozenset({"all_caps", "title_case", "glued"})
_ON_TOPIC = 2.0  # a headline under "Featured" shares this much with the paragraphs below it


def find_furniture(
    lines: Sequence[Line], *, model: FurnitureModel | None = None, stamps: Collection[int] = (), trusted: bool = False
) -> list[bool]:
    """For each line, whether it is furniture. `stamps` are the places of bylines, date lines and captions.

    `trusted` lines were extracted by a program that took most furniture out; the first is the title.

    >>> from tallywire.reading.lines import read_lines
    >>> page = "Home | World\\nThe ferry sank off the coast on Monday and 12 were rescued, they said.\\nShare this"
    >>> find_furniture(read_lines(page))
    [True, False, True]
    """
    model = model or load_furniture()
    own = _own_features(lines, model)
    core = _first_core(lines, own)
    labels: list[bool] = []
    for _ in range(_ROUNDS):
        view = _view(lines, core)
        scores = line_scores(lines, own, view, model, stamps)
        if trusted:
            scores = [-_CERTAIN, *(score - model.steps["trusted"] for score in scores[1:])][: len(lines)]
        labels = _best_path(scores, view, model.steps)
        kept = frozenset(at for at in core if not labels[at])
        if not kept or kept == core:
            break
        core = kept
    return labels


def line_scores(
    lines: Sequence[Line],
    own: Sequence[Mapping[str, float]],
    view: PageView,
    model: FurnitureModel,
    stamps: Collection[int] = (),
) -> list[float]:
    """The log-odds of each line being furniture, its neighbours left out of account but for a label above it."""
    scores = []
    under_label = False
    slots = _headline_slots(lines, view, stamps)
    for at, line in enumerate(lines):
        found = {**own[at], **page_features(line, at, view)}
        found[_zone(at, view)] = 1.0
        if "sentence_end" in found and view.first < at <= view.last:
            found["off_topic_sentence"] = found.pop("off_topic", 0.0)
        if at in slots:
            found[slots[at]] = 1.0
        if at == 0 and found.get("topic", 0.0) >= 1.0:
            found["opening"] = 1.0
        if under_label and "sentence_end" not in found and not (at in slots and found.get("topic", 0.0) >= _ON_TOPIC):
            found["after_label"] = 1.0
            found.pop("topic", None)  # a related link speaks of the article's topic
        if at in stamps and _near(at, view):
            found = {"stamp": 1.0}
        if _announces_links(found):
            found["announces"] = 1.0
        under_label = "announces" in found or (under_label and "after_label" in found and at > view.last)
        scores.append(sum(model.weights.get(name, 0.0) * value for name, value in found.items()))
    return scores


def _headline_slots(lines: Sequence[Line], view: PageView, stamps: Collection[int]) -> dict[int, str]:
    """Where headlines are looked for: the last two lines before the first paragraph that are no bylines or dates."""
    places = (at for at in range(view.first - 1, -1, -1) if at not in stamps and len(lines[at].words) >= 2)
    return dict(zip(places, ("slot", "second_slot"), strict=False))


def _announces_links(found: Mapping[str, float]) -> bool:
    """Whether a line names the links below it: "Related stories", "Find out more about the ferry:"."""
    return "label" in found or ("prefix" in found and "colon_end" in found)


def _near(at: int, view: PageView) -> bool:
    """Whether a byline stands where bylines stand: above or inside the article, or just below it."""
    return at <= view.last + 2


def _own_features(lines: Sequence[Line], model: FurnitureModel) -> list[Mapping[str, float]]:
    """The features of each line by itself, worked out once for lines that are the same."""
    known: dict[str, Mapping[str, float]] = {}
    capitals = all(line.text.upper() == line.text for line in lines)  # a wire in capitals: case tells nothing
    for line in lines:
        if line.text not in known:
            found = own_features(line, model.phrases)
            known[line.text] = {k: v for k, v in found.items() if k not in _OF_CASE} if capitals else found
    return [known[line.text] for line in lines]


def _first_core(lines: Sequence[Line], own: Sequence[Mapping[str, float]]) -> frozenset[int]:
    counts = Counter(line.text for line in lines)
    prose = frozenset(
        at
        for at, line in enumerate(lines)
        if is_prose(line) and counts[line.text] == 1 and not _speaks_to_reader(own[at])
    )
    return prose or frozenset(at for at, line in enumerate(lines) if len(line.words) >= 8)


def _speaks_to_reader(own: Mapping[str, float]) -> bool:
    return bool(own.get("prefix") or own.get("copyright") or (own.get("inside") and own.get("you")))


def _view(lines: Sequence[Line], core: frozenset[int]) -> PageView:
    return PageView(
        line_counts=Counter(line.text for line in lines),
        stem_counts=count_stems(lines, core),
        core=core,
        first=min(core, default=0),
        last=max(core, default=len(lines)),
    )


def _zone(at: int, view: PageView) -> str:
    return "top" if at < view.first else "bottom" if at > view.last else "inside_body"


def _best_path(scores: Sequence[float], view: PageView, steps: Mapping[str, float]) -> list[bool]:
    """The labelling with the highest sum of line scores and step costs; ties go to the article."""
    if not scores:
        return []
    article, furniture = 0.0, scores[0]
    came_from: list[tuple[bool, bool]] = []
    for at, score in enumerate(scores[1:], start=1):
        zone = "top" if at <= view.first else "bottom" if at > view.last else "inside"
        enter, leave = steps[f"enter_{zone}"], steps[f"leave_{zone}"]
        came_from.append((furniture + leave > article, furniture >= article + enter))
        article, furniture = max(article, furniture + leave), max(furniture, article + enter) + score
    label = furniture > article
    path = [label]
    for from_furniture_to_article, stayed in reversed(came_from):
        label = stayed if label else from_furniture_to_article
        path.append(label)
    return path[::-1]
