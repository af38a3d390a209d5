"""What can be seen of a line before it is called furniture or article: general features, no site's own words.

A feature is a name and a number; `furniture.toml` gives each name its weight in log-odds.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from tallywire.reading.commonwords import FUNCTION_WORDS
from tallywire.reading.furniture_data import Phrases
from tallywire.reading.lines import Line

__all__ = ["PageView", "count_stems", "is_label", "is_prose", "own_features", "page_features"]

Features = dict[str, float]

_SENTENCE_END = ("。", "」", "！", "？", ".", "!", "?", '"', "”", ")", ".]", ".’", ".'")
_FULL_STOP = ("。", "」", ".", ".”", '."', ".’", ".'", "?”", "!”", '?"', '!"', ",”", ".)", ".]", "”", '"')
_SEPARATOR = re.compile(r" [|›»>·•:»] | / (?!\d)|\||>>|   |[»›→↑←×]|\t|(?<![.!?:\"”’]) {2,}(?=\S)")
_TITLE_AND_SITE = re.compile(r"(?:[^\s|]{1,30} ){4,20}\| [A-Z][^|]{1,40}$")
_ADDRESS = re.compile(r"https?:|www\.|[\w.]{2,40}@[\w]{2,40}\.|(?<!\w)[@#]\w")
_GLUED = re.compile(r"[a-z]{3}[.!?]{0,3}[A-Z][a-z]{2}|\w[.!?]{1,3}[A-Z][a-z]{2}|[a-z]\)[A-Z]|™[A-Z]")
_SENTENCE_BREAK = re.compile(r"[a-z\d)”\"’][.!?][”\"’)]? [“\"‘]?[A-Z]")
_SPEECH = frozenset(
    "said says told added announced reported claimed killed wounded died was were had has been according would".split()  # noqa: SIM905
)
_FINITE = frozenset("is are was were has have had will would said says can could did does".split())  # noqa: SIM905
_LEAD_IN = (
    _FINITE | _SPEECH | {"here", "following", "follows", "these", "this", "according", "wrote", "writes", "tweeted"}
)
_YOU = frozenset({"you", "your", "yours", "us", "our"})
_COPYRIGHT = re.compile(
    r"©|\(c\) ?\d{4}|\bcopyright\b.{0,20}\d{4}|all rights reserved|®.{0,60}trademark", re.IGNORECASE
)
_FOUNDED = re.compile(r"\b(?:est\.|established|founded|since)[^.]{0,20}\b1[5-9]\d\d\b", re.IGNORECASE)
_ABOUT_AUTHOR = re.compile(
    r"^about the (?:author|writer|reporter)s?\b|"
    r"\bis (?:an?|the) (?:\S{1,20} ){0,6}?"
    r"(?:author|reporter|correspondent|writer|editor|columnist|journalist|professor|fellow)\b|"
    r"^.{0,60}\b(?:originally appeared|was (?:first|originally) published|is republished|was adapted)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile('["“”]')
_CODE = re.compile(r"[\w)\]'\"];$|[{}]$|^[{}]|^[a-z-]+:[\w# ]+;|\w\(\)|\w (?:[=!]=|=) ['\"\w]|::\w|->\w|^\$ \w|^#\w+ <")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
_ANNOUNCED = re.compile(r"[\[(]?([A-Za-z' ]{3,24})[:|–—]")
_WORDS = re.compile(r"[A-Za-z]+")
_MAX_WORDS_IN_PHRASE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What a line is compared with: how often it stands on the page, and in how many article lines a stem stands."""

    line_counts: Mapping[str, int]
    stem_counts: Mapping[str, int]
    core: frozenset[int]
    first: int
    last: int


def is_prose(line: Line) -> bool:
    """Whether a line reads like a sentence of an article: long, mostly small words, with an end mark."""
    share = _function_share(line)
    if len(line.words) >= 20 and share >= 0.3:
        return not line.text.endswith(("…", "..."))
    return len(line.words) >= 8 and share >= 0.15 and line.text.endswith(_SENTENCE_END)


def own_features(line: Line, phrases: Phrases) -> Features:
    """The features that a line has by itself, by name; absent means 0."""
    return {_length(line): 1.0, **_marks(line), **_phrase_features(line, phrases)}


