"""Who did what to whom, read by the shipped reader from plain sentences."""

import pytest
from annotating.reading import people_of

ACTIVE = ("attack", "abduction", "bombing", "armed_clash", "casualties", "shelling")
TOLD = [
    ("Gunmen kidnapped the mayor and his driver on Monday.", "Gunmen", {"the mayor", "his driver"}),
    ("The mayor was kidnapped by gunmen on Monday.", "gunmen", {"The mayor"}),
    ("The gunmen who kidnapped the mayor fled.", "The gunmen", {"the mayor"}),
    ("Officials condemned the murder of a judge by the Coastal Front.", "the Coastal Front", {"a judge"}),
    ("The attack by the Coastal Front on the embassy was condemned.", "the Coastal Front", {"the embassy"}),
    ("The Coastal Front carried out an attack on the embassy on Monday.", "The Coastal Front", {"the embassy"}),
    ("Gunmen shot and killed the judge in Velm on Monday.", "Gunmen", {"the judge"}),
    ("The army forced two soldiers to shoot the judge.", "two soldiers", {"the judge"}),
    ("Rebels attacked a pylon near Velm on Monday.", "Rebels", {"a pylon"}),
    ("One of the guards murdered the judge in Velm.", "One of the guards", {"the judge"}),
]


@pytest.mark.parametrize(("sentence", "doer", "hit"), TOLD)
def test_doers_and_targets(sentence: str, doer: str, hit: set[str]) -> None:
    told = people_of(sentence, kinds=ACTIVE)
    assert any(doer in actors for actors, _ in told), told
    assert hit <= {target for _, targets in told for target in targets}, told


def test_a_bomb_hits_what_it_goes_off_in_front_of_and_no_street() -> None:
    ((_, targets),) = people_of("A bomb exploded outside the embassy on Monday.", kinds=("bombing",))
    assert targets == ["the embassy"]
    assert people_of("A bomb exploded in a street on Monday.", kinds=("bombing",)) == [([], [])]


def test_those_who_suffer_losses_do_not_act() -> None:
    told = people_of("The rebels suffered heavy casualties near Velm on Monday.", kinds=("casualties",))
    assert all("The rebels" not in actors for actors, _ in told)
    assert any("The rebels" in targets for _, targets in told)


def test_pronouns_that_name_nobody_are_left_out_and_reflexives_are_who_they_mean() -> None:
    assert people_of("They attacked him on Monday.", kinds=("attack",)) == [([], [])]
    told = people_of("The gunman killed himself on Monday.", kinds=("attack", "casualties"))
    assert [targets for _, targets in told] in ([[]], [["The gunman"]])


def test_nobody_is_no_actor() -> None:
    told = people_of("No group carried out the attack on the embassy on Monday.", kinds=("attack",))
    assert all(not actors for actors, _ in told)


def test_a_terrorist_attack_names_no_terrorist() -> None:
    told = people_of("A terrorist attack on the embassy killed two guards on Monday.", kinds=ACTIVE)
    assert all("terrorist" not in actors for actors, _ in told)


@pytest.mark.parametrize(
    ("sentence", "hit"),
    [
        ("A bomb exploded in front of the headquarters of the guild on Monday.", "the headquarters of the guild"),
        ("A bomb exploded opposite a bank on Monday, wounding two people.", "a bank"),
        ("Gunmen set fire to the farm on Monday.", "the farm"),
        ("Officials condemned the destruction of three pylons on Monday.", "three pylons"),
        ("The explosion on Monday destroyed 13 shops.", "13 shops"),
    ],
)
def test_what_was_hit_is_a_target(sentence: str, hit: str) -> None:
    told = people_of(sentence, kinds=(*ACTIVE, "casualties"))
    assert hit in [target for _, targets in told for target in targets], told


def test_whoever_defuses_a_bomb_did_not_lay_it() -> None:
    assert all(not actors for actors, _ in people_of("Police defused a bomb in Velm on Monday.", kinds=("bombing",)))


def test_an_attempt_is_made_by_whoever_attempts() -> None:
    told = people_of("Guards foiled an attempt by rebels to kidnap the mayor on Monday.", kinds=("abduction",))
    assert [actors for actors, _ in told] == [["rebels"]]


def test_a_heart_attack_has_no_doer() -> None:
    assert people_of("The judge died of a heart attack on Monday.", kinds=ACTIVE) == []


def test_a_name_beside_an_office_is_named_too() -> None:
    told = people_of("Gunmen killed the mayor of Velm, Ada Brandt, on Monday.", kinds=ACTIVE)
    assert {"the mayor of Velm", "Ada Brandt"} <= {target for _, targets in told for target in targets}


def test_words_of_the_trigger_are_no_part_of_a_target() -> None:
    told = people_of("A gunman shot dead 13 people at a bank on Monday.", kinds=ACTIVE)
    assert "13 people" in {target.removesuffix(" at a bank") for _, targets in told for target in targets}


@pytest.mark.parametrize("thing", ["control of the airport", "three hostages", "the town of Velm"])
def test_whoever_seizes_acts(thing: str) -> None:
    told = people_of(f"The army seized {thing} on Monday.", kinds=("territory_gain", "abduction", "arrest"))
    assert [actors for actors, _ in told] == [["The army"]]


def test_a_disease_attacks_nobody() -> None:
    assert people_of("Malaria killed 300 children in the province on Monday.", kinds=("attack",)) == []
