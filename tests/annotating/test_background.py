import pytest
from annotating.handmade import tree

from tallywire.annotating.background import is_background
from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.triggers import find_triggers
from tallywire.language.precision import precision_of
from tallywire.ontology import load_ontology
from tallywire.records import UNKNOWN_DATE, Published, StatedTime

PAGE = Published(from_="2031-05-07", to="2031-05-07", precision="day", method="given")
PAST = "Rebels rebel NOUN NNS nsubj 2\nattacked attack VERB VBD root 0"
PRESENT = "He he PRON PRP nsubj 2\nattacks attack VERB VBZ root 0"


def rule(
    table: str, when: StatedTime | None = None, *, published: Published = PAGE, carried: bool = False
) -> tuple[bool, str]:
    parse = tree(table)
    told = told_clauses(parse, find_triggers(parse, load_ontology(), places=(), dated=()), counted=(), dated=())
    return is_background(told[0], parse, when, published, carried=carried)


def at(low: str | None, high: str | None, text: str = "then") -> StatedTime:
    return StatedTime(start=0, end=4, text=text, from_=low, to=high, precision=precision_of(low, high), method="clause")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("2031-05-06", "2031-05-06", False),
        ("2031-04-01", "2031-04-30", False),
        ("2031-01-01", "2031-01-31", True),
        ("2028-03-01", "2031-05-07", True),
        ("2020-01-01", "2020-12-31", True),
        (None, None, False),
    ],
)
def test_long_ago_and_long_stretches_are_history(low: str | None, high: str | None, expected: bool) -> None:
    assert rule(PAST, at(low, high))[0] is expected


def test_without_a_date_of_the_page_months_and_years_are_history() -> None:
    assert rule(PAST, at("2020-01-01", "2020-12-31"), published=UNKNOWN_DATE)[0]
    assert not rule(PAST, at("2020-01-01", "2020-01-01"), published=UNKNOWN_DATE)[0]


def test_a_chronicle_in_the_present_tense_is_history() -> None:
    assert rule(PRESENT, at(None, None, "In April"))[0]
    assert rule(PRESENT, at("2031-04-12", "2031-04-12"))[0]
    assert not rule(PRESENT, at("2031-05-06", "2031-05-06"))[0]
    assert rule(PAST, at(None, None, "last year"))[0]


def test_history_carries_on_until_a_time_is_named() -> None:
    assert rule(PAST, carried=True) == (True, "background:carried")
    assert not rule(PAST, at("2031-05-06", "2031-05-06"), carried=True)[0]


def test_habits_records_totals_and_context_are_background() -> None:
    assert rule("They they PRON PRP nsubj 3\noften often ADV RB advmod 3\nattack attack VERB VBP root 0")[0]
    assert rule("deadliest deadly ADJ JJS amod 2\nattack attack NOUN NN root 0")[1] == "background:record"
    total = """
9000 9000 NUM CD nsubj 3
have have AUX VBP aux 3
died die VERB VBN root 0
in in ADP IN case 6
the the DET DT det 6
war war NOUN NN obl 3
"""
    assert rule(total)[1] == "background:total"
    assert rule("Snow snow NOUN NN nsubj 2\nfell fall VERB VBD root 0")[1] == "background:context"
    assert rule(PAST) == (False, "background:no")