def page_features(line: Line, position: int, view: PageView) -> Features:
    """The features that the line at `position` has in its page: said again elsewhere, on the topic or off it."""
    return {**_repetition(line, view), **_topic(line, position in view.core, view)}


def _length(line: Line) -> str:
    count = len(line.words)
    for limit, name in ((1, "words_1"), (4, "words_2_4"), (8, "words_5_8"), (14, "words_9_14"), (24, "words_15_24")):
        if count <= limit:
            return name
    return "words_25"


def _function_share(line: Line) -> float:
    return sum(word in FUNCTION_WORDS for word in line.words) / max(1, len(line.words))


_TESTS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("sentence_end", lambda line: len(line.words) >= 4 and line.text.endswith(_FULL_STOP)),
    (
        "finite",
        lambda line: len(line.words) >= 5 and line.text.endswith(_FULL_STOP) and not _FINITE.isdisjoint(line.words),
    ),
    ("no_end", lambda line: len(line.words) >= 8 and not line.text.endswith((*_SENTENCE_END, ":", ";"))),
    ("short_stop", lambda line: bool(line.words) and len(line.words) <= 4 and _ends_a_sentence(line.text)),
    ("question_end", lambda line: line.text.endswith("?")),
    ("colon_end", lambda line: line.text.endswith(":") and len(line.words) >= 3),
    ("lead_in", lambda line: line.text.endswith(":") and not _LEAD_IN.isdisjoint(line.words) and len(line.words) >= 3),
    ("ellipsis_end", lambda line: line.text.endswith(("…", "..."))),
    ("no_letters", lambda line: not line.words),
    ("address", lambda line: bool(_ADDRESS.search(line.text[:400]))),
    ("copyright", lambda line: bool(_COPYRIGHT.search(line.text[:400]))),
    ("founded", lambda line: len(line.words) <= 10 and bool(_FOUNDED.search(line.text[:200]))),
    ("exclaimed", lambda line: line.text.endswith("!")),
    ("all_caps", lambda line: 2 <= len(line.words) <= 12 and line.text == line.text.upper()),
    ("you", lambda line: len(line.words) <= 40 and not _YOU.isdisjoint(line.words[:25])),
    ("glued", lambda line: len(line.words) <= 30 and bool(_GLUED.search(line.text[:300]))),
    ("quoted", lambda line: line.text[0] in "“\"'‘" and len(line.words) >= 6),
    ("figures", lambda line: _is_of_figures(line.text[:200])),
    ("code", lambda line: bool(_CODE.search(line.text[:200])) and not line.text.startswith("©")),
    ("about_author", lambda line: len(line.words) <= 45 and bool(_ABOUT_AUTHOR.search(line.text[:200]))),
    ("numbered", lambda line: bool(_NUMBERED.match(line.text))),
    (
        "said",
        lambda line: (
            len(line.words) >= 8 and line.text.endswith(_SENTENCE_END) and not _SPEECH.isdisjoint(line.words[:60])
        ),
    ),
    ("sentences", lambda line: len(line.words) >= 20 and bool(_SENTENCE_BREAK.search(line.text))),
    ("function_words", lambda line: len(line.words) >= 5 and _function_share(line) >= 0.3),
)


def _ends_a_sentence(text: str) -> bool:
    """Whether a line ends with a full stop: links and buttons do not, but for those that wait ("Loading...")."""
    return text.endswith(".") and not text.endswith("..")


def _marks(line: Line) -> Features:
    found = {name: 1.0 for name, test in _TESTS if test(line)}
    if len(line.words) <= 40:
        separators = len(_SEPARATOR.findall(line.text[:300]))
        separators -= separators == 1 and bool(_TITLE_AND_SITE.match(line.text))
        if separators:
            found["separators"] = min(separators, 3.0)
    if _is_title_case(line.text):
        found["title_case"] = 1.0
    return found


def _is_of_figures(text: str) -> bool:
    """Whether a line is mostly numbers (a row of a table, coordinates): links and menus are made of words."""
    digits, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    return digits >= 8 and digits >= letters > 0


