"""Forms of one name inside a document."""

from annotating.reading import statements_of

from tallywire.annotating.aliases import longer_forms


def test_a_surname_an_acronym_and_a_head_are_short_forms() -> None:
    names = ["ida marr", "marr", "northern port guild", "npg", "two armed guards", "guards"]
    assert longer_forms(names) == {"guards": "two armed guards", "marr": "ida marr", "npg": "northern port guild"}


def test_a_form_that_could_be_two_stays_by_itself() -> None:
    assert longer_forms(["ida marr", "olaf marr", "marr"]) == {}


def test_forms_of_forms_lead_to_the_fullest() -> None:
    names = ["colonel ida marr", "ida marr", "marr"]
    assert longer_forms(names) == {"ida marr": "colonel ida marr", "marr": "colonel ida marr"}


def test_an_office_is_also_named_without_its_town() -> None:
    assert longer_forms(["mayor of velm", "mayor"]) == {"mayor": "mayor of velm"}


def test_names_that_share_nothing_stay_apart() -> None:
    assert longer_forms(["ida marr", "velm", ""]) == {}


def test_one_entity_for_all_forms_on_a_page() -> None:
    text = "Gunmen killed Ida Marr in Tripoli on Monday. Marr was shot by two men. Gunmen attacked a bank on Monday."
    people = [person for one in statements_of(text) for person in (*one.actors, *one.targets)]
    ids = {text: {p.entity_id for p in people if p.text == text} for text in ("Ida Marr", "Marr", "Gunmen", "two men")}
    assert ids["Ida Marr"] == ids["Marr"]
    assert len(ids["Ida Marr"]) == len(ids["Gunmen"]) == 1
    assert ids["Gunmen"] != ids["two men"]
