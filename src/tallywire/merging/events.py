"""An event's row: what it is called, when and where it was, who took part, on whose words it rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from tallywire.identity import content_id
from tallywire.language.folding import fold_words
from tallywire.language.speaker_names import speaker_key
from tallywire.merging.cluster import Cluster
from tallywire.merging.features import VAGUE, Features, folded_words, lane_of_event, rules
from tallywire.merging.scene import event_place
from tallywire.merging.titles import event_title
from tallywire.records import Document, Event, Participant, StatementKind

__all__ = ["make_event"]

_FEW_DAYS = 2
_NAMED = 0.1  # share of the statements that must name the sort of an attack; one slip in fifty names nothing
_PEOPLE = 6  # names shown of each part


def make_event(cluster: Cluster, documents: Mapping[str, Document]) -> Event:
    """The event of one cluster. Its status is `unattributed` until tallying has looked at it."""
    members = sorted(cluster.members, key=lambda one: one.order)
    statement_ids = tuple(sorted(one.statement.id for one in members))
    first, last = _days(members)
    title, quote = event_title(members, documents)
    return Event(
        id=content_id("event", *statement_ids),
        kind=_kind(members),
        title=title,
        from_=first,
        to=last,
        place=event_place(members, cluster.around, cluster.scenes),
        actors=_people(members, lambda one: one.statement.actors),
        targets=_people(members, lambda one: one.statement.targets),
        statement_ids=statement_ids,
        document_ids=tuple(sorted({one.statement.document_id for one in members})),
        origin_ids=independent_origins(members),
        status="unattributed",
        reasons=tuple(f"{reason} ({count})" for reason, count in sorted(cluster.reasons.items())),
        title_quote=quote,
    )


def _kind(members: Sequence[Features]) -> StatementKind:
    """The kind most often told; the dead of an attack do not make it an event of its own kind, nor does a mere
    "attack" where a page says what sort of attack it was.
    """
    lane = lane_of_event(members)
    if lane == "background":
        return "background"
    told = Counter(one.kind for one in members if one.statement.polarity == "asserted")
    told = told or Counter(one.kind for one in members)
    if lane in ("deeds", "words"):  # what witnesses say of a deed is no sort of deed, and a claim is no second deed
        said = rules()["words"]["kinds"] | {"background"}
        told = Counter({kind: count for kind, count in told.items() if (kind in said) == (lane == "words")}) or told
    named = {kind: count for kind, count in told.items() if kind not in VAGUE and count >= _NAMED * told.total()}
    deeds = named or {kind: count for kind, count in told.items() if kind != "casualties"}
    return min(deeds or told, key=lambda kind: (-told[kind], kind))


def _days(members: Sequence[Features]) -> tuple[str | None, str | None]:
    """The days that most documents tell; of equally many, the narrowest and the earliest. Open where nobody says.

    Days that stand in a text are held before days inferred from a page, and single days before longer times; where the
    texts name only a longer time, the day of a page in it is the narrower one.
    """
    dated = [one for one in members if one.first or one.last]
    stated = [one for one in dated if one.stated]
    if stated and all(_width((one.first, one.last)) for one in stated):
        stated += [one for one in dated if not one.stated and any(_inside(one, wide) for wide in stated)]
    told: dict[tuple[str | None, str | None], set[str]] = {}
    for one in stated or dated:
        told.setdefault((one.first, one.last), set()).add(one.statement.document_id)
    if not told:
        return None, None
    return min(told, key=lambda days: (_width(days), -len(told[days]), days[0] or "", days[1] or ""))


def _inside(one: Features, wide: Features) -> bool:
    """Whether the day of a page lies in a longer time that a page names: "last month"."""
    return bool(one.first and one.last) and (wide.first or "") <= (one.first or "") <= (wide.last or "9999")


def _width(days: tuple[str | None, str | None]) -> int:
    """0 for a few days, 1 for a longer time, 2 for an open one."""
    if days[0] is None or days[1] is None:
        return 2
    return int((date.fromisoformat(days[1][:10]) - date.fromisoformat(days[0][:10])).days > _FEW_DAYS)


def _people(members: Sequence[Features], part: Callable[[Features], Iterable[Participant]]) -> tuple[str, ...]:
    """Names as written, the most often told first, each person or group once."""
    told = Counter(participant.text for one in members for participant in part(one) if participant.text)
    kept: list[str] = []
    for name in sorted(told, key=lambda name: (-told[name], -len(name), name)):
        if not any(folded_words(name) <= folded_words(other) or name == other for other in kept):
            kept.append(name)
    return tuple(kept[:_PEOPLE])


def independent_origins(members: Sequence[Features]) -> tuple[str, ...]:
    """The origins that an event rests on, each counted once.

    Where people are quoted on a happening, what pages tell in their own voice rests on them, as far as anybody can
    know, and adds nothing; a shorter name ("the Observatory") is the longer one ("the Valley Observatory"). Where
    nobody is quoted, every newsroom counts; but history is common knowledge, and telling it again corroborates
    nothing. Denials are no reports that something happened. An event of words is one saying: it rests on who said it,
    however two pages call him.
    """
    told = [one for one in members if one.statement.polarity == "asserted"] or members
    told = [one for one in told if not _only_mentions(one)] or told
    spoken: dict[str, frozenset[str]] = {}
    narrated: set[str] = set()
    for one in told:
        source = one.statement.attribution.source if one.statement.attribution else None
        if one.statement.origin_id is None:
            continue
        if source and speaker_key(source):
            spoken[one.statement.origin_id] = folded_words(source.name or source.text)
        else:
            narrated.add(one.statement.origin_id)
    lane = lane_of_event(members)
    if lane == "words":
        return _most_told(told)
    if not spoken:
        return tuple(sorted(narrated)[: 1 if lane == "background" else None])
    return tuple(sorted(origin for origin, name in spoken.items() if not _shorter_name(origin, name, spoken)))


def _only_mentions(one: Features) -> bool:
    """Whether a speaker only names a deed in judging or disowning it: "denied any link to the men arrested"."""
    cue = one.statement.attribution.cue if one.statement.attribution else None
    return one.lane == "deeds" and cue is not None and not rules()["mentions"]["verbs"].isdisjoint(fold_words(cue.text))


def _most_told(told: Sequence[Features]) -> tuple[str, ...]:
    """The origin of most of these statements, of those whose speaker has a name if there are any."""
    named = [one for one in told if one.statement.attribution and speaker_key(one.statement.attribution.source)]
    origins = Counter(one.statement.origin_id for one in named or told if one.statement.origin_id)
    return (min(origins, key=lambda origin: (-origins[origin], origin)),) if origins else ()


def _shorter_name(origin: str, name: frozenset[str], spoken: Mapping[str, frozenset[str]]) -> bool:
    return bool(name) and any(
        name < other or (name == other and origin > longer) for longer, other in spoken.items() if longer != origin
    )
