"""Who is held to have done it, read by the shipped reader from plain sentences."""

import pytest
from annotating.reading import people_of

CLAIMED = [
    ("The Coastal Front claimed responsibility for the murder of a judge on Monday.", "The Coastal Front"),
    ("Police accused three fishermen of murdering the mayor of Velm.", "three fishermen"),
    ("Two sailors were charged with the murder of the mayor of Velm.", "Two sailors"),
    ("The attack on the mill on Monday was attributed to the Coastal Front.", "the Coastal Front"),
    ("Officials blamed the Coastal Front for the attack on the mill on Monday.", "the Coastal Front"),
    ("Officials said the Coastal Front was responsible for the attack on the mill on Monday.", "the Coastal Front"),
    ("Three men suspected of the murder of a judge were held in Velm.", "Three men"),
    ("The sergeant confessed to the murder of the judge.", "The sergeant"),
    ("The judge holds the Coastal Front responsible for the murder of the mayor.", "the Coastal Front"),
    ("Police spoke of the involvement of the Coastal Front in the murder of the mayor.", "the Coastal Front"),
    ("Two guards involved in the murder of the mayor fled on Monday.", "Two guards"),
    ("The murder of the mayor was blamed on the Coastal Front.", "the Coastal Front"),
]


@pytest.mark.parametrize(("sentence", "doer"), CLAIMED)
def test_the_sentence_says_who_is_held_to_have_done_it(sentence: str, doer: str) -> None:
    told = people_of(sentence, kinds=("attack",))
    assert told
    assert doer in [actor for actors, _ in told for actor in actors]


def test_an_arrest_during_a_raid_makes_nobody_its_doer() -> None:
    told = people_of(
        "Two sailors were arrested in the raid on the mill by the Coastal Front on Monday.", kinds=("attack",)
    )
    assert all("Two sailors" not in actors for actors, _ in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Coastal Front denied responsibility for the murder of a judge on Monday.",
        "The Coastal Front was not responsible for the murder of a judge on Monday.",
        "The involvement of the Coastal Front in the murder of the judge was denied.",
        "Two sailors were acquitted of the murder of the judge.",
        "The mayor left after the murder of a judge.",
        "The Coastal Front condemned the murder of a judge.",
    ],
)
def test_nobody_is_made_a_doer_by_a_denial_or_by_standing_there(sentence: str) -> None:
    told = people_of(sentence, kinds=("attack",))
    assert all(not actors for actors, _ in told), told
