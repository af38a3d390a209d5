"""What an article line is besides body: a byline, a date line, a caption; told by its form alone.

>>> from tallywire.reading.lines import read_lines
>>> page = "By Ana Kovac\\nThursday 5 March 2015\\nA boy looks on. (Photo: Ana Kovac/Reuters)"
>>> [line_role(line) for line in read_lines(page)]
['byline', 'dateline', 'caption']
"""

import re

from tallywire.reading.agencies import is_agency_credit
from tallywire.reading.lines import Line
from tallywire.reading.writtendates import find_dates
from tallywire.records import PassageKind

__all__ = ["is_edit_stamp", "line_role"]

_LONGEST_STAMP = 160  # code points: a byline or date line is never longer; keeps every pattern below on short text
_BYLINE = re.compile(
    r"(?:story |report |text |words |written |posted |prepared |compiled )?by:? (?:the )?[A-Z]|"
    r"from (?:our|wire|staff|news)\b|(?:staff|news) (?:report|writer|and wire)|"
    r"[(\[]?(?:additional )?report(?:ing|ed) (?:by|from)|contribut(?:ed|ing|or|ors)\b.{0,60}(?:report|:)|"
    r"[(\[]?(?:writing|editing|compiled|translated) by|[-–—]{1,3} ?(?:additional )?reporting|"
    r"(?:updated|last updated|posted|published).{0,60}\bby [A-Z]|author:|"
    r"(?:[-–—(].{3,60}|\S{2,20} (?:\S{2,20} ){1,4})contributed to this (?:report|story|article)",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"by (?:the (?:time|end|numbers|way)|now|then|contrast|clicking|signing|subscribing|email|phone|\d)", re.IGNORECASE
)
_HANDLE_BEFORE_DATE = re.compile(r"\(@?\w{2,40}\)$")
_FOUNDED = re.compile(r"\b(?:est\.|established|founded|since)(?!\w)", re.IGNORECASE)
_EDIT = re.compile(r"(?:edited|modified)\b", re.IGNORECASE)
_STAMP_WORD = re.compile(
    r"(?:\b(?:first |last |date )?"
    r"(?:updated?|published|posted|modified|edited|created|issued|released|date|time|on|at|of|"
    r"gmt|utc|ist|est|edt|cet|cest|bst|am|pm|a\.m|p\.m|et|pt|local|hrs|hours?)\b|"
    r"\d{1,2}[:.]\d{2}(?::\d{2})?|[-–—|,.:;()/•·\s]|\b[AaPp][Mm]\b|[+-]\d{2,4})",
    re.IGNORECASE,
)
_CREDIT_MARK = re.compile(
    r"\b(?:photo|image|picture|photograph|pic)s?(?: credit| by|:| courtesy)|"
    r"\bgetty images\b|\bshutterstock\b|\bfile photo\b|\bhandout via\b|"
    r"\((?:photo|image|ap photo|file)[^()]{0,60}\)\.?$|\b(?:AP|AFP|EPA|Reuters|Xinhua) [Pp]hoto\b",
    re.IGNORECASE,
)
_AGENCY_END = re.compile(
    r"\((?:[\w .'-]{1,40}[/,] ?)?(?:AP|AFP|EPA|Reuters|REUTERS|Xinhua)\)\.?$|[—–-] ?(?:AP|AFP|Reuters)$"
)
_CREDIT_ALONE = re.compile(
    r"(?:[Pp]hoto )?[Cc]redit:? [A-Z]|.{3,120} - YouTube$|"
    r"[A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{1,20}){1,2} ?/ ?[A-Z][\w. ]{1,30}$"
)
_SCENE = re.compile(
    r"(?:stand|sit|hold|wave|walk|look|pose|attend|carry|carrie|inspect|gather|speak|run|react|mourn|pray|rest|ride|arrive|"
    r"leave|shake|point|rise|billow|queue|flee|help|cheer|hug)s?\b|\b(?:pass|watch|search)(?:es)?\b|"
    r"\b(?:is|are) (?:seen|pictured)\b"
)
_SCENE_PLACE = re.compile(r"\b(?:during|outside|near|in front of|beside|along|at the scene|following|after|in|on)\b")


def line_role(line: Line) -> PassageKind | None:
    """`byline`, `dateline` or `caption` by the form of the line, None for anything else."""
    text = line.text
    if len(text) <= _LONGEST_STAMP and not _FOUNDED.search(text):
        if is_edit_stamp(text) or _is_byline(line):
            return "byline"
        if _is_date_line(text):
            return "dateline"
    return "caption" if _is_caption(line) else None


def is_edit_stamp(text: str) -> bool:
    """Whether a line says when the page was last touched, not when the story was written."""
    return bool(_EDIT.match(text)) and bool(find_dates(text[:_LONGEST_STAMP]))


def _is_byline(line: Line) -> bool:
    text = line.text
    if is_agency_credit(text):
        return True
    if len(line.words) <= 14 and _BYLINE.match(text) and not _NOT_BYLINE.match(text):
        return not text.endswith((".”", "?", "!")) and not _reads_on(line)
    return _has_name_and_date(text)


def _reads_on(line: Line) -> bool:
    """Whether the line goes on like a sentence ("By Monday the army had taken ...")."""
    return (
        len(line.words) > 6
        and "contributed" not in line.words
        and not {
            "said",
            "had",
            "was",
            "were",
            "has",
            "have",
            "is",
            "are",
            "will",
            "to",
        }.isdisjoint(line.words)
    )


def _has_name_and_date(text: str) -> bool:
    """A name and one date, nothing else: "Outlet | Updated: 2017-10-03", "Name (handle) February 5 2015"."""
    dates = find_dates(text)
    if len(dates) != 1 or len(text) > 90:
        return False
    before, after = text[: dates[0].start].strip(), text[dates[0].end :].strip()
    if _STAMP_WORD.sub("", after) and not re.fullmatch(r"page ?\d{1,3}\)?", after):
        return False
    if _HANDLE_BEFORE_DATE.search(before):
        return True
    name = _STAMP_WORD.sub(" ", before.lstrip("—–- (")).split()
    return 1 <= len(name) <= 4 and all(word[:1].isupper() for word in name)


def _is_date_line(text: str) -> bool:
    dates = find_dates(text)
    if not dates or len(dates) > 3:
        return False
    return not _STAMP_WORD.sub("", _without_dates(_without_dates(text)))


def _without_dates(text: str) -> str:
    """The rest of a line; a date glued to its own copy ("3 Nov 20183 Nov 2018") needs it twice."""
    for date in reversed(find_dates(text)):
        text = text[: date.start] + text[date.end :]
    return text


def _is_caption(line: Line) -> bool:
    text = line.text
    if len(text) > 600 or len(line.words) > 80:
        return False
    if _CREDIT_ALONE.match(text) and len(line.words) <= 20 and not text.endswith("."):
        return True
    tail = text[-90:]
    if _CREDIT_MARK.search(tail):
        return True
    if _AGENCY_END.search(tail) and len(line.words) <= 45 and _shows_a_scene(line):
        return True
    return len(line.words) >= 14 and text[-1] not in ".!?”\"':" and _shows_a_scene(line)


def _shows_a_scene(line: Line) -> bool:
    """Present tense and a place, no full stop: what a picture shows ("Soldiers stand guard near the harbour")."""
    start = " ".join(line.words[:9])
    found = _SCENE.search(start)
    return bool(found and found.start() > 0 and _SCENE_PLACE.search(" ".join(line.words)[found.end() :]))
