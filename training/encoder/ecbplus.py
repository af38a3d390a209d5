"""Names in the news of ECB+ (topics 1-35, CC BY 3.0): people, organisations, places, facilities.

ECB+ marks who took part in chosen events, by whatever words ("the actress", "in Queens"); a name is the capitalised run
of such a mention. What is capitalised and not marked may be a name too: nothing is learned about those words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

__all__ = ["NamedSentence", "read_ecbplus"]

_KINDS = {
    "HUMAN_PART_PER": "PERSON",
    "HUMAN_PART_ORG": "ORGANISATION",
    "HUMAN_PART_GPE": "PLACE",
    "LOC_GEO": "PLACE",
    "LOC_FAC": "FACILITY",
}
_LINKS = frozenset(("of", "the", "for", "and", "de", "al", "&"))
_TITLES = frozenset(
    ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "president", "minister", "judge", "detective",
     "officer", "actor", "actress",
     "sergeant", "captain", "sheriff", "senator", "sen.", "gov.", "governor", "lt.", "sgt.", "chief")
)  # fmt: skip
_MOST_CAPITALS = 0.5  # share of capitalised words above which a sentence is a headline: capitals mark no names there

Token = tuple[str, str]  # its number in the file, its text


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """Words with their names (first, last, kind), and the words of which is not known whether they are one."""

    document: str
    words: list[str]
    names: list[tuple[int, int, str]]
    unsure: list[int]


def read_ecbplus(folder: Path) -> Iterator[NamedSentence]:
    """The sentences that have a mention, in the order of the files."""
    for path in sorted(folder.glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()
        sentences: dict[str, list[Token]] = {}
        for token in root.iter("token"):
            sentences.setdefault(token.get("sentence", ""), []).extend(_split(token.get("t_id", ""), token.text or "-"))
        markables = root.find("Markables")
        mentions = [
            (markable.tag, {anchor.get("t_id", "") for anchor in markable.findall("token_anchor")})
            for markable in (markables if markables is not None else ())
        ]
        for tokens in sentences.values():
            found = _sentence(path.stem, tokens, mentions)
            if found is not None:
                yield found


def _split(number: str, text: str) -> list[Token]:
    """A possessive ending is a word of its own, as in the treebanks."""
    for ending in ("'s", "’s"):
        if text.endswith(ending) and len(text) > len(ending):
            return [(number, text[: -len(ending)]), ("", ending)]
    return [(number, text)]


def _sentence(document: str, tokens: Sequence[Token], mentions: Sequence[tuple[str, set[str]]]) -> NamedSentence | None:
    words = [text for _, text in tokens]
    capitals = [at for at, word in enumerate(words) if word[:1].isupper()]
    letters = sum(word[:1].isalpha() for word in words)
    names: list[tuple[int, int, str]] = []
    marked = False
    for kind, numbers in mentions:
        inside = [at for at, (number, _) in enumerate(tokens) if number in numbers]
        marked = marked or bool(inside)
        name = _name(words, inside, kind) if inside and kind in _KINDS else None
        if name is not None and all(name[1] < other[0] or name[0] > other[1] for other in names):
            names.append(name)
    if not marked or len(capitals) > _MOST_CAPITALS * letters:
        return None
    named = {at for first, last, _ in names for at in range(first, last + 1)}
    return NamedSentence(document, words, sorted(names), [at for at in capitals if at not in named])


def _name(words: Sequence[str], inside: Sequence[int], kind: str) -> tuple[int, int, str] | None:
    """The one capitalised run of a mention, without article and title; none if it has none, or several."""
    runs: list[list[int]] = []
    for at in range(inside[0], inside[-1] + 1):
        if words[at][:1].isupper() and words[at].lower() not in _LINKS | _TITLES:
            if runs and all(words[between].lower() in _LINKS for between in range(runs[-1][-1] + 1, at)):
                runs[-1].append(at)
            else:
                runs.append([at])
    if len(runs) != 1 or runs[0] == [0] or words[runs[0][0]].startswith("I'"):
        return None  # a lone first word is as likely "Police" as a name
    first, last = runs[0][0], runs[0][-1]
    place_beside = kind == "LOC_FAC" and words[inside[0]].islower()  # "in Newport Beach" is no facility
    shouted = kind == "HUMAN_PART_PER" and words[first].isupper() and first == last
    return None if place_beside or shouted else (first, last, _KINDS[kind])
