from tallywire.annotating.headlines import running_case
from tallywire.ontology import load_ontology
from tallywire.records import PassageKind, Span

BODY = "\nThe militia moved on. It holds Kills Bridge.\n"


def case(headline: str) -> str:
    spans: list[tuple[Span, PassageKind]] = [
        (Span(start=0, end=len(headline)), "headline"),
        (Span(start=len(headline), end=len(headline + BODY)), "body"),
    ]
    text = headline + BODY
    changed = running_case(text, spans, load_ontology())
    assert len(changed) == len(text)
    assert changed[len(headline) :] == BODY
    return changed[: len(headline)]


def test_words_that_the_page_or_the_ontology_writes_small_are_made_small() -> None:
    assert case("Northern Militia Fires Rockets At Velm") == "Northern militia fires rockets at Velm"


def test_a_word_that_the_body_writes_as_a_name_stays_one() -> None:
    assert case("Militia Fires Rockets On Kills Bridge") == "militia fires rockets on Kills Bridge"


def test_acronyms_and_headlines_in_running_case_are_left_alone() -> None:
    assert case("UNRWA Workers Killed During Raid Near Velm").startswith("UNRWA ")
    plain = "Militia fires rockets at Velm, mayor says"
    assert case(plain) == plain
    assert running_case("no headline", [], load_ontology()) == "no headline"