def _is_title_case(text: str) -> bool:
    words = [word for word in text[:200].split() if word[:1].isalpha() and len(word) > 3]
    return 3 <= len(words) <= 20 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _phrase_features(line: Line, phrases: Phrases) -> Features:
    found: Features = {}
    words = line.words[:60]
    if len(words) <= 8 and line.phrase in phrases.exact and not _ends_a_sentence(line.text):
        found["exact"] = 1.0
    if any(
        " ".join(words[:size]) in phrases.prefix for size in range(1, _MAX_WORDS_IN_PHRASE + 1) if size <= len(words)
    ):
        found["prefix"] = 1.0
    if _is_announced(line, phrases.announce):
        found["labelled"] = 1.0
    inside = _count_inside(words, phrases.inside)
    if inside:
        found["inside"] = min(inside, 3.0)
    if 2 <= len(words) <= 7 and words[0] in phrases.verb and not line.text.endswith("."):
        found["asks"] = 1.0
    if _repeats_itself(line.words) and not _QUOTE.search(line.text[:300]):
        found["repeated_part"] = 1.0
    if is_label(line, phrases.label):
        found["label"] = 1.0
    return found


def _is_announced(line: Line, announce: Collection[str]) -> bool:
    """Whether the line is a link with what announces it before it: "Also read ...", "RELATED: ..."."""
    if not 3 <= len(line.words) <= 40:
        return False
    colon = _ANNOUNCED.match(line.text)
    if colon and " ".join(word.lower() for word in _WORDS.findall(colon[1])) in announce:
        return True
    return any(" ".join(line.words[:size]) in announce for size in (2, 3, 4)) and line.text.split()[1][:1].isupper()


def _count_inside(words: Sequence[str], phrases: Collection[str]) -> int:
    sizes = range(1, _MAX_WORDS_IN_PHRASE + 1)
    grams = (" ".join(words[at : at + size]) for at in range(len(words)) for size in sizes if at + size <= len(words))
    return sum(gram in phrases for gram in grams)


def is_label(line: Line, labels: Collection[str]) -> bool:
    """Whether the whole line names a list of links ("Related stories")."""
    return len(line.words) <= 6 and line.phrase in labels


def _repetition(line: Line, view: PageView) -> Features:
    found: Features = {}
    if view.line_counts.get(line.text, 0) > 1 and len(line.words) <= 40:
        found["repeated_line"] = 1.0
    return found


def _repeats_itself(words: Sequence[str]) -> bool:
    """Whether the line is one phrase said twice or more ("Read more Read more", a link and its tooltip)."""
    if not 2 <= len(words) <= 40:
        return False
    tail = words[-2:] if len(words) >= 6 else words[-1:]
    size = len(tail)
    places = [at for at in range(len(words) - size + 1) if tuple(words[at : at + size]) == tuple(tail)]
    if len(places) < 2 or max(map(len, tail)) < 4:
        return False
    step = places[-1] - places[-2]
    return step >= min(3, len(words) // 2) and tuple(words[-step:]) == tuple(words[-2 * step : -step])


def _topic(line: Line, in_core: bool, view: PageView) -> Features:
    """How many of the line's topic words stand in other article lines; lines of other words are off the topic."""
    if not line.stems or not view.stem_counts:
        return {}
    own = 1 if in_core else 0
    shared = sum(view.stem_counts.get(stem, 0) > own for stem in line.stems)
    share = shared / len(line.stems)
    weight = sum(
        min(2.0, 0.5 + 0.5 * log2(count)) for stem in line.stems if (count := view.stem_counts.get(stem, 0) - own) > 0
    )
    found = {"topic": min(5.0, weight) * (0.4 + share)}
    trust = min(1.0, (len(view.core) - own) / 4)  # two paragraphs do not say much of what a page is about
    name = "off_topic_prose" if is_prose(line) and len(line.words) >= 15 else "off_topic"
    found[name] = trust * max(0.0, 0.25 - share) * 4 * min(4.0, len(line.stems) / 3)
    return found


def count_stems(lines: Sequence[Line], core: Collection[int]) -> Counter[str]:
    """In how many of the core lines each stem stands."""
    return Counter(stem for position in sorted(core) for stem in sorted(lines[position].stems))
