import pytest
from annotating.handmade import KILLED, sighting, time, tree

from tallywire.annotating.clauses import told_clauses
from tallywire.annotating.triggers import find_triggers
from tallywire.annotating.when import document_time, is_recent, stated_time, told_time
from tallywire.language.precision import precision_of
from tallywire.ontology import load_ontology
from tallywire.records import UNKNOWN_DATE, Published, StatedTime

PAGE = Published(from_="2031-05-07", to="2031-05-07", precision="day", method="given")


def test_the_words_of_the_clause_date_it() -> None:
    parse = tree(KILLED)
    seen = sighting(parse, times=[time(parse, "Monday", "2031-05-05")])
    (told,) = told_clauses(parse, find_triggers(parse, load_ontology(), places=(), dated=()), counted=(), dated=())
    when = told_time(told, seen, PAGE)
    assert when is not None
    assert (when.text, when.from_, when.to, when.precision, when.method) == (
        "Monday",
        "2031-05-05",
        "2031-05-05",
        "day",
        "clause",
    )


def test_words_that_stay_open_leave_the_time_open() -> None:
    parse = tree(KILLED)
    seen = sighting(parse, times=[time(parse, "Monday", None, value="XXXX-WXX-1")])
    (told,) = told_clauses(parse, find_triggers(parse, load_ontology(), places=(), dated=()), counted=(), dated=())
    when = told_time(told, seen, UNKNOWN_DATE)
    assert when is not None
    assert (when.text, when.from_, when.to) == ("Monday", None, None)


@pytest.mark.parametrize(
    ("words", "low", "value", "type_", "expected"),
    [
        ("since May", "2031-05-01", None, "DATE", ("2031-05-01", "2031-05-07")),
        ("for years", None, "P2Y", "DURATION", ("2029-05-07", "2031-05-07")),
        ("for days", None, "P3D", "DURATION", (None, None)),
        ("in 2020", "2020-01-01", None, "DATE", ("2020-01-01", "2020-01-01")),
    ],
)
def test_since_and_for_reach_up_to_the_page(
    words: str, low: str | None, value: str | None, type_: str, expected: tuple[str | None, str | None]
) -> None:
    preposition, noun = words.split()
    parse = tree(
        f"Fought fight VERB VBN root 0\n{preposition} {preposition} ADP IN case 3\n{noun} {noun} NOUN NN obl 1"
    )
    found = time(parse, noun, low, type_=type_, value=value)
    when = stated_time(found, [parse[2]], PAGE)
    assert (when.from_, when.to) == expected


def test_news_without_words_of_time_takes_the_first_dated_happening_else_the_page() -> None:
    lede = StatedTime(
        start=3, end=9, text="Monday", from_="2031-05-05", to="2031-05-05", precision="day", method="clause"
    )
    given = document_time(PAGE, lede)
    assert given is not None
    assert (given.text, given.from_, given.method, len(given.evidence)) == (None, "2031-05-05", "document", 1)
    bare = document_time(PAGE, None)
    assert bare is not None
    assert (bare.from_, bare.to) == ("2031-05-06", "2031-05-07")
    assert document_time(UNKNOWN_DATE, None) is None


def test_recent_is_within_the_week_before_the_page() -> None:
    def on(day: str) -> StatedTime:
        return StatedTime(
            start=0, end=1, text="x", from_=day, to=day, precision=precision_of(day, day), method="clause"
        )

    assert is_recent(on("2031-05-05"), PAGE)
    assert not is_recent(on("2031-04-05"), PAGE)
    assert is_recent(on("2031-04-05"), UNKNOWN_DATE)
    assert precision_of("2031-01-01", "2031-12-31") == "year"
    assert precision_of("2031-01-01", "2033-12-31") == "unknown"


def test_the_time_of_what_did_it_is_that_of_the_deaths_and_a_party_s_is_not() -> None:
    table = """
The the DET DT det 4
May May PROPN NNP compound 4
2031 2031 NUM CD nmod 2
shooting shooting NOUN NN nsubj 5
left leave VERB VBD root 0
nine nine NUM CD obj 5
dead dead ADJ JJ xcomp 5
"""
    for noun, expected in (("shooting", "May 2031"), ("party", None)):
        parse = tree(table.replace("shooting shooting", f"{noun} {noun}"))
        seen = sighting(parse, times=[time(parse, "May 2031", "2031-05-01")])
        told = told_clauses(parse, find_triggers(parse, load_ontology(), places=(), dated=()), counted=(), dated=())
        when = told_time(next(one for one in told if one.head == 4), seen, PAGE)
        assert (when.text if when else None) == expected, noun
