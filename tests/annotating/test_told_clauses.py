"""Which clauses of plain sentences become statements, of which kind, how sure, and who says so."""

from __future__ import annotations

import pytest
from annotating.reading import statements_of

from tallywire.records import Statement


def quoted(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in statements_of(text)]


def only(text: str) -> Statement:
    found = statements_of(text)
    assert len(found) == 1, quoted(text)
    return found[0]


def test_two_tolls_of_one_sentence_are_told_apart_each_with_its_figure() -> None:
    text = "Thirty-one people were killed and 208 injured when a gunman opened fire at the fair."
    tolls = [one for one in statements_of(text) if one.kind == "casualties"]
    assert [text[one.start : one.end] for one in tolls] == ["Thirty-one people were killed", "208 injured"]
    assert [[(f.measure, f.low) for f in one.figures] for one in tolls] == [[("killed", 31)], [("injured", 208)]]


def test_a_second_toll_without_a_number_is_told_with_the_first() -> None:
    text = "Nine guards were killed or wounded on Monday."
    assert [kind for kind, _ in quoted(text)] == ["casualties"]


def test_those_of_whom_no_more_is_known_are_one_unconfirmed_toll() -> None:
    toll = only("There were no immediate details on the number of those killed in the collapse.")
    assert (toll.kind, toll.modality, toll.background) == ("casualties", "unconfirmed", False)


@pytest.mark.parametrize(
    "text",
    [
        "Seven children and three guards were among the dead, the ministry said.",
        "Two of the miners were in a critical condition, the hospital said.",
        "Police said the gunman killed himself before they entered.",
    ],
)
def test_what_state_people_are_in_is_a_toll(text: str) -> None:
    assert only(text).kind == "casualties"


def test_what_a_body_claims_is_no_second_deed_unless_more_is_said_of_it() -> None:
    assert quoted("The Dawn Brigade claimed responsibility for the attack.") == [
        ("communication", "The Dawn Brigade claimed responsibility for the attack")
    ]
    told = quoted("The Dawn Brigade claimed responsibility for the attack on the market of Velm.")
    assert [kind for kind, _ in told] == ["communication", "attack"]


def test_a_warning_of_what_will_follow_is_a_threat_with_all_that_it_says() -> None:
    threat = only('The commander warned that Orsk was a "closed zone" and that his men would shell the port.')
    assert (threat.kind, threat.modality) == ("communication", "planned")


def test_who_reports_what_others_believe_makes_one_statement() -> None:
    assert only('The sheriff said authorities believe it was a "lone wolf" attack.').kind == "communication"


def test_shelter_is_not_responsibility() -> None:
    assert [kind for kind, _ in quoted("Residents were forced to take shelter from the attack.")] == ["background"]


def test_munitions_at_a_place_need_no_verb() -> None:
    shelling = only("Over 30 rockets so far on Damascus.")
    assert (shelling.kind, [figure.low for figure in shelling.figures]) == ("shelling", [30])
    assert [kind for kind, _ in quoted("A rain of rockets on Damascus tonight.")] == ["shelling"]
    assert "shelling" not in [kind for kind, _ in quoted("Rockets on display again.")]


def test_what_a_group_answers_to_is_not_what_it_says() -> None:
    text = "The group responded to the raids that killed nine people in Orsk on Monday."
    raids = [one for one in statements_of(text) if one.kind != "communication"]
    assert raids
    assert all(one.attribution is None for one in raids)


def test_a_title_tells_what_it_has_somebody_say() -> None:
    text = "Blast in Velm\n\nAgency says driver had no link to rebels\n\nA blast shook the town of Velm on Monday."
    said = [one for one in statements_of(text) if one.kind == "communication"]
    assert [one.attribution.source.text for one in said if one.attribution and one.attribution.source] == ["Agency"]


def test_what_others_believe_and_what_one_says_of_oneself_is_told_by_who_speaks() -> None:
    for text in (
        "The sheriff said authorities believe the gunman acted alone.",
        '"I believe the bridge was blown up by rebels," the sheriff said.',
    ):
        said = [one.attribution for one in statements_of(text)]
        assert [one.source.text for one in said if one is not None and one.source is not None] == [
            "The sheriff" if text.startswith("The") else "the sheriff"
        ]
    believed = only("Authorities believe the gunman killed two men.")
    assert believed.attribution is not None
    assert believed.attribution.source is not None
    assert believed.attribution.source.text == "Authorities"


def test_a_count_that_changes_is_one_toll() -> None:
    assert quoted("The number of people killed in the raid rose to 14.") == [
        ("casualties", "The number of people killed in the raid rose to 14")
    ]
